// The quality that a film begins with. The real core chooses it from the bandwidth that the previous engine measured.
import { loadCore } from '../../../js/core/client.js'
import { openDash } from '../../../js/engines/dash/engine.js'
import { createHlsTracks } from '../../../js/engines/hls/tracks.js'
import { createTrackSelector } from '../../../js/tracks/track-selector.js'
import { bandwidthNow } from '../../../js/tracks/bandwidth.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeDashjs } from '../support/fake-dashjs.js'

const minute = 60000
const video = [
  { id: 'v0', height: 360, bitrate: 1000000 },
  { id: 'v1', height: 720, bitrate: 3000000 },
  { id: 'v2', height: 1080, bitrate: 6000000 }
]
let core
beforeAll(async () => {
  core = await loadCore()
})

/** @param {object} [preferences] */
function start(preferences = {}) {
  let time = 0
  const trackSelector = createTrackSelector({ preferences, coreNow: () => core, onChange() {}, now: () => time })
  const begun = []
  const asked = []
  /** Opens an engine. @param {number} [bits] per second, measured by this engine */
  const open = (bits) => {
    const selected = { audio: null, text: null, video: null }
    trackSelector.opened({
      tracks: {
        lists: () => ({ audio: [], text: [], video, selected }),
        select: (kind, id) => asked.push(id),
        begin: (id) => begun.push(id),
        bandwidth: () => bits
      }
    })
    trackSelector.changed()
  }
  return { trackSelector, begun, asked, open, pass: (ms) => (time += ms) }
}

/** One engine measures `bits` per second, closes, and another engine begins. */
function after(bits, preferences) {
  const film = start(preferences)
  film.open(bits)
  film.begun.length = 0
  film.trackSelector.closing()
  film.open()
  return film
}

test.each([
  [1200000, 'v0'],
  [4400000, 'v1'],
  [9000000, 'v2']
])('at %i bit/s: the best that takes seven tenths of it', (bits, first) => {
  expect(after(bits).begun).toEqual([first])
})

test('never above what is allowed', () => {
  expect(after(9000000, { maxHeight: 720 }).begun).toEqual(['v1'])
})

test('one that somebody has asked for goes before', () => {
  const film = start()
  film.open(9000000)
  film.trackSelector.select('v0')
  film.trackSelector.closing()
  film.begun.length = film.asked.length = 0
  film.open()
  expect(film.begun).toEqual([])
  expect(film.asked).toEqual(['v0'])
})

test('nothing is begun with where the line is not known: too slow for what played, too old, or not measured', () => {
  const film = after(9000000)
  film.trackSelector.closing()
  film.trackSelector.lower()
  film.begun.length = 0
  film.open(0)
  expect(film.begun).toEqual([])
  const old = after(9000000)
  old.trackSelector.closing()
  old.pass(11 * minute)
  old.begun.length = 0
  old.open()
  expect(old.begun).toEqual([])
})

test('where the line is known, dash.js begins with what it carries, however soon it is wanted', () => {
  after(9000000).trackSelector.closing()
  const dashjs = createFakeDashjs()
  const options = { video: /** @type {any} */ ({}), url: 'https://one.test/film.mpd', onFailure() {}, soon: true }
  openDash({ ...options, clock: createFakeClock() }, dashjs)
  expect(dashjs.made[0].told).toHaveLength(1)
})

test('an engine that says nothing takes away nothing that was measured before', () => {
  after(9000000).trackSelector.closing()
  expect(bandwidthNow(0)).toBe(9000000)
})

test.each([[NaN], [Infinity], [-1], ['fast']])('%p is no measurement', (bits) => {
  const film = after(9000000)
  film.trackSelector.closing()
  film.trackSelector.lower()
  film.begun.length = 0
  film.open(bits)
  film.trackSelector.closing()
  film.open()
  expect(film.begun).toEqual([])
})

test.each([
  [true, 'v2'],
  [false, 'v1'],
  [undefined, 'v2']
])('a screen that shows a high dynamic range: %p', (hdr, first) => {
  const range = (list) => list.map((one) => (one.id === 'v2' ? { ...one, range: 'PQ' } : { ...one, range: 'SDR' }))
  const begun = []
  const trackSelector = createTrackSelector({
    preferences: {},
    coreNow: () => core,
    onChange() {},
    now: () => 0,
    hdr: () => hdr
  })
  const selected = { audio: null, text: null, video: null }
  const tracks = {
    lists: () => ({ audio: [], text: [], video: range(video), selected }),
    select() {},
    begin: (id) => begun.push(id),
    bandwidth: () => 9000000
  }
  trackSelector.opened({ tracks })
  trackSelector.closing()
  trackSelector.opened({ tracks })
  trackSelector.changed()
  expect(begun).toEqual([first])
})

describe('hls.js', () => {
  const make = (more) => {
    const hls = { on() {}, levels: [], config: { abrEwmaDefaultEstimate: 500000 }, ...more }
    return { hls, tracks: createHlsTracks(hls, () => {}) }
  }

  test('its own guess is no measurement', () => {
    expect(make({ bandwidthEstimate: 500000 }).tracks.bandwidth()).toBe(0)
    expect(make({ bandwidthEstimate: 500001 }).tracks.bandwidth()).toBe(500001)
    expect(make({ bandwidthEstimate: NaN }).tracks.bandwidth()).toBe(0)
    expect(make({ config: undefined, bandwidthEstimate: 7 }).tracks.bandwidth()).toBe(7)
  })

  test('begins with the level, unless it is held to one', () => {
    const { hls, tracks } = make({})
    tracks.begin('v2')
    expect(hls.startLevel).toBe(2)
    tracks.select('video', 'v0')
    tracks.begin('v1')
    expect(hls.startLevel).toBe(2)
  })
})
