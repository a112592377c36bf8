// Player with its list, timeline and panel.
import { createNodes } from './player-video.js'
import { createSubscribe } from './subscribe.js'

export function createPlayer({ video, storage, controller, select, external, preroll }) {
  const listener = createSubscribe()
  const panel = createPanel({ controller, select, video, work: () => work })
  const playlist = createPlaylist(() => work)
  const nodes = createNodes()
  nodes[0] = document.createElement('div')
  let work = false
  let callback = null
  let opened = false
  const timeline = createTimeline({ video, storage, work: () => work, select })

  video.listener.follow('error', (event) => {
    if (event.fatal && work.url_reserve) {
      reopen(work.url_reserve)
      delete work.url_reserve
    }
    if (event.fatal && work.error) work.error(work, reopen)
  })
  panel.listener.follow('quality,flow', (event) => {
    video.destroy(true)
    work[event.name ? 'quality_switched' : 'flow_switched'] = event.name || event.url
    work.url = event.url
    video.url(event.url, true)
    timeline.reset()
  })
  playlist.listener.follow('select', (event) => {
    const call = () => {
      const params = video.saveParams()
      const list = playlist.get()
      destroy()
      play(event.item)
      video.setParams(params)
      playlist.set(list)
      if (event.item.callback) event.item.callback()
    }
    if (typeof event.item.url === 'string') call()
    else if (typeof event.item.url === 'function') event.item.url(call)
  })
  listener.follow('start', (data) => {
    opened = true
    playlist.url(data.url)
    playlist.set(data.playlist && data.playlist.length ? data.playlist : playlist.get())
    panel.began(data)
  })

  function reopen(url) {
    video.destroy(true)
    video.url(url, true)
    timeline.reset()
  }

  function chooseQuality(data) {
    if (!data.quality) return
    const names = Object.keys(data.quality)
    if (names.length === 1) return void delete data.quality
    const wanted = storage.get('video_quality_default', 1080)
    names.forEach((name) => {
      const entry = data.quality[name]
      if (parseInt(name, 10) === wanted) data.url = typeof entry === 'string' ? entry : entry.url
    })
  }

  function play(data) {
    let run = true
    listener.send('create', { data, abort: () => (run = false) })
    if (!run) return
    chooseQuality(data)
    if (external()) return void listener.send('external', data)
    work = data
    preroll(() => {
      listener.send('start', data)
      video.url(data.url)
      controller.toggle('player')
      timeline.ask()
      if (data.subtitles) api.subtitles(data.subtitles)
      listener.send('ready', data)
    })
  }

  function destroy() {
    timeline.destroy()
    if (work.viewed) work.viewed(0)
    work = false
    nodes.removeClass('player--loading')
    video.destroy()
    video.clearParamas()
    opened = false
    if (select.opened()) select.hide()
    panel.destroy()
    playlist.destroy()
    listener.send('destroy', {})
  }

  function close() {
    destroy()
    if (callback) callback()
    else controller.toggle('content')
    callback = null
  }

  video.listener.follow('levels', (event) => panel.setLevels(event.levels, event.current))

  const api = {
    listener,
    play,
    close,
    playlist: playlist.set,
    callback: (fn) => (callback = fn),
    subtitles(list) {
      const files = api.files || (api.files = [])
      const element = video.video()
      element.customSubs = JSON.parse(JSON.stringify(list))
      element.customSubs.forEach((sub, index) => {
        if (sub.index === undefined) sub.index = index
        if (sub.ready) return
        sub.ready = true
        Object.defineProperty(sub, 'mode', {
          set: (mode) => mode === 'showing' && files.push(sub.url),
          get: () => undefined
        })
      })
      if (list.length) video.listener.send('subs', { subs: element.customSubs })
    },
    playdata: () => work,
    opened: () => opened,
    render: () => nodes,
    loading(on) {
      nodes.toggleClass('player--loading', on)
      if (on) video.pause()
      else video.play()
    },
    iptv(data) {
      data.iptv = data.iptv_player = true
      work = data
      listener.send('start', data)
      listener.send('ready', data)
    }
  }
  return { player: api, panel, playlist }
}

/**
 * The panel: its menu of streams, its qualities, which a list of levels never replaces, and its lists, which stay until
 * somebody sets others. `pick` methods act for the viewer.
 */
