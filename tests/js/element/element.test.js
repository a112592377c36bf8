/** @jest-environment jsdom */
import { loadCore } from '../../../js/core/client.js'
import '../../../js/element/index.js'
import { createFakeVideo } from '../support/fake-video.js'
import { settle } from '../support/settle.js'

const one = 'http://one.test/film.mp4'
const two = 'http://two.test/film.mp4'

beforeAll(() => loadCore())

/** Gives the next element a video that the test drives. */
function driven() {
  let made = null
  const { createElement } = document
  jest.spyOn(document, 'createElement').mockImplementation(function (name, ...more) {
    if (name !== 'video' || made) return createElement.call(document, name, ...more)
    document.createElement.mockRestore()
    made = createFakeVideo(document)
    return made.video
  })
  return () => made
}

/** @param {string} html of the element */
async function put(html) {
  const taken = driven()
  const holder = document.createElement('div')
  document.body.append(holder)
  holder.innerHTML = html
  await settle()
  const element = holder.firstElementChild
  const heard = []
  const types = ['emptied', 'error', 'waiting', 'timeupdate', 'durationchange', 'ended', 'source_changed', 'closed']
  types.concat('exhausted').forEach((type) => element.addEventListener(type, (event) => heard.push(event)))
  const { video, drive } = taken()
  const names = () => heard.map(({ type }) => type)
  return { element, holder, video, drive, heard, names, src: () => video.getAttribute('src') }
}

const servers = `<source src="${one}"><source src="${two}" type="video/mp4" data-quality="720">`

afterEach(async () => {
  document.body.innerHTML = ''
  await settle()
})

test('its sources are servers, in their order, as they say of themselves', async () => {
  const { element, src } = await put(`<resilient-video>
    <source src="${one}" data-voice="Studio" data-priority="2">
    <source src="http://two.test/get?id=5" type="application/x-mpegURL; charset=utf-8">
    <source src="http://three.test/get" type="application/dash+xml"><source>
  </resilient-video>`)
  expect(element.player.sources).toMatchObject([
    { url: one, voice: 'Studio', priority: 2 },
    { url: 'http://two.test/get?id=5', type: 'hls' },
    { url: 'http://three.test/get', type: 'dash' }
  ])
  expect([src(), element.currentSrc, element.paused]).toEqual([one, one, true])
})

test('preload="none" waits for play(), autoplay does not wait; src alone is a source as well', async () => {
  const still = await put(`<resilient-video preload="none">${servers}</resilient-video>`)
  expect([still.src(), still.element.currentSrc]).toEqual([null, ''])
  const started = still.element.play()
  expect(still.src()).toBe(one)
  still.drive.arrive()
  await started
  const own = await put(`<resilient-video autoplay muted src="${two}">${servers}</resilient-video>`)
  expect([own.src(), own.element.paused, own.element.muted, own.element.src]).toEqual([two, false, true, two])
})

test('attributes and properties are those of the video inside', async () => {
  const { element, video } = await put(
    `<resilient-video controls poster="p.png" preload="none" lang="uk"></resilient-video>`
  )
  expect([video.controls, video.getAttribute('poster'), video.getAttribute('preload')]).toEqual([true, 'p.png', 'none'])
  element.controls = false
  element.loop = true
  element.crossOrigin = 'anonymous'
  element.volume = 0.5
  element.playbackRate = 1.5
  expect([video.controls, video.loop, video.volume, video.playbackRate]).toEqual([false, true, 0.5, 1.5])
  expect([element.hasAttribute('loop'), video.getAttribute('crossorigin'), element.crossOrigin]).toEqual([
    true,
    'anonymous',
    'anonymous'
  ])
  expect(
    ['buffered', 'readyState', 'textTracks', 'canPlayType', 'HAVE_METADATA'].filter((name) => !(name in element))
  ).toEqual([])
  expect([element.HAVE_METADATA, element.canPlayType('video/mp4')]).toEqual([1, 'maybe'])
})

