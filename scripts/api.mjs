// Makes the API reference docs/api.md from the shipped declarations, js/index.d.ts and js/element/index.d.ts. `npm run api`
// writes it. The check `api` fails if the file is out of date, or if a public name has no text of its own.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { main, root } from './run.mjs'

const page = 'docs/api.md'
const declarations = ['js/index.d.ts', 'js/element/index.d.ts']

/** In the order of the page. Each exported name is in exactly one group. */
const groups = [
  {
    title: 'In Lampa',
    text: 'What `plugin.js` puts into the application: the global `ResilientPlayback`. A whole plugin: [examples/lampa-plugin](../examples/lampa-plugin).',
    names: 'ResilientPlaybackPlugin PlayData CallbackEvent'
  },
  {
    title: 'In a web page',
    text: "`import { createPlayer } from 'resilient-playback'`, or the global `ResilientPlayback` of `resilient-playback.js`.",
    names: 'createPlayer attach Player PageOptions Engines PlaybackError version'
  },
  {
    title: 'Films, servers, events',
    text: 'The same in Lampa and in pages.',
    names:
      'Options Source MediaType Session SourceState PlaybackEvent Reason Tried Preferences TrackSession Tracks Track Subtitles Audio Policy ProxyEntry'
  },
  {
    title: 'The element',
    text: "`import 'resilient-playback/element'` defines `<resilient-video>`.",
    names: 'ResilientVideoElement ResilientVideoEventMap'
  },
  {
    title: 'Inspections',
    text: 'Whether something can be played, and why not.',
    names:
      'inspect InspectOptions Inspection Verdict Report Diagnostic Manifest Variant Rendition DrmSystem DeviceCapabilities'
  },
  {
    title: 'The core alone',
    text: 'For tools.',
    names:
      'loadCore Core ParsedSources CoreSession InspectRequest SelectTracksRequest AudioTrackFacts TextTrackFacts VideoTrackFacts SelectedTracks TrackChoice SpokenChoice'
  }
]

/**
 * @typedef {{text: string, throws: string[], initial: string}} Doc
 * @typedef {{path: string, type: string, doc: Doc, optional: boolean}} Member
 * @typedef {{name: string, doc: Doc, heads: string[], members: Member[]}} Entry
 */

const oneLine = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim()
const noDoc = () => ({ text: '', throws: [], initial: '' })

/** @param {ts.Node} node @returns {Doc} */
function docOf(node) {
  const doc = noDoc()
  ts.getJSDocCommentsAndTags(node).forEach((part) => {
    const text = oneLine(ts.getTextOfJSDocComment(part.comment) || '')
    if (ts.isJSDoc(part)) doc.text = oneLine(`${doc.text} ${text}`)
  })
  ts.getJSDocTags(node).forEach((tag) => {
    const text = oneLine(ts.getTextOfJSDocComment(tag.comment) || '')
    if (ts.isJSDocThrowsTag(tag)) doc.throws.push(oneLine(`${tag.typeExpression?.type.getText() || ''}: ${text}`))
    else if (tag.tagName.text === 'default') doc.initial = text
    else throw new Error(`@${tag.tagName.text}: no such tag here`)
  })
  return doc
}

