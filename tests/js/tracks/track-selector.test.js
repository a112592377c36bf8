import { createTrackKeeper } from '../../../js/tracks/track-selector.js'

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

/** An engine's tracks; `late`: what is asked for is on only when the test says so. */
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

/** @param {object} [answer] of the core to everything */
function start(answer = {}, preferences = {}) {
  const requests = []
  let core = {
    selectTracks(request) {
      requests.push(JSON.parse(JSON.stringify(request)))
      return { audio: null, text: null, textOff: false, video: null, notices: [], ...answer }
    }
  }
  const told = []
  const keeper = createTrackKeeper({ preferences, coreNow: () => core, onChange: (tracks) => told.push(tracks) })
  return {
    keeper,
    requests,
    told,
    answer,
    setCore(next) {
      core = next
    }
  }
}

test('what the core chooses is put on, once for a list', () => {
  const { keeper, requests } = start({ audio: { id: 'a1' }, text: { id: 't1' } }, { audioLanguages: ['uk'] })
  const { engine, asked } = engineOf({ audio, text })
  keeper.opened(engine)
  keeper.changed()
  keeper.changed()
  expect(asked).toEqual([
    ['audio', 'a1'],
    ['text', 't1']
  ])
  expect(requests).toEqual([{ audio, text, preferences: { audioLanguages: ['uk'] }, intent: {} }])
})

test('without a wish nothing is touched; what is on already is not put on again', () => {
  const untouched = start()
  const one = engineOf({ audio, text })
  untouched.keeper.opened(one.engine)
  untouched.keeper.changed()
  expect(one.asked).toEqual([])
  const same = start({ audio: { id: 'a0' }, textOff: true })
  const other = engineOf({ audio, text })
  same.keeper.opened(other.engine)
  same.keeper.changed()
  expect(other.asked).toEqual([])
})

test('subtitles that are to be off are turned off', () => {
  const { keeper } = start({ textOff: true })
  const { engine, asked } = engineOf({ audio, text, selected: { text: 't0' } })
  keeper.opened(engine)
  keeper.changed()
  expect(asked).toEqual([['text', null]])
})

test('lists that came before the core are chosen from when it is there', () => {
  const { keeper, setCore, requests } = start({ audio: { id: 'a1' } })
  const core = { selectTracks: () => ({ audio: { id: 'a1' }, text: null, textOff: false, video: null, notices: [] }) }
  setCore(null)
  const { engine, asked } = engineOf({ audio, text })
  keeper.opened(engine)
  keeper.changed()
  expect(asked).toEqual([])
  setCore(core)
  keeper.changed()
  expect(asked).toEqual([['audio', 'a1']])
  expect(requests).toEqual([])
})

test('the next server gets what was on, by what it is', () => {
  const { keeper, requests } = start()
  const first = engineOf({ audio, text, selected: { text: 't1' } })
  keeper.opened(first.engine)
  keeper.changed()
  keeper.closing()
  keeper.opened(engineOf({ audio: [...audio].reverse(), text }).engine)
  keeper.changed()
  expect(requests[1].intent).toEqual({
    audio: { language: 'en', label: 'English' },
    text: { language: 'uk', label: 'Українські' }
  })
})

test('subtitles that were off stay off; where there were none, nothing is known', () => {
  const off = start()
  off.keeper.opened(engineOf({ audio, text }).engine)
  off.keeper.changed()
  off.keeper.closing()
  off.keeper.opened(engineOf({ audio, text, selected: { text: 't0' } }).engine)
  off.keeper.changed()
  expect(off.requests[1].intent.text).toEqual({ off: true })
  const none = start()
  none.keeper.opened(engineOf({ audio }).engine)
  none.keeper.changed()
  none.keeper.closing()
  none.keeper.opened(engineOf({ audio, text }).engine)
  none.keeper.changed()
  expect(none.requests[1].intent.text).toBeUndefined()
})

test('subtitles that the rules turned on or off are not carried: the rules are asked again', () => {
  for (const answer of [{ text: { id: 't1' } }, { textOff: true }]) {
    const { keeper, requests } = start(answer)
    keeper.opened(engineOf({ audio, text }).engine)
    keeper.changed()
    keeper.closing()
    keeper.opened(engineOf({ audio, text }).engine)
    keeper.changed()
    expect(requests[1].intent).toEqual({ audio: { language: 'en', label: 'English' } })
  }
})

test('an engine that throws loses its tracks, and nothing else', () => {
  const fail = () => {
    throw new Error('half-opened')
  }
  const { keeper } = start({ audio: { id: 'a1' } })
  keeper.opened({ tracks: { lists: fail, select: fail } })
  expect(() => keeper.changed()).not.toThrow()
  expect(keeper.tracks()).toEqual({ audio: [], text: [], video: [] })
  expect(keeper.select('a0')).toBe(false)
  expect(() => keeper.closing()).not.toThrow()
  const { engine } = engineOf({ audio, text })
  keeper.opened({ tracks: { ...engine.tracks, select: fail } })
  expect(() => keeper.changed()).not.toThrow()
  expect(keeper.select('t1')).toBe(true)
})

