// @ts-check
// Asks what this device can do: `capabilities` in docs/protocol.md. Never throws or rejects, and every question has a
// time-out.
import { attempt } from '../base/attempt.js'
import { familySamples, questionsOf } from './codec-questions.js'
import { engineCapabilities } from '../engines/index.js'

/** @typedef {import('../index').DeviceCapabilities} DeviceCapabilities */
/** @typedef {import('../index').DrmSystem} DrmSystem */

/** A decryption module that is downloading or hangs may never answer. */
const patienceMs = 2000

/** The names of DRM systems in Encrypted Media Extensions. @type {[DrmSystem, string[]][]} */
const keySystems = [
  ['widevine', ['com.widevine.alpha']],
  ['playready', ['com.microsoft.playready.recommendation', 'com.microsoft.playready']],
  ['fairplay', ['com.apple.fps', 'com.apple.fps.1_0']],
  ['clearkey', ['org.w3.clearkey']],
  ['wiseplay', ['com.huawei.wiseplay']]
]
/** A system takes the entries of each list that it supports (EME 3.1.1.2). WebM is for browsers without AVC. */
const anyUse = [
  {
    initDataTypes: ['cenc', 'keyids', 'sinf', 'skd', 'webm'],
    videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.42E01E"' }, { contentType: 'video/webm; codecs="vp8"' }]
  }
]

/** The smallest question to a decoder. A device that cannot do this has no decoder. */
const modest = {
  video: { width: 640, height: 360, bitrate: 500000, framerate: 25 },
  audio: { channels: '2', bitrate: 128000, samplerate: 48000 }
}

/**
 * @param {object} options
 * @param {import('../types').PageWindow} options.window
 * @param {HTMLVideoElement} [options.video] default: a new element
 * @param {import('../index').Engines} [options.engines] absent: the libraries of the page are not known yet
 * @param {string[]} [options.codecs] asked in addition to the families
 * @param {boolean} [options.drm] false: do not ask about DRM, because some browsers then show a notice to the viewer
 * @returns {Promise<DeviceCapabilities>}
 */
export function askDevice({ window, video, engines, codecs, drm }) {
  const element = video || attempt(() => window.document.createElement('video'))
  const systems = drm === false ? Promise.resolve(undefined) : askDrmSystems(window)
  return Promise.all([askCodecs({ window, video: element, codecs }), systems]).then(([answers, drmSystems]) => {
    /** @type {DeviceCapabilities} */
    const device = engineAnswers(element, window, engines)
    device.codecs = answers
    if (drmSystems) device.drmSystems = drmSystems
    return device
  })
}

/**
 * @param {HTMLVideoElement | undefined} video
 * @param {import('../types').PageWindow} window
 * @param {import('../index').Engines} [engines]
 * @returns {DeviceCapabilities} empty if a library that is not known yet could change the answer
 */
function engineAnswers(video, window, engines) {
  const found = engineCapabilities({ video, window, libraries: engines || {} })
  return engines || !found.mse ? found : {}
}

/** @typedef {{canPlayType?(type: string): string}} Askable an element, or the object in its place on a TV */

/**
 * Asks for each codec string and each family of js/device/codec-questions.js whether the device can decode it. Codecs
 * without a clear answer are left out.
 * @param {{window: import('../types').PageWindow, video?: Askable, codecs?: string[]}} options
 * @returns {Promise<Record<string, boolean>>}
 */
export function askCodecs({ window, video, codecs }) {
  const families = Object.keys(familySamples)
  const strings = codecs || []
  const questions = families.map((family) => askFamily(window, video, familySamples[family]))
  return Promise.all(questions.concat(strings.map((codec) => askCodec(window, video, codec)))).then((answers) => {
    /** @type {Record<string, boolean>} */
    const known = {}
    families.concat(strings).forEach((name, index) => {
      const answer = answers[index]
      if (answer !== undefined) known[name] = answer
    })
    return known
  })
}

