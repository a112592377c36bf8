// @ts-check
/** The cells: what the ladder tests in each engine. A cell returns its figure; if it fails, it throws the reason. */
import assert from 'node:assert/strict'
import { closeMirrors, startMirrors } from '../support/fault-server.mjs'
import { faultNamed, faultsOf, metItsFault } from '../support/faults.mjs'
import { filmPaths } from '../support/film.mjs'
import { missingThings, scriptOf, togetherMissing } from './missing.mjs'

/**
 * @typedef {object} Ground  what the cells of one engine share
 * @property {import('./ladder.mjs').Rung} rung
 * @property {(bare?: boolean) => Promise<import('./devtools.mjs').Engine>} start  a new process, so a crash ends no other cell; bare: no WebAssembly
 * @property {Awaited<ReturnType<typeof import('./stage-server.mjs').startStage>>} stage
 * @property {string} root  the folder of the media
 * @property {string} pictures  the folder for screenshots; empty: no screenshots
 *
 * @typedef {{column: string, name: string, run: (ground: Ground) => Promise<string>}} Cell
 * @typedef {import('../support/faults.mjs').FaultCell} FaultCell
 */

/** If the film plays this far past a fault in mid-film, the other server must have helped. */
const BEYOND_SECONDS = 3
/** How far the film must play if the fault is there from the start. */
const BEGUN_SECONDS = 2
/** Times the film's bitrate: before its fault a server is never slow, even on a busy machine. */
const PACE = 8

/** The HLS of the test film is H.264. @param {import('./ladder.mjs').Rung} rung @returns {(cell: FaultCell) => boolean} */
const plays =
  ({ avc }) =>
  ({ kind }) =>
    avc || kind !== 'hls'

/** @param {import('./ladder.mjs').Rung} rung @param {string} kind */
const pathOf = ({ avc }, kind) => (kind === 'mp4' && !avc ? '/film.webm' : filmPaths[kind])

/** The report calls a film of one file "file", because it may be WebM. @param {string} kind */
const nameOf = (kind) => (kind === 'mp4' ? 'file' : kind)

/** The fault of all other cells: the first server is dead. @param {import('../support/faults.mjs').Kind} kind */
const dead = (kind) => faultNamed('engines', 'start', 'refuse', kind)

/**
 * Opens the film with `begin` while server A is broken, and waits until playback is past the fault.
 * @param {Ground} ground
 * @param {{cell: FaultCell, bare?: boolean, label: string, script?: string, plain?: boolean,
 *   begin: (page: import('./devtools.mjs').EnginePage, urls: string[]) => Promise<void>,
 *   look?: (page: import('./devtools.mjs').EnginePage) => Promise<void>}} scene  script: runs in the page before anything else; plain: without hls.js and dash.js
 * @returns {Promise<any>} what the page recorded
 */
export async function playPast(ground, scene) {
  const seen = await playOnce(ground, scene)
  // On a busy machine the player may ask the other server before the fault begins. Then try once more.
  const again = scene.cell.phase === 'middle' && !seen.met
  const last = again ? await playOnce(ground, scene) : seen
  assert.ok(last.met, `the fault was never met: ${JSON.stringify(last)}`)
  return last
}

/**
 * @param {Ground} ground
 * @param {Parameters<typeof playPast>[1]} scene
 */
async function playOnce(ground, { cell, bare = false, label, script, plain = false, begin, look }) {
  const { rung, stage, root, pictures } = ground
  const { kind, fault, phase, bounds } = cell
  const mirrors = await startMirrors({ root, hosts: ['127.0.0.2', '127.0.0.3'], paceFactor: PACE })
  /** @type {import('./devtools.mjs').Engine | null} */
  let engine = null
  try {
    engine = await ground.start(bare)
    const page = await engine.open()
    await mirrors[0].setFault(fault)
    const urls = mirrors.map(({ origin }) => origin + pathOf(rung, kind))
    if (script) await page.before(script)
    await page.goto(`${stage.origin}/${plain ? 'plain' : ''}`)
    await begin(page, urls)
    const goal = phase === 'start' ? BEGUN_SECONDS : bounds.fromSecond + BEYOND_SECONDS
    const through = await page.until(`!!window.seen && seen.position > ${goal}`, bounds.withinSeconds * 1000)
    const seen = await page.evaluate('window.seen')
    if (pictures) await picture(page, `${pictures}/${rung.version}-${label}-${nameOf(kind)}-${cell.name}.png`)
    assert.ok(through, `stands at ${seen?.position}: ${JSON.stringify(seen)}`)
    assert.ok(
      mirrors[1].log.some(({ bytes }) => bytes > 0),
      'the other server was never asked'
    )
    assert.deepEqual([...seen.errors, ...(seen.swallowed ?? [])], [])
    if (look) await look(page)
    return { ...seen, met: phase === 'start' || metItsFault(mirrors[0]) }
  } finally {
    await engine?.close()
    await closeMirrors(mirrors)
  }
}

