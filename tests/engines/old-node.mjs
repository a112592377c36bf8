// @ts-check
/** Runs the contract (JavaScript build) and plugin.js (in the stand-in) in Node 0.12: the V8 of Chrome 38, no browser. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fetchNode } from './fetch.mjs'
import { oldNode } from './ladder.mjs'
import { contractScripts, es5 } from './stage-server.mjs'

const run = promisify(execFile)
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const MOST_MS = 120000

/**
 * @param {(line: string) => void} say
 * @returns {Promise<import('./climb.mjs').Climbed>}
 */
export async function oldNodeResults(say) {
  const folder = await mkdtemp(join(tmpdir(), 'old-node-'))
  /** @type {import('./climb.mjs').Result[]} */
  let results = []
  try {
    const program = await fetchNode(oldNode)
    const script = join(folder, 'old-node.js')
    const legacy = (await readdir(join(root, 'dist'))).find((name) => /^plugin\.legacy\.\w{8}\.js$/.test(name))
    await writeFile(script, await es5('old-node.js'))
    await writeFile(join(folder, 'contract.json'), JSON.stringify(contractScripts()))
    const { stdout } = await run(program, [script, root, join(folder, 'contract.json'), String(legacy)], {
      timeout: MOST_MS
    })
    results = JSON.parse(stdout.trim().split('\n').pop() ?? '')
  } catch (error) {
    const said = /** @type {any} */ (error)
    results = [{ column: 'engine', name: 'start', ok: false, said: String(said.stderr || said.message).slice(0, 600) }]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  results.forEach(({ ok, column, name, said }) => say(`  ${ok ? 'ok ' : 'RED'} node-0.12: ${column}, ${name}: ${said}`))
  return {
    rung: { version: 38, spec: oldNode.spec, avc: false, losesWasm: true },
    product: 'V8 of Chrome 38 (Node 0.12)',
    results
  }
}
