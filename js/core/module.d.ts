/** The built core: build/wasm/core.js or build/wasm-js/core.js, chosen by whoever bundles or tests. */
declare module 'resilient-playback-core' {
  const createCore: (overrides?: object) => Promise<import('../types').CoreModule>
  export default createCore
}

/** The same with whole inspections: core-full.js beside it. */
declare module 'resilient-playback-full-core' {
  const createCore: (overrides?: object) => Promise<import('../types').CoreModule>
  export default createCore
}

/** The version of the package, written in at the build. */
declare const __VERSION__: string
