// @ts-check
/**
 * npm run bench:calm [-- --seconds n] [--only part] [--lanes n] [--fresh]
 * Plays scenes that look like trouble but are none, each for HLS, DASH and MP4. Counts switches and notices (there should be
 * none) and the bytes that both servers sent. build/results/calm.jsonl keeps the results, so the same build does not play
 * a scene again. --fresh deletes them. Writes docs/benchmarks/calm.md.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build } from '../../../scripts/build.mjs'
import { root } from '../../../scripts/run.mjs'
import { serveChromium } from '../../support/chromium.mjs'
import { LONG_DURATION } from '../../support/media/recipe.mjs'
import { eventsOf, KINDS, movingOn, raiseStage } from '../../support/playing.mjs'
import { calmBounds, scenes } from './scenes.mjs'

const { values: args } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    lanes: { type: 'string', default: '6' },
    only: { type: 'string', default: '' },
    fresh: { type: 'boolean', default: false }
  }
})
const seconds = Number(args.seconds)
/** A starting browser costs as much as ten that play, so the browsers start one after the other. */
const APART_MS = 5000
const kept = join(root, 'build/results/calm.jsonl')
/** Identifies the build. Scenes of another build are played again. */
const buildOf = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'dist/resilient-playback.js')))
    .digest('hex')

/** @typedef {{name: string, kind: string, switches: number, notes: string[], extra: number, watched: number, calm: boolean}} Row */

/**
 * @param {import('./scenes.mjs').Calm} calm
 * @param {string} kind
 * @returns {Promise<Row>}
 */
async function playOut(calm, kind) {
  const chromium = await serveChromium()
  const stage = await raiseStage({ seconds: LONG_DURATION, launch: chromium.connect })
  try {
    const scene = await stage.open({ kind, paceFactor: calm.paceFactor, faults: [calm.fault || null] })
    const startedAt = Date.now()
    const at = (/** @type {number} */ second) => sleep(Math.max(0, startedAt + second * 1000 - Date.now()))
    if (calm.play) {
      const devtools = () => scene.page.context().newCDPSession(scene.page)
      await calm.play({ scene, seconds, at, devtools, suspend: chromium.suspend })
    }
    await at(seconds)
    const record = await scene.record()
    await scene.close()
    return judge(calm, kind, record, scene)
  } finally {
    await stage.close()
    await chromium.close()
  }
}

/**
 * @param {import('./scenes.mjs').Calm} calm
 * @param {string} kind
 * @param {import('../../support/playing.mjs').Record} record
 * @param {import('../../support/playing.mjs').Scene} scene
 * @returns {Row}
 */
function judge({ name, mostSwitches = calmBounds.switches }, kind, record, { mirrors, urls }) {
  const began =
    record.samples.find(({ position }, i) => i > 0 && position > record.samples[i - 1].position)?.at ?? Infinity
  const changes = eventsOf(record, 'source_changed').filter(({ at }) => at > began + 1000)
  const notes = eventsOf(record, 'notice').map(({ message }) => message)
  const watched = urls.reduce((sum, url) => sum + movingOn(record, url).length, 0) / 10
  const extra = sentByBoth(mirrors.map(({ log }) => log))
  const mostNotes = mostSwitches > calmBounds.switches ? Infinity : calmBounds.notes
  const calm = changes.length <= mostSwitches && notes.length <= mostNotes && extra <= calmBounds.extraShare
  return { name, kind, switches: changes.length, notes, extra, watched, calm }
}

/**
 * The bytes of a file that both servers sent. Bytes that the browser asks of the same server again do not count.
 * @param {import('../../support/mirror/exchange.mjs').LogEntry[][]} logs
 * @returns {number} share of all bytes
 */
function sentByBoth(logs) {
  const sent = logs.map((log) => sentOnce(log))
  const all = sentOnce(logs.flat())
  return sent.reduce((sum, bytes) => sum + bytes, -all) / Math.max(1, all)
}

/**
 * @param {import('../../support/mirror/exchange.mjs').LogEntry[]} log
 * @returns {number} bytes, each counted once
 */
function sentOnce(log) {
  let once = 0
  for (const path of new Set(log.map((entry) => entry.path))) {
    let end = 0
    const parts = log
      .filter((entry) => entry.path === path && entry.bytes > 0)
      .map(({ range, bytes }) => ({ start: Number(/^bytes=(\d+)/.exec(range || '')?.[1] || 0), bytes }))
      .sort((a, b) => a.start - b.start)
    for (const { start, bytes } of parts) {
      once += Math.max(0, start + bytes - Math.max(end, start))
      end = Math.max(end, start + bytes)
    }
  }
  return once
}

/** @param {Row[]} rows */
function tableOf(rows) {
  const cells = rows.map(
    ({ name, kind, switches, notes, extra, watched, calm }) =>
      `| ${name} | ${kind} | ${switches} | ${notes.length} | ${(extra * 100).toFixed(1)} % | ${watched.toFixed(0)} s | ${calm ? 'yes' : '**no**'} |`
  )
  return [
    '# No false alarms',
    '',
    `\`npm run bench:calm -- --seconds ${seconds}\` on ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}, ${args.lanes} scenes at a time, each ${seconds} s in a browser of its own with two healthy servers`,
    "(twice the film's bitrate unless told otherwise). Switches: after the first frame. Extra: the same bytes from both servers.",
    '',
    '| scene | kind | switches | notes | extra bytes | picture that moved | calm |',
    '|---|---|---|---|---|---|---|',
    ...cells,
    ''
  ].join('\n')
}

await build()
mkdirSync(join(root, 'build/results'), { recursive: true })
const played = buildOf()
if (args.fresh) rmSync(kept, { force: true })
/** @type {(Row & {seconds: number, build: string})[]} */
const known = existsSync(kept)
  ? readFileSync(kept, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : []
const wanted = scenes
  .flatMap((calm) => KINDS.map((kind) => ({ calm, kind })))
  .filter(({ calm, kind }) => `${calm.name}|${kind}`.includes(args.only))
/** @type {Row[]} */
const rows = wanted.map(({ calm, kind }) =>
  known.find((row) => row.name === calm.name && row.kind === kind && row.seconds === seconds && row.build === played)
)
let next = 0
async function lane(/** @type {number} */ number) {
  await sleep(number * APART_MS)
  while (next < wanted.length) {
    const index = next
    next += 1
    if (rows[index]) continue
    const { calm, kind } = wanted[index]
    rows[index] = await playOut(calm, kind)
    const line = JSON.stringify({ ...rows[index], seconds, build: played })
    appendFileSync(kept, line + '\n')
    console.log(line)
  }
}
await Promise.all(Array.from({ length: Number(args.lanes) }, (_, number) => lane(number)))
const table = tableOf(rows)
if (!args.only) {
  mkdirSync(join(root, 'docs/benchmarks'), { recursive: true })
  writeFileSync(join(root, 'docs/benchmarks/calm.md'), table)
}
console.log(table)
