// Every suite runs twice, with the WebAssembly core and with the JavaScript core. Suites that mock the core run once,
// because both runs would be the same.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** Replace the files that the plugin fetches; tests serve them when it asks for one. */
const legacyText = 'window.legacyTextRan = true'
const pageText = "window.pageTextRan = 'wasm'"
const pageLegacyText = "window.pageTextRan = 'js'"
/** @param {string} text */
const sha256Of = (text) => createHash('sha256').update(text).digest('hex')

const coreIsMocked = /^jest\.mock\('[./]*\/js\/core\/client\.js'/m
const withoutCore = ['js', 'plugin', 'contract']
  .flatMap((folder) =>
    readdirSync(new URL(`tests/${folder}`, import.meta.url), { recursive: true }).map(
      (name) => `tests/${folder}/${name}`
    )
  )
  .filter(
    (name) => name.endsWith('.test.js') && coreIsMocked.test(readFileSync(new URL(name, import.meta.url), 'utf8'))
  )

/** @param {'wasm' | 'js'} backend @param {'wasm' | 'wasm-js'} build */
const project = (backend, build) => ({
  displayName: backend,
  testEnvironment: 'node',
  testMatch: ['js', 'plugin', 'contract'].map((folder) => `<rootDir>/tests/${folder}/**/*.test.js`),
  moduleNameMapper: {
    '^resilient-playback-core$': `<rootDir>/build/${build}/core.js`,
    '^resilient-playback-full-core$': `<rootDir>/build/${build}/core-full.js`
  },
  modulePathIgnorePatterns: ['<rootDir>/build/package.json', '<rootDir>/dist/'],
  transform: { '\\.m?js$': ['babel-jest', { envName: 'test' }] },
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(backend === 'js' ? withoutCore.map((name) => `<rootDir>/${name}$`) : [])
  ],
  // make-plural is an ES module.
  transformIgnorePatterns: ['/node_modules/(?!make-plural/)', '<rootDir>/build/'],
  globals: {
    __BACKEND__: backend,
    __VERSION__: version,
    __LEGACY_FILE__: `plugin.legacy.${sha256Of(legacyText).slice(0, 8)}.js`,
    __LEGACY_SHA256__: sha256Of(legacyText),
    __LEGACY_TEXT__: legacyText,
    __PAGE_SHA256__: sha256Of(pageText),
    __PAGE_TEXT__: pageText,
    __PAGE_LEGACY_SHA256__: sha256Of(pageLegacyText),
    __PAGE_LEGACY_TEXT__: pageLegacyText
  }
})

export default { projects: [project('wasm', 'wasm'), project('js', 'wasm-js')] }
