// The files of dist/, in order: plugin.legacy.js first, because plugin.js carries its name and SHA-256.
import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { babel } from '@rollup/plugin-babel'
import commonjs from '@rollup/plugin-commonjs'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

/** @param {string} path from the root of the project */
const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
const legacyFile = at('dist/plugin.legacy.js')

const sha256OfLegacy = () => createHash('sha256').update(readFileSync(legacyFile)).digest('hex')
/** @param {string} hash */
const hashedName = (hash) => `plugin.legacy.${hash.slice(0, 8)}.js`

/**
 * The virtual module that product code imports the core by; its export replaces the module wrappers that Emscripten adds.
 * @param {'wasm' | 'wasm-js'} build
 */
function core(build) {
  const name = 'resilient-playback-core'
  const wrappers = /if \(typeof exports === 'object' && typeof module === 'object'\)[\s\S]*$/
  return {
    name: 'core',
    /** @param {string} source */
    resolveId: (source) => (source === name ? `\0${name}` : null),
    /** @param {string} id */
    load(id) {
      if (id !== `\0${name}`) return null
      const text = readFileSync(at(`build/${build}/core.js`), 'utf8')
      if (!wrappers.test(text)) throw new Error(`build/${build}/core.js does not end as Emscripten 3.1.6 ends it`)
      return text.replace(wrappers, 'export default createCore\n')
    }
  }
}

/**
 * What is known only at the build; the values are asked for when the first module is transformed.
 * @param {() => Record<string, string>} values
 */
function constants(values) {
  const known = /\b__(?:VERSION|LEGACY_FILE|LEGACY_SHA256)__\b/g
  return {
    name: 'constants',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (id.includes('node_modules') || id.startsWith('\0') || code.search(known) < 0) return null
      const table = values()
      return { code: code.replace(known, (name) => JSON.stringify(table[name])), map: null }
    }
  }
}

const noLegacy = () => ({ __VERSION__: version, __LEGACY_FILE__: '', __LEGACY_SHA256__: '' })
const withLegacy = () => {
  const hash = sha256OfLegacy()
  return { __VERSION__: version, __LEGACY_FILE__: hashedName(hash), __LEGACY_SHA256__: hash }
}

const nameByHash = {
  name: 'name-by-hash',
  writeBundle() {
    for (const file of readdirSync(at('dist'))) {
      if (/^plugin\.legacy\.[0-9a-f]{8}\.js$/.test(file)) rmSync(at(`dist/${file}`))
    }
    copyFileSync(legacyFile, at(`dist/${hashedName(sha256OfLegacy())}`))
  }
}

/** @param {string} input @param {'wasm' | 'wasm-js'} build @param {() => Record<string, string>} values */
function bundle(input, build, values) {
  return {
    input: at(input),
    plugins: [
      core(build),
      constants(values),
      nodeResolve({ browser: true }),
      // js-sha256 asks for node's modules only where it finds itself in node.
      commonjs({ ignore: ['crypto', 'buffer'] }),
      babel({ babelHelpers: 'bundled', envName: 'production', exclude: 'node_modules/**' })
    ],
    /** @param {import('rollup').LogLevel} level @param {import('rollup').RollupLog} log */
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message)
    }
  }
}

/** @param {string} file @param {'iife' | 'es' | 'cjs'} format @param {object[]} [plugins] */
function output(file, format, plugins = []) {
  return {
    file: at(`dist/${file}`),
    format,
    banner: `/*! resilient-playback ${version} | MIT | contains nlohmann/json, Emscripten, musl${file.startsWith('plugin') ? ', js-sha256' : ''} (MIT) */`,
    plugins: [
      terser({ ecma: 5, module: format === 'es', format: { ascii_only: true, comments: /^!|@license/ } }),
      ...plugins
    ]
  }
}

export default [
  { ...bundle('plugin/index.js', 'wasm-js', noLegacy), output: output('plugin.legacy.js', 'iife', [nameByHash]) },
  { ...bundle('plugin/index.js', 'wasm', withLegacy), output: output('plugin.js', 'iife') },
  { ...bundle('js/global.js', 'wasm', noLegacy), output: output('resilient-playback.js', 'iife') },
  { ...bundle('js/global.js', 'wasm-js', noLegacy), output: output('resilient-playback.legacy.js', 'iife') },
  {
    ...bundle('js/index.js', 'wasm', noLegacy),
    output: [output('resilient-playback.mjs', 'es'), output('resilient-playback.cjs', 'cjs')]
  }
]
