// @ts-check
// The fault table (tests/support/faults.json) in the real application: a faulty first server, a healthy second, one fresh
// profile for each kind of stream and each fault. Cells are named `faults/<kind>/<phase>/<fault>`. Those that the table
// names for "lampa" run each day. Every other one that can hit the kind runs by its full name, or with --every-fault.
import { boundsOf, everyFault, faultNamed, faultsOf } from '../../support/faults.mjs'
import { nativeHlsAgent } from '../app.mjs'
import { elementsUsed, gaps, lastOf, moving } from '../picture.mjs'
import { judged } from './claims.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */
/** @typedef {import('../../support/faults.mjs').FaultCell} FaultCell */
/** @typedef {import('../../support/faults.mjs').Kind} Kind */

/** So many seconds after the fault's second, only the healthy server can have sent what plays. */
const provenAfterSeconds = 5
/** A picture that stands still this long counts as frozen, as in bench:failover; a sample may come late. */
const leastFrozen = 0.6

/** @type {Kind[]} */
const kinds = ['hls', 'mp4', 'dash', 'native-hls']

/** How the application plays a kind of stream. @param {string} kind */
export const pathOf = (kind) =>
  kind === 'native-hls' ? { kind: 'hls', userAgent: nativeHlsAgent } : { kind, userAgent: undefined }

/** One address, whose manifest names both servers. @returns {import('../run.mjs').Cell[]} */
const oneAddress = () =>
  faultsOf('lampa-one-address', 'middle').map((cell) => ({
    name: `one-address/${cell.kind}/${cell.phase}/${cell.name}`,
    bare: 'fails',
    run: async (/** @type {Bench} */ bench) => {
      const url = await bench.oneManifest(/** @type {'hls' | 'dash'} */ (cell.kind))
      return inTheMiddle(bench, cell, { title: 'Film, one address', url })
    }
  }))

/** @returns {import('../run.mjs').Cell[]} */
export function faultCells() {
  return [...oneAddress(), ...tableCells()]
}

/** @returns {import('../run.mjs').Cell[]} */
function tableCells() {
  return kinds.flatMap((kind) =>
    /** @type {const} */ (['start', 'middle']).flatMap((phase) => {
      const daily = faultsOf('lampa', phase)
        .filter((cell) => cell.kind === kind)
        .map(({ name }) => name)
      return everyFault('lampa', phase, kind).map((cell) => ({
        name: `faults/${kind}/${phase}/${cell.name}`,
        bare: daily.includes(cell.name) ? /** @type {const} */ ('fails') : /** @type {const} */ ('skipped'),
        onlyAsked: !daily.includes(cell.name),
        run: (/** @type {Bench} */ bench) => (phase === 'start' ? fromTheStart : inTheMiddle)(bench, cell)
      }))
    })
  )
}

/**
 * @param {Bench} bench @param {FaultCell} cell
 * @returns {Promise<Result>}
 */
async function fromTheStart(bench, cell) {
  const { kind, userAgent } = pathOf(cell.kind)
  await bench.faulty.setFault(cell.fault)
  const app = await bench.openApp({ userAgent })
  await app.record()
  return judgeStart(bench, app, await app.play(bench.playdata(kind)), cell.bounds)
}

/**
 * A film that has just switched to the healthy server because the first one answers 404. Then the first one is repaired.
 * @param {Bench} bench @param {Parameters<Bench['openApp']>[0]} [options]
 * @returns {Promise<{app: App, started: Result}>}
 */
export async function afterSwitch(bench, options) {
  await bench.faulty.setFault(faultNamed('lampa', 'start', 'status-404', 'hls').fault)
  const app = await bench.openApp(options)
  await app.record()
  const started = await judgeStart(bench, app, await app.play(bench.playdata('hls')))
  await bench.faulty.setFault(null)
  return { app, started }
}

/**
 * Passed: within the bound the picture moves from the start of the film, and continues for three seconds.
 * @param {Bench} bench @param {App} app @param {number} startedAt
 * @param {import('../../support/faults.mjs').Bounds} [bounds]
 * @returns {Promise<Result>}
 */
export async function judgeStart(bench, app, startedAt, bounds = boundsOf('lampa', 'start', 'hls')) {
  const { withinSeconds, positionSeconds } = bounds
  const first = () => moving(app.samples)[0]
  const settled = () => first() && lastOf(app.samples).position - first().position >= 3
  await app.until(settled, (withinSeconds + 6) * 1000)
  if (!first()) return { ok: false, why: 'no picture', detail: 'never' }
  const seconds = (first().at - startedAt) / 1000
  const facts = { seconds, positionError: first().position, detail: `first frame ${seconds.toFixed(1)} s` }
  return verdict(bench, app, facts, bounds, [
    [!!settled(), 'the picture did not go on'],
    [seconds <= withinSeconds, `later than ${withinSeconds} s`],
    [first().position <= positionSeconds, 'not from the beginning']
  ])
}

