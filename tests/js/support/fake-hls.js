const retries = (maxNumRetry) => ({ default: { errorRetry: { maxNumRetry } } })

/** A loader of hls.js that never answers. `asked` holds every address. */
export function createSilentLoader() {
  function Plain(config) {
    this.config = config
    this.stats = { loading: {} }
    this.load = ({ url }) => Plain.asked.push(url)
    this.abort = this.destroy = () => {}
  }
  Plain.asked = []
  return Plain
}

/** These callbacks ignore each answer: a test raises the events of hls.js itself. */
const callbacks = { onSuccess() {}, onError() {}, onTimeout() {}, onAbort() {} }

/** Makes a deep copy of plain objects. Other values are not copied. */
const copy = (value) =>
  value && Object.getPrototypeOf(value) === Object.prototype
    ? Object.keys(value).reduce((made, name) => ({ ...made, [name]: copy(value[name]) }), {})
    : value

/**
 * A fake class Hls. Its events come in the order of hls.js 1.4.7, it starts with the DEFAULT audio track, and a number sets
 * the level. A test raises events with `trigger` and opens a plan of tracks with `load`.
 * @param {object} [options]
 * @param {boolean} [options.policies] false: hls.js before 1.4
 * @param {boolean} [options.off] false: an instance has no `off`
 * @param {any} [options.Plain] the loader of `DefaultConfig`
 */
export function createFakeHls({ policies = true, off = true, Plain = createSilentLoader() } = {}) {
  function Hls(config) {
    const hls = this
    const handlers = {}
    let track = -1
    let given = null
    let grouped = false
    hls.config = { ...copy(Hls.DefaultConfig), ...config }
    hls.media = null
    hls.url = null
    hls.audioTracks = []
    hls.subtitleTracks = []
    hls.subtitleTrack = -1
    hls.levels = []
    hls.manualLevel = -1
    hls.startLevel = hls.config.startLevel
    hls.on = (name, fn) => (handlers[name] = (handlers[name] || []).concat(fn))
    if (off) hls.off = (name, fn) => (handlers[name] = (handlers[name] || []).filter((other) => other !== fn))
    hls.trigger = (name, data) => (handlers[name] || []).forEach((fn) => fn(name, data))
    /** Returns the event name of each listener. */
    hls.listening = () => Object.keys(handlers).flatMap((name) => handlers[name].map(() => name))
    hls.attachMedia = (media) => {
      hls.media = media
      if (media.setAttribute) media.src = 'blob:hls'
    }
    hls.detachMedia = () => {
      const { media } = hls
      hls.media = null
      if (!media || !media.setAttribute) return
      media.removeAttribute('src')
      media.load()
    }
    hls.loadSource = (url) => {
      hls.url = url
      Hls.loaded.push({ url, at: hls.config.startPosition, attached: !!hls.media })
      // In hls.js, the playlist loader gets the address before the listeners do.
      const Loader = hls.config.pLoader || hls.config.loader
      if (hls.media) new Loader(hls.config).load({ url, type: 'manifest' }, {}, callbacks)
      hls.trigger('hlsManifestLoading', { url })
    }
    hls.destroy = () => {
      hls.trigger('hlsDestroying', {})
      hls.trigger('hlsSubtitleTrackSwitch', {})
      hls.detachMedia()
      hls.destroyed = true
    }
    Object.defineProperty(hls, 'audioTrack', {
      get: () => track,
      set(id) {
        track = id
        const { name } = (hls.audioTracks || [])[id] || {}
        Hls.selected.push({ kind: 'audio', id, name, at: Date.now() })
      }
    })
    ;['currentLevel', 'nextLevel'].forEach((name) =>
      Object.defineProperty(hls, name, {
        get: () => hls.manualLevel,
        set(level) {
          hls.manualLevel = level
          // Setting a level also sets the track groups of that level, before this call returns.
          if (level >= 0) group()
        }
      })
    )
    new hls.config.fpsController(hls)

    function group() {
      if (!given || grouped) return
      grouped = true
      hls.subtitleTracks = (given.texts || []).map((text, id) => ({ ...text, id }))
      if (hls.subtitleTracks.length) hls.trigger('hlsSubtitleTracksUpdated', { subtitleTracks: hls.subtitleTracks })
      hls.audioTracks = (given.audio || []).map((sound, id) => ({ ...sound, id }))
      hls.trigger('hlsAudioTracksUpdated', { audioTracks: hls.audioTracks })
      const first = hls.audioTracks.filter((sound) => sound.default)[0] || hls.audioTracks[0]
      if (track < 0 && first) track = first.id
    }

    /** @param {{audio?: object[], texts?: object[], levels?: object[]}} plan */
    hls.load = (plan) => {
      hls.on('hlsManifestLoaded', () => {
        hls.levels = (plan.levels ? plan.levels() : []).map((level) => ({ ...level }))
        given = plan
        hls.trigger('hlsManifestParsed', {})
        group()
        Hls.began.push({ sound: hls.audioTracks[track] && hls.audioTracks[track].name, level: hls.manualLevel })
      })
      hls.trigger('hlsManifestLoaded', {})
    }
    Hls.made.push(hls)
  }
  Hls.DefaultConfig = {
    startPosition: -1,
    startLevel: undefined,
    loader: Plain,
    fpsController: function Fps() {},
    ...(policies
      ? {
          fragLoadPolicy: retries(6),
          manifestLoadPolicy: retries(1),
          playlistLoadPolicy: retries(2),
          keyLoadPolicy: retries(8)
        }
      : { fragLoadingMaxRetry: 6 })
  }
  Hls.isSupported = () => true
  Hls.Plain = Plain
  Hls.made = []
  /** All loads, in order. */
  Hls.loaded = []
  /** The selected audio tracks, in order. `began`: the audio track and the level with which each instance started. */
  Hls.selected = []
  Hls.began = []
  return Hls
}