/** The comment before a member of a union, which the compiler attaches to no node. @param {string} between @returns {Doc} */
function unionDoc(between) {
  const found = [...between.matchAll(/\/\*\*([^]*?)\*\//g)].pop()
  return { ...noDoc(), text: found ? oneLine(found[1].replace(/^\s*\*/gm, '')) : '' }
}

/** @param {ts.Node} node @param {ts.SourceFile} file */
const textOf = (node, file) =>
  oneLine(
    node
      .getText(file)
      .replace(/\/\*[^]*?\*\//g, '')
      .replace(/^\s*\|\s*/, '')
  )

/**
 * The object type of a field, or of the items of its list, if that type has fields with texts of their own.
 * @param {ts.Node | undefined} type
 */
function insideOf(type) {
  const list = type && ts.isArrayTypeNode(type)
  const literal = list ? type.elementType : type
  if (!literal || !ts.isTypeLiteralNode(literal) || !literal.members.some((one) => ts.getJSDocCommentsAndTags(one)[0]))
    return null
  return { literal, mark: list ? '[]' : '' }
}

/** @param {ts.TypeElement | ts.ClassElement} member @param {ts.SourceFile} file */
function nameOf(member, file) {
  if (ts.isIndexSignatureDeclaration(member)) return `[${member.parameters[0].name.getText(file)}]`
  return ts.isConstructorDeclaration(member) ? 'constructor' : member.name.getText(file)
}

/**
 * @param {readonly (ts.TypeElement | ts.ClassElement)[]} members
 * @param {ts.SourceFile} file
 * @param {string} path prefix of their parent
 * @returns {Member[]}
 */
function membersOf(members, file, path = '') {
  return members.flatMap((/** @type {any} */ member) => {
    const name = path + nameOf(member, file)
    const inside = insideOf(member.type)
    const own = { path: name, doc: docOf(member), optional: Boolean(member.questionToken) }
    const answer = member.type ? `: ${textOf(member.type, file)}` : ''
    const given = member.parameters && !ts.isIndexSignatureDeclaration(member) ? paramsOf(member, file) : ''
    if (!inside) return [{ ...own, type: given ? given + answer : answer.slice(2) }]
    const fields = membersOf(inside.literal.members, file, `${name}${inside.mark}.`)
    return [{ ...own, type: `object${inside.mark}` }, ...fields]
  })
}

/** @param {ts.SignatureDeclaration} node @param {ts.SourceFile} file */
const paramsOf = (node, file) =>
  `${node.typeParameters ? `<${node.typeParameters.map((one) => textOf(one, file)).join(', ')}>` : ''}(${node.parameters.map((one) => textOf(one, file)).join(', ')})`

/** @param {ts.UnionTypeNode} union @param {ts.SourceFile} file @returns {Member[]} */
function choicesOf(union, file) {
  let before = union.pos
  return union.types.flatMap((type) => {
    const doc = unionDoc(file.text.slice(before, type.getStart(file)))
    before = type.end
    if (!ts.isTypeLiteralNode(type)) return [{ path: textOf(type, file), type: '', doc, optional: false }]
    const [tag, ...fields] = type.members
    const name = textOf(/** @type {any} */ (tag).type, file)
    const whole = fields.map((field) => textOf(field, file).replace(/;$/, '')).join(', ')
    const rows = insideOf(type) ? membersOf(fields, file, `${name.replace(/'/g, '')}.`) : []
    return [{ path: name, type: rows.length ? '' : `{${whole}}`, doc, optional: false }, ...rows]
  })
}

/** @param {any} node @param {ts.SourceFile} file @returns {Entry | null} null: not exported */
function entryOf(node, file) {
  if (!(ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export)) return null
  if (ts.isVariableStatement(node)) {
    const [{ name, type }] = node.declarationList.declarations
    return { name: name.getText(file), doc: docOf(node), heads: [textOf(type, file)], members: [] }
  }
  const entry = { name: node.name.text, doc: docOf(node), heads: /** @type {string[]} */ ([]), members: [] }
  if (ts.isFunctionDeclaration(node))
    return { ...entry, heads: [`${entry.name}${paramsOf(node, file)}: ${textOf(node.type, file)}`] }
  if (ts.isTypeAliasDeclaration(node)) {
    if (ts.isUnionTypeNode(node.type)) return { ...entry, members: choicesOf(node.type, file) }
    return { ...entry, heads: [textOf(node.type, file)] }
  }
  const heads = (node.heritageClauses || []).map((/** @type {ts.Node} */ clause) => textOf(clause, file))
  return { ...entry, heads, members: membersOf(node.members, file) }
}

/** @returns {Entry[]} one entry for each name: the first one found */
function readEntries() {
  const all = declarations.flatMap((name) => {
    const file = ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.Latest, true)
    return file.statements.map((node) => entryOf(node, file)).filter((entry) => entry !== null)
  })
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index)
}

/** @param {Entry[]} entries */
function writer(entries) {
  const names = new Set(entries.map(({ name }) => name))
  const anchor = (/** @type {string} */ name) => `#${name.toLowerCase()}`
  /** Types as text, with links on the names that have an entry. @param {string} type @param {string} [here] */
  const linked = (type, here) =>
    type
      .replace(/[<>*_\\|]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`))
      .replace(/'[^']*'|\b[A-Za-z]\w*\b/g, (word) =>
        word !== here && names.has(word) ? `[${word}](${anchor(word)})` : word
      )
  /** @param {string} text */
  const prose = (text) =>
    text.replace(/`(\w+)`/g, (code, word) => (names.has(word) ? `[${code}](${anchor(word)})` : code))
  /** @param {Doc} doc */
  const said = ({ text, throws, initial }) =>
    [prose(text), initial && `Default: ${prose(initial)}.`, ...throws.map((one) => `Throws ${prose(one)}.`)]
      .filter(Boolean)
      .join(' ')
  /** @param {Member} member */
  const row = ({ path, type, doc, optional }) => {
    const depth = '  '.repeat(path.split('.').length - 1)
    const head = `${depth}- **\`${path}${optional ? '?' : ''}\`**`
    return `${head}${type && ` ${linked(type)}`}${doc.text && `${type ? '.' : ':'} ${said(doc)}`}`
  }
  /** @param {Entry} entry */
  const section = ({ name, doc, heads, members }) => [
    `### ${name}`,
    '',
    ...heads.flatMap((head) => [linked(head, name), '']),
    said(doc),
    '',
    ...(members.length ? [...members.map(row), ''] : [])
  ]
  return { anchor, section }
}

/** @returns {string} docs/api.md */
export function apiPage() {
  const entries = readEntries()
  const { anchor, section } = writer(entries)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const shown = groups.map(({ names, ...group }) => ({
    ...group,
    entries: names.split(' ').flatMap((name) => byName.get(name) ?? [])
  }))
  const contents = shown.map(({ title, entries: list }) => {
    const links = list.map(({ name }) => `[${name}](${anchor(name)})`)
    return `- [${title}](${anchor(title).replace(/ /g, '-').replace(/,/g, '')}): ${links.join(', ')}`
  })
  return [
    '# API',
    '',
    `Made by \`npm run api\` from [js/index.d.ts](../js/index.d.ts) and [js/element/index.d.ts](../js/element/index.d.ts). Names are fixed; fields`,
    'may be added. Times of the film are seconds, what ends in `Ms` are milliseconds, heights are pixels. A field of another shape is a TypeError at',
    'the call, which names the field. What a function of yours throws is caught. `?` may be left out.',
    '',
    ...contents,
    '',
    ...shown.flatMap(({ title, text, entries: list }) => [`## ${title}`, '', text, '', ...list.flatMap(section)])
  ].join('\n')
}

/** @returns {string[]} faults, one line each */
export function apiFaults() {
  const entries = readEntries()
  const listed = groups.flatMap(({ names }) => names.split(' '))
  const stray = entries
    .filter(({ name }) => !listed.includes(name))
    .map(({ name }) => `${name}: in no group of the page`)
  const gone = listed.filter((name) => !entries.some((entry) => entry.name === name))
  const silent = entries.flatMap(({ name, doc, members }) => [
    ...(doc.text ? [] : [`${name}: has no text`]),
    ...members
      .filter(({ path, doc: own }) => !own.text && !members.some((other) => other.path === path && other.doc.text))
      .map(({ path }) => `${name}.${path}: has no text`)
  ])
  const faults = [...stray, ...gone.map((name) => `${name}: is not exported`), ...silent]
  if (readFileSync(join(root, page), 'utf8') !== apiPage()) faults.push(`${page} is old: npm run api writes it`)
  return faults
}

if (import.meta.filename === process.argv[1]) await main(async () => writeFileSync(join(root, page), apiPage()))
