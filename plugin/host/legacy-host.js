// @ts-check
// Loads the JavaScript core for engines without WebAssembly: fetches it from the folder the plugin was loaded from, checks
// its hash, and runs it as an inline script element. If a step fails, the application plays as without the plugin.
import { sha256 } from 'js-sha256'

/** For the larger core without WebAssembly, on a slow network. The film plays meanwhile. */
const timeoutMs = 20000
/** Shorter if WebAssembly works too, only more slowly: then the plugin does not wait for a slow server. */
const hurryMs = 4000

/**
 * Whether WebAssembly starts slowly: before version 69, Chromium optimizes a whole module before it runs any of it. Measured
 * in docs/benchmarks/engines.md.
 * @param {{navigator?: {userAgent?: string}}} window
 */
export function compilesSlowly({ navigator }) {
  const found = /Chrom(?:e|ium)\/(\d+)/.exec(String((navigator && navigator.userAgent) || ''))
  return !!found && Number(found[1]) < 69
}

/** @param {string} url */
const nameOf = (url) => url.replace(/^.*\//, '')

/**
 * @param {import('./lampa').LampaWindow} window
 * @param {string} url
 * @param {number} [ms]
 * @returns {Promise<string>}
 */
export function fetchText(window, url, ms = timeoutMs) {
  return new Promise((resolve, reject) => {
    const request = new window.XMLHttpRequest()
    request.open('GET', url, true)
    request.timeout = ms
    request.onload = () =>
      request.status === 200
        ? resolve(request.responseText)
        : reject(new Error(nameOf(url) + ': HTTP ' + request.status))
    request.onerror = () => reject(new Error(nameOf(url) + ': no answer'))
    request.ontimeout = () => reject(new Error(nameOf(url) + ': no answer in time'))
    request.send()
  })
}

/** @param {Document} document @param {string} text */
export function runInline(document, text) {
  const script = document.createElement('script')
  script.text = text
  document.body.appendChild(script)
  document.body.removeChild(script)
}

/**
 * @param {object} options
 * @param {import('./lampa').LampaWindow} options.window
 * @param {import('../../js/types').Unchecked} options.global `window.ResilientPlayback`
 * @param {string} options.folder where the plugin came from; empty: unknown
 * @param {{version: string, legacyFile: string, legacySha256: string}} options.build
 * @param {boolean} [options.hurry] WebAssembly is the alternative
 * @returns {Promise<import('../../js/types').Core>}
 */
export function loadLegacyCore({ window, global, folder, build, hurry = false }) {
  if (!build.legacyFile) return Promise.reject(new Error('legacy core: this is it'))
  if (!folder) return Promise.reject(new Error('legacy core: nobody knows where the plugin came from'))
  return fetchText(window, folder + build.legacyFile, hurry ? hurryMs : timeoutMs).then((text) => {
    if (sha256(text) !== build.legacySha256) throw new Error('legacy core: not the file of this version')
    return handOver(window.document, global, text, build.version)
  })
}

/**
 * @param {Document} document
 * @param {import('../../js/types').Unchecked} global
 * @param {string} text
 * @param {string} version
 * @returns {Promise<import('../../js/types').Core>}
 */
function handOver(document, global, text, version) {
  /** @type {Promise<import('../../js/types').Core> | null} */
  let accepted = null
  global.acceptCore = (
    /** @type {string} */ offered,
    /** @type {() => Promise<import('../../js/types').Core>} */ load
  ) => {
    if (offered === version) accepted = load()
  }
  try {
    runInline(document, text)
  } finally {
    delete global.acceptCore
  }
  return accepted || Promise.reject(new Error('legacy core: it handed nothing over'))
}
