// Makes THIRD-PARTY-NOTICES.txt: other people's work inside the files of dist/, with its licences. The list comes from the
// build itself: the files that the linker used, the headers that the compiler read, the modules that rollup bundled. The
// texts come from where that work is installed. If a text is missing, the build fails.
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { must, root } from './run.mjs'

/** @typedef {{name: string, license: string, text: string}} Notice */

export const noticesFile = 'THIRD-PARTY-NOTICES.txt'
const line = `${'='.repeat(80)}\n`

/** @param {string} path */
const read = (path) => readFileSync(path, 'utf8')

/**
 * @param {string} what
 * @param {string[]} paths where its licence may be
 * @returns {string} text of the first file that exists
 */
function textOf(what, paths) {
  const found = paths.find(existsSync)
  if (!found) throw new Error(`${what} is part of what is shipped, and its licence is not there: ${paths.join(', ')}`)
  return read(found).trim()
}

/**
 * @param {string} name of a package of npm
 * @param {string} [folder] of the packages
 * @returns {Notice}
 */
export function noticeOfPackage(name, folder = join(root, 'node_modules')) {
  const home = join(folder, name)
  if (!existsSync(home)) throw new Error(`${name} is part of what is shipped, and is not installed in ${folder}`)
  const { version, license } = JSON.parse(read(join(home, 'package.json')))
  const names = readdirSync(home).filter((file) => /^(licen[sc]e|copying)(\.|$)/i.test(file))
  const text = textOf(name, [join(home, names.sort()[0] ?? 'LICENSE')])
  return { name: `${name} ${version}`, license, text }
}

/**
 * A machine-readable copyright file of Debian
 * (https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/).
 * @param {string} text
 */
export function readCopyright(text) {
  /** @param {string} paragraph @returns {Record<string, string>} fields; continuation lines lose their leading space */
  const fieldsOf = (paragraph) =>
    Object.fromEntries(
      [...paragraph.matchAll(/^([A-Za-z-]+):[ \t]*((?:.*)(?:\n[ \t].*)*)/gm)].map(([, name, value]) => [
        name,
        value.replace(/\n[ \t]/g, '\n').replace(/^\s*\.$/gm, '')
      ])
    )
  const paragraphs = text.split(/\n[ \t]*\n/).map(fieldsOf)
  /** @param {string} license @returns {[string, string]} its name; its text, if any */
  const split = (license) => {
    const end = license.indexOf('\n')
    return end < 0 ? [license.trim(), ''] : [license.slice(0, end).trim(), license.slice(end + 1).trimEnd()]
  }
  const licenses = new Map(
    paragraphs
      .filter(({ Files, License }) => !Files && License)
      .map(({ License, Reference = '' }) => {
        const [name, body] = split(License)
        return [name, { body, reference: Reference.trim() }]
      })
  )

  /** @param {string} name of a licence @returns {string} its text; empty if the file has none */
  function licenseText(name) {
    const { body = '', reference = '' } = licenses.get(name) ?? {}
    if (body) return body
    return reference.startsWith('/') && existsSync(reference) ? read(reference).trimEnd() : ''
  }

  return {
    /**
     * What the last matching paragraph says about a file of the package.
     * @param {string} file
     * @returns {{copyright: string, license: string, text: string}}
     */
    of(file) {
      const matches = (/** @type {string} */ pattern) =>
        new RegExp(
          `^${pattern
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replace(/\*/g, '[^]*')
            .replace(/\?/g, '[^]')}$`
        ).test(file)
      const found = paragraphs.filter(({ Files }) => Files && Files.split(/\s+/).filter(Boolean).some(matches)).pop()
      if (!found) throw new Error(`no paragraph of the copyright file is about ${file}`)
      const [license, own] = split(found.License)
      // "or" takes the first licence that has a text; "and" takes all; "with" adds its text to the licence before it.
      const choices = license.split(/ or /).map((choice) =>
        choice.split(/ and /).flatMap((name) => {
          const base = name.split(/ with /)[0]
          return own && base !== name ? [licenseText(base), own] : [own || licenseText(name)]
        })
      )
      const texts = choices.find((choice) => choice.every(Boolean))
      if (!texts) throw new Error(`the copyright file has no text of the licence "${license}" of ${file}`)
      return { copyright: found.Copyright.trim(), license, text: texts.join('\n\n') }
    }
  }
}

/**
 * @param {string} name
 * @param {string} copyrightFile
 * @param {string[]} files of the package, as its copyright file names them
 * @returns {Notice}
 */
