import { createTrackSelector } from '../../../js/tracks/track-selector.js'

const audio = [
  { id: 'a0', language: 'en', label: 'English' },
  { id: 'a1', language: 'uk', label: 'Українська' }
]
const text = [
  { id: 't0', language: 'en', label: 'English' },
  { id: 't1', language: 'uk', label: 'Українські' }
]
const video = [
  { id: 'v0', height: 360 },
  { id: 'v1', height: 720 },
  { id: 'v2', height: 1080 }
]

/** An engine with tracks. `late`: a selected track becomes active only when the test says so. */
function engineOf(lists, { late = false } = {}) {
  const selected = { audio: 'a0', text: null, video: null, ...lists.selected }
  const asked = []
  const limits = []
  return {
    asked,
    limits,
    selected,
    engine: {
      tracks: {
        lists: () => ({ audio: [], text: [], video: [], ...lists, selected: { ...selected } }),
        select(kind, id) {
          asked.push([kind, id])
          if (!late) selected[kind] = id
        },
        playing: () => lists.playing || null,
        limit: (id) => limits.push(id)
      }
    }
  }
}

/** @param {object} [answer] of the core to each request */
function start(answer = {}, preferences = {}) {
  const requests = []
  let core = {
    selectTracks(request) {
      requests.push(JSON.parse(JSON.stringify(request)))
      return { audio: null, text: null, textOff: false, video: null, notices: [], ...answer }
    }
  }
  const told = []
  const choices = []
  const trackSelector = createTrackSelector({
    preferences,
    coreNow: () => core,
    onChange: (tracks) => told.push(tracks),
    onChoice: (intent) => choices.push(intent)
  })
  return {
    trackSelector,
    requests,
    told,
    choices,
    answer,
    setCore(next) {
      core = next
    }
  }
}

test('what the core chooses is put on, once for a list', () => {
  const { trackSelector, requests } = start({ audio: { id: 'a1' }, text: { id: 't1' } }, { audioLanguages: ['uk'] })
  const { engine, asked } = engineOf({ audio, text })
  trackSelector.opened(engine)
  trackSelector.changed()
  trackSelector.changed()
  expect(asked).toEqual([
    ['audio', 'a1'],
    ['text', 't1']
  ])
  expect(requests).toEqual([{ audio, text, preferences: { audioLanguages: ['uk'] }, intent: {} }])
})

test('without a wish nothing is touched; what is on already is not put on again', () => {
  const untouched = start()
  const one = engineOf({ audio, text })
  untouched.trackSelector.opened(one.engine)
  untouched.trackSelector.changed()
  expect(one.asked).toEqual([])
  const same = start({ audio: { id: 'a0' }, textOff: true })
  const other = engineOf({ audio, text })
  same.trackSelector.opened(other.engine)
  same.trackSelector.changed()
  expect(other.asked).toEqual([])
})

test('subtitles that are to be off are turned off', () => {
  const { trackSelector } = start({ textOff: true })
  const { engine, asked } = engineOf({ audio, text, selected: { text: 't0' } })
  trackSelector.opened(engine)
  trackSelector.changed()
  expect(asked).toEqual([['text', null]])
})

test('lists that came before the core are chosen from when it is there', () => {
  const { trackSelector, setCore, requests } = start({ audio: { id: 'a1' } })
  const core = { selectTracks: () => ({ audio: { id: 'a1' }, text: null, textOff: false, video: null, notices: [] }) }
  setCore(null)
  const { engine, asked } = engineOf({ audio, text })
  trackSelector.opened(engine)
  trackSelector.changed()
  expect(asked).toEqual([])
  setCore(core)
  trackSelector.changed()
  expect(asked).toEqual([['audio', 'a1']])
  expect(requests).toEqual([])
})

test('the next server gets what was on, by what it is', () => {
  const { trackSelector, requests } = start()
  const first = engineOf({ audio, text, selected: { text: 't1' } })
  trackSelector.opened(first.engine)
  trackSelector.changed()
  trackSelector.closing()
  trackSelector.opened(engineOf({ audio: [...audio].reverse(), text }).engine)
  trackSelector.changed()
  expect(requests[1].intent).toEqual({
    audio: { language: 'en', label: 'English' },
    text: { language: 'uk', label: 'Українські' }
  })
})

