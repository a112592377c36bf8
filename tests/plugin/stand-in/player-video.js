// PlayerVideo with its noise screen. HLS has an engine with errors, DASH drops its errors, MP4 plays in the element.
import { createElement } from './element.js'
import { createSubscribe } from './subscribe.js'

export function createNodes() {
  const classes = new Set()
  const children = {}
  return {
    length: 1,
    html: '',
    find: (selector) => children[selector] || { length: 0, remove() {}, hasClass: () => false, text() {} },
    hasClass: (name) => classes.has(name),
    addClass: (name) => classes.add(name),
    removeClass: (name) => classes.delete(name),
    toggleClass: (name, on) => (on ? classes.add(name) : classes.delete(name)),
    put(selector, nodes) {
      children[selector] = nodes
      nodes.remove = () => delete children[selector]
    },
    drop: (selector) => delete children[selector],
    append: (element) => document.body.appendChild(element)
  }
}

/** `makeElement`: makes what plays; on Tizen an object of the platform. */
export function createPlayerVideo({
  planOf,
  translate,
  timers,
  engines,
  storage,
  playdata,
  makeElement = createElement
}) {
  const listener = createSubscribe()
  const nodes = createNodes()
  const subtitles = createNodes()
  const opened = []
  const alive = []
  let video
  let params = {}
  let feed = 0
  let hls = null
  let active = -1
  subtitles.addClass('hide')
  nodes.put('.player-video__subtitles', subtitles)

  const api = {
    listener,
    opened,
    /** For each opening: whether hls.js plays the film. */
    programs: [],
    alive: () => alive.filter((element) => element.alive),
    video: () => video,
    render: () => nodes,
    params: () => params,
    speed: (value) => (need.speed = value),
    size: (type) => (need.size = type),
    subsview: (shown) => subtitles.toggleClass('hide', !shown),
    verifyTube: (src) => (src.indexOf('youtube.com') >= 0 ? { name: 'YouTube' } : false),
    saveParams() {
      ;(video.customSubs || video.textTracks).forEach((track) => {
        if (track.selected) params.sub = track.index
      })
      sounds().forEach((track, index) => {
        if (track.selected || track.enabled === true) params.track = index
      })
      if (playing.level !== undefined) params.level = playing.level
      else if (hls) params.level = hls.currentLevel
      return params
    },
    setParams: (saved) => (params = saved),
    clearParamas: () => (params = {}),
    url,
    play,
    pause,
    to,
    destroy
  }
  const need = {}
  /** The level that plays, as the engine would report it. */
  const playing = { level: undefined }
  api.playing = playing
  api.need = need

  function url(src, keep) {
    nodes.toggleClass('video--load', true)
    video = makeElement(planOf)
    if (makeElement === createElement) {
      video.audioTracks = ((planOf(src) || {}).nativeAudio || []).map((track) => ({ ...track }))
      video.textTracks = ((planOf(src) || {}).nativeTexts || []).map((track) => ({ ...track }))
    }
    alive.push(video)
    bind(video)
    opened.push(src)
    const mine = ++feed
    const plan = planOf(src)
    if (/\.mpd/.test(src)) {
      // The application drops load errors of DASH.
      if (!plan.loadError) video.open(src)
      return play()
    }
    const type = playdata().hls_type
    const byProgram =
      makeElement === createElement && /\.m3u8/.test(src) && (type === 'hlsjs' || (type !== 'native' && !plan.native))
    api.programs.push(byProgram)
    if (byProgram) return openHls(src, { ...plan, ...plan.program }, mine)
    if (/\.m3u8/.test(src) && plan.audio && !keep) parse(plan)
    video.src = src
    video.load()
    return play()
  }

  function openHls(src, plan, mine) {
    const element = video
    const fail = (details) => {
      if (mine === feed) listener.send('error', { error: `details [${details}] fatal [true]`, fatal: true })
    }
    if (plan.loadError) return void timers.later(plan.loadErrorMs || 50, () => fail(plan.loadError))
    const { Hls } = engines()
    if (Hls && Hls.made) program(Hls, element)
    timers.later(30, () => {
      if (mine !== feed) return
      if (plan.subtitles) listener.send('subs', { subs: plan.subtitles() })
      if (hls) hls.load(plan)
      element.levels = (hls && hls.levels.length && hls.levels) || (plan.levels && plan.levels())
      element.open(src, plan)
      if (element === video) play()
      // Fatal long before the position reaches it.
      if (plan.fragErrorMs) timers.later(plan.fragErrorMs, () => fail('fragLoadError'))
    })
  }

  /** The application adds its own handlers after it has made the instance. */
  function program(Hls, element) {
    hls = new Hls({})
    hls.attachMedia(element)
    hls.on('hlsManifestParsed', () => (hls.currentLevel = -1))
    hls.on('hlsSubtitleTracksUpdated', (_, { subtitleTracks }) => {
      active = -1
      const subs = subtitleTracks.map((track, index) => {
        const sub = { index, label: track.name || track.lang, selected: false }
        Object.defineProperty(sub, 'mode', {
          set(mode) {
            if (mode === 'showing') {
              active = index
              subtitles.removeClass('hide')
            } else if (active === index) active = -1
          },
          get: () => (active === index ? 'showing' : 'disabled')
        })
        return sub
      })
      listener.send('subs', { subs })
    })
  }

  /** Reads the playlist for the names of tracks; the element plays it. */
  function parse(plan) {
    const { Hls } = engines()
    if (!Hls || !Hls.made) return
    const parser = new Hls({})
    parser.trigger('hlsManifestLoaded', { audioTracks: plan.audio })
    listener.send('translate', { where: 'tracks', translate: plan.audio.map(({ name }) => ({ name })) })
    parser.destroy()
  }

  const sounds = () => (hls && hls.audioTracks.length ? hls.audioTracks : video.audioTracks)

  /** Restores kept selections by position in the list, as the application does. */
  function loaded() {
    const tracks = sounds()
    if (hls)
      tracks.forEach((track) => {
        if (hls.audioTrack === track.id) track.selected = true
        Object.defineProperty(track, 'enabled', {
          set: (on) => on && (hls.audioTrack = track.id),
          get: () => undefined
        })
      })
    if (tracks.length) {
      if (tracks[params.track]) {
        tracks.forEach((track) => (track.selected = false))
        tracks[params.track].enabled = true
        tracks[params.track].selected = true
      }
      listener.send('tracks', { tracks })
    }
    const subs = video.customSubs || video.textTracks
    if (subs.length) {
      const kept = subs[params.sub]
      if (kept) {
        subs.forEach((sub) => {
          sub.mode = 'disabled'
          sub.selected = false
        })
      }
      const first = kept || (storage.get('subtitles_start', '') ? subs[0] : null)
      if (first) {
        first.mode = 'showing'
        first.selected = true
        api.subsview(true)
      }
      listener.send('subs', { subs })
    }
    if (video.levels) {
      if (hls)
        video.levels.forEach((level, index) => {
          level.selected = hls.currentLevel === index
          Object.defineProperty(level, 'enabled', {
            set: (on) => on && (hls.currentLevel = index),
            get: () => undefined
          })
        })
      if (video.levels[params.level]) video.levels[params.level].enabled = true
      listener.send('levels', { levels: video.levels, current: 'AUTO' })
    }
  }

  function bind(element) {
    const send = (type, event) => listener.send(type, event)
    element.addEventListener('timeupdate', (event) =>
      event.target.late
        ? send('timeupdate', { current: 0, duration: NaN })
        : send('timeupdate', { current: element.currentTime, duration: element.duration })
    )
    element.addEventListener('loadeddata', () => {
      send('loadeddata', { duration: element.duration, current: element.currentTime })
      if (element !== video) return
      if (need.speed) element.playbackRate = need.speed
      loaded()
    })
    element.addEventListener('canplay', () => {
      nodes.toggleClass('video--load', false)
      send('canplay')
    })
    element.addEventListener('ended', () => send('ended'))
    element.addEventListener('error', () => {
      // Objects of the platform have no `error`, so the application reports nothing.
      if (!element.error) return
      const { code } = element.error
      const texts = { 3: translate('player_error_one'), 4: translate('player_error_two') }
      send('error', { error: texts[code] || `code [${code}] details []`, fatal: true })
    })
  }

  function play() {
    Promise.resolve(video.play()).then(() => listener.send('play'))
  }

  function pause() {
    video.pause()
    listener.send('pause')
  }

  function to(seconds) {
    pause()
    video.currentTime = Math.max(0, Math.min(seconds, video.duration))
    play()
  }

  function destroy(savemeta) {
    feed++
    api.subsview(false)
    active = -1
    if (hls) hls.destroy()
    hls = null
    if (video && video.destroy) video.destroy()
    else if (video) {
      video.removeAttribute('src')
      video.load()
    }
    nodes.toggleClass('video--load', false)
    listener.send('destroy', { savemeta })
  }

  listener.follow('error', (event) => {
    if (!event.fatal) return
    const noise = createNodes()
    noise.html = event.error
    nodes.put('.player-video__noise', noise)
    nodes.addClass('player-video--error')
  })
  listener.follow('loadeddata,destroy', () => {
    nodes.drop('.player-video__noise')
    nodes.removeClass('player-video--error')
  })
  return api
}
