// The check `words`: no name of a file, folder, function, class, type or method contains an old word of
// scripts/old-words.mjs. Words are compared as whole parts of a name: `createDesk` contains `desk`, `helpdesk` does not.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { allowed, replacements } from './old-words.mjs'
import { root } from './run.mjs'

/** @typedef {{path: string, name: string, line: number}} Name `line`: 0 for the name of a file or folder */
/** @typedef {{word: string, path?: RegExp, name?: RegExp, reason: string}} Allowed */

const folders = ['js', 'plugin', 'wasm', 'scripts', 'tests', 'docs']

/** @param {string} name in any of camelCase, PascalCase, snake_case, kebab-case @returns {string[]} in lower case */
export const partsOf = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
    .map((part) => part.toLowerCase())

/** @param {ts.Node | undefined} node */
const isFunction = (node) =>
  !!node && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionTypeNode(node))

/** @param {ts.Node} node @returns {boolean} whether it declares a function, class, type or method */
const declares = (node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isClassLike(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isMethodSignature(node) ||
  ts.isAccessor(node) ||
  ts.isJSDocTypedefTag(node) ||
  ts.isJSDocCallbackTag(node) ||
  ((ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && isFunction(node.initializer)) ||
  (ts.isPropertySignature(node) && isFunction(node.type))

/** The names that a file of JavaScript or TypeScript declares. @param {string} path @param {string} text @returns {Name[]} */
export function scriptNames(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  /** @type {Name[]} */
  const names = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    const name = declares(node) ? /** @type {ts.NamedDeclaration} */ (node).name : undefined
    if (name) {
      const line = source.getLineAndCharacterOfPosition(name.getStart(source)).line + 1
      names.push({ path, name: name.getText(source), line })
    }
    // `getChildren` includes the JSDoc comments, `forEachChild` does not.
    node.getChildren(source).forEach(visit)
  }
  visit(source)
  return names
}

/**
 * A class, struct, enum, namespace or alias: the word that follows. A function: a word before `(` that follows a type, so
 * that calls do not count; a variable that is built with parentheses counts too. A lambda: the variable that gets it.
 */
const cppType = /\b(?:class|struct|union|enum(?: class)?|namespace|using)\s+(\w+)/g
const cppFunction =
  /^[ \t]*(?!return\b|else\b|new\b|delete\b|throw\b|case\b|using\b|co_\w+\b)(?:(?:::)?\w[\w:]*(?:<[^;(){}]*>)?[*&]* +[*&]*)+((?:\w+::)*\w+)\(/gm
const cppLambda = /\bauto\s+(\w+)\s*=\s*\[/g

/** The names that a file of C++ declares, by three regular expressions. @param {string} path @param {string} text @returns {Name[]} */
export function cppNames(path, text) {
  // Comments become spaces, so that lines keep their numbers.
  const code = text.replace(/\/\/.*|\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [cppType, cppFunction, cppLambda].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      path,
      name: match[1].replace(/^.*::/, ''),
      line: code.slice(0, match.index + match[0].length).split('\n').length
    }))
  )
}

/** The names of a file and its folders. @param {string} path @returns {Name[]} */
export const pathNames = (path) => path.split('/').map((name) => ({ path, name, line: 0 }))

/**
 * @param {Name[]} names
 * @param {{replacements: [string, string[]][], allowed: Allowed[]}} table
 * @returns {string[]} faults, one line each; also entries of the list that allow nothing
 */
export function wordFaults(names, table) {
  const useOf = new Map(table.replacements.flatMap(([use, old]) => old.map((word) => [word, use])))
  /** @type {Set<Allowed>} */
  const used = new Set()
  const whole = (/** @type {RegExp} */ pattern, /** @type {string} */ text) =>
    new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(text)
  const faults = names.flatMap(({ path, name, line }) =>
    partsOf(name)
      .filter((word) => useOf.has(word))
      .filter((word) => {
        const entry = table.allowed.find(
          (one) =>
            one.word === word &&
            (one.path === undefined || whole(one.path, path)) &&
            (line === 0 ? one.name === undefined : one.name !== undefined && whole(one.name, name))
        )
        if (entry) used.add(entry)
        return !entry
      })
      .map((word) => `${path}${line > 0 ? `:${line}` : ''}: ${name}: not "${word}", but ${useOf.get(word)}`)
  )
  const idle = table.allowed.filter((entry) => !used.has(entry))
  return [
    ...new Set(faults),
    ...idle.map(({ word, path, name }) => `old-words.mjs: nothing needs "${word}" ${path ?? ''} ${name ?? ''}`)
  ]
}

/** @param {string} top @returns {string[]} paths from the root */
const filesIn = (top) =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))

/** @returns {{faults: string[], text: string}} */
export function checkWords() {
  const files = folders.flatMap(filesIn)
  const declared = files.flatMap((path) => {
    const read = () => readFileSync(join(root, path), 'utf8')
    if (/^(js|plugin|scripts)\/.*\.(js|mjs|ts)$/.test(path)) return scriptNames(path, read())
    return /^wasm\/.*\.(h|cc)$/.test(path) ? cppNames(path, read()) : []
  })
  const faults = wordFaults([...files.flatMap(pathNames), ...declared], { replacements, allowed })
  return { faults, text: `${files.length} files, ${declared.length} names, ${allowed.length} exceptions` }
}
