// Points 4 to 7: PlayerVideo with its noise screen. HLS has an engine with errors, DASH drops them, MP4 is the element.
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
    drop: (selector) => delete children[selector]
  }
}

export function createPlayerVideo({ planOf, translate, timers, playdata }) {
  const listener = createSubscribe()
  const nodes = createNodes()
  const subtitles = createNodes()
  const opened = []
  const alive = []
  let video
  let params = {}
  let feed = 0
  subtitles.addClass('hide')
  nodes.put('.player-video__subtitles', subtitles)

  const api = {
    listener,
    opened,
    /** For each opening: whether hls.js plays it. */
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
      video.textTracks.concat(video.customSubs || []).forEach((track) => {
        if (track.selected) params.sub = track.index
      })
      video.audioTracks.forEach((track, index) => {
        if (track.selected) params.track = index
      })
      if (playing.level !== undefined) params.level = playing.level
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
  /** The level that happens to play, as the engine would say. */
  const playing = { level: undefined }
  api.playing = playing
  api.need = need

  function url(src) {
    nodes.toggleClass('video--load', true)
    video = createElement(planOf)
    alive.push(video)
    bind(video)
    opened.push(src)
    const mine = ++feed
    const plan = planOf(src)
    if (/\.mpd/.test(src)) {
      // Point 5: load errors of DASH are dropped.
      if (!plan.loadError) video.open(src)
      return play()
    }
    const { hls_type: type } = playdata() || {}
    api.programs.push(/\.m3u8/.test(src) && (type === 'hlsjs' || (type !== 'native' && !plan.native)))
    if (api.programs[api.programs.length - 1]) return openHls(src, { ...plan, ...plan.program }, mine)
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
    timers.later(30, () => {
      if (mine !== feed) return
      if (plan.subtitles) listener.send('subs', { subs: plan.subtitles() })
      element.levels = plan.levels && plan.levels()
      element.open(src, plan)
      if (element === video) play()
      // Point 5: fatal long before the playhead gets there.
      if (plan.fragErrorMs) timers.later(plan.fragErrorMs, () => fail('fragLoadError'))
    })
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
      if (element.customSubs) send('subs', { subs: element.customSubs })
      send('tracks', { tracks: element.audioTracks })
      if (element.levels) send('levels', { levels: element.levels, current: 'AUTO' })
    })
    element.addEventListener('canplay', () => {
      nodes.toggleClass('video--load', false)
      send('canplay')
    })
    element.addEventListener('ended', () => send('ended'))
    element.addEventListener('error', () => {
      const { code } = element.error
      const texts = { 3: translate('player_error_one'), 4: translate('player_error_two') }
      send('error', { error: texts[code] || `code [${code}] details []`, fatal: true })
    })
  }

  function play() {
    video.play().then(() => listener.send('play'))
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
    if (video) {
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
