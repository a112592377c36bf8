// @ts-check
// No false alarm: the plugin does not leave a healthy server and shows no message.
import { elementsUsed, gaps, lastOf, moving } from '../picture.mjs'
import { judged } from './claims.mjs'
import { pathOf } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */

const playSeconds = 25

/** @returns {import('../run.mjs').Cell[]} */
export function healthyCells() {
  return ['hls', 'mp4', 'dash', 'native-hls'].map((name) => ({
    name: `healthy/${name}`,
    bare: 'passes',
    run: (/** @type {Bench} */ bench) => healthy(bench, pathOf(name))
  }))
}

/**
 * @param {Bench} bench @param {ReturnType<typeof pathOf>} path
 * @returns {Promise<import('../run.mjs').Result>}
 */
async function healthy(bench, { kind, userAgent }) {
  const app = await bench.openApp({ userAgent })
  await app.record()
  const startedAt = await app.play(bench.playdata(kind))
  await app.until(() => lastOf(app.samples)?.position >= playSeconds, (playSeconds + 10) * 1000)
  const steps = moving(app.samples)
  const seconds = steps.length ? (steps[0].at - startedAt) / 1000 : undefined
  const claims = /** @type {[boolean, string][]} */ ([
    [lastOf(app.samples).position >= playSeconds, `only ${lastOf(app.samples).position.toFixed(1)} s played`],
    [elementsUsed(app.samples) === 1, `${elementsUsed(app.samples)} openings`],
    [app.notes.length === 0, 'a note was shown'],
    // A probe may be sent: a playlist, or the start of a file.
    [bytesOf(bench.healthy) <= bytesOf(bench.faulty) / 10, `${bytesOf(bench.healthy)} bytes of the other server`],
    [!lastOf(app.samples).noise, 'the error screen stands']
  ])
  return judged(claims, { seconds, detail: `${gaps(steps).length} standing pictures` })
}

/** @param {import('../bench.mjs').Bench['healthy']} mirror */
function bytesOf({ log }) {
  return log.reduce((sum, { bytes }) => sum + (bytes || 0), 0)
}