/**
 * @param {Bench} bench @param {FaultCell} cell @param {object} [playdata]
 * @returns {Promise<Result>}
 */
async function inTheMiddle(bench, cell, playdata) {
  const { kind, userAgent } = pathOf(cell.kind)
  const { withinSeconds, fromSecond } = cell.bounds
  await bench.faulty.setFault(cell.fault)
  const app = await bench.openApp({ userAgent })
  await app.record()
  await app.play(playdata ?? bench.playdata(kind))
  if (!(await app.until(bench.faultMetAt, 30000)))
    return { ok: false, why: 'the film never reached the fault', detail: '' }
  const hitAt = /** @type {number} */ (bench.faultMetAt())
  const proven = () => lastOf(app.samples).position >= fromSecond + provenAfterSeconds
  const lost = () => Date.now() - Math.max(hitAt, lastOf(moving(app.samples))?.at ?? 0) > (withinSeconds + 2) * 1000
  await app.until(() => proven() || lost(), 60000)
  return judgeMiddle(bench, app, hitAt, proven(), cell.bounds)
}

/**
 * The outage: from the first still picture after the fault was met to the last one before the film continued.
 * @param {Bench} bench @param {App} app @param {number} hitAt @param {boolean} proven
 * @param {import('../../support/faults.mjs').Bounds} bounds
 * @returns {Result}
 */
function judgeMiddle(bench, app, hitAt, proven, bounds) {
  const { withinSeconds, positionSeconds } = bounds
  const steps = moving(app.samples)
  const outages = gaps(steps).filter(({ resume }) => resume.at > hitAt)
  if (!proven) {
    const stood = lastOf(steps)?.position ?? 0
    return verdict(bench, app, { detail: `stopped at ${stood.toFixed(1)} s` }, bounds, [
      [false, 'the film did not go on']
    ])
  }
  const first = outages[0]?.stop ?? lastOf(steps)
  const last = outages[outages.length - 1]?.resume ?? first
  const afterHit = outages.length ? (last.at - hitAt) / 1000 : 0
  const afterStop = (last.at - first.at) / 1000
  const jumps = outages.map(({ stop, resume }) => resume.position - stop.position)
  const positionError = jumps.sort((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0
  const frozen = outages.map(({ stop, resume }) => (resume.at - stop.at) / 1000).filter((stood) => stood >= leastFrozen)
  const frozenSeconds = frozen.reduce((sum, stood) => sum + stood, 0)
  const detail = `after the first faulted request ${afterHit.toFixed(1)} s, after the picture stopped ${afterStop.toFixed(1)} s, frozen ${frozenSeconds.toFixed(1)} s`
  return verdict(bench, app, { seconds: afterHit, positionError, detail }, bounds, [
    [afterHit <= withinSeconds, `later than ${withinSeconds} s`],
    [frozenSeconds <= bounds.frozenSeconds, `the picture stood ${frozenSeconds.toFixed(1)} s`],
    [Math.abs(positionError) <= positionSeconds, 'not where it stopped']
  ])
}

/**
 * @param {Bench} bench @param {App} app
 * @param {{seconds?: number, positionError?: number, detail: string}} facts
 * @param {import('../../support/faults.mjs').Bounds} bounds
 * @param {[boolean, string][]} claims
 * @returns {Result}
 */
function verdict(bench, app, facts, { openings }, claims) {
  const end = lastOf(app.samples)
  const told = (/** @type {string} */ type) => app.told.filter((event) => event.type === type).length
  const detail = `${facts.detail}, ${elementsUsed(app.samples)} openings`
  const always = /** @type {[boolean, string][]} */ ([
    [bench.served(bench.healthy) > 0, 'the healthy server delivered nothing'],
    [!end.noise, 'the error screen stands'],
    [!end.spinner, 'the waiting sign stands'],
    [end.videos === 1, `${end.videos} video elements`],
    [told('exhausted') === 0, 'it was called over while it was not'],
    [elementsUsed(app.samples) <= openings, `opened ${elementsUsed(app.samples)} times`],
    [told('source_changed') <= 1, `${told('source_changed')} switches`]
  ])
  return judged([...claims, ...always], { ...facts, detail })
}
