// @ts-check
/**
 * A viewer with a remote control who has never seen the plugin, in a film whose first server was dead. The test counts each
 * press. RESILIENT_PLAYBACK_PICTURE=1 also renews the screenshots of docs/guides/servers.md.
 */
import { copyFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { moving } from '../picture.mjs'
import { focused, picture, press, pressLong, texts } from '../remote.mjs'
import { judged } from './claims.mjs'
import { afterSwitch } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

const list = '.selectbox .selectbox__content .settings-param-title, .selectbox .selectbox-item'

/** @returns {import('../run.mjs').Cell[]} */
export const newcomerCells = () => [{ name: 'servers/newcomer', bare: 'skipped', run: newcomer }]

/** @param {App} app @param {string} name */
async function show(app, name) {
  await picture(app, `newcomer-${name}`)
  if (process.env.RESILIENT_PLAYBACK_PICTURE)
    await copyFile(`build/lampa/seen-newcomer-${name}.png`, `docs/servers-${name}.png`)
}

/** Whether the film moves after this moment. @param {App} app @param {number} since */
const goesOn = (app, since) => app.until(() => moving(app.samples).filter(({ at }) => at > since).length > 10, 15000)

/** @param {Bench} bench @returns {Promise<Result>} */
async function newcomer(bench) {
  const { app, started } = await afterSwitch(bench)
  if (!started.ok) return started

  // One press shows which server plays, and why it is not the first.
  await pressLong(app)
  const rows = await texts(app, list)
  const focus = await focused(app)
  await show(app, 'why')

  // Two more presses choose the other server.
  await press(app, 'ArrowDown', 'Enter')
  const changed = await goesOn(app, Date.now())
  const source = app.told.filter(({ type }) => type === 'source_changed').pop()
  await sleep(500)
  await show(app, 'changed')

  // Three presses turn the plugin off for this film.
  await pressLong(app)
  await press(app, 'ArrowUp')
  const off = await focused(app)
  await show(app, 'off')
  await press(app, 'Enter')
  const plays = await goesOn(app, Date.now())
  await pressLong(app)
  const after = await texts(app, list)
  return judged(
    [
      [/^2\. .*: ?playing|^2\. .*playing/.test(focus), `the focus is on "${focus}"`],
      [rows.some((row) => /no longer on this server/.test(row)), `rows: ${rows.join(' | ')}`],
      [changed, 'the picked server does not play'],
      [JSON.stringify(source?.to ?? '').includes(bench.faulty.origin), `told: ${JSON.stringify(source)}`],
      [/^Do not switch servers/.test(off), `after one up the focus is on "${off}"`],
      [plays, 'the film stops when the plugin is turned off'],
      [after.join() === 'Switch servers in this film again', `afterwards: ${after.join(' | ')}`]
    ],
    { detail: rows.join(' | ') }
  )
}
