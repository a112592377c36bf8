import { createFakeNetwork } from '../../js/support/fake-network.js'

/**
 * Serves the bundle for pages to the plugin: a text with the hash of this build, which offers `face` as the real bundle does
 * when it runs.
 * @param {{window: any}} page
 * @param {object} face
 */
export function servePageFile(page, face) {
  const otherwise = (url) => ({ body: /legacy/.test(url) ? __PAGE_LEGACY_TEXT__ : __PAGE_TEXT__ })
  Object.assign(page.window, createFakeNetwork({ otherwise }).window)
  Object.defineProperty(window, 'pageTextRan', {
    configurable: true,
    set: () => page.window.ResilientPlayback.acceptPage(face)
  })
}
