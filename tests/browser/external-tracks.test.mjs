// @ts-check
/** External tracks (audio and subtitles that an author adds to the film) in real engines. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { eventsOf, KINDS, movingOn, playsBeyond, storyOf, tracksOf } from '../support/playing.mjs'

const FROM_SECOND = 8
const CONTINUITY_SECONDS = 2

const stage = useStage()

/** @typedef {import('../support/playing.mjs').Scene} Scene */

/** @param {Scene} scene @param {string} id */
const select = (scene, id) => scene.page.evaluate((name) => /** @type {any} */ (window).player.selectTrack(name), id)
/** @param {any[]} list */
const named = (list) => list.map(({ name }) => name)
/** @param {any[]} list */
const selected = (list) => named(list.filter((track) => track.selected))

/** The text of the cue on the picture. @param {Scene} scene */
const cue = (scene) =>
  scene.page.evaluate(() => {
    const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
    const [track] = Array.from(video.textTracks).filter(({ mode }) => mode === 'showing')
    const [active] = Array.from((track && track.activeCues) || [])
    return active ? /** @type {VTTCue} */ (active).text : ''
  })

/** @param {string[]} origins */
const files = ([, second]) => ({
  subtitles: [
    { label: 'English', language: 'en', url: second + '/hls-tracks/text-en/all.vtt' },
    { label: 'Gone', language: 'uk', url: second + '/nowhere.srt' }
  ]
})