test('a change of the server in mid-film is a wait: the time stays, nothing begins anew', async () => {
  const { element, video, drive, heard, names, src } = await put(`<resilient-video>${servers}</resilient-video>`)
  element.play()
  drive.arrive(120)
  await settle()
  drive.playTo(30)
  heard.length = 0
  drive.fail(4, 'MEDIA_ELEMENT_ERROR: Format error')
  await settle()
  drive.fire('emptied')
  expect([src(), video.currentTime, names()]).toEqual([two, 0, ['waiting']])
  expect([element.currentTime, element.duration, element.error]).toEqual([30, 120, null])
  // The viewer seeks while the second server loads.
  element.currentTime = 60
  expect(element.currentTime).toBe(60)
  drive.metadata(120)
  await settle()
  expect([video.currentTime > 27, names()]).toEqual([true, ['waiting']])
  drive.land()
  drive.fire('playing')
  await settle()
  expect([video.currentTime, element.currentTime]).toEqual([60, 60])
  drive.land()
  drive.playTo(60.5)
  await settle()
  expect([element.currentTime, names().indexOf('source_changed') > 0, names().indexOf('error')]).toEqual([
    60.5,
    true,
    -1
  ])
  expect(heard.filter(({ type }) => type === 'source_changed')[0].detail).toMatchObject({ to: { url: two } })
})

test('the end of all servers is an error with a sentence, and play() begins again', async () => {
  const { element, drive, names, src, heard } = await put(`<resilient-video src="${one}"></resilient-video>`)
  element.options = { policy: { backoffBaseMs: 0 } }
  element.load()
  element.play().then(null, () => {})
  for (let i = 0; i < 8 && names().indexOf('exhausted') < 0; i++) {
    drive.fail(4, 'MEDIA_ELEMENT_ERROR: Format error')
    await settle()
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  expect(names().filter((type) => type === 'error')).toHaveLength(1)
  const { message } = heard.filter(({ type }) => type === 'exhausted')[0].detail
  expect(element.error).toEqual({ code: 2, message })
  expect([element.paused, message.length > 20]).toEqual([true, true])
  element.play().then(null, () => {})
  await settle()
  expect([element.error, src(), element.paused]).toEqual([null, one, false])
})

test('moved in the page it plays on; taken out, all is undone', async () => {
  const { element, holder, drive, names, src, video } = await put(`<resilient-video>${servers}</resilient-video>`)
  element.play()
  drive.arrive()
  await settle()
  const { player } = element
  document.body.prepend(element)
  await settle()
  expect([element.player === player, src(), names().indexOf('closed')]).toEqual([true, one, -1])
  element.remove()
  await settle()
  expect([element.player, src(), names().pop(), video.error]).toEqual([null, null, 'closed', null])
  holder.append(element)
  await settle()
  expect(src()).toBe(one)
})

test('sources that come late are taken; of a film that is seen they are not, until load()', async () => {
  const { element, drive, src } = await put('<resilient-video></resilient-video>')
  expect(element.player).toBe(null)
  element.innerHTML = servers
  await settle()
  expect(src()).toBe(one)
  drive.arrive()
  element.innerHTML = `<source src="${two}">`
  await settle()
  expect(src()).toBe(one)
  element.load()
  expect([src(), element.player.sources.length]).toEqual([two, 1])
  element.src = one
  await settle()
  expect(src()).toBe(one)
})

test('while the page is being read, its servers may still come one by one', async () => {
  Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true })
  const { element, src } = await put(`<resilient-video><source src="${one}"></resilient-video>`)
  expect(src()).toBe(null)
  element.insertAdjacentHTML('beforeend', `<source src="${two}">`)
  await settle()
  delete document.readyState
  document.dispatchEvent(new Event('DOMContentLoaded'))
  await settle()
  expect([src(), element.player.sources.length]).toEqual([one, 2])
})

test('tracks are copied in; what the page said before the element was defined is not lost', async () => {
  const { element, video } = await put('<resilient-video><track src="a.vtt" srclang="uk" default></resilient-video>')
  expect(video.querySelector('track').srclang).toBe('uk')
  element.innerHTML = '<track src="b.vtt">'
  await settle()
  expect([video.querySelectorAll('track').length, video.querySelector('track').getAttribute('src')]).toEqual([
    1,
    'b.vtt'
  ])

  const taken = driven()
  const early = document.createElement('resilient-video')
  Object.defineProperty(early, 'volume', { value: 0.25, configurable: true, enumerable: true, writable: true })
  document.body.append(early)
  expect(taken().video.volume).toBe(0.25)
})

test("a refused start is the page's to hear", async () => {
  const { element, drive } = await put(`<resilient-video>${servers}</resilient-video>`)
  drive.refusePlay('NotAllowedError')
  await expect(element.play()).rejects.toThrow('refused')
})