test('subtitles that were off stay off; where there were none, nothing is known', () => {
  const off = start()
  off.trackSelector.opened(engineOf({ audio, text }).engine)
  off.trackSelector.changed()
  off.trackSelector.closing()
  off.trackSelector.opened(engineOf({ audio, text, selected: { text: 't0' } }).engine)
  off.trackSelector.changed()
  expect(off.requests[1].intent.text).toEqual({ off: true })
  const none = start()
  none.trackSelector.opened(engineOf({ audio }).engine)
  none.trackSelector.changed()
  none.trackSelector.closing()
  none.trackSelector.opened(engineOf({ audio, text }).engine)
  none.trackSelector.changed()
  expect(none.requests[1].intent.text).toBeUndefined()
})

test('subtitles that the rules turned on or off are not carried: the rules are asked again', () => {
  for (const answer of [{ text: { id: 't1' } }, { textOff: true }]) {
    const { trackSelector, requests } = start(answer)
    trackSelector.opened(engineOf({ audio, text }).engine)
    trackSelector.changed()
    trackSelector.closing()
    trackSelector.opened(engineOf({ audio, text }).engine)
    trackSelector.changed()
    expect(requests[1].intent).toEqual({ audio: { language: 'en', label: 'English' } })
  }
})

test('an engine that throws loses its tracks, and nothing else', () => {
  const fail = () => {
    throw new Error('half-opened')
  }
  const { trackSelector } = start({ audio: { id: 'a1' } })
  trackSelector.opened({ tracks: { lists: fail, select: fail } })
  expect(() => trackSelector.changed()).not.toThrow()
  expect(trackSelector.tracks()).toEqual({ audio: [], text: [], video: [] })
  expect(trackSelector.select('a0')).toBe(false)
  expect(() => trackSelector.closing()).not.toThrow()
  const { engine } = engineOf({ audio, text })
  trackSelector.opened({ tracks: { ...engine.tracks, select: fail } })
  expect(() => trackSelector.changed()).not.toThrow()
  expect(trackSelector.select('t1')).toBe(true)
})

test('the viewer selects: it is on, and meant from then on', () => {
  const { trackSelector, requests, told } = start()
  const { engine, asked } = engineOf({ audio, text, video })
  trackSelector.opened(engine)
  trackSelector.changed()
  expect(trackSelector.select('a1')).toBe(true)
  expect(trackSelector.select('t1')).toBe(true)
  expect(asked).toEqual([
    ['audio', 'a1'],
    ['text', 't1']
  ])
  expect(told[told.length - 1].audio.map(({ selected }) => selected)).toEqual([false, true])
  expect(trackSelector.select('text:off')).toBe(true)
  expect(asked[2]).toEqual(['text', null])
  expect(trackSelector.select('x9')).toBe(false)
  trackSelector.closing()
  trackSelector.opened(engineOf({ audio, text }).engine)
  trackSelector.changed()
  expect(requests[1].intent).toEqual({ audio: { language: 'uk', label: 'Українська' }, text: { off: true } })
})

test('a height that was asked for is asked for again, or the next lower one', () => {
  const { trackSelector } = start()
  const first = engineOf({ video })
  trackSelector.opened(first.engine)
  trackSelector.changed()
  trackSelector.select('v1')
  expect(first.asked).toEqual([['video', 'v1']])
  trackSelector.closing()
  const second = engineOf({ video: [video[0], { id: 'v1', height: 480 }, video[2]] })
  trackSelector.opened(second.engine)
  trackSelector.changed()
  expect(second.asked).toEqual([['video', 'v1']])
  trackSelector.select('video:auto')
  expect(second.asked[1]).toEqual(['video', null])
  trackSelector.closing()
  const third = engineOf({ video })
  trackSelector.opened(third.engine)
  trackSelector.changed()
  expect(third.asked).toEqual([])
})

test("a switch in the page's own menu counts as a choice of the viewer", () => {
  const { trackSelector, requests, choices } = start({ text: { id: 't1' } })
  const { engine, selected } = engineOf({ audio, text, video })
  trackSelector.opened(engine)
  trackSelector.changed()
  const dub = { language: 'uk', label: 'Українська' }
  const subtitles = { language: 'en', label: 'English' }
  selected.audio = 'a1'
  trackSelector.changed()
  selected.text = 't0'
  trackSelector.changed()
  selected.video = 'v1'
  trackSelector.changed()
  expect(choices).toEqual([
    { audio: dub },
    { audio: dub, text: subtitles },
    { audio: dub, text: subtitles, height: 720 }
  ])
  trackSelector.closing()
  const next = engineOf({ audio, text, video })
  trackSelector.opened(next.engine)
  trackSelector.changed()
  // The viewer chose other subtitles than the core. The next source gets the choice of the viewer.
  expect(requests[1].intent).toEqual({ audio: dub, text: subtitles })
  expect(next.asked).toContainEqual(['video', 'v1'])
  trackSelector.changed()
  next.selected.text = null
  trackSelector.changed()
  expect(choices.pop().text).toEqual({ off: true })
})

