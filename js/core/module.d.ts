/** The built core: build/wasm/core.js or build/wasm-js/core.js, chosen by the bundler or the test. */
declare module 'resilient-playback-core' {
  const createCore: (overrides?: object) => Promise<import('../types').CoreModule>
  export default createCore
}

/** The same with whole inspections: core-full.js in the same folder. */
declare module 'resilient-playback-full-core' {
  const createCore: (overrides?: object) => Promise<import('../types').CoreModule>
  export default createCore
}

/** The version of the package; the build inserts it. */
declare const __VERSION__: string
