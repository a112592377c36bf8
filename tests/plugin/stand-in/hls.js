// The tracks and levels of hls.js 1.4.7: events in its order, the first choice by DEFAULT, levels set by a number.

export function createHlsClass() {
  function Hls(config) {
    const handlers = {}
    const hls = this
    const all = { ...Hls.DefaultConfig, ...config }
    let track = -1
    let given = null
    let grouped = false
    hls.media = null
    hls.audioTracks = []
    hls.subtitleTracks = []
    hls.subtitleTrack = -1
    hls.levels = []
    hls.manualLevel = -1
    hls.startLevel = all.startLevel
    hls.on = (type, fn) => (handlers[type] = handlers[type] || []).push(fn)
    hls.off = (type, fn) => (handlers[type] = (handlers[type] || []).filter((other) => other !== fn))
    hls.trigger = (type, data) => (handlers[type] || []).slice().forEach((fn) => fn(type, data))
    hls.attachMedia = (media) => (hls.media = media)
    hls.destroy = () => {
      hls.trigger('hlsDestroying', {})
      hls.trigger('hlsSubtitleTrackSwitch', {})
      hls.media = null
    }
    Object.defineProperty(hls, 'audioTrack', {
      get: () => track,
      set(id) {
        track = id
        Hls.selected.push({ kind: 'audio', id, name: hls.audioTracks[id].name, at: Date.now() })
      }
    })
    ;['currentLevel', 'nextLevel'].forEach((name) =>
      Object.defineProperty(hls, name, {
        get: () => hls.manualLevel,
        set(level) {
          hls.manualLevel = level
          // Setting a level to load also sets its groups of tracks, before this call returns.
          if (level >= 0) group()
        }
      })
    )
    new all.fpsController(hls)

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
    loader: function Loader() {},
    fpsController: function Fps() {}
  }
  Hls.made = []
  /** Selected audio tracks, in order, and what each instance started with. */
  Hls.selected = []
  Hls.began = []
  Hls.isSupported = () => true
  return Hls
}
