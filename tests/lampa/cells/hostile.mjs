// @ts-check
// Forty hostile words in the real app: in the lists of servers (as dubs) and of audio tracks, and in messages.
import { setTimeout as sleep } from 'node:timers/promises'
import { hostileWords } from '../../support/hostile-words.js'
import { moving } from '../picture.mjs'
import { press, pressLong, texts } from '../remote.mjs'
import { judged } from './claims.mjs'
import { choose } from './tracks.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../run.mjs').Result} Result */

/** Together with the servers, as many as the plugin accepts. */
const mostSounds = 24

/** @returns {import('../run.mjs').Cell[]} */
export const hostileCells = () => [{ name: 'servers/forty-words', bare: 'skipped', run: fortyWords }]

/** @param {Bench} bench @returns {Promise<Result>} */
async function fortyWords(bench) {
  const app = await bench.openApp()
  await app.record()
  const url = bench.healthy.origin + '/film.mp4'
  const sources = hostileWords.map((voice, index) => ({ url: `${url}?n=${index}`, voice }))
  const other = hostileWords.slice(-mostSounds)
  const dead = `${bench.faulty.origin}/nowhere.mp4`
  const audio = other.map((label, index) => ({ label, url: `${dead}?n=${index}`, complete: true }))
  await app.play({ title: 'Film', url: sources[0].url, sources, audio })
  await app.until(() => moving(app.samples).length > 10, 15000)
  const before = await elements(app)
  await pressLong(app)
  const servers = await texts(app, '.selectbox .selectbox-item')
  await press(app, 'Backspace')
  // The last one: its film does not exist, so a message names it.
  const sounds = await choose(app, 'tracks', 'noscript')
  await app.until(() => app.notes.length > 0, 30000)
  await sleep(500)
  const after = await elements(app)
  const readable = (/** @type {string[]} */ rows) => rows.filter((row) => row.includes('Film')).length
  const ran = await app.page.evaluate('window.ran')
  return judged(
    [
      [readable(servers) === hostileWords.length, `servers: ${servers.join(' | ')}`],
      [readable(sounds) === other.length, `sounds: ${sounds.join(' | ')}`],
      [app.notes.some(({ text }) => text.includes('Film')), `said: ${JSON.stringify(app.notes)}`],
      [ran === undefined, 'markup from outside was run'],
      [after === before, `elements: ${before}, then ${after}`]
    ],
    { detail: `${readable(servers)} servers, ${readable(sounds)} sounds` }
  )
}

/**
 * Elements that words might have become and that the application's screens do not have.
 * @param {import('../app.mjs').App} app
 * @returns {Promise<number>}
 */
const elements = (app) =>
  app.page.evaluate(
    "document.querySelectorAll('[onerror], [onload], [onfocus], [onmouseover], [ontoggle], iframe, math, template, details, noscript, a[href^=javascript]').length"
  )
