// Makes the files of dist/ in order: plugin.legacy.js before plugin.js, which contains its name and SHA-256.
import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { babel } from '@rollup/plugin-babel'
import commonjs from '@rollup/plugin-commonjs'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { noteModules, noticesFile } from './scripts/notices.mjs'
import { packedTexts } from './scripts/packed-texts.mjs'

/** @param {string} path from the root of the project */
const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
const legacyFile = at('dist/plugin.legacy.js')

/** @param {string} file */
const sha256Of = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')
/** The same build makes the file of notices. */
const banner = `/*! resilient-playback ${version} | MIT | work of others inside: ${noticesFile} */`
/** @param {string} hash */
const hashedName = (hash) => `plugin.legacy.${hash.slice(0, 8)}.js`

/** @param {string} file of build/ @returns {string} the expression that makes the factory, already minified and ES5 */
function factoryOf(file) {
  const text = readFileSync(at(`build/${file}`), 'utf8')
  const expression = /^var createCore\s*=\s*([\s\S]*);\s*if\(typeof exports==='object'/.exec(text)?.[1]
  if (!expression) throw new Error(`build/${file} is not as scripts/es5-core.mjs leaves it`)
  if (/[^\x00-\x7f]/.test(expression)) throw new Error(`build/${file} is not ASCII`)
  return expression
}

/** Replaces the factory of a WebAssembly core until the rest is minified, because terser gains nothing in base64. */
const placeholder = (/** @type {string} */ file) => `__FACTORY_${file.replace(/\W/g, '_')}__`

/**
 * The virtual modules through which product code imports a built core. Their export replaces the module wrappers that
 * Emscripten adds. If both names mean the same file, it is bundled once.
 * @param {{lean: string, full?: string}} files of build/
 */
function cores({ lean, full = '' }) {
  /** @type {Record<string, string>} */
  const files = { 'resilient-playback-core': lean, 'resilient-playback-full-core': full }
  return {
    name: 'cores',
    /** @param {string} source */
    resolveId: (source) => (files[source] ? `\0${files[source]}` : null),
    /** @param {string} id */
    load(id) {
      const file = id.slice(1)
      if (![lean, full].includes(file)) return null
      const factory = file.startsWith('wasm/') ? placeholder(file) : factoryOf(file)
      return `var createCore = ${factory}\nexport default createCore\n`
    }
  }
}

/** Inserts the factories into every output, after terser. @param {{lean: string, full?: string}} files */
const factories = ({ lean, full = '' }) => ({
  name: 'factories',
  /** @param {string} code */
  renderChunk(code) {
    let text = code
    for (const file of [lean, full].filter(Boolean)) {
      const parts = text.split(placeholder(file))
      if (parts.length > 2) throw new Error(`${file} would be there ${parts.length - 1} times`)
      text = parts.join(parts.length === 2 ? factoryOf(file) : '')
    }
    return { code: text, map: null }
  }
})

/**
 * Constants that are known only at the build. `values` is called when a module needs them, not earlier.
 * @param {() => Record<string, string>} values
 */
function constants(values) {
  const known = /\b__(?:VERSION|LEGACY_FILE|LEGACY_SHA256|PAGE_SHA256|PAGE_LEGACY_SHA256)__\b/g
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

const versionOnly = () => ({ __VERSION__: version })
/** For plugin.legacy.js: the hashes of the page scripts, which are built already. It contains the JavaScript core itself. */
const withPages = () => ({
  __VERSION__: version,
  __LEGACY_FILE__: '',
  __LEGACY_SHA256__: '',
  __PAGE_SHA256__: sha256Of(at('dist/resilient-playback.js')),
  __PAGE_LEGACY_SHA256__: sha256Of(at('dist/resilient-playback.legacy.js'))
})
/** For plugin.js: those hashes, and name and hash of plugin.legacy.js. */
const withLegacy = () => {
  const hash = sha256Of(legacyFile)
  return { ...withPages(), __LEGACY_FILE__: hashedName(hash), __LEGACY_SHA256__: hash }
}

/**
 * If a page has frozen the built-in prototypes, strict code throws at `x.constructor = ...` and `x.toString = ...`, which
 * cores and libraries contain. Sloppy code continues. So the scripts have no "use strict", and this removes it from a
 * library.
 */
const notStrict = {
  name: 'not-strict',
  /** @param {string} code @param {string} id */
  transform: (code, id) =>
    id.includes('js-sha256') ? { code: code.replace(/^\s*'use strict';$/m, ''), map: null } : null
}

const nameByHash = {
  name: 'name-by-hash',
  writeBundle() {
    for (const file of readdirSync(at('dist'))) {
      if (/^plugin\.legacy\.[0-9a-f]{8}\.js$/.test(file)) rmSync(at(`dist/${file}`))
    }
    copyFileSync(legacyFile, at(`dist/${hashedName(sha256Of(legacyFile))}`))
  }
}

/** @param {string} input @param {{lean: string, full?: string}} files @param {() => Record<string, string>} values */
function bundle(input, files, values) {
  return {
    input: at(input),
    plugins: [
      cores(files),
      constants(values),
      notStrict,
      packedTexts,
      nodeResolve({ browser: true }),
      // js-sha256 requires node's modules only when it runs in node.
      commonjs({ ignore: ['crypto', 'buffer'] }),
      // make-plural uses ES2015 syntax.
      babel({ babelHelpers: 'bundled', envName: 'production', exclude: /node_modules\/(?!make-plural\/)/ })
    ],
    /** @param {import('rollup').LogLevel} level @param {import('rollup').RollupLog} log */
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message)
    }
  }
}

