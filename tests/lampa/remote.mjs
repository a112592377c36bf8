// @ts-check
// Presses the keys of a remote control, and reads the texts on the screen.
import { setTimeout as sleep } from 'node:timers/promises'

/** @typedef {import('./app.mjs').App} App */

/** The application's threshold for a long press is 0.8 s. */
const longPressMs = 1000
/** The application accepts keys no faster than this. */
const keyMs = 150

/** @param {App} app @param {string[]} keys */
export async function press(app, ...keys) {
  for (const key of keys) {
    await app.page.keyboard.press(key)
    await sleep(keyMs)
  }
}

/** @param {App} app */
export async function pressLong(app) {
  await app.page.keyboard.down('Enter')
  await sleep(longPressMs)
  await app.page.keyboard.up('Enter')
  await sleep(300)
}

/** @param {App} app @param {string} name */
export const picture = (app, name) => app.page.screenshot({ path: `build/lampa/seen-${name}.png` })

/** @param {App} app @param {string} selector @returns {Promise<string[]>} */
export const texts = (app, selector) =>
  app.page.$$eval(selector, (found) => found.map((node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim()))

/** @param {App} app @returns {Promise<string>} */
export const focused = (app) =>
  app.page.evaluate("(document.querySelector('.selector.focus')?.textContent ?? '').replace(/\\s+/g, ' ').trim()")

/** Moves down to the row with this text. @param {App} app @param {RegExp} row */
export async function goDown(app, row) {
  for (let i = 0; i < 40 && !row.test(await focused(app)); i++) await press(app, 'ArrowDown')
  return row.test(await focused(app))
}
