// @ts-check
/**
 * Measures what the plugin costs the real app if nothing fails: how soon the app is ready, and how soon a healthy film shows
 * its first frame.
 *
 *   LAMPA_DIR=... npm run bench:lampa -- [--rounds 7]
 *
 * Runs in pairs, with and without the plugin in turn, each in a fresh profile. Writes docs/benchmarks/lampa.md.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from '../../scripts/build.mjs'
import { main } from '../../scripts/run.mjs'
import { launchChromium } from '../support/chromium.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { openBench, pluginHost } from './bench.mjs'
import { serveFolder } from '../support/folder-server.mjs'
import { resolverRules } from './resolver.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const kinds = ['hls', 'dash', 'mp4']
/** @typedef {{ready: number, [kind: string]: number}} Taken milliseconds: until the app is ready, from a play to the first frame of each kind */

/** Runs in the page before anything else: stores the moment at which the app says that it is ready. */
function noteReady() {
  const page = /** @type {any} */ (window)
  let ready = false
  Object.defineProperty(page, 'appready', {
    get: () => ready,
    set(value) {
      ready = value
      page.readyMs = performance.now()
    }
  })
}

/**
 * Runs in the page: time from the call until a frame was presented.
 * @param {string} url
 * @returns {Promise<number>}
 */
function firstFrame(url) {
  const { Player, PlayerVideo } = /** @type {any} */ (window).Lampa
  const from = performance.now()
  Player.play({ title: 'Film', url })
  return new Promise((resolve) => {
    const look = setInterval(() => {
      const video = PlayerVideo.video()
      if (!video || !video.getVideoPlaybackQuality().totalVideoFrames) return
      clearInterval(look)
      resolve(performance.now() - from)
    }, 4)
  })
}

/**
 * @param {import('./bench.mjs').Lab} lab
 * @param {boolean} withPlugin
 * @returns {Promise<Taken>}
 */
async function once(lab, withPlugin) {
  const bench = await openBench(lab, 0, 20)
  try {
    const app = await bench.openApp({ withPlugin, initScripts: [noteReady] })
    /** @type {Taken} */
    const taken = { ready: await app.page.evaluate('readyMs') }
    for (const kind of kinds) {
      taken[kind] = await app.page.evaluate(firstFrame, bench.urlOf(bench.healthy, kind))
      await app.page.evaluate('Lampa.Player.close()')
      await app.page.waitForTimeout(500)
    }
    return taken
  } finally {
    await bench.close()
  }
}

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const rounded = (/** @type {number[]} */ list) => Math.round(median(list))

await main(async () => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } })
  const folder = process.env.LAMPA_DIR
  if (!folder || !existsSync(join(folder, 'app.min.js')))
    throw new Error('LAMPA_DIR names no clone of github.com/yumata/lampa')
  await build()
  const dist = join(root, 'dist')
  const [app, plugin] = [await serveFolder(folder), await serveFolder(dist, { host: pluginHost })]
  const browser = await launchChromium({ args: [`--host-resolver-rules=${resolverRules}`] })
  /** @type {{bare: Taken, ours: Taken}[]} */
  const pairs = []
  try {
    const media = await ensureMedia()
    const lab = { browser, media, appOrigin: app.origin, dist, pluginUrl: `${plugin.origin}/plugin.js` }
    // A first run that does not count, because a browser does some work only once.
    await once(lab, true)
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const first = round % 2 === 0
      const one = await once(lab, first)
      const other = await once(lab, !first)
      pairs.push(first ? { ours: one, bare: other } : { ours: other, bare: one })
    }
  } finally {
    await browser.close()
    await Promise.all([app.close(), plugin.close()])
  }
  const rows = ['ready', ...kinds].map((what) => {
    const [bare, ours] = [pairs.map((pair) => pair.bare[what]), pairs.map((pair) => pair.ours[what])]
    const differences = ours.map((value, i) => value - bare[i])
    const spread = `${Math.round(Math.min(...differences))} to ${Math.round(Math.max(...differences))}`
    const name = what === 'ready' ? 'the app is ready' : `first frame, ${what}`
    return `| ${name} | ${rounded(bare)} | ${rounded(ours)} | ${rounded(differences)} | ${spread} |`
  })
  const text = `# What the plugin costs Lampa where nothing fails

\`LAMPA_DIR=<checkout of the app> npm run bench:lampa\`, load ${loadavg()[0].toFixed(1)}: the real app in Chromium with and without the plugin, ${pairs.length} pairs, each in a fresh
profile. Milliseconds; medians, and the median and range of the pairs' differences. The first frame is counted from \`Lampa.Player.play\`, right after the start, when the
plugin's core is not there yet.

| | without | with | difference | range |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
  writeFileSync(join(root, 'docs/benchmarks/lampa.md'), text)
  console.log(text)
})