describe('given beside the film', { concurrency: 32 }, () => {
  for (const kind of KINDS)
    it(`a file of subtitles stays on over a change of servers: ${kind}`, async () => {
      const scene = await stage.open({
        kind,
        faults: [{ kind: 'reset', fromSecond: FROM_SECOND + 8 }],
        options: (/** @type {string[]} */ origins) => ({ requests: false, ...files(origins) })
      })
      await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 10, 20)
      assert.deepEqual(selected((await tracksOf(scene)).text), [])
      await select(scene, 'x0')
      const record = await scene.until(playsBeyond(scene.urls[1], FROM_SECOND + 9), 50)
      assert.ok(movingOn(record, scene.urls[1]).length > 0, storyOf(record))
      assert.deepEqual(selected((await tracksOf(scene)).text), ['English'])
      await scene.page.waitForFunction(
        () => [...(document.querySelector('video')?.textTracks ?? [])].some(({ activeCues }) => activeCues?.length),
        null,
        { timeout: 5000 }
      )
      const text = await cue(scene)
      await scene.close()
      assert.match(text, /^Second (16|20|24|28)$/)
      assert.deepEqual(record.errors, [])
    })

  it("switched off in the browser's own menu they are off, on the next server too", async () => {
    const scene = await stage.open({
      kind: 'hls',
      faults: [{ kind: 'reset', fromSecond: FROM_SECOND + 8 }],
      options: (/** @type {string[]} */ origins) => ({ requests: false, ...files(origins) })
    })
    await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 5, 20)
    await select(scene, 'x0')
    const showing = () =>
      scene.page.evaluate(
        () => [...(document.querySelector('video')?.textTracks ?? [])].filter(({ mode }) => mode === 'showing').length
      )
    await scene.page.waitForFunction(
      () => [...(document.querySelector('video')?.textTracks ?? [])].some(({ mode }) => mode === 'showing'),
      null,
      { timeout: 5000 }
    )
    await scene.page.evaluate(() =>
      [...(document.querySelector('video')?.textTracks ?? [])].forEach((track) => (track.mode = 'disabled'))
    )
    const told = await scene.until(({ tracks }) => selected(tracks[tracks.length - 1].text).length === 0, 3)
    assert.deepEqual(selected(told.tracks[told.tracks.length - 1].text), [])
    const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 10, 50)
    assert.ok(movingOn(record, scene.urls[1]).length > 10, storyOf(record))
    assert.equal(await showing(), 0)
    assert.deepEqual(selected((await tracksOf(scene)).text), [])
    await scene.close()
  })

  it('a file that is not there is said once, and the film goes on', async () => {
    const scene = await stage.open({ kind: 'mp4', options: files })
    await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 5, 20)
    await select(scene, 'x1')
    const failed = (/** @type {import('../support/playing.mjs').Record} */ seen) => eventsOf(seen, 'subtitles_failed')
    const record = await scene.until((seen) => failed(seen).length > 0, 20)
    const tracks = await tracksOf(scene)
    await scene.close()
    assert.deepEqual(
      failed(record).map((/** @type {any} */ { label, message }) => [label, message]),
      [['Gone', 'The subtitles "Gone" did not load; the video goes on without them.']]
    )
    assert.deepEqual(named(tracks.text), ['English'])
    const asked = scene.mirrors[1].log.filter(({ path }) => path === '/nowhere.srt')
    assert.equal(asked.length, 2, 'once more')
  })

  it('the whole film with another sound is opened at the same place, and back', async () => {
    const scene = await stage.open({
      kind: 'mp4',
      options: ([, second]) => ({
        audio: [{ label: 'Dub', language: 'uk', complete: true, url: second + '/hls/master.m3u8' }]
      })
    })
    const [own] = scene.urls
    await scene.until((seen) => movingOn(seen, own).some(({ position }) => position > 4), 20)
    assert.deepEqual(selected((await tracksOf(scene)).audio), ['Main sound'])
    await select(scene, 'voice:0')
    const played = () => scene.mirrors[1].log.some(({ path }) => /\/hls\/.*\.ts$/.test(path))
    const there = await scene.until(() => played(), 20)
    const moved = await scene.until((seen) => seen.samples.slice(-10).some(({ position }) => position > 7), 20)
    assert.ok(played(), storyOf(there))
    assert.deepEqual(selected((await tracksOf(scene)).audio), ['Dub'])
    const positions = moved.samples.filter(({ position }) => position > 0).map(({ position }) => position)
    const jumps = positions.slice(1).map((position, index) => Math.abs(position - positions[index]))
    assert.ok(Math.max(...jumps) <= CONTINUITY_SECONDS, `jumped by ${Math.max(...jumps)}`)
    await select(scene, 'own:')
    const back = await scene.until(
      (seen) => movingOn(seen, own).some(({ position, at }) => position > 8 && at > there.samples.slice(-1)[0].at),
      20
    )
    const tracks = await tracksOf(scene)
    await scene.close()
    assert.deepEqual(selected(tracks.audio), ['Main sound'], storyOf(back))
    assert.deepEqual(back.errors, [])
  })

  it('a wished language that only such a film has is on by itself; where it dies, the film goes on and says so', async () => {
    const scene = await stage.open({
      kind: 'mp4',
      faults: [null, { kind: 'reset', fromSecond: FROM_SECOND, match: '/hls/' }],
      options: ([, second]) => ({
        preferences: { audioLanguages: ['uk'] },
        audio: [{ label: 'Dub', language: 'uk', complete: true, url: second + '/hls/master.m3u8' }]
      })
    })
    const home = (/** @type {any} */ { events }) =>
      events.filter((/** @type {any} */ { type, message }) => type === 'source_changed' && message)
    const record = await scene.until((seen) => home(seen).length > 0, 60)
    const tracks = await tracksOf(scene)
    await scene.close()
    assert.equal(
      home(record).map((/** @type {any} */ { message }) => message)[0],
      'The other server does not have the dub "Dub"; "Main sound" is on.',
      storyOf(record)
    )
    assert.deepEqual(named(tracks.audio), ['Main sound'])
  })

  it('a playlist of sound alone is joined with the picture by hls.js', async () => {
    const audio = ([first]) => [{ label: 'Русский', language: 'ru', url: first + '/hls-tracks/audio-ru/index.m3u8' }]
    const scene = await stage.open({ kind: 'hls', options: (origins) => ({ audio: audio(origins) }) })
    await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 10, 20)
    const { audio: list } = await tracksOf(scene)
    assert.deepEqual(named(list), ['Main sound', 'Русский'])
    await select(scene, list[1].id)
    const heard = () => scene.mirrors[0].log.some(({ path }) => /audio-ru\/.*\.ts$/.test(path))
    const from = (await scene.record()).samples.slice(-1)[0].position
    const record = await scene.until((seen) => heard() && seen.samples.slice(-1)[0].position > from + 6, 30)
    const tracks = await tracksOf(scene)
    await scene.close()
    assert.ok(heard(), 'nobody asked for the other sound')
    assert.ok(record.samples.slice(-1)[0].position > from + 6, storyOf(record))
    assert.deepEqual(selected(tracks.audio), ['Русский'])
    assert.deepEqual(record.errors, [])
  })

  it('elsewhere it is told as not available', async () => {
    const audio = [{ label: 'Русский', url: 'https://example.org/a.m3u8' }]
    const scene = await stage.open({ kind: 'dash', options: { audio } })
    await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 5, 20)
    const tracks = await tracksOf(scene)
    await scene.close()
    const [last] = tracks.audio.slice(-1)
    assert.deepEqual([last.name, last.available, last.selected], ['Русский', false, false])
  })
})
