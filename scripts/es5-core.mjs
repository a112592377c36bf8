// Repairs what Emscripten 3.1.6 and its Closure compiler leave in a built core.
// Usage: node scripts/es5-core.mjs build/wasm/core.js
//
// 1. The wrapper of MODULARIZE is an arrow function; all the rest is ES5. This script makes it a function.
// 2. If the heap grows, it moves to a new buffer. wasm2js and Closure write `HEAP32[call() >> 2]` and `HEAP32[at] = call()`.
//    JavaScript evaluates `HEAP32` before the call, so if the call grows the heap, the old buffer is read or written. Therefore
//    this script evaluates indices and values that contain a call first.
import { readFileSync, writeFileSync } from 'node:fs'
import { transformSync } from '@babel/core'

const arrow = /^\s*var createCore = \(\(\) => \{/

/** @param {any} node @returns {boolean} whether this makes a view of the heap: new Int32Array(buffer) */
const isView = (node) =>
  node?.type === 'NewExpression' && /^(Int|Uint|Float)\d+Array$/.test(node.callee.name) && node.arguments.length === 1

/** @param {any} node @returns {boolean} `Math.imul` or the like */
const isMath = (node) => node?.type === 'MemberExpression' && node.object.name === 'Math'

/** @param {any} path of what is called @returns {boolean} a function of Math, also under Closure's short name */
function isPure(path) {
  if (isMath(path.node)) return true
  const binding = path.isIdentifier() && path.scope.getBinding(path.node.name)
  if (!binding || !binding.path.isVariableDeclarator()) return false
  const later = binding.constantViolations.map((/** @type {any} */ { node }) => node.right ?? node)
  const given = [binding.path.node.init, ...later].filter(Boolean)
  return given.length > 0 && given.every(isMath)
}

/** @param {{types: any}} babel */
function viewsAfterCalls({ types: t }) {
  /** Names of variables that hold views. */
  const views = new Set()

  /** @param {any} target @param {any} value */
  function learn(target, value) {
    let made = value
    while (made?.type === 'AssignmentExpression') made = made.right
    if (isView(made)) {
      if (target.type === 'Identifier') views.add(target.name)
      if (value.type === 'AssignmentExpression') learn(value.left, value.right)
    }
  }

  /** @param {any} path of an expression @returns {boolean} */
  function calls(path) {
    if (!path.node) return false
    if (path.isFunction()) return false
    if (path.isCallExpression() && !isPure(path.get('callee'))) return true
    let found = false
    path.traverse({
      Function: (/** @type {any} */ inner) => inner.skip(),
      CallExpression(/** @type {any} */ inner) {
        if (isPure(inner.get('callee'))) return
        found = true
        inner.stop()
      }
    })
    return found
  }

  /** @param {any} path @param {any} value @param {any[]} before @returns {any} a name that holds the value */
  function first(path, value, before) {
    if (t.isLiteral(value)) return value
    const name = path.scope.generateDeclaredUidIdentifier('h')
    before.push(t.assignmentExpression('=', name, value))
    return t.cloneNode(name)
  }

  /** @param {any} node */
  const isPlace = (node) => node.type === 'MemberExpression' && node.computed && views.has(node.object.name)

  const mend = {
    /** @param {any} path */
    AssignmentExpression(path) {
      const { left, right, operator } = path.node
      if (!isPlace(left) || !(calls(path.get('right')) || calls(path.get('left.property')))) return
      if (operator !== '=') throw path.buildCodeFrameError('a store that reads: not seen before')
      /** @type {any[]} */
      const before = []
      const at = first(path, left.property, before)
      const value = first(path, right, before)
      const store = t.assignmentExpression('=', t.memberExpression(left.object, at, true), value)
      path.replaceWith(t.sequenceExpression([...before, store]))
      path.skip()
      path.get('expressions').forEach((/** @type {any} */ part) => part.traverse(mend))
    },
    /** @param {any} path */
    MemberExpression(path) {
      if (!isPlace(path.node) || !calls(path.get('property')) || path.parentPath.isUpdateExpression()) return
      if (path.parentPath.isAssignmentExpression() && path.key === 'left') return
      /** @type {any[]} */
      const before = []
      const at = first(path, path.node.property, before)
      path.replaceWith(t.sequenceExpression([...before, t.memberExpression(path.node.object, at, true)]))
      path.skip()
      path.get('expressions').forEach((/** @type {any} */ part) => part.traverse(mend))
    }
  }

  return {
    visitor: {
      /** @param {any} path */
      Program(path) {
        path.traverse({
          VariableDeclarator: (/** @type {any} */ { node }) => node.init && learn(node.id, node.init),
          AssignmentExpression: (/** @type {any} */ { node }) => learn(node.left, node.right)
        })
        if (views.size === 0) throw new Error('no views of the heap: another Emscripten?')
        path.traverse(mend)
      }
    }
  }
}

const [file] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
if (!arrow.test(text)) {
  console.error(`${file}: does not begin with ${arrow}: another Emscripten? Look at its output, then mend this script`)
  process.exit(1)
}
const { code } = transformSync(text.replace(arrow, 'var createCore = (function() {'), {
  plugins: [viewsAfterCalls],
  configFile: false,
  babelrc: false,
  compact: true,
  comments: false,
  generatorOpts: { jsescOption: { minimal: true } }
})
writeFileSync(file, `${code}\n`)
