// The host application as section 8 of its contract describes it, small enough to read.
import { createPlayer } from './player.js'
import { createPlayerVideo } from './player-video.js'
import { createStorage } from './storage.js'
import { createSubscribe } from './subscribe.js'

export function createLampa({ media = {}, stored = {}, isExternal = false } = {}) {
  const host = { external: isExternal, prerolls: [], holdPreroll: false, later: [], window: {} }
  const storage = createStorage({ language: 'en', ...stored })
  const controller = createController()
  const select = createSelect()
  const planOf = (url) => media[url] || media['*'] || { loadError: 'manifestLoadError', errorCode: 4 }
  const video = createPlayerVideo({
    planOf,
    translate: (key) => ({ player_error_one: 'Failed to decode video', player_error_two: 'Video not found' })[key],
    timers: { later: (ms, fn) => setTimeout(fn, ms) },
    engines: () => host.window,
    playdata: () => Lampa.Player.playdata() || {},
    storage
  })
  const { player, panel, playlist } = createPlayer({
    video,
    storage,
    controller,
    select,
    external: () => host.external,
    preroll: (go) => (host.holdPreroll ? host.prerolls.push(go) : go())
  })
  const noty = { shown: [], show: (html, options) => noty.shown.push({ html, options }) }
  const settings = createSettings(storage)
  const lang = createLang(storage)

  const Lampa = {
    Listener: createSubscribe(),
    Player: player,
    PlayerVideo: video,
    PlayerPanel: panel,
    PlayerPlaylist: playlist,
    Storage: storage,
    Controller: controller,
    Select: select,
    Noty: noty,
    Lang: lang,
    SettingsApi: settings,
    Torserver: {
      url: () => storage.get('torrserver_url', ''),
      toPlayUrl: (url) => url.replace('&preload', '&play')
    }
  }
  return { Lampa, host, media }
}

function createController() {
  let name = 'content'
  const toggled = []
  return {
    toggled,
    enabled: () => ({ name }),
    toggle(next) {
      name = next
      toggled.push(next)
    }
  }
}

/** Point 12: it does not give the focus back. */
function createSelect() {
  let shown = null
  return {
    show: (object) => (shown = object),
    opened: () => shown !== null,
    shown: () => shown,
    answer(value) {
      const { onSelect } = shown
      shown = null
      onSelect(value)
    }
  }
}

/** Point 12: an input without values throws. */
function createSettings(storage) {
  const components = []
  const params = []
  return {
    components,
    params,
    addComponent: (component) => components.push(component),
    addParam(param) {
      if (param.param.type === 'input' && param.param.values === undefined) throw new Error('values')
      params.push(param)
      storage.defaults[param.param.name] = param.param.default
    }
  }
}

function createLang(storage) {
  const texts = { ru: {}, en: {}, uk: {}, cs: {}, he: {} }
  return {
    texts,
    codes: () => ({ ru: 'Русский', en: 'English', uk: 'Українська', cs: 'Čeština', he: 'עברית' }),
    add(data) {
      Object.keys(data).forEach((name) =>
        Object.keys(data[name]).forEach((code) => {
          if (texts[code]) texts[code][name] = data[name][code]
        })
      )
    },
    translate: (key) => (texts[storage.get('language', 'ru')] || texts.ru)[key] || texts.ru[key] || key
  }
}
