// Checks of every shipped file: only ES5, only the first version of WebAssembly, no code made from text.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bin, must, root } from './run.mjs'

/** @param {RegExp} names */
const shipped = (names) => readdirSync(join(root, 'dist')).filter((name) => names.test(name))
/** @param {string} name */
const read = (name) => readFileSync(join(root, 'dist', name), 'utf8')

export async function checkEs5() {
  const files = shipped(/\.c?js$/)
  await must(bin('es-check'), ['es5', ...files.map((name) => `dist/${name}`), '--noCache'])
  return `${files.length} files`
}

/** All features that came after the first version of WebAssembly and that wasm-validate accepts by default. */
const laterFeatures = ['mutable-globals', 'saturating-float-to-int', 'sign-extension', 'simd']
laterFeatures.push('multi-value', 'bulk-memory', 'reference-types')

export async function checkMvp() {
  const embedded = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]{100,})/g
  const folder = join(root, 'build/validate')
  mkdirSync(folder, { recursive: true })
  let count = 0
  for (const name of shipped(/\.[cm]?js$/)) {
    const found = [...read(name).matchAll(embedded)]
    const expected = /legacy|^element/.test(name) ? 0 : 1
    if (found.length !== expected) throw new Error(`dist/${name}: ${found.length} WebAssembly modules, not ${expected}`)
    for (const [, base64] of found) {
      const file = join(folder, `${name}.wasm`)
      writeFileSync(file, Buffer.from(base64, 'base64'))
      await must('wasm-validate', [...laterFeatures.map((feature) => `--disable-${feature}`), file])
      count += 1
    }
  }
  return `${count} modules`
}

/** @param {any} node @param {(node: any) => void} visit */
function walk(node, visit) {
  if (node === null || typeof node !== 'object') return
  if (typeof node.type === 'string') visit(node)
  for (const child of Object.values(node)) walk(child, visit)
}

/** @param {any} node */
const makesCode = ({ type, callee }) =>
  (type === 'CallExpression' || type === 'NewExpression') &&
  ['eval', 'Function'].includes(callee.type === 'MemberExpression' ? callee.property.name : callee.name)

/** The Content-Security-Policy of a page may forbid eval and `new Function`. */
export async function checkNoEval() {
  const { parse } = await import('acorn')
  const files = shipped(/\.[cm]?js$/)
  for (const name of files) {
    const sourceType = name.endsWith('.mjs') ? 'module' : 'script'
    walk(parse(read(name), { ecmaVersion: 'latest', sourceType }), (node) => {
      if (makesCode(node)) throw new Error(`dist/${name}: makes code from text at offset ${node.start}`)
    })
  }
  return `${files.length} files`
}
