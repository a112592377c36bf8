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
 * The virtual modules that product code imports a built core by; their export replaces the module wrappers that Emscripten
 * adds. Where both names mean the same file, it is bundled once.
 * @param {{lean: string, full?: string}} files of build/
 */
function cores({ lean, full = '' }) {
  /** @type {Record<string, string>} */
  const files = { 'resilient-playback-core': lean, 'resilient-playback-full-core': full }
  const wrappers = /if\(typeof exports==='object'&&typeof module==='object'\)[\s\S]*$/
  return {
    name: 'cores',
    /** @param {string} source */
    resolveId: (source) => (files[source] ? `\0${files[source]}` : null),
    /** @param {string} id */
    load(id) {
      if (![lean, full].includes(id.slice(1))) return null
      const text = readFileSync(at(`build/${id.slice(1)}`), 'utf8')
      if (!wrappers.test(text)) throw new Error(`build/${id.slice(1)} does not end as scripts/es5-core.mjs leaves it`)
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

/** @param {string} input @param {{lean: string, full?: string}} files @param {() => Record<string, string>} values */
function bundle(input, files, values) {
  return {
    input: at(input),
    plugins: [
      cores(files),
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
  const contains = ['nlohmann/json', 'Emscripten', 'musl', file.startsWith('plugin') ? 'js-sha256' : 'pugixml']
  return {
    format,
    ...(format === 'iife'
      ? { file: at(`dist/${file}`), inlineDynamicImports: true }
      : { dir: at('dist'), entryFileNames: file, chunkFileNames: file.replace(/(\.\w+)$/, '.inspect$1') }),
    banner: `/*! resilient-playback ${version} | MIT | contains ${contains.join(', ')} (MIT) */`,
    plugins: [
      terser({ ecma: 5, module: format === 'es', format: { ascii_only: true, comments: /^!|@license/ } }),
      ...plugins
    ]
  }
}

/** The command line: one file for node, as it is written, with whole inspections. */
function commandLine() {
  const { input, plugins, onLog } = bundle('js/cli/main-host.js', { lean: '', full: 'wasm/core-full.js' }, noLegacy)
  const contains = 'contains nlohmann/json, Emscripten, musl, pugixml, commander (MIT), picocolors (ISC)'
  return {
    input,
    external: /^node:/,
    plugins: [...plugins.slice(0, 2), nodeResolve(), commonjs()],
    onLog,
    output: {
      format: 'es',
      file: at('dist/cli.mjs'),
      inlineDynamicImports: true,
      banner: `#!/usr/bin/env node\n/*! resilient-playback ${version} | MIT | ${contains} */`,
      plugins: [terser({ ecma: 2020, module: true, format: { ascii_only: true, comments: /^!|@license/ } })]
    }
  }
}

const plugin = (/** @type {string} */ preset) => ({ lean: `${preset}/core.js` })
/** A script of a page is one file: one core for all that it can do. @param {string} preset */
const script = (preset) => ({ lean: `${preset}/core-full.js`, full: `${preset}/core-full.js` })
const modules = { lean: 'wasm/core.js', full: 'wasm/core-full.js' }

export default [
  {
    ...bundle('plugin/index.js', plugin('wasm-js'), noLegacy),
    output: output('plugin.legacy.js', 'iife', [nameByHash])
  },
  { ...bundle('plugin/index.js', plugin('wasm'), withLegacy), output: output('plugin.js', 'iife') },
  { ...bundle('js/global.js', script('wasm'), noLegacy), output: output('resilient-playback.js', 'iife') },
  { ...bundle('js/global.js', script('wasm-js'), noLegacy), output: output('resilient-playback.legacy.js', 'iife') },
  {
    ...bundle('js/index.js', modules, noLegacy),
    output: [output('resilient-playback.mjs', 'es'), output('resilient-playback.cjs', 'cjs')]
  },
  commandLine()
]
