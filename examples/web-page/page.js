// @ts-check
/**
 * The film, its servers, and what happened. All calls of the library are in `start`. The choices are in the address:
 * ?type=hls|dash|mp4|tracks &language=en|ru|uk &failover=on|off
 */
import { enableArrowKeys } from './arrow-keys.js'
import { enableInspection } from './inspect.js'
import { playPlain } from './plain-player.js'
import { languages, translator } from './texts.js'
import { enableTracks } from './tracks.js'

/** @type {Record<string, string>} */
const PATHS = {
  hls: '/hls/master.m3u8',
  dash: '/dash/manifest.mpd',
  mp4: '/film.mp4',
  tracks: '/hls-tracks/master.m3u8'
}
const FAULTS = [
  { kind: 'refuse' },
  { kind: 'hanging' },
  { kind: 'status', status: 404 },
  { kind: 'html' },
  { kind: 'corrupt' },
  { kind: 'throttle', kbps: 60 }
]
const REFRESH_MS = 500
const NOTE_MS = 7000

/** @type {any} */
const { ResilientPlayback } = window
const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
const query = new URLSearchParams(location.search)
const choices = {
  type: choose('type', Object.keys(PATHS)),
  failover: choose('failover', ['on', 'off']),
  language: choose('language', languages)
}
const text = translator(choices.language)
/** Index of the server that the page without the library has opened; -1: none yet. */
let plainServer = -1
let over = false

/**
 * @param {string} name
 * @param {string[]} allowed
 */
function choose(name, allowed) {
  const wanted = query.get(name)
  return wanted && allowed.includes(wanted) ? wanted : allowed[0]
}

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector))
const getMirrors = () => fetch('/mirrors').then((response) => response.json())
const clock = (/** @type {number} */ seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** @param {string[]} urls */
function start(urls) {
  const player = ResilientPlayback.createPlayer(video, {
    title: 'resilient-playback',
    sources: urls,
    language: choices.language
  })
  const numberOf = (/** @type {{url: string}} */ source) => urls.indexOf(source.url) + 1

  player.on('source_changed', (/** @type {any} */ event) => {
    say(event.message, `${numberOf(event.from)} → ${numberOf(event.to)}`)
    showNote(event.message)
  })
  player.on('recovered', (/** @type {any} */ event) => say(text('recovered', { s: event.seconds.toFixed(1) })))
  player.on('exhausted', (/** @type {any} */ event) => {
    over = true
    say(event.message)
    showNote(event.message)
  })
  enableTracks($('#tracks'), player, text)
  player.play().then(
    () => say(text('started', { n: numberOf(player.source) })),
    () => {} // the listener of 'exhausted' has already said why
  )
  return player
}

/** @param {string[]} urls */
async function startPlain(urls) {
  video.onwaiting = () => video.currentTime > 0 && say(text('standing'))
  plainServer = await playPlain(video, urls, choices.type === 'tracks' ? 'hls' : choices.type)
  if (plainServer >= 0) say(text('started', { n: plainServer + 1 }))
}

/**
 * @param {string} message
 * @param {string} [way]  from which server to which
 */
function say(message, way = '') {
  const item = document.createElement('li')
  for (const part of [clock(video.currentTime), way, message]) {
    item.append(Object.assign(document.createElement('span'), { textContent: part }))
  }
  $('#history ol').prepend(item)
}

let noteTimer = 0
/** @param {string} message */
function showNote(message) {
  $('#note').textContent = message
  clearTimeout(noteTimer)
  noteTimer = setTimeout(() => ($('#note').textContent = ''), NOTE_MS)
}

function showChoices() {
  document.documentElement.lang = choices.language
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text(element.getAttribute('data-text') || '')
  }
  const names = { type: Object.keys(PATHS), failover: ['on', 'off'], language: languages }
  for (const [name, values] of Object.entries(names)) {
    const group = document.createElement('div')
    for (const value of values) {
      const link = document.createElement('a')
      link.href = `?${new URLSearchParams({ ...choices, [name]: value })}`
      link.textContent = name === 'failover' ? text(`failover_${value}`) : value.toUpperCase()
      if (Object(choices)[name] === value) link.setAttribute('aria-current', 'true')
      group.append(link)
    }
    $('#choices').append(group)
  }
  const link = Object.assign(document.createElement('a'), { href: '#inspect', textContent: text('inspect_link') })
  $('#choices').append(link)
}

/**
 * @param {{origin: string}} mirror
 * @param {number} index
 */
function addServer(mirror, index) {
  const template = /** @type {HTMLTemplateElement} */ ($('#server'))
  const panel = /** @type {HTMLElement} */ (template.content.cloneNode(true)).querySelector('article')
  if (!panel) return
  const button = (/** @type {string} */ label, /** @type {object | null} */ fault, /** @type {string} */ kind) => {
    const made = document.createElement('button')
    made.textContent = label
    made.dataset.kind = kind
    made.onclick = () => fetch(`/mirrors/${index}/fault`, { method: 'POST', body: JSON.stringify(fault) }).then(refresh)
    panel.querySelector('.buttons')?.append(made)
  }
  for (const element of panel.querySelectorAll('h2')) element.textContent = text('server', { n: index + 1 })
  for (const element of panel.querySelectorAll('code')) element.textContent = new URL(mirror.origin).hostname
  for (const fault of FAULTS) button(text(`fault_${fault.kind}`), fault, fault.kind)
  button(text('mend'), null, 'none')
  $('#servers').append(panel)
}

/** @param {{kind: string, fromSecond?: number} | null} fault */
function faultText(fault) {
  const name = text(`fault_${fault ? fault.kind : 'none'}`)
  return fault && fault.fromSecond !== undefined
    ? text('from_second', { fault: name, time: clock(fault.fromSecond) })
    : name
}

/** @type {any} */
let player = null

async function refresh() {
  const mirrors = await getMirrors()
  const current = player ? player.sources.findIndex((/** @type {any} */ { state }) => state === 'playing') : plainServer
  document.querySelectorAll('#servers article').forEach((panel, index) => {
    const fault = mirrors[index].fault
    const state = player ? player.sources[index].state : index === plainServer ? 'playing' : 'unknown'
    panel.setAttribute('data-state', state)
    panel.setAttribute('data-fault', fault ? fault.kind : 'none')
    const [playerState, serverState] = panel.querySelectorAll('output')
    playerState.textContent = state === 'unknown' ? '' : text(`state_${state}`)
    serverState.textContent = faultText(fault)
    for (const button of panel.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.kind === (fault ? fault.kind : 'none')))
    }
  })
  const key = over ? 'over' : current < 0 ? 'opening' : player ? 'playing' : 'plain'
  $('#now-playing').textContent = text(key, { n: current + 1, t: mirrors.length })
}

const mirrors = await getMirrors()
const urls = mirrors.map((/** @type {{origin: string}} */ { origin }) => origin + PATHS[choices.type])
showChoices()
mirrors.forEach(addServer)
enableArrowKeys()
enableInspection($('#inspect'), text)
if (choices.failover === 'on') player = start(urls)
else startPlain(urls)
await refresh()
setInterval(refresh, REFRESH_MS)
