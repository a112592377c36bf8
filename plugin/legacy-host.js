// @ts-check
// The JavaScript core for engines without WebAssembly: fetched from where the plugin came from, checked byte for byte,
// run as an inline script element. Whatever goes wrong here, the application plays as without us.
import { sha256 } from 'js-sha256'

const timeoutMs = 20000

/**
 * @param {any} window
 * @param {string} url
 * @returns {Promise<string>}
 */
export function fetchText(window, url) {
  return new Promise((resolve, reject) => {
    const request = new window.XMLHttpRequest()
    request.open('GET', url, true)
    request.timeout = timeoutMs
    request.onload = () =>
      request.status === 200 ? resolve(request.responseText) : reject(new Error('HTTP ' + request.status))
    request.onerror = () => reject(new Error('no answer'))
    request.ontimeout = () => reject(new Error('no answer in time'))
    request.send()
  })
}

/** @param {Document} document @param {string} text */
function runInline(document, text) {
  const script = document.createElement('script')
  script.text = text
  document.body.appendChild(script)
  document.body.removeChild(script)
}

/**
 * @param {object} options
 * @param {any} options.window
 * @param {Record<string, any>} options.global `window.ResilientPlayback`
 * @param {string} options.folder where the plugin came from; empty: unknown
 * @param {{version: string, legacyFile: string, legacySha256: string}} options.build
 * @returns {Promise<import('../js/types').Core>}
 */
export function loadLegacyCore({ window, global, folder, build }) {
  if (!build.legacyFile) return Promise.reject(new Error('legacy core: this is it'))
  if (!folder) return Promise.reject(new Error('legacy core: nobody knows where the plugin came from'))
  return fetchText(window, folder + build.legacyFile).then((text) => {
    if (sha256(text) !== build.legacySha256) throw new Error('legacy core: not the file of this version')
    return handOver(window.document, global, text, build.version)
  })
}

/**
 * @param {Document} document
 * @param {Record<string, any>} global
 * @param {string} text
 * @param {string} version
 * @returns {Promise<import('../js/types').Core>}
 */
function handOver(document, global, text, version) {
  /** @type {Promise<import('../js/types').Core> | null} */
  let accepted = null
  global.acceptCore = (/** @type {string} */ offered, /** @type {() => Promise<any>} */ load) => {
    if (offered === version) accepted = load()
  }
  try {
    runInline(document, text)
  } finally {
    delete global.acceptCore
  }
  return accepted || Promise.reject(new Error('legacy core: it handed nothing over'))
}
