// What a page of the ladder can do. The tests call it as window.harness.
import { createLampa } from '../../plugin/stand-in/lampa.js'
import { swallowed } from '../../plugin/stand-in/subscribe.js'
import { runContract } from './contract.js'
import { createRealVideo } from './real-video.js'

const sampleMs = 100
/** The real clock of the engine, even if the test has changed the page's clock. */
const now = window.pristineNow || (() => performance.now())

/** Records what a viewer would see. `freeze`: the longest time between two movements of the picture, in seconds. */
function watch(video, source) {
  const seen = { at: 0, position: 0, source: '', first: -1, freeze: 0, events: [], errors: [], beyond: {} }
  const from = now()
  let movedAt = -1
  let before = 0
  window.addEventListener('error', (event) => seen.errors.push(event.message))
  window.addEventListener('unhandledrejection', (event) => seen.errors.push(String(event.reason)))
  setInterval(() => {
    const element = video()
    seen.at = (now() - from) / 1000
    seen.source = source()
    if (!element) return
    const step = element.currentTime - before
    before = element.currentTime
    if (step <= 0 || step > 1) return
    if (movedAt < 0) seen.first = seen.at
    else seen.freeze = Math.max(seen.freeze, seen.at - movedAt)
    movedAt = seen.at
    seen.position = before
    seen.beyond[seen.source] = before
  }, sampleMs)
  return seen
}

function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve()
    script.onerror = () => reject(new Error('no ' + src))
    document.head.appendChild(script)
  })
}

/** Returns the factory of a built core. The file sets it as a global. */
const factory = (src) =>
  loadScript(src).then(() => {
    const made = window.createCore
    window.createCore = undefined
    return made
  })

const text = (src) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', src)
    request.onload = () => resolve(request.responseText)
    request.onerror = reject
    request.send()
  })

window.harness = {
  script: loadScript,

  /** @param {'wasm' | 'js'} backend */
  contract(backend) {
    const folder = backend === 'wasm' ? 'wasm' : 'wasm-js'
    const bundle = backend === 'wasm' ? 'resilient-playback.js' : 'resilient-playback.legacy.js'
    return factory('/build/' + folder + '/core.js').then((lean) =>
      factory('/build/' + folder + '/core-full.js').then((full) =>
        loadScript('/dist/' + bundle)
          .then(() => text('/contract.json'))
          .then((scripts) =>
            runContract({ lean, full }, JSON.parse(scripts), backend, window.ResilientPlayback.loadCore)
          )
      )
    )
  },

  /** Measures until the core of a bundle gives its first answer: milliseconds since the request for the file. */
  startPage(src) {
    const from = now()
    const taken = {}
    return loadScript(src)
      .then(() => {
        taken.evaluated = now() - from
        return window.ResilientPlayback.loadCore()
      })
      .then((core) => {
        taken.ready = now() - from
        const source = { id: 's1', url: 'http://a.example/film.mp4' }
        const session = core.createSession({ sources: [source], capabilities: { mse: true }, seed: 7, now: 0 })
        const { commands } = session.handle({ type: 'load', now: 1 })
        taken.decided = now() - from
        taken.found = commands.length ? core.backend : 'none'
        return taken
      })
  },

  /** Measures until the plugin has a core and the core has decided. The plugin loads it at the first playback. */
  startPlugin(src) {
    const from = now()
    const taken = {}
    return loadScript(src).then(() => {
      taken.evaluated = now() - from
      const film = window.ResilientPlayback.play({ title: 'Film', sources: ['http://127.0.0.9:9/film.mp4'] })
      return new Promise((resolve) => {
        const look = () => {
          const { backend } = window.ResilientPlayback
          if (backend !== 'none' && !taken.ready) taken.ready = now() - from
          // The first entry of the trace is the list of sources.
          if (!taken.ready || film.trace().length < 2) return setTimeout(look, 2)
          taken.decided = now() - from
          taken.found = backend
          resolve(taken)
        }
        look()
      })
    })
  },

  /** Plays in a page. The bundle must be loaded before. */
  page(options) {
    const video = document.createElement('video')
    video.muted = true
    video.width = 640
    document.body.appendChild(video)
    const player = window.ResilientPlayback.createPlayer(video, options)
    const seen = watch(
      () => video,
      () => (player.source ? player.source.url : '')
    )
    player.on('source_changed', ({ to, reason }) => seen.events.push([to.url, reason]))
    player.on('exhausted', ({ reason }) => seen.events.push(['', reason]))
    player.ready.then((backend) => (seen.backend = backend))
    player.play().then(null, (error) => seen.errors.push(String(error)))
    window.player = player
    window.seen = seen
  },

  /** Sets up the app for a plugin; alone: with a stand-in for the video element too. */
  standIn(stored, alone) {
    const { Lampa } = createLampa(alone ? { stored } : { stored, makeVideo: createRealVideo })
    if (window.brokenStorage) {
      Lampa.Storage.set = () => {
        throw new Error('QuotaExceededError')
      }
    }
    window.Lampa = Lampa
    window.appready = true
  },
  /** Loads the plugin as the app does: a script element with an address, or with the text from its cache. */
  plugin: (src, cached) =>
    cached
      ? text(src).then((code) => {
          const script = document.createElement('script')
          script.text = code
          document.body.appendChild(script)
        })
      : loadScript(src),
  /** Plays a film through the app's own interface, as any other plugin does. */
  film(data) {
    const { Player, PlayerVideo } = window.Lampa
    const seen = watch(PlayerVideo.video, () => PlayerVideo.opened[PlayerVideo.opened.length - 1])
    seen.swallowed = swallowed
    window.seen = seen
    Player.play(data)
  }
}