function createPanel({ controller, select, video, work }) {
  const listener = createSubscribe()
  const nodes = createNodes()
  const button = createNodes()
  button.addClass('hide')
  nodes.put('.player-panel__flow', button)
  const panel = {
    listener,
    flows: false,
    qualities: false,
    text: 'auto',
    tracks: [],
    subs: [],
    translates: {},
    render: () => nodes,
    setFlows(flows) {
      panel.flows = flows
      button.toggleClass('hide', !flows)
    },
    quality(map, url) {
      if (!map) return
      panel.qualities = map
      Object.keys(map).forEach((name) => {
        const entry = map[name]
        if ((typeof entry === 'string' ? entry : entry.url) === url) panel.text = name
      })
    },
    setLevels(levels, current) {
      if (panel.qualities && Object.keys(panel.qualities).length) return
      panel.qualities = levels
      panel.text = current
    },
    /** The viewer opens the menu of streams. */
    openFlows() {
      controller.toggle('player_panel')
      select.show({
        items: panel.flows,
        onSelect(item) {
          controller.toggle('player_panel')
          listener.send('flow', { url: item.url })
        },
        onBack: () => controller.toggle('player_panel')
      })
    },
    began(data) {
      panel.quality(data.quality, data.url)
      if (data.voiceovers) panel.tracks = data.voiceovers
      if (typeof data.translate === 'object') panel.translates = data.translate
    },
    destroy() {
      panel.setFlows(false)
      panel.qualities = false
      panel.text = 'auto'
      panel.tracks = []
      panel.subs = []
      panel.translates = {}
    },
    setTracks: (list) => (panel.tracks = list),
    setSubs: (list) => (panel.subs = list),
    setTranslate: (data) => (panel.translates = data),
    pickTrack(place) {
      panel.tracks.forEach((track) => {
        track.enabled = false
        track.selected = false
      })
      panel.tracks[place].enabled = true
      panel.tracks[place].selected = true
      if (panel.tracks[place].onSelect) panel.tracks[place].onSelect(panel.tracks[place])
    },
    /** -1: off */
    pickSub(place) {
      if (panel.subs[0].index !== -1) panel.subs.splice(0, 0, { index: -1, selected: false })
      panel.subs.forEach((sub) => {
        sub.mode = 'disabled'
        sub.selected = false
      })
      const row = panel.subs[place + 1]
      row.mode = 'showing'
      row.selected = true
      video.subsview(row.index > -1)
      if (row.onSelect) row.onSelect(row)
    },
    pickLevel(place) {
      panel.qualities.forEach((level) => (level.selected = false))
      panel.qualities[place].enabled = true
      panel.qualities[place].selected = true
    }
  }
  video.listener.follow('tracks', (event) => {
    if (!work().voiceovers) panel.setTracks(event.tracks)
  })
  video.listener.follow('subs', (event) => panel.setSubs(event.subs))
  video.listener.follow('translate', ({ where, translate }) => {
    if (!panel.translates[where]) panel.translates[where] = translate
  })
  return panel
}

function createPlaylist(work) {
  const listener = createSubscribe()
  let current = ''
  let list = []
  let position = 0

  function active() {
    const data = work()
    // Uses indexes, because this also runs in the V8 of Chrome 38, which has no find().
    const first = (fits) => list.map(fits).indexOf(true)
    const places = [
      first(({ url }) => url === current),
      first(({ url }) => url === data.url),
      first(({ episode, season }) => episode === data.episode && season === data.season)
    ]
    const [place] = places.filter((index) => index >= 0)
    if (place !== undefined) position = place
  }

  function step(by) {
    active()
    const item = list[position + by]
    if (item) listener.send('select', { playlist: list, position: position + by, item })
  }

  return {
    listener,
    active,
    get: () => list,
    set(next) {
      list = next
      active()
      listener.send('set', { playlist: list, position })
    },
    url: (url) => (current = url),
    position: () => position,
    next: () => step(1),
    prev: () => step(-1),
    destroy() {
      current = ''
      list = []
      position = 0
    }
  }
}

function createTimeline({ video, storage, work, select }) {
  const line = () => (work() && work().timeline) || null

  video.listener.follow('timeupdate', (event) => {
    const timeline = line()
    if (!timeline || timeline.waiting_for_user || !event.duration) return
    if (storage.get('player_timecode', 'continue') !== 'again' && !timeline.continued) {
      if (timeline.time > 10 && timeline.percent < 90) video.to(timeline.time)
      timeline.continued = true
    } else {
      timeline.percent = Math.round((event.current / event.duration) * 100)
      timeline.time = event.current
      timeline.duration = event.duration
    }
  })

  return {
    reset() {
      if (line()) line().continued = false
    },
    destroy() {
      const timeline = line()
      if (timeline && timeline.handler) timeline.handler(timeline.percent, timeline.time, timeline.duration)
    },
    ask() {
      const timeline = line()
      if (!timeline) return
      timeline.continued = false
      if (!timeline.percent || storage.get('player_timecode', 'continue') !== 'ask') return
      timeline.waiting_for_user = true
      select.show({
        onSelect(yes) {
          timeline.waiting_for_user = false
          if (!yes) timeline.continued = true
        }
      })
    }
  }
}
