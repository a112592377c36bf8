// Checks which C++ folder may include which, what a sans-IO core may not include, and how long a file may grow. ESLint
// checks the imports of JavaScript (eslint.config.mjs).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { main, root } from './run.mjs'

/** Folder of wasm/ -> the folders whose headers it may include, besides its own. @type {Record<string, string[]>} */
const arrows = {
  core: [],
  manifest: ['core'],
  tracks: ['core'],
  api: ['manifest', 'tracks', 'core'],
  bindings: ['api']
}
/** The core gets IO, time and randomness as events. Only api/ may include nlohmann/json. */
const forbidden = /^(chrono|ctime|random|thread|mutex|iostream|fstream|cstdio|time\.h)$/
const limits = [
  [/^wasm\/bindings\/embind\.cc$/, 80],
  [/\.cc$/, 500],
  [/^(CMakeLists\.txt|CMakePresets\.json)$/, 80]
]

/** @param {string} path @returns {string[]} */
const filesIn = (path) =>
  readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))

/** @param {string} folder @param {string} include with its brackets @param {string} file */
function faultOf(folder, include, file) {
  const name = include.slice(1, -1)
  if (forbidden.test(name)) return 'the core never reads a clock, draws a random number or does IO'
  if (name.startsWith('emscripten')) return folder === 'bindings' ? '' : 'only bindings/ knows Emscripten'
  if (name.startsWith('nlohmann/'))
    return folder === 'api' && (file.endsWith('.cc') || name === 'nlohmann/json_fwd.hpp')
      ? ''
      : 'only .cc files of api/ know JSON; headers may declare it forward'
  if (include.startsWith('<')) return ''
  if (!/\.(h|def)$/.test(name)) return 'no source is included'
  const [target] = name.split('/')
  if (!(target in arrows)) return 'headers are named from wasm/: "core/session.h"'
  return target === folder || arrows[folder].includes(target) ? '' : `${folder}/ may not know ${target}/`
}

/** @returns {string[]} faults, one line each */
export function layerFaults() {
  const faults = []
  const sources = filesIn('wasm').filter((file) => /\.(h|cc)$/.test(file))
  for (const file of sources) {
    const folder = file.split('/')[1]
    if (!(folder in arrows)) faults.push(`${file}: a folder without a place in the drawing`)
    for (const [, include] of readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*#\s*include\s*(<[^>]+>|"[^"]+")/gm
    )) {
      const fault = arrows[folder] ? faultOf(folder, include, file) : ''
      if (fault !== '') faults.push(`${file}: ${include}: ${fault}`)
    }
  }
  for (const file of [...sources, 'CMakeLists.txt', 'CMakePresets.json']) {
    const limit = limits.find(([pattern]) => pattern.test(file))?.[1]
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1
    if (limit !== undefined && lines > limit) faults.push(`${file}: ${lines} lines, at most ${limit}`)
  }
  return faults
}

if (import.meta.filename === process.argv[1]) {
  await main(() => {
    const faults = layerFaults()
    if (faults.length > 0) throw new Error(faults.join('\n'))
  })
}