/** @param {import('./devtools.mjs').EnginePage} page @param {string} file */
async function picture(page, file) {
  const { writeFile } = await import('node:fs/promises')
  await writeFile(file, await page.screenshot())
}

/** @param {any} seen @param {FaultCell} cell @returns {string} seconds until the first frame, or of the longest freeze */
const figure = (seen, { phase }) => `${(phase === 'start' ? seen.first : seen.freeze).toFixed(1)} s`

/** @param {string} bundle */
export const pageBegins =
  (bundle) =>
  /** @param {import('./devtools.mjs').EnginePage} page @param {string[]} urls */
  async (page, urls) => {
    await page.evaluate(`harness.script('/dist/${bundle}')`)
    await page.evaluate(`harness.page(${JSON.stringify({ sources: urls, language: 'en' })})`)
  }

/** The plugin's address as the app of a signed-in viewer requests it. */
const plugin = (/** @type {Ground} */ { stage }) => `${stage.plugins}/plugin.js?logged=1`

/** @param {Ground} ground @param {{cached?: boolean, stored?: object}} [how] */
export const pluginBegins =
  (ground, { cached = false, stored = {} } = {}) =>
  /** @param {import('./devtools.mjs').EnginePage} page @param {string[]} urls */
  async (page, urls) => {
    await page.evaluate(`harness.standIn(${JSON.stringify({ language: 'en', ...stored })})`)
    await page.evaluate(`harness.plugin('${plugin(ground)}', ${cached})`)
    await page.evaluate(`harness.film(${JSON.stringify({ title: 'Film', url: urls.join(' or ') })})`)
  }

/** @param {'wasm' | 'js'} backend @param {boolean} [bare] */
const contract =
  (backend, bare = false) =>
  /** @param {Ground} ground */
  async (ground) => {
    const engine = await ground.start(bare)
    try {
      const page = await engine.open()
      assert.equal(await page.evaluate('typeof WebAssembly'), bare ? 'undefined' : 'object')
      await page.goto(`${ground.stage.origin}/`)
      const { passed, failed } = await page.evaluate(`harness.contract('${backend}')`)
      assert.deepEqual(failed, [])
      assert.ok(passed > 300, `${passed} scripts only`)
      return String(passed)
    } finally {
      await engine.close()
    }
  }

/** @param {FaultCell} cell @returns {Cell} */
const page = (cell) => ({
  column: `page, ${cell.name}`,
  name: nameOf(cell.kind),
  run: async (ground) => {
    const begin = pageBegins('resilient-playback.js')
    return figure(await playPast(ground, { cell, label: 'page', begin }), cell)
  }
})

/** @param {FaultCell} cell @returns {Cell} */
const inHost = (cell) => ({
  column: `plugin, ${cell.name}`,
  name: nameOf(cell.kind),
  run: async (ground) =>
    figure(
      await playPast(ground, {
        ...{ cell, label: 'plugin', begin: pluginBegins(ground) },
        look: backendIs(compilesSlowly(ground.rung) ? 'js' : 'wasm')
      }),
      cell
    )
})

/** @param {import('./ladder.mjs').Rung} rung */
const compilesSlowly = ({ version }) => version > 0 && version < 69

const backendIs = (/** @type {string} */ wanted) => async (/** @type {import('./devtools.mjs').EnginePage} */ seen) =>
  assert.equal(await seen.evaluate('ResilientPlayback.backend'), wanted)

/**
 * Without WebAssembly the plugin fetches its JavaScript build from the folder that it came from. The second time the plugin
 * comes from the app's cache, and fetches the build from the folder of the first time.
 * @param {Ground} ground
 */
