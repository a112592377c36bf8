// @ts-check
// The matrix: a faulty first server, a healthy second, one fresh profile for each kind of stream and each fault.
import { nativeHlsAgent } from '../app.mjs'
import { elementsUsed, gaps, lastOf, moving } from '../picture.mjs'
import { judged } from './claims.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

/** The bound of the issue, for the start and for the middle of the film. */
const withinSeconds = 20
const positionTolerance = 2
/** The first one, one more try of the same server, the other server. */
const mostOpenings = 3
/** The faulty second, and one that only the healthy server can have delivered. */
const faultSecond = 12
const provenSecond = 17
/** A picture that stands this long is called frozen (the matrix of bench:failover), and a sample may come late. */
const leastFrozen = 0.6

const startFaults = {
  refuse: { kind: 'refuse' },
  404: { kind: 'status', status: 404 },
  never_answer: { kind: 'never_answer' },
  html: { kind: 'html' }
}
const middleFaults = {
  'hanging-12': { kind: 'hanging', fromSecond: faultSecond },
  'missing-12': { kind: 'missing', fromSecond: faultSecond }
}

/**
 * @typedef {object} Path   how a film is played
 * @property {string} name
 * @property {'hls' | 'mp4' | 'dash'} kind
 * @property {string} [userAgent]
 * @property {number} mostFrozenSeconds   in mid-film: an engine that asks piece by piece never stops
 */

/** @type {Path[]} */
export const paths = [
  { name: 'hls', kind: 'hls', mostFrozenSeconds: 0 },
  { name: 'mp4', kind: 'mp4', mostFrozenSeconds: 3 },
  { name: 'dash', kind: 'dash', mostFrozenSeconds: 0 },
  { name: 'native-hls', kind: 'hls', userAgent: nativeHlsAgent, mostFrozenSeconds: 3 }
]

/** One address, whose manifest names both servers. @returns {import('../run.mjs').Cell[]} */
const oneAddress = () =>
  /** @type {const} */ (['hls', 'dash']).map((kind) => ({
    name: `one-address/${kind}-hanging-12`,
    bare: 'fails',
    run: async (/** @type {Bench} */ bench) => {
      const url = await bench.oneManifest(kind)
      const path = { name: kind, kind, mostFrozenSeconds: 0 }
      return inMidFilm(bench, path, middleFaults['hanging-12'], { title: 'Film, one address', url })
    }
  }))

/** @returns {import('../run.mjs').Cell[]} */
export function faultCells() {
  return [...oneAddress(), ...matrixCells()]
}

/** @returns {import('../run.mjs').Cell[]} */
function matrixCells() {
  return paths.flatMap((path) => [
    ...Object.entries(startFaults).map(([fault, what]) => ({
      name: `${path.name}/${fault}`,
      bare: 'fails',
      run: (/** @type {Bench} */ bench) => fromTheStart(bench, path, what)
    })),
    ...Object.entries(middleFaults).map(([fault, what]) => ({
      name: `${path.name}/${fault}`,
      bare: 'fails',
      run: (/** @type {Bench} */ bench) => inMidFilm(bench, path, what)
    }))
  ])
}

/**
 * @param {Bench} bench @param {Path} path @param {object} fault
 * @returns {Promise<Result>}
 */
export async function fromTheStart(bench, { kind, userAgent }, fault) {
  await bench.faulty.setFault(fault)
  const app = await bench.openApp({ userAgent })
  await app.record()
  return judgeStart(bench, app, await app.play(bench.playdata(kind)))
}

/**
 * Passed: within the bound the picture moves, from the beginning, and goes on for three seconds.
 * @param {Bench} bench @param {App} app @param {number} startedAt @returns {Promise<Result>}
 */
export async function judgeStart(bench, app, startedAt) {
  const first = () => moving(app.samples)[0]
  const settled = () => first() && lastOf(app.samples).position - first().position >= 3
  await app.until(settled, (withinSeconds + 6) * 1000)
  if (!first()) return { ok: false, why: 'no picture', detail: 'never' }
  const seconds = (first().at - startedAt) / 1000
  const facts = { seconds, positionError: first().position, detail: `first frame ${seconds.toFixed(1)} s` }
  return verdict(bench, app, facts, [
    [!!settled(), 'the picture did not go on'],
    [seconds <= withinSeconds, `later than ${withinSeconds} s`],
    [first().position <= positionTolerance, 'not from the beginning']
  ])
}

/**
 * @param {Bench} bench @param {Path} path @param {object} fault @param {object} [playdata]
 * @returns {Promise<Result>}
 */
export async function inMidFilm(bench, path, fault, playdata = bench.playdata(path.kind)) {
  await bench.faulty.setFault(fault)
  const app = await bench.openApp({ userAgent: path.userAgent })
  await app.record()
  await app.play(playdata)
  if (!(await app.until(bench.faultMetAt, 30000)))
    return { ok: false, why: 'the film never reached the fault', detail: '' }
  const hitAt = /** @type {number} */ (bench.faultMetAt())
  const proven = () => lastOf(app.samples).position >= provenSecond
  const lost = () => Date.now() - Math.max(hitAt, lastOf(moving(app.samples))?.at ?? 0) > (withinSeconds + 2) * 1000
  await app.until(() => proven() || lost(), 60000)
  return judgeMiddle(bench, app, hitAt, proven(), path)
}

/**
 * The outage: from the first standing picture after the fault was met to the last one before the film went on.
 * @param {Bench} bench @param {App} app @param {number} hitAt @param {boolean} proven @param {Path} path @returns {Result}
 */
function judgeMiddle(bench, app, hitAt, proven, { mostFrozenSeconds }) {
  const steps = moving(app.samples)
  const outages = gaps(steps).filter(({ resume }) => resume.at > hitAt)
  if (!proven) {
    const stood = lastOf(steps)?.position ?? 0
    return verdict(bench, app, { detail: `stopped at ${stood.toFixed(1)} s` }, [[false, 'the film did not go on']])
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
  return verdict(bench, app, { seconds: afterHit, positionError, detail }, [
    [afterHit <= withinSeconds, `later than ${withinSeconds} s`],
    [frozenSeconds <= mostFrozenSeconds, `the picture stood ${frozenSeconds.toFixed(1)} s`],
    [Math.abs(positionError) <= positionTolerance, 'not where it stopped']
  ])
}

/**
 * @param {Bench} bench @param {App} app
 * @param {{seconds?: number, positionError?: number, detail: string}} facts
 * @param {[boolean, string][]} claims
 * @returns {Result}
 */
function verdict(bench, app, facts, claims) {
  const end = lastOf(app.samples)
  const told = (/** @type {string} */ type) => app.told.filter((event) => event.type === type).length
  const detail = `${facts.detail}, ${elementsUsed(app.samples)} openings`
  const always = /** @type {[boolean, string][]} */ ([
    [bench.served(bench.healthy) > 0, 'the healthy server delivered nothing'],
    [!end.noise, 'the error screen stands'],
    [!end.spinner, 'the waiting sign stands'],
    [end.videos === 1, `${end.videos} video elements`],
    [told('exhausted') === 0, 'it was called over while it was not'],
    [elementsUsed(app.samples) <= mostOpenings, `opened ${elementsUsed(app.samples)} times`],
    [told('source_changed') <= 1, `${told('source_changed')} switches`]
  ])
  return judged([...claims, ...always], { ...facts, detail })
}
