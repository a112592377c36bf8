// Draws the steps between the states of a session, from wasm/core/session/state_transitions.def, into ARCHITECTURE.md and into
// the header of the state machine. `--check` changes nothing and fails if a drawing is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main, root } from './run.mjs'

const table = 'wasm/core/session/state_transitions.def'

/** @returns {{from: string, to: string, why: string}[]} */
function readTransitions() {
  const text = readFileSync(join(root, table), 'utf8')
  const rows = [...text.matchAll(/^RP_TRANSITION\((\w+), (\w+), "([^"]+)"\)$/gm)]
  return rows.map(([, from, to, why]) => ({ from, to, why }))
}

/** The name on the wire. @param {string} state */
const wireName = (state) => state.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()

/** The state `Stopped` is not drawn, because every state leads to it; one line of text says so. @param {string} to */
const isDrawn = (to) => to !== 'Stopped'

function mermaid() {
  const lines = readTransitions()
    .filter(({ to }) => isDrawn(to))
    .map(({ from, to, why }) => `    ${wireName(from)} --> ${wireName(to)}: ${why}`)
  return [
    '```mermaid',
    'stateDiagram-v2',
    '    [*] --> idle',
    ...lines,
    '```',
    '',
    'From every state `stop` leads to `stopped`.'
  ].join('\n')
}

function comment() {
  /** @type {Map<string, string[]>} */
  const targets = new Map()
  for (const { from, to } of readTransitions()) {
    if (isDrawn(to)) targets.set(from, [...(targets.get(from) ?? []), wireName(to)])
  }
  const lines = [...targets].map(([from, to]) => `//   ${wireName(from)} -> ${to.join(', ')}`)
  return [...lines.flatMap(fold), '// From every state: stopped.'].join('\n')
}

/** Wraps at 100 columns, so that clang-format leaves the lines unchanged. @param {string} line @returns {string[]} */
function fold(line) {
  if (line.length <= 100) return [line]
  const at = line.lastIndexOf(' ', 100)
  return [line.slice(0, at), ...fold(`//       ${line.slice(at + 1)}`)]
}

/** @param {string} text @param {string} begin @param {string} end @param {string} drawing */
function put(text, begin, end, drawing) {
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`no place for the drawing between "${begin}" and "${end}"`)
  return `${text.slice(0, from + begin.length)}\n${drawing}\n${text.slice(to)}`
}

/** @returns {string[]} the files whose drawing is out of date; it is redrawn unless `check` */
export function drawStates({ check = false } = {}) {
  const places = [
    { file: 'ARCHITECTURE.md', begin: '<!-- states -->', end: '<!-- /states -->', drawing: mermaid() },
    { file: 'wasm/core/session/state.h', begin: '// {states', end: '// states}', drawing: comment() }
  ]
  const old = []
  for (const { file, begin, end, drawing } of places) {
    const path = join(root, file)
    const before = readFileSync(path, 'utf8')
    const after = put(before, begin, end, drawing)
    if (after === before) continue
    old.push(file)
    if (!check) writeFileSync(path, after)
  }
  return old
}

if (import.meta.filename === process.argv[1]) {
  await main(() => {
    const check = process.argv.includes('--check')
    const old = drawStates({ check })
    if (check && old.length > 0) throw new Error(`run node scripts/states.mjs: old drawings in ${old.join(', ')}`)
  })
}
