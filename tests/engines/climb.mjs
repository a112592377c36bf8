// @ts-check
/** Runs the cells of one engine, several at a time, and reports the result of each. */
import { chromiumPath } from '../support/chromium.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { startEngine } from './devtools.mjs'
import { fetchChromium } from './fetch.mjs'
import { startStage } from './stage-server.mjs'
import { ensureWebm } from './webm.mjs'

/** Cells mostly wait. On two cores, more than these would delay each other. */
const AT_ONCE = 6

/**
 * @typedef {{column: string, name: string, ok: boolean, said: string}} Result  said: the figure, or why it failed
 * @typedef {{rung: import('./ladder.mjs').Rung, product: string, results: Result[]}} Climbed
 */

/** @param {unknown} error */
const reasonOf = (error) => (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 12).join(' ')

/**
 * @template T
 * @param {T[]} list
 * @param {(one: T) => Promise<void>} work
 */
async function someAtATime(list, work) {
  const queue = [...list]
  const worker = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/**
 * @param {import('./ladder.mjs').Rung} rung
 * @param {import('./cells.mjs').Cell[]} cells
 * @param {{pictures?: string, say?: (line: string) => void}} [options]
 * @returns {Promise<Climbed>} never rejects: for an engine that is not available, one red cell has the reason
 */
export async function climb(rung, cells, { pictures = '', say = () => {} } = {}) {
  /** @type {Result[]} */
  const results = []
  /** @type {Awaited<ReturnType<typeof startStage>> | null} */
  let stage = null
  let product = ''
  const add = (/** @type {Result} */ result) => {
    results.push(result)
    say(`  ${result.ok ? 'ok ' : 'RED'} ${rung.version || 'current'}: ${result.column}, ${result.name}: ${result.said}`)
  }
  try {
    const program = rung.spec ? await fetchChromium(rung) : chromiumPath()
    const [root, opened] = await Promise.all([rung.avc ? ensureMedia() : ensureWebm(), startStage()])
    stage = opened
    const start = async (bare = false) => {
      const engine = await startEngine(program, bare ? ['--js-flags=--noexpose_wasm'] : [])
      product = engine.product
      return engine
    }
    const ground = { rung, start, stage, root, pictures }
    /** @param {import('./cells.mjs').Cell} cell @returns {Promise<Result>} */
    const tried = ({ column, name, run }) =>
      run(ground).then(
        (said) => ({ column, name, ok: true, said }),
        (error) => ({ column, name, ok: false, said: reasonOf(error) })
      )
    /** @type {import('./cells.mjs').Cell[]} */
    const again = []
    await someAtATime(cells, async (cell) => {
      const result = await tried(cell)
      if (result.ok) return add(result)
      say(
        `  ... ${rung.version || 'current'}: ${cell.column}, ${cell.name}: once more, alone: ${result.said.slice(0, 200)}`
      )
      again.push(cell)
    })
    // Each failed cell runs once more, alone. With five others on a busy machine, a healthy server may look slow.
    for (const cell of again) {
      const result = await tried(cell)
      add({ ...result, said: `${result.said} (second try)` })
    }
  } catch (error) {
    add({ column: 'engine', name: 'start', ok: false, said: reasonOf(error) })
  } finally {
    await stage?.close()
  }
  return { rung, product, results }
}