test('a selection of the core that the engine makes late is no choice of the viewer', () => {
  const { trackSelector, requests, choices } = start({ audio: { id: 'a1' }, text: { id: 't1' } })
  const { engine, selected, asked } = engineOf({ audio, text }, { late: true })
  trackSelector.opened(engine)
  trackSelector.changed()
  trackSelector.changed()
  Object.assign(selected, { audio: 'a1', text: 't1' })
  trackSelector.changed()
  expect(choices).toEqual([])
  expect(asked).toEqual([
    ['audio', 'a1'],
    ['text', 't1']
  ])
  trackSelector.closing()
  trackSelector.opened(engineOf({ audio, text }).engine)
  trackSelector.changed()
  // The subtitles were a choice of the core, so the core chooses them again.
  expect(requests[1].intent).toEqual({ audio: { language: 'uk', label: 'Українська' } })
})

test('changes are told once, with names for people', () => {
  const { trackSelector, told } = start()
  trackSelector.changed()
  expect(told).toEqual([])
  trackSelector.opened(engineOf({ audio: [{ id: 'a0', language: '', label: '' }], video: [video[1]] }).engine)
  trackSelector.changed()
  trackSelector.changed()
  expect(told).toEqual([
    {
      audio: [{ id: 'a0', name: 'a0', language: '', selected: true }],
      text: [],
      video: [{ id: 'v1', name: '720p', language: '', selected: false }]
    }
  ])
})

test('an engine that tells of no tracks is left alone', () => {
  const { trackSelector, requests } = start()
  trackSelector.opened({})
  trackSelector.changed()
  trackSelector.closing()
  expect(trackSelector.tracks()).toEqual({ audio: [], text: [], video: [] })
  expect(trackSelector.select('a0')).toBe(false)
  expect(requests).toEqual([])
})

describe('how high an engine may go', () => {
  const pictures = { video: [...video, { id: 'v3', height: 2160 }], playing: 'v2' }

  test('no higher than was wished, and the lightest where all are higher', () => {
    for (const [maxHeight, limit] of [
      [1080, 'v2'],
      [900, 'v1'],
      [100, 'v0'],
      [undefined, null]
    ]) {
      const { trackSelector } = start({}, { maxHeight })
      const { engine, limits } = engineOf(pictures)
      trackSelector.opened(engine)
      trackSelector.changed()
      expect(limits).toEqual([limit])
    }
  })

  test('one step down each time that it was too much, and up again after a calm time', () => {
    const { trackSelector } = start()
    trackSelector.opened(engineOf(pictures).engine)
    trackSelector.changed()
    trackSelector.closing()
    const second = engineOf({ ...pictures, playing: 'v1' })
    trackSelector.lower()
    trackSelector.opened(second.engine)
    trackSelector.changed()
    expect(second.limits).toEqual(['v1'])
    trackSelector.closing()
    const third = engineOf({ ...pictures, playing: 'v0' })
    trackSelector.lower()
    trackSelector.opened(third.engine)
    trackSelector.changed()
    expect(third.limits).toEqual(['v0'])
    trackSelector.closing()
    const other = engineOf(pictures)
    trackSelector.opened(other.engine)
    trackSelector.changed()
    expect(other.limits).toEqual(['v0'])
    trackSelector.raise()
    expect(other.limits).toEqual(['v0', null])
  })

  test('what the viewer has asked for comes back with the calm', () => {
    const { trackSelector } = start()
    const one = engineOf(pictures)
    trackSelector.opened(one.engine)
    trackSelector.changed()
    trackSelector.select('v2')
    trackSelector.closing()
    const two = engineOf(pictures)
    trackSelector.lower()
    trackSelector.opened(two.engine)
    trackSelector.changed()
    trackSelector.raise()
    expect(two.asked).toEqual([
      ['video', 'v1'],
      ['video', 'v2']
    ])
  })

  test('of a list without sizes the order of the bitrates counts', () => {
    const { trackSelector } = start()
    const bare = [
      { id: 'v0', bitrate: 3e6 },
      { id: 'v1', bitrate: 1e6 },
      { id: 'v2', bitrate: 2e6 }
    ]
    trackSelector.opened(engineOf({ video: bare, playing: 'v0' }).engine)
    trackSelector.changed()
    trackSelector.closing()
    const next = engineOf({ video: bare })
    trackSelector.lower()
    trackSelector.opened(next.engine)
    trackSelector.changed()
    expect(next.limits).toEqual(['v2'])
  })
})
