// @ts-check
// Fifty films opened and closed leave no more behind with the plugin than without it.
import { setTimeout as sleep } from 'node:timers/promises'
import { countAll, countTimers, rememberMedia } from '../counters.mjs'
import { judged } from './claims.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../counters.mjs').Counts} Counts */

const opens = 50
/** The core is compiled in an idle moment after the start. The count starts after that. */
const idleMs = 7000
const settleMs = 6000

/** @returns {import('../run.mjs').Cell[]} */
export function leakCells() {
  return [{ name: 'leaks/fifty', bare: 'skipped', pace: 20, run: fifty }]
}

/** @param {Bench} bench @returns {Promise<import('../run.mjs').Result>} */
async function fifty(bench) {
  const [bare, ours] = [await growth(bench, false), await growth(bench, true)]
  const claims = Object.keys(ours).map((name) => {
    const [more, allowed] = [ours[name], Math.max(bare[name], 0)]
    return /** @type {[boolean, string]} */ ([more <= allowed, `${name} +${more}, the bare application +${bare[name]}`])
  })
  const words = Object.keys(ours).map((name) => `${name} +${ours[name]}/+${bare[name]}`)
  return judged(claims, { detail: `with/without the plugin: ${words.join(', ')}` })
}

/**
 * @param {Bench} bench @param {boolean} withPlugin
 * @returns {Promise<Counts>} the growth from before the fifty films to after them
 */
async function growth(bench, withPlugin) {
  await bench.faulty.setFault({ kind: 'refuse' })
  const app = await bench.openApp({ withPlugin, initScripts: [countTimers, rememberMedia] })
  const before = await countAll(app.page, idleMs)
  for (let i = 0; i < opens; i++) await openAndClose(app.page, filmFor(bench, i))
  const after = await countAll(app.page, settleMs)
  if (withPlugin) await app.collect()
  else await app.close().then(() => bench.apps.splice(bench.apps.indexOf(app), 1))
  return Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]))
}

/**
 * Each kind in turn, most of them healthy. Every fifth film starts on the dead server.
 * @param {Bench} bench @param {number} i
 */
function filmFor(bench, i) {
  const kind = ['hls', 'mp4', 'dash'][i % 3]
  const [dead, good] = [bench.urlOf(bench.faulty, kind), bench.urlOf(bench.healthy, kind)]
  return { title: `Film ${i}`, url: i % 5 === 0 ? dead : good, sources: i % 5 === 0 ? [dead, good] : [good, dead] }
}

/**
 * Closes the film at its first frame, or while it still waits for one.
 * @param {import('playwright-core').Page} page @param {object} playdata
 */
async function openAndClose(page, playdata) {
  await page.evaluate((data) => /** @type {any} */ (window).Lampa.Player.play(data), /** @type {any} */ (playdata))
  const shown = () => (document.querySelector('video')?.currentTime ?? 0) > 0
  await page.waitForFunction(shown, null, { timeout: 1500, polling: 100 }).catch(() => {})
  await page.evaluate('Lampa.Player.close()')
  await sleep(100)
}