function noticeOfDebian(name, copyrightFile, files) {
  const copyright = readCopyright(read(copyrightFile))
  const parts = files.map((file) => copyright.of(file))
  const licenses = new Set(parts.map(({ license }) => license))
  /** The copyright holders of each licence text. @type {Map<string, Set<string>>} */
  const owners = new Map(parts.map((part) => [part.text, new Set()]))
  for (const part of parts) owners.get(part.text)?.add(part.copyright)
  const text = [...owners].map(([licence, people]) => `Copyright\n${[...people].join('\n')}\n\n${licence}`).join('\n\n')
  return { name, license: [...licenses].join(', '), text }
}

/** Emscripten's libraries, and the folders of its system/lib/ that have their sources. @type {[RegExp, string[]][]} */
const systemLibraries = [
  [/^libc\+\+abi/, ['libcxxabi']],
  [/^libc\+\+/, ['libcxx']],
  [/^libcompiler_rt/, ['compiler-rt', 'libc']],
  [/^libembind/, ['embind']],
  [/^lib(emmalloc|dlmalloc)/, ['.']],
  [/^lib(c|stubs|m|sockets|standalonewasm)(-|$)/, ['libc', 'pthread', '.']]
]

/** Parts of every program of Emscripten, in JavaScript. */
const glue = ['src/shell.js', 'src/preamble.js', 'src/library.js', 'src/embind/embind.js']

/**
 * @param {string} linked the files that the linker used, one a line (`--trace`)
 * @param {string} home of Emscripten
 * @returns {string[]} Emscripten's sources that were linked, relative to `home`
 */
