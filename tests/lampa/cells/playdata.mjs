// @ts-check
// Playdata as real plugins send them: the list stays complete, next and previous work, and the author's fields are restored.
import { moving } from '../picture.mjs'
import { judged, sameData } from './claims.mjs'
import { judgeStart } from './faults.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('../app.mjs').App} App */
/** @typedef {import('../run.mjs').Result} Result */

/** @returns {import('../run.mjs').Cell[]} */
export function playdataCells() {
  return [
    { name: 'playdata/reserve', bare: 'skipped', run: (bench) => form(bench, reserve(bench)) },
    { name: 'playdata/a-or-b', bare: 'fails', run: (bench) => form(bench, either(bench)) },
    { name: 'playlist/own-item', bare: 'skipped', run: (bench) => playlist(bench, 'own-item') },
    { name: 'playlist/separate-object', bare: 'fails', run: (bench) => playlist(bench, 'separate-object') }
  ]
}

/** @param {Bench} bench */
const reserve = (bench) => ({
  title: 'First',
  url: bench.urlOf(bench.faulty, 'hls'),
  url_reserve: bench.urlOf(bench.healthy, 'hls'),
  quality: { '1080p': bench.urlOf(bench.faulty, 'hls'), '720p': bench.urlOf(bench.faulty, 'mp4') }
})

/** @param {Bench} bench */
function either(bench) {
  const both = `${bench.urlOf(bench.faulty, 'hls')} or ${bench.urlOf(bench.healthy, 'hls')}`
  const small = `${bench.urlOf(bench.faulty, 'mp4')} or ${bench.urlOf(bench.healthy, 'mp4')}`
  return { title: 'First', url: both, quality: { '1080p': both, '720p': small } }
}

/**
 * Plays it from the second server, closes, and checks the author's object.
 * @param {Bench} bench @param {object} data @returns {Promise<Result>}
 */
async function form(bench, data) {
  const app = await open(bench, data)
  const started = await judgeStart(bench, app, await app.page.evaluate('lampaTest.play()'))
  if (!started.ok) return started
  await app.page.evaluate('Lampa.Player.close()')
  const after = await app.page.evaluate('lampaTest.data()')
  return judged([[sameData(after, data), `not restored: ${JSON.stringify(after)}`]], started)
}

/**
 * @param {Bench} bench @param {'own-item' | 'separate-object'} way @returns {Promise<Result>}
 */
async function playlist(bench, way) {
  const data = way === 'own-item' ? reserve(bench) : either(bench)
  const second = { title: 'Second', url: bench.urlOf(bench.healthy, 'mp4') }
  const app = await open(bench, data, second, way === 'own-item')
  const started = await judgeStart(bench, app, await app.page.evaluate('lampaTest.play()'))
  if (!started.ok) return started
  const first = await place(app)
  await app.page.evaluate('Lampa.PlayerPlaylist.next()')
  const nextPlays = await playsAgain(app)
  const next = await place(app)
  await app.page.evaluate('Lampa.PlayerPlaylist.prev()')
  const firstPlays = await playsAgain(app)
  const previous = await place(app)
  await app.page.evaluate('Lampa.Player.close()')
  const list = await app.page.evaluate('lampaTest.list')
  return judged(
    [
      [first.titles === 'First,Second' && first.position === 0, `list after the switch: ${JSON.stringify(first)}`],
      [nextPlays && next.title === 'Second' && next.position === 1, `next: ${nextPlays} ${JSON.stringify(next)}`],
      [next.titles === 'First,Second', `list after next: ${next.titles}`],
      [
        firstPlays && previous.title === 'First' && previous.position === 0,
        `previous: ${firstPlays} ${JSON.stringify(previous)}`
      ],
      [sameData(list, [data, second]), `not restored: ${JSON.stringify(list)}`]
    ],
    started
  )
}

/**
 * The author's objects are in the page; `lampaTest.play()` does what an author does.
 * @param {Bench} bench @param {object} data @param {object} [second] @param {boolean} [sameObject]   the playdata is the first item itself
 */
async function open(bench, data, second, sameObject) {
  await bench.faulty.setFault({ kind: 'refuse' })
  const app = await bench.openApp()
  await app.record()
  await app.page.evaluate(
    ([playdata, other, same]) => {
      const page = /** @type {any} */ (window)
      const item = same ? playdata : { ...playdata }
      page.lampaTest = {
        list: other ? [item, other] : null,
        data: () => playdata,
        play() {
          const at = Date.now()
          playdata.onEvent = page.lampaRecorder.hear
          page.Lampa.Player.play(playdata)
          if (other) page.Lampa.Player.playlist(page.lampaTest.list)
          return at
        }
      }
    },
    /** @type {[any, any, boolean]} */ ([data, second ?? null, sameObject ?? false])
  )
  return app
}

/** @param {App} app @returns {Promise<{title: string, titles: string, position: number}>} */
function place(app) {
  return app.page.evaluate(() => {
    const { Player, PlayerPlaylist } = /** @type {any} */ (window).Lampa
    const titles = PlayerPlaylist.get()
      .map((item) => item.title)
      .join()
    return { title: Player.playdata().title, titles, position: PlayerPlaylist.position() }
  })
}

/** @param {App} app */
async function playsAgain(app) {
  await app.collect()
  const from = Date.now()
  return app.until(() => {
    const steps = moving(app.samples).filter((sample) => sample.at > from)
    return steps.length > 1 && steps[steps.length - 1].position - steps[0].position >= 2
  }, 20000)
}
