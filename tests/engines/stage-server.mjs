// @ts-check
/** Serves the page of the ladder, the bundles, the cores and the contract's scripts. The plugin has another origin. */
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { babel } from '@rollup/plugin-babel'
import { rollup } from 'rollup'
import { contentTypeOf, listen } from '../support/serve.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
/** @type {Record<string, string>} */
const FILES = {
  '/': join(here, 'page/stage.html'),
  '/plain': join(here, 'page/plain.html'),
  '/hls.min.js': join(root, 'node_modules/hls.js/dist/hls.min.js'),
  '/dash.all.min.js': join(root, 'node_modules/dashjs/dist/legacy/umd/dash.all.min.js')
}
const FOLDERS = /^\/(dist|build\/wasm|build\/wasm-js)\/[\w.-]+\.js$/

/** @param {string} input a file of page/ @param {string} [name] of the global @returns {Promise<string>} a script in ES5 */
export async function es5(input, name) {
  const bundle = await rollup({
    input: join(here, 'page', input),
    plugins: [babel({ babelHelpers: 'bundled', envName: 'production', cwd: root })]
  })
  const { output } = await bundle.generate({ format: 'iife', name })
  await bundle.close()
  return output[0].code
}

/** @returns {Record<string, any>} everything in tests/contract, by the names of its files */
export function contractScripts() {
  const folder = join(root, 'tests/contract')
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return {
    ...Object.fromEntries(files.map((name) => [name.slice(0, -5), read(name)])),
    sessions: readdirSync(join(folder, 'sessions')).map((name) => read(`sessions/${name}`))
  }
}

/** @returns {Promise<{origin: string, plugins: string, asked: string[], close: () => Promise<void>}>} asked: URLs of the plugin's origin */
export async function startStage() {
  const made = new Map([
    ['/harness.js', await es5('harness.js')],
    ['/contract.json', JSON.stringify(contractScripts())]
  ])
  /** @type {string[]} */
  const asked = []
  const server = createServer(async (request, response) => {
    const path = (request.url || '/').split('?')[0]
    const file = FILES[path] ?? (FOLDERS.test(path) ? join(root, path) : '')
    const body = made.get(path) ?? (file && (await readFile(file).catch(() => null)))
    if (!body) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': contentTypeOf(file || path), 'Cache-Control': 'no-store' }).end(body)
  })
  const plugins = createServer(async (request, response) => {
    const name = (request.url || '').split('?')[0].slice(1)
    const body = /^plugin[\w.]*\.js$/.test(name) && (await readFile(join(root, 'dist', name)).catch(() => null))
    asked.push(request.url || '')
    const head = {
      'Content-Type': contentTypeOf(name),
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-store'
    }
    if (body) response.writeHead(200, head).end(body)
    else response.writeHead(404).end()
  })
  const [pages, other] = await Promise.all([listen(server), listen(plugins, { host: '127.0.0.4' })])
  return {
    origin: pages.origin,
    plugins: other.origin,
    asked,
    close: async () => void (await Promise.all([pages.close(), other.close()]))
  }
}