/** @param {string} file @param {'iife' | 'es' | 'cjs'} format @param {{lean: string, full?: string}} files @param {object[]} [plugins] */
function output(file, format, files, plugins = []) {
  return {
    format,
    ...(format === 'iife'
      ? { file: at(`dist/${file}`), inlineDynamicImports: true, strict: false }
      : { dir: at('dist'), entryFileNames: file, chunkFileNames: file.replace(/(\.\w+)$/, '.inspect$1') }),
    banner,
    plugins: [
      // The application's page is UTF-8; other pages may have any encoding: docs/adr/0011-words-in-utf-8.md.
      terser({
        ecma: 5,
        module: format === 'es',
        format: { ascii_only: !file.startsWith('plugin'), comments: /^!|@license/ }
      }),
      factories(files),
      noteModules,
      ...plugins
    ]
  }
}

/** The command line: one file for node, not compiled to ES5, with whole inspections. */
function commandLine() {
  const files = { lean: '', full: 'wasm/core-full.js' }
  const { input, plugins, onLog } = bundle('js/cli/main-host.js', files, versionOnly)
  return {
    input,
    external: /^node:/,
    plugins: [...plugins.slice(0, 2), nodeResolve(), commonjs()],
    onLog,
    output: {
      format: 'es',
      file: at('dist/cli.mjs'),
      inlineDynamicImports: true,
      banner: `#!/usr/bin/env node\n${banner}`,
      plugins: [
        terser({ ecma: 2020, module: true, format: { ascii_only: true, comments: /^!|@license/ } }),
        factories(files),
        noteModules
      ]
    }
  }
}

/** Browsers with custom elements know ES2018, so classes stay. The player is imported from the package's own module. */
function element() {
  const player = at('js/index.js')
  return {
    input: at('js/element/index.js'),
    external: [player],
    output: {
      format: 'es',
      file: at('dist/element.mjs'),
      paths: { [player]: './resilient-playback.mjs' },
      banner,
      plugins: [
        terser({ ecma: 2018, module: true, format: { ascii_only: true, comments: /^!|@license/ } }),
        noteModules
      ]
    }
  }
}

const plugin = (/** @type {string} */ preset) => ({ lean: `${preset}/core.js` })
/** A script for pages is one file with one core for everything. @param {string} preset */
const script = (preset) => ({ lean: `${preset}/core-full.js`, full: `${preset}/core-full.js` })
const modules = { lean: 'wasm/core.js', full: 'wasm/core-full.js' }

/** @param {string} input @param {string} file @param {{lean: string, full?: string}} files @param {() => Record<string, string>} values @param {object[]} [plugins] */
const browserFile = (input, file, files, values, plugins) => ({
  ...bundle(input, files, values),
  output: output(file, 'iife', files, plugins)
})

/**
 * The outputs of one process each, in order; scripts/build.mjs starts one process for each group. A plugin contains the
 * hashes of the files that it may fetch and run, so those come first.
 * @type {Record<string, object[]>}
 */
const groups = {
  scripts: [
    browserFile('js/global.js', 'resilient-playback.js', script('wasm'), versionOnly),
    browserFile('js/global.js', 'resilient-playback.legacy.js', script('wasm-js'), versionOnly),
    browserFile('plugin/index.js', 'plugin.legacy.js', plugin('wasm-js'), withPages, [nameByHash]),
    browserFile('plugin/index.js', 'plugin.js', plugin('wasm'), withLegacy)
  ],
  modules: [
    {
      ...bundle('js/index.js', modules, versionOnly),
      output: [output('resilient-playback.mjs', 'es', modules), output('resilient-playback.cjs', 'cjs', modules)]
    },
    element(),
    commandLine()
  ]
}

/** All groups if none is named. */
export default groups[process.env.GROUP ?? ''] ?? Object.values(groups).flat()
