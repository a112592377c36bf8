/**
 * Serves the bundle for pages to the plugin: a text with the hash of this build, which offers `face` as the real bundle does
 * when it runs.
 * @param {{window: any}} page
 * @param {object} face
 */
export function servePageFile(page, face) {
  page.window.XMLHttpRequest = function () {
    return {
      open(method, url) {
        this.responseText = /legacy/.test(url) ? __PAGE_LEGACY_TEXT__ : __PAGE_TEXT__
      },
      send() {
        this.status = 200
        setTimeout(() => this.onload(), 10)
      }
    }
  }
  Object.defineProperty(window, 'pageTextRan', {
    configurable: true,
    set: () => page.window.ResilientPlayback.acceptPage(face)
  })
}
