// @ts-check
// The keys of a remote control, and what stands on the screen.
import { setTimeout as sleep } from 'node:timers/promises'

/** @typedef {import('../app.mjs').App} App */

/** The application takes keys no faster than this. */
const keyMs = 150

/** @param {App} app @param {string[]} keys */
export async function press(app, ...keys) {
  for (const key of keys) {
    await app.page.keyboard.press(key)
    await sleep(keyMs)
  }
}

/** @param {App} app @param {string} name */
export const picture = (app, name) => app.page.screenshot({ path: `build/lampa/seen-${name}.png` })

/** @param {App} app @param {string} selector @returns {Promise<string[]>} */
export const texts = (app, selector) =>
  app.page.$$eval(selector, (found) => found.map((node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim()))

/** @param {App} app @returns {Promise<string>} */
export const focused = (app) =>
  app.page.evaluate("(document.querySelector('.selector.focus')?.textContent ?? '').replace(/\\s+/g, ' ').trim()")