async function legacyTwice(ground) {
  const { stage } = ground
  const cell = dead('dash')
  const before = stage.asked.length
  let stored = {}
  const first = await playPast(ground, {
    ...{ cell, bare: true, label: 'bare-plugin', begin: pluginBegins(ground) },
    async look(opened) {
      await backendIs('js')(opened)
      stored = await opened.evaluate('Lampa.Storage.stored')
    }
  })
  const legacy = () => stage.asked.slice(before).filter((url) => /^\/plugin\.legacy\.[0-9a-f]{8}\.js$/.test(url)).length
  assert.ok(legacy() >= 1, 'nobody asked for the JavaScript build')
  const again = pluginBegins(ground, { cached: true, stored })
  const second = await playPast(ground, {
    cell,
    bare: true,
    label: 'cached',
    begin: again,
    look: backendIs('js')
  })
  assert.ok(legacy() >= 2, 'the cached copy did not ask for the JavaScript build')
  return `${figure(first, cell)}, cached ${figure(second, cell)}`
}

/** @type {Cell[]} */
const withoutWasm = [
  { column: 'without WebAssembly', name: 'contract', run: contract('js', true) },
  {
    column: 'without WebAssembly',
    name: 'page',
    run: async (ground) => {
      const begin = pageBegins('resilient-playback.legacy.js')
      const cell = dead('dash')
      const seen = await playPast(ground, { cell, bare: true, label: 'bare-page', begin })
      assert.equal(seen.backend, 'js')
      return figure(seen, cell)
    }
  },
  { column: 'without WebAssembly', name: 'plugin', run: legacyTwice }
]

/** @type {Cell[]} */
const contracts = [
  { column: 'contract', name: 'WebAssembly', run: contract('wasm') },
  { column: 'contract', name: 'JavaScript', run: contract('js') }
]

/**
 * @param {string} name
 * @param {import('./missing.mjs').MissingThing[]} things
 * @param {'page' | 'plugin'} by
 * @returns {Cell}
 */
const without = (name, things, by) => ({
  column: `something missing, ${by}`,
  name,
  run: async (ground) => {
    // The bundle that a page for such engines uses.
    const bundle = compilesSlowly(ground.rung) ? 'resilient-playback.legacy.js' : 'resilient-playback.js'
    const begin = by === 'page' ? pageBegins(bundle) : pluginBegins(ground)
    const plain = things.some(({ onlyFiles }) => onlyFiles)
    const cell = dead(plain ? 'mp4' : 'dash')
    const gone = things.flatMap(({ take }) => (typeof take === 'string' ? [take] : []))
    const seen = await playPast(ground, {
      ...{ cell, label: `${by}-${name}`, script: scriptOf(things), plain, begin },
      async look(opened) {
        const kinds = await opened.evaluate(`[${gone.map((one) => `typeof window.${one}`)}].join()`)
        assert.equal(kinds, gone.map(() => 'undefined').join())
        assert.equal(await opened.evaluate('window.taken'), true)
      }
    })
    return figure(seen, cell)
  }
})

/** Each thing alone, then all that can be missing together. @type {Cell[]} */
const missing = /** @type {const} */ (['page', 'plugin']).flatMap((by) => [
  ...missingThings.map((thing) => without(thing.name, [thing], by)),
  without('all at once', togetherMissing, by)
])

/** @param {import('./ladder.mjs').Rung} rung @returns {Cell[]} */
export const cellsOf = (rung) => [
  ...contracts,
  ...[...faultsOf('engines', 'middle'), ...faultsOf('engines', 'start')]
    .filter(plays(rung))
    .flatMap((cell) => [page(cell), inHost(cell)]),
  ...(rung.losesWasm ? withoutWasm : []),
  ...(rung.missing ? missing : [])
]

const hangingFile = faultNamed('engines', 'middle', 'hanging', 'mp4')

/**
 * The few most telling cells, for `npm test`: WebAssembly if it starts fast, otherwise the build that the plugin uses.
 * @param {import('./ladder.mjs').Rung} rung
 * @returns {Cell[]}
 */
export const quickCells = (rung) =>
  compilesSlowly(rung)
    ? [inHost(hangingFile), contracts[1], ...withoutWasm.slice(2)]
    : [inHost(hangingFile), contracts[0], page(dead('dash')), without('all at once', togetherMissing, 'plugin')]
