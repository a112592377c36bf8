// @ts-check
/**
 * Reads the fault table (faults.json), which all runners share: browser, Lampa, engines, benchmarks.
 *
 * A row of `faults` has a name, a sentence about what the server does (`does`), and the fault server's setting (`fault`).
 * - `start`, `middle`, `seek`, `harmless`: the kinds of film that the fault can hit in this phase. At the start the server
 *   is broken before the film opens. In the middle and at a seek it is broken from `fromSecond` of the film on; the
 *   film reaches that second by playing or by a seek. A harmless fault needs no other server.
 * - `hits`: at the start only these files are broken, manifests or media. A single file is broken as a whole.
 * - `quick`: part of `bench:failover -- --quick`.
 * - `special`: only the runners that `runs` names can play it.
 * - `runs`: the kinds that each runner plays each day. `middle-whole` is `middle` without request failover, so that the whole
 *   source is changed.
 *
 * `runners` has the bounds that each runner asserts in each phase. A bound may differ by kind: {"hls": 0, "mp4": 3}.
 */
import { readFileSync } from 'node:fs'
import { checkFault } from './mirror/fault.mjs'

/**
 * @typedef {'hls' | 'dash' | 'mp4' | 'native-hls' | 'live'} Kind
 * @typedef {'start' | 'middle' | 'middle-whole' | 'seek' | 'harmless'} Phase
 * @typedef {import('./mirror/fault.mjs').Fault} Fault
 * @typedef {Record<string, number>} Bounds  always numbers: bounds that differ by kind are resolved
 * @typedef {{name: string, phase: Phase, kind: Kind, fault: Fault, bounds: Bounds}} FaultCell
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} does
 * @property {Fault} fault
 * @property {'manifest' | 'media'} [hits]
 * @property {Kind[]} [start]
 * @property {Kind[]} [middle]
 * @property {Kind[]} [seek]
 * @property {Kind[]} [harmless]
 * @property {boolean} [quick]
 * @property {boolean} [special]
 * @property {Record<string, Partial<Record<Phase, Kind[]>>>} [runs]
 */

const HITS = { manifest: /\.(m3u8|mpd)$/, media: /\.(ts|m4s|mp4)$/ }

/** @type {{runners: Record<string, any>, faults: Row[]}} */
const table = JSON.parse(readFileSync(new URL('faults.json', import.meta.url), 'utf8'))

/** @param {string} phase @returns {'start' | 'middle' | 'seek' | 'harmless'} the list of a row that says whether it can be hit */
const listOf = (phase) => /** @type {any} */ (phase.replace('-whole', ''))

/** A typing error in the table must not leave a cell out unnoticed. @param {typeof table} table */
function checkTable({ runners, faults }) {
  const wrong = (/** @type {string} */ what) => {
    throw new TypeError(`faults.json: ${what}`)
  }
  const names = faults.map(({ name }) => name)
  if (new Set(names).size !== names.length) wrong('a name stands twice')
  for (const { name, fault, runs = {}, ...row } of faults) {
    checkFault(fault)
    for (const [runner, phases] of Object.entries(runs))
      for (const [phase, kinds] of Object.entries(phases)) {
        if (!runners[runner]?.[phase]) wrong(`${name}: ${runner} has no bounds for ${phase}`)
        const possible = row[listOf(phase)] ?? []
        const extra = kinds.filter((kind) => !possible.includes(kind))
        if (extra.length > 0) wrong(`${name}: ${runner}, ${phase}: cannot hit ${extra.join(', ')}`)
      }
  }
}

checkTable(table)

/**
 * @param {string} runner @param {Phase} phase @param {Kind} kind
 * @returns {Bounds}
 */
export function boundsOf(runner, phase, kind) {
  const bounds = table.runners[runner]?.[phase]
  if (!bounds) throw new TypeError(`faults.json: ${runner} has no bounds for ${phase}`)
  return Object.fromEntries(
    Object.entries(bounds).map(([name, bound]) => [name, typeof bound === 'number' ? bound : bound[kind]])
  )
}

/** @param {Row} row @param {string} runner @param {Phase} phase @param {Kind} kind @returns {FaultCell} */
function cellOf(row, runner, phase, kind) {
  const bounds = boundsOf(runner, phase, kind)
  /** @type {Fault} */
  const fault = { ...row.fault }
  if (bounds.fromSecond !== undefined && kind !== 'live') fault.fromSecond = bounds.fromSecond
  else if (row.hits && kind !== 'mp4') fault.match = HITS[row.hits]
  return { name: row.name, phase, kind, fault, bounds }
}

/** @param {string} runner @param {Phase} phase @returns {FaultCell[]} what the runner plays each day */
export const faultsOf = (runner, phase) =>
  table.faults.flatMap((row) => (row.runs?.[runner]?.[phase] ?? []).map((kind) => cellOf(row, runner, phase, kind)))

/**
 * @param {string} runner @param {Phase} phase @param {Kind} kind
 * @param {{quick?: boolean}} [options]
 * @returns {FaultCell[]} every fault that can hit such a film in this phase
 */
export const everyFault = (runner, phase, kind, { quick = false } = {}) =>
  table.faults
    .filter((row) => (row[listOf(phase)] ?? []).includes(kind) && !row.special && (!quick || row.quick))
    .map((row) => cellOf(row, runner, phase, kind))

/** @param {string} runner @param {Phase} phase @param {string} name @param {Kind} kind @returns {FaultCell} one of what the runner plays each day */
export function faultNamed(runner, phase, name, kind) {
  const cell = faultsOf(runner, phase).find((one) => one.name === name && one.kind === kind)
  if (!cell) throw new TypeError(`faults.json: ${runner} does not play ${name}, ${phase}, ${kind}`)
  return cell
}

/** @param {import('./fault-server.mjs').Mirror} mirror */
export const metItsFault = ({ log }) => log.some((entry) => entry.fault !== null)