/**
 * @param {import('../types').PageWindow} window
 * @param {Askable | undefined} video
 * @param {string[]} samples
 * @returns {Promise<boolean | undefined>}
 */
function askFamily(window, video, samples) {
  return Promise.all(samples.map((codec) => askCodec(window, video, codec))).then((answers) => {
    if (answers.indexOf(true) >= 0) return true
    return answers.indexOf(undefined) >= 0 ? undefined : false
  })
}

/**
 * @param {import('../types').PageWindow} window
 * @param {Askable | undefined} video
 * @param {string} codec
 * @returns {Promise<boolean | undefined>}
 */
function askCodec(window, video, codec) {
  const types = questionsOf(codec)
  if (!types.length) return Promise.resolve(undefined)
  const quick = types.map((type) => quickAnswer(window, video, type))
  if (quick.indexOf('yes') >= 0) return Promise.resolve(true)
  return Promise.all(types.map((type) => askMediaCapabilities(window, type))).then((answers) => {
    if (answers.indexOf(true) >= 0) return true
    // Browsers also answer "maybe" to strings that they do not understand.
    if (quick.indexOf('maybe') >= 0) return undefined
    return quick.indexOf('no') >= 0 || answers.indexOf(false) >= 0 ? false : undefined
  })
}

/**
 * @param {import('../types').PageWindow} window
 * @param {Askable | undefined} video
 * @param {string} type
 * @returns {'yes' | 'maybe' | 'no' | 'silence'}
 */
function quickAnswer(window, video, type) {
  const buffered = attempt(() => sourceOf(window).isTypeSupported(type))
  const opened = attempt(() => video && video.canPlayType && video.canPlayType(type))
  if (buffered === true || opened === 'probably') return 'yes'
  if (opened === 'maybe') return 'maybe'
  return buffered === undefined && opened === undefined ? 'silence' : 'no'
}

/** @param {import('../types').PageWindow} window @returns {typeof MediaSource} if the browser has one */
const sourceOf = (window) => /** @type {typeof MediaSource} */ (window.MediaSource || window.ManagedMediaSource)

/**
 * @param {import('../types').PageWindow} window
 * @param {string} contentType
 * @returns {Promise<boolean | undefined>}
 */
function askMediaCapabilities(window, contentType) {
  return bounded(() => {
    const kind = contentType.slice(0, 5) === 'audio' ? 'audio' : 'video'
    const type = sourceOf(window) ? 'media-source' : 'file'
    return window.navigator.mediaCapabilities.decodingInfo({ type, [kind]: { contentType, ...modest[kind] } })
  }).then((info) => attempt(() => (info && typeof info.supported === 'boolean' ? info.supported : undefined)))
}

/**
 * The DRM systems of this device. Without the EME interface, or on an insecure page, the list is empty.
 * @param {import('../types').PageWindow} window
 * @returns {Promise<DrmSystem[]>}
 */
export function askDrmSystems(window) {
  const there = attempt(
    () => window.isSecureContext !== false && typeof window.navigator.requestMediaKeySystemAccess === 'function'
  )
  if (!there) return Promise.resolve([])
  const ask = (/** @type {string} */ name) =>
    bounded(() => window.navigator.requestMediaKeySystemAccess(name, anyUse)).then((access) => !!access)
  return Promise.all(
    keySystems.map(([, names]) => Promise.all(names.map(ask)).then((answers) => answers.indexOf(true) >= 0))
  ).then((answers) => keySystems.filter((_, index) => answers[index]).map(([system]) => system))
}

/**
 * @template T
 * @param {() => T | PromiseLike<T>} ask
 * @returns {Promise<T | undefined>} undefined if it throws, rejects or takes longer than patienceMs
 */
function bounded(ask) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs)
    const settle = (/** @type {T | undefined} */ answer) => {
      clearTimeout(timer)
      resolve(answer)
    }
    // The `then` of a thenable from the browser may throw too.
    Promise.resolve()
      .then(ask)
      .then(settle, () => settle(undefined))
  })
}
