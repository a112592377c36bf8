/** hls.js as a page owns it: on an element of its own, with listeners and settings that are the page's. */

/** @param {HTMLVideoElement} video @param {object} [config] */
export function createOwnHls(video, config = {}) {
  const handlers = {}
  const loaded = []
  const asked = []
  function Plain() {
    this.stats = { loading: {} }
    this.load = ({ url }) => asked.push(url)
    this.destroy = this.abort = () => {}
  }
  function Hls() {}
  Hls.DefaultConfig = {
    loader: Plain,
    fragLoadPolicy: { default: { errorRetry: 6 } },
    manifestLoadPolicy: { default: { errorRetry: 1 } },
    playlistLoadPolicy: { default: { errorRetry: 2 } },
    keyLoadPolicy: { default: { errorRetry: 8 } },
    startPosition: -1
  }
  const raise = (name, data) => (handlers[name] || []).slice().forEach((fn) => fn(name, data))
  const hls = Object.assign(new Hls(), {
    // As hls.js does it: a copy of all that is deep.
    config: { ...JSON.parse(JSON.stringify(Hls.DefaultConfig)), loader: Plain, ...config },
    media: null,
    url: null,
    levels: [],
    currentLevel: -1,
    on(name, fn) {
      handlers[name] = (handlers[name] || []).concat(fn)
    },
    off(name, fn) {
      handlers[name] = (handlers[name] || []).filter((other) => other !== fn)
    },
    attachMedia(media) {
      hls.media = media
      media.src = 'blob:own'
    },
    detachMedia() {
      hls.media.removeAttribute('src')
      hls.media.load()
      hls.media = null
    },
    loadSource(url) {
      hls.url = url
      loaded.push({ url, at: hls.config.startPosition, attached: hls.media === video })
      // As hls.js does it: whoever loads playlists hears of it first.
      const Loader = hls.config.pLoader || hls.config.loader
      if (hls.media) new Loader(hls.config).load({ url, type: 'manifest' }, {}, {})
      raise('hlsManifestLoading', { url })
    },
    destroy() {
      raise('hlsDestroying')
      hls.detachMedia()
    }
  })
  hls.attachMedia(video)
  const listening = () => Object.keys(handlers).reduce((sum, name) => sum + handlers[name].length, 0)
  const fail = () => raise('hlsError', { fatal: true, details: 'fragLoadError', response: { code: 404 } })
  return { hls, Hls, Plain, loaded, asked, fail, raise, listening }
}
