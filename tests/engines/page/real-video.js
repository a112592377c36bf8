// The stand-in's PlayerVideo with a real element and real engines: it uses hls.js, dash.js and <video> as the app does.
import { createNodes } from '../../plugin/stand-in/player-video.js'
import { createSubscribe } from '../../plugin/stand-in/subscribe.js'

export function createRealVideo({ translate }) {
  const listener = createSubscribe()
  const nodes = createNodes()
  const opened = []
  let video = null
  let engine = null
  let params = {}
  const send = (type, event) => listener.send(type, event)
  const texts = { 3: translate('player_error_one'), 4: translate('player_error_two') }

  function bind(element) {
    const on = (type, fn) => element.addEventListener(type, () => element === video && fn())
    on('timeupdate', () => send('timeupdate', { current: element.currentTime, duration: element.duration }))
    on('loadeddata', () => {
      send('loadeddata', { duration: element.duration, current: element.currentTime })
      send('tracks', { tracks: [] })
    })
    on('canplay', () => send('canplay'))
    on('ended', () => send('ended'))
    on('error', () => {
      const { code } = element.error
      send('error', { error: texts[code] || 'code [' + code + '] details []', fatal: true })
    })
  }

  function openHls(src) {
    const hls = new window.Hls()
    hls.attachMedia(video)
    hls.loadSource(src)
    hls.on('hlsError', (_, { details, fatal }) =>
      send('error', { error: 'details [' + details + '] fatal [' + fatal + ']', fatal })
    )
    hls.on('hlsManifestParsed', play)
    return () => hls.destroy()
  }

  function openDash(src) {
    const player = window.dashjs.MediaPlayer().create()
    player.initialize(video, src, true)
    return () => player.reset()
  }

  function url(src) {
    video = document.createElement('video')
    video.muted = true
    video.width = 640
    video.customSubs = false
    document.body.appendChild(video)
    bind(video)
    opened.push(src)
    if (/\.m3u8/.test(src) && window.Hls.isSupported()) engine = openHls(src)
    else if (/\.mpd/.test(src)) engine = openDash(src)
    else {
      video.src = src
      video.load()
      play()
    }
  }

  function play() {
    const element = video
    const started = element.play()
    if (started)
      started.then(
        () => element === video && send('play'),
        () => {}
      )
  }

  function pause() {
    video.pause()
    send('pause')
  }

  function destroy(savemeta) {
    const old = video
    const end = engine
    video = engine = null
    if (end) end()
    if (old) {
      old.removeAttribute('src')
      old.load()
      document.body.removeChild(old)
    }
    send('destroy', { savemeta })
  }

  return {
    listener,
    opened,
    video: () => video,
    render: () => nodes,
    params: () => params,
    speed() {},
    size() {},
    subsview() {},
    verifyTube: () => false,
    saveParams: () => params,
    setParams: (saved) => (params = saved),
    clearParamas: () => (params = {}),
    url,
    play,
    pause,
    to(seconds) {
      pause()
      video.currentTime = Math.max(0, Math.min(seconds, video.duration))
      play()
    },
    destroy
  }
}