test('the viewer selects: it is on, and meant from then on', () => {
  const { keeper, requests, told } = start()
  const { engine, asked } = engineOf({ audio, text, video })
  keeper.opened(engine)
  keeper.changed()
  expect(keeper.select('a1')).toBe(true)
  expect(keeper.select('t1')).toBe(true)
  expect(asked).toEqual([
    ['audio', 'a1'],
    ['text', 't1']
  ])
  expect(told[told.length - 1].audio.map(({ selected }) => selected)).toEqual([false, true])
  expect(keeper.select('text:off')).toBe(true)
  expect(asked[2]).toEqual(['text', null])
  expect(keeper.select('x9')).toBe(false)
  keeper.closing()
  keeper.opened(engineOf({ audio, text }).engine)
  keeper.changed()
  expect(requests[1].intent).toEqual({ audio: { language: 'uk', label: 'Українська' }, text: { off: true } })
})

test('a height that was asked for is asked for again, or the next lower one', () => {
  const { keeper } = start()
  const first = engineOf({ video })
  keeper.opened(first.engine)
  keeper.changed()
  keeper.select('v1')
  expect(first.asked).toEqual([['video', 'v1']])
  keeper.closing()
  const second = engineOf({ video: [video[0], { id: 'v1', height: 480 }, video[2]] })
  keeper.opened(second.engine)
  keeper.changed()
  expect(second.asked).toEqual([['video', 'v1']])
  keeper.select('video:auto')
  expect(second.asked[1]).toEqual(['video', null])
  keeper.closing()
  const third = engineOf({ video })
  keeper.opened(third.engine)
  keeper.changed()
  expect(third.asked).toEqual([])
})

test("a switch by the page's own menu is a wish too", () => {
  const { keeper, requests } = start()
  const { engine, selected } = engineOf({ audio, text })
  keeper.opened(engine)
  keeper.changed()
  selected.audio = 'a1'
  selected.text = 't0'
  keeper.changed()
  selected.text = null
  keeper.changed()
  keeper.closing()
  keeper.opened(engineOf({ audio, text }).engine)
  keeper.changed()
  expect(requests[1].intent).toEqual({ audio: { language: 'uk', label: 'Українська' }, text: { off: true } })
})

test('an engine that takes its time does not undo a choice', () => {
  const { keeper, requests } = start({ audio: { id: 'a1' } })
  const { engine, selected } = engineOf({ audio, text }, { late: true })
  keeper.opened(engine)
  keeper.changed()
  keeper.changed()
  selected.audio = 'a1'
  keeper.changed()
  keeper.closing()
  keeper.opened(engineOf({ audio, text }).engine)
  keeper.changed()
  expect(requests[1].intent.audio).toEqual({ language: 'uk', label: 'Українська' })
})

test('changes are told once, with names for people', () => {
  const { keeper, told } = start()
  keeper.changed()
  expect(told).toEqual([])
  keeper.opened(engineOf({ audio: [{ id: 'a0', language: '', label: '' }], video: [video[1]] }).engine)
  keeper.changed()
  keeper.changed()
  expect(told).toEqual([
    {
      audio: [{ id: 'a0', name: 'a0', language: '', selected: true }],
      text: [],
      video: [{ id: 'v1', name: '720p', language: '', selected: false }]
    }
  ])
})

test('an engine that tells of no tracks is left alone', () => {
  const { keeper, requests } = start()
  keeper.opened({})
  keeper.changed()
  keeper.closing()
  expect(keeper.tracks()).toEqual({ audio: [], text: [], video: [] })
  expect(keeper.select('a0')).toBe(false)
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
      const { keeper } = start({}, { maxHeight })
      const { engine, limits } = engineOf(pictures)
      keeper.opened(engine)
      keeper.changed()
      expect(limits).toEqual([limit])
    }
  })

  test('one step down each time that it was too much, and up again after a calm time', () => {
    const { keeper } = start()
    keeper.opened(engineOf(pictures).engine)
    keeper.changed()
    keeper.closing()
    const second = engineOf({ ...pictures, playing: 'v1' })
    keeper.lower()
    keeper.opened(second.engine)
    keeper.changed()
    expect(second.limits).toEqual(['v1'])
    keeper.closing()
    const third = engineOf({ ...pictures, playing: 'v0' })
    keeper.lower()
    keeper.opened(third.engine)
    keeper.changed()
    expect(third.limits).toEqual(['v0'])
    keeper.closing()
    const other = engineOf(pictures)
    keeper.opened(other.engine)
    keeper.changed()
    expect(other.limits).toEqual(['v0'])
    keeper.raise()
    expect(other.limits).toEqual(['v0', null])
  })

  test('what the viewer has asked for comes back with the calm', () => {
    const { keeper } = start()
    const one = engineOf(pictures)
    keeper.opened(one.engine)
    keeper.changed()
    keeper.select('v2')
    keeper.closing()
    const two = engineOf(pictures)
    keeper.lower()
    keeper.opened(two.engine)
    keeper.changed()
    keeper.raise()
    expect(two.asked).toEqual([
      ['video', 'v1'],
      ['video', 'v2']
    ])
  })

  test('of a list without sizes the order of the bitrates counts', () => {
    const { keeper } = start()
    const bare = [
      { id: 'v0', bitrate: 3e6 },
      { id: 'v1', bitrate: 1e6 },
      { id: 'v2', bitrate: 2e6 }
    ]
    keeper.opened(engineOf({ video: bare, playing: 'v0' }).engine)
    keeper.changed()
    keeper.closing()
    const next = engineOf({ video: bare })
    keeper.lower()
    keeper.opened(next.engine)
    keeper.changed()
    expect(next.limits).toEqual(['v2'])
  })
})
