// A small stand-in for the host application.
import { createPlayer } from './player.js'
import { createPlayerVideo } from './player-video.js'
import { createStorage } from './storage.js'
import { createSubscribe } from './subscribe.js'

/**
 * @param {{media?: object, stored?: object, isExternal?: boolean, platform?: string, makeElement?: Function, makeVideo?: typeof createPlayerVideo}} [options]
 *   makeElement: makes what plays instead of an element; makeVideo: makes a PlayerVideo with a real element
 */
export function createLampa({
  media = {},
  stored = {},
  isExternal = false,
  platform = '',
  makeElement,
  makeVideo = createPlayerVideo
} = {}) {
  const host = { external: isExternal, prerolls: [], holdPreroll: false, later: [], window: {} }
  const storage = createStorage({ language: 'en', ...stored })
  const controller = createController()
  const select = createSelect(controller)
  const planOf = (url) => media[url] || media['*'] || { loadError: 'manifestLoadError', errorCode: 4 }
  const video = makeVideo({
    planOf,
    makeElement,
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
    Platform: { is: (name) => name === platform, chromeVersion: () => 156 },
    Player: player,
    PlayerVideo: video,
    PlayerPanel: panel,
    PlayerPlaylist: playlist,
    Storage: storage,
    Controller: controller,
    Select: select,
    Keypad: { listener: createSubscribe() },
    Input: { edit: (params, call) => (host.typing = { params, call }) },
    Noty: noty,
    Lang: lang,
    SettingsApi: settings,
    Settings: { create: settings.open },
    Modal: createModal(controller),
    Template: { add: (name, html) => (settings.templates[name] = html) },
    Torserver: createTorserver(storage)
  }
  return { Lampa, host, media }
}

/** Has two addresses; a setting names the one in use. toPlayUrl looks for the address anywhere in the URL. */
function createTorserver(storage) {
  const ip = () => {
    const one = storage.get('torrserver_url', '')
    const two = storage.get('torrserver_url_two', '')
    return storage.get('torrserver_use_link', 'one') === 'two' ? two || one : one || two
  }
  return {
    ip,
    url: () => (!ip() || /^https?:/.test(ip()) ? ip() : `http://${ip()}`),
    toPlayUrl: (url) => (ip() && url.indexOf(ip()) >= 0 ? url.replace('&preload', '&play') : url)
  }
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

/** It takes the focus and does not restore it. It changes titles in place. An item may have its own onSelect. */
function createSelect(controller) {
  let shown = null
  return {
    show(object) {
      shown = object
      ;(object.items || []).forEach((item) => (item.title = item.title.charAt(0).toUpperCase() + item.title.slice(1)))
      controller.toggle('select')
    },
    shown: () => shown,
    opened: () => shown !== null,
    hide: () => (shown = null),
    answer(value) {
      const { onSelect } = shown
      shown = null
      if (value && value.onSelect) value.onSelect(value)
      else onSelect(value)
    },
    back() {
      const { onBack } = shown
      shown = null
      onBack()
    }
  }
}

/** Its content is a jQuery object. It takes the focus and does not restore it. */
function createModal(controller) {
  let shown = null
  return {
    open(window) {
      if (!window.html.find) throw new Error('html: not of jQuery')
      shown = window
      controller.toggle('modal')
    },
    close: () => (shown = null),
    shown: () => shown,
    back: () => shown.onBack()
  }
}

/** An input without `values` throws. A screen needs its template. Rows are inserted as HTML. */
function createSettings(storage) {
  const components = []
  const params = []
  const templates = {}
  const opened = []
  return {
    components,
    params,
    templates,
    opened,
    open(name, { onBack } = {}) {
      if (templates[`settings_${name}`] === undefined) throw new Error(`no template: ${name}`)
      const shown = params.filter(({ component }) => component === name)
      opened.push({ name, onBack, rows: shown.map(({ param }) => param.name) })
    },
    addComponent(component) {
      components.push(component)
      templates[`settings_${component.component}`] = '<div></div>'
    },
    addParam(param) {
      if (param.param.type === 'input' && param.param.values === undefined) throw new Error('values')
      params.push(param)
      storage.defaults[param.param.name] = param.param.default
    }
  }
}

function createLang(storage) {
  const texts = { ru: { settings_param_yes: 'Да' }, en: { settings_param_yes: 'Yes' }, uk: {}, cs: {}, he: {} }
  const lang = {
    texts,
    codes: () => ({ ru: 'Русский', en: 'English', uk: 'Українська', cs: 'Čeština', he: 'עברית' }),
    add(data) {
      Object.keys(data).forEach((name) =>
        Object.keys(data[name]).forEach((code) => {
          if (texts[code]) texts[code][name] = data[name][code]
        })
      )
    },
    translate(key) {
      const text = (texts[storage.get('language', 'ru')] || texts.ru)[key] || texts.ru[key] || key
      return text.replace(/#\{([\w.-]+)\}/g, (hole, inner) => lang.translate(inner))
    }
  }
  return lang
}
