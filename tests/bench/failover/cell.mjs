// @ts-check
/** Runs one cell with a fresh profile, a faulty server and a healthy one. Measures what a viewer sees. */
import { closeMirrors, startMirrors } from '../../support/fault-server.mjs'
import { metItsFault } from '../../support/faults.mjs'
import { filmPaths } from '../../support/film.mjs'

/** A playback has recovered if its position advances by this much. */
const PROOF_SECONDS = { start: 3, middle: 10 }
const LEAST_ADVANCE = 0.1
const FROZEN_MS = 500
const POLL_MS = 250

/**
 * @typedef {{at: number, position: number, frames: number, shows: boolean}} Sample  shows: the position belongs to a picture
 * @typedef {object} Result
 * @property {boolean} met true if the log of the faulty server shows the fault
 * @property {boolean} recovered
 * @property {number} seconds to the first picture, or from the first faulted request until the picture no longer stops
 * @property {number} frozen seconds with a standing picture after the first frame
 * @property {number} jump seconds of film that were skipped (positive) or repeated (negative)
 */

/**
 * @param {{browser: import('playwright-core').Browser, origin: string, media: string, lane: number, capSeconds: number}} lab
 * @param {import('../../support/faults.mjs').FaultCell & {contestant: string}} cell
 * @returns {Promise<Result>}
 */
export async function runCell(lab, { contestant, kind, phase, fault, bounds }) {
  const hosts = [`127.0.${lab.lane + 1}.2`, `127.0.${lab.lane + 1}.3`]
  const mirrors = await startMirrors({ root: lab.media, hosts })
  await mirrors[0].setFault(fault)
  const context = await lab.browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(`${lab.origin}/?contestant=${encodeURIComponent(contestant)}`)
    const query = mirrors.map(({ origin }) => `mirror=${origin}`).join('&')
    const redundant = `${lab.origin}/redundant.${kind === 'dash' ? 'mpd' : 'm3u8'}?${query}`
    const given = { urls: mirrors.map(({ origin }) => origin + filmPaths[kind]), redundant }
    const startedAt = Date.now()
    await page.evaluate(([name, what]) => /** @type {any} */ (window).startContestant(name, what), [contestant, given])
    const goal = phase === 'start' ? PROOF_SECONDS.start : bounds.fromSecond + PROOF_SECONDS.middle
    const end = startedAt + lab.capSeconds * 1000
    /** @type {Sample[]} */
    let samples = []
    const met = () => fault.kind === 'refuse' || metItsFault(mirrors[0])
    while (Date.now() < end && !(met() && samples.some(({ position }) => position >= goal))) {
      await page.waitForTimeout(POLL_MS)
      samples = await page.evaluate(() => /** @type {any} */ (window).samples)
    }
    const faulted = mirrors[0].log.find((entry) => entry.fault !== null)
    return { met: met(), ...judge(samples, { phase, startedAt, goal, faultedAt: faulted?.at }) }
  } finally {
    await context.close()
    await closeMirrors(mirrors)
  }
}

/**
 * @param {Sample[]} samples
 * @param {{phase: string, startedAt: number, goal: number, faultedAt?: number}} about
 */
function judge(samples, { phase, startedAt, goal, faultedAt = startedAt }) {
  const first = samples.find(({ position }, i) => i > 0 && position > samples[i - 1].position)
  const recovered = samples.some(({ position }) => position >= goal)
  if (!first) return { recovered, seconds: Infinity, frozen: 0, jump: 0 }
  const stops = standing(samples.filter(({ at }) => at >= first.at))
  const frozen = stops.reduce((sum, { from, to }) => sum + to.at - from.at, 0) / 1000
  const jump = stops.reduce((sum, { from, to }) => sum + to.position - from.position, 0)
  const last = stops[stops.length - 1]
  const again = last ? Math.max(0, last.to.at - faultedAt) / 1000 : 0
  const seconds = !recovered ? Infinity : phase === 'start' ? (first.at - startedAt) / 1000 : again
  return { recovered, seconds, frozen, jump }
}

/**
 * The times when, in half a second, the position advanced by less than 0.1 s or the frame count did not change.
 * @param {Sample[]} samples
 * @returns {{from: Sample, to: Sample}[]}
 */
function standing(samples) {
  const stops = []
  let from = samples[0]
  // During a switch the element reports position 0.
  for (const sample of samples.filter(({ shows }) => shows)) {
    const moves = Math.abs(sample.position - from.position) >= LEAST_ADVANCE && sample.frames !== from.frames
    if (!moves) continue
    if (sample.at - from.at >= FROZEN_MS + 200) stops.push({ from, to: sample })
    from = sample
  }
  return stops
}