export function emscriptenSources(linked, home) {
  const all = readdirSync(join(home, 'system/lib'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(c|cc|cpp|s|S)$/.test(entry.name))
    .map((entry) => relative(join(home, 'system/lib'), join(entry.parentPath ?? entry.path, entry.name)))
  const found = new Set(glue)
  for (const [, library, member] of linked.matchAll(/lib\/wasm32-emscripten\/.*?([^/\n]+)\.a\((.+)\.o\)$/gm)) {
    const folders = systemLibraries.find(([name]) => name.test(library))?.[1]
    if (!folders)
      throw new Error(`${library}.a of Emscripten is linked, and scripts/notices.mjs does not know its folder`)
    const sources = all.filter(
      (file) =>
        basename(file).replace(/\.\w+$/, '') === member &&
        folders.some((folder) => (folder === '.' ? !file.includes('/') : file.startsWith(`${folder}/`)))
    )
    if (sources.length === 0)
      throw new Error(`${library}.a(${member}.o) of Emscripten is linked, and its source is not found`)
    for (const source of sources) found.add(`system/lib/${source}`)
  }
  return [...found].sort()
}

/** @param {string[]} presets @returns {Promise<Notice[]>} of the cores */
async function noticesOfCores(presets) {
  const cores = presets.flatMap((preset) => ['core', 'core-full'].map((name) => join(root, 'build', preset, name)))
  const linked = cores.map((core) => read(`${core}.linked.txt`)).join('\n')
  const home = realpathSync((await must('em-config', ['EMSCRIPTEN_ROOT'])).trim())
  const version = read(join(home, 'emscripten-version.txt')).trim().replace(/"/g, '')
  const sources = emscriptenSources(linked, home)
  const under = (/** @type {string} */ folder) => sources.filter((file) => file.startsWith(`system/lib/${folder}/`))
  const parts = [
    { name: 'musl', files: under('libc/musl'), own: 'system/lib/libc/musl/COPYRIGHT' },
    { name: 'libc++ (LLVM)', files: under('libcxx'), own: 'system/lib/libcxx/LICENSE.TXT' },
    { name: 'libc++abi (LLVM)', files: under('libcxxabi'), own: 'system/lib/libcxxabi/LICENSE.TXT' },
    { name: 'compiler-rt (LLVM)', files: under('compiler-rt'), own: 'system/lib/compiler-rt/LICENSE.TXT' }
  ]
  const named = new Set(parts.flatMap(({ files }) => files))
  parts.unshift({ name: `Emscripten ${version}`, files: sources.filter((file) => !named.has(file)), own: 'LICENSE' })
  const debian = '/usr/share/doc/emscripten/copyright'
  const notices = parts
    .filter(({ files }) => files.length > 0)
    .map(({ name, files, own }) => {
      const notice = existsSync(debian) ? noticeOfDebian(name, debian, files) : { name, license: '', text: '' }
      // The library's own licence file says who wrote what, so it comes first if it exists.
      const paths = [join(home, own)]
      if (notice.text && !existsSync(paths[0])) return notice
      return { ...notice, text: [textOf(name, paths), notice.text].filter(Boolean).join('\n\n') }
    })

  const lists = await Promise.all(
    presets.map((preset) => must('ninja', ['-C', join(root, 'build', preset), '-t', 'deps']))
  )
  const headers = lists.join('\n')
  const [, json] = /^\s+(\S*)\/nlohmann\/json\.hpp$/m.exec(headers) ?? []
  if (json) notices.push(noticeOfJson(headers, json, presets[0]))
  if (/\bpugixml\.hpp$/m.test(headers) || /pugixml/.test(linked)) {
    const text = textOf('pugixml', [join(root, 'build', presets[0], '_deps/pugixml-src/LICENSE.md')])
    notices.push({ name: 'pugixml', license: 'MIT', text })
  }
  // The Closure compiler adds functions of its own that old engines lack.
  if (cores.some((core) => read(`${core}.js`).includes('jscomp')))
    notices.push(noticeOfPackage('google-closure-compiler'))
  return notices
}

/** @param {string} headers @param {string} folder @param {string} preset @returns {Notice} */
function noticeOfJson(headers, folder, preset) {
  const fetched = join(root, 'build', preset, '_deps/nlohmann_json-src/LICENSE.MIT')
  const debian = '/usr/share/doc/nlohmann-json3-dev/copyright'
  if (existsSync(fetched)) return { name: 'nlohmann/json', license: 'MIT', text: read(fetched).trim() }
  if (!existsSync(debian))
    return { name: 'nlohmann/json', license: 'MIT', text: textOf('nlohmann/json', [fetched, debian]) }
  const files = [...headers.matchAll(/\/(nlohmann\/\S+)$/gm)].map(([, file]) => `include/${file}`)
  return noticeOfDebian('nlohmann/json', debian, [...new Set(files)].sort())
}

/** Helpers that the bundling tools add, by the names that rollup gives their modules. @type {Record<string, string>} */
const helpers = { rollupPluginBabelHelpers: '@babel/helpers', commonjsHelpers: '@rollup/plugin-commonjs' }

/**
 * @param {string} id of a module of rollup
 * @returns {string} the package that it is from; empty: this project
 */
export function packageOf(id) {
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)
  if (installed) return installed[1]
  const helper = Object.keys(helpers).find((name) => id.startsWith(`\0${name}`))
  return helper ? helpers[helper] : ''
}

/** Folder with one file for each output, which lists the packages in it. */
const bundled = join(root, 'build/bundled')

export const forgetBundled = () => rmSync(bundled, { recursive: true, force: true })

/** A rollup plugin that stores which packages have modules in an output. */
export const noteModules = {
  name: 'note-modules',
  /** @param {unknown} options @param {Record<string, any>} bundle */
  generateBundle(options, bundle) {
    mkdirSync(bundled, { recursive: true })
    for (const [file, { modules = {} }] of Object.entries(bundle)) {
      const inside = Object.keys(modules).filter((id) => modules[id].renderedLength > 0)
      writeFileSync(join(bundled, `${file}.txt`), `${[...new Set(inside.map(packageOf))].filter(Boolean).join('\n')}\n`)
    }
  }
}

/** @param {Notice[]} notices @returns {string} */
const written = (notices) =>
  notices
    .map(({ name, license, text }) => `\n${line}${name}${license ? ` (${license})` : ''}\n${line}\n${text}\n`)
    .join('')

const head = 'The files beside this one contain work of other people, each under the licence that follows its name.\n'

/** @param {string[]} names of packages that are shipped beside a copy of dist/ @returns {string} all notices together */
export const appendNotices = (names) =>
  read(join(root, 'dist', noticesFile)) + written(names.map((name) => noticeOfPackage(name)))

/** @param {string[]} presets of the cores; REQUIRES: cores and bundles are built */
export async function makeNotices(presets) {
  const names = readdirSync(bundled).flatMap((file) => read(join(bundled, file)).split('\n'))
  const packages = [...new Set(names)].filter(Boolean).sort()
  const notices = [...(await noticesOfCores(presets)), ...packages.map((name) => noticeOfPackage(name))]
  writeFileSync(join(root, 'dist', noticesFile), head + written(notices))
}
