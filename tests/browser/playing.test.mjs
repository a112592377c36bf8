// @ts-check
/** What the library guarantees to a page besides continued playback. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { CSP_WITHOUT_WASM, eventsOf, KINDS, movingOn, storyOf } from '../support/playing.mjs'

/** The core takes 0.1 to 1.6 s to compile on TVs. */
const LATE_CORE_MS = 2000

const stage = useStage()

/**
 * @param {import('../support/playing.mjs').Scene} scene
 * @param {{paused?: boolean, rate?: number}} state
 */
const setVideo = (scene, state) =>
  scene.page.evaluate(({ paused, rate }) => {
    const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
    if (rate) video.playbackRate = rate
    if (paused) video.pause()
  }, state)

const changed = (/** @type {import('../support/playing.mjs').Record} */ record) =>
  eventsOf(record, 'source_changed').length > 0
const last = (/** @type {import('../support/playing.mjs').Record} */ { samples }) => samples[samples.length - 1]

describe('a page that plays', { concurrency: 32 }, () => {
  for (const kind of KINDS) {
    it(`the speed outlives a switch, ${kind}`, async () => {
      const scene = await stage.open({
        kind,
        faults: [{ kind: 'reset', fromSecond: 16 }],
        options: { requests: false }
      })
      const started = await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 5, 15)
      assert.ok(!changed(started), 'it should begin on the first server')
      await setVideo(scene, { rate: 1.5 })
      // The player names the next file while a hidden element still loads it. The picture appears with `source_changed`.
      const arrived = await scene.until((seen) => changed(seen) && movingOn(seen, scene.urls[1]).length > 10, 30)
      const shown = movingOn(arrived, scene.urls[1]).length
      const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > shown + 10, 15)
      await scene.close()
      assert.ok(changed(record), storyOf(record))
      assert.equal(last(record).rate, 1.5)
      assert.equal(last(record).paused, false)
    })

    it(`a server that is dead before the core is there costs little more, ${kind}`, async () => {
      const scene = await stage.open({ kind, faults: [{ kind: 'refuse' }], coreDelayMs: LATE_CORE_MS })
      const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 5, 15)
      await scene.close()
      assert.ok(changed(record), storyOf(record))
      assert.equal(last(record).paused, false)
      assert.ok(record.settled?.ok && record.settled.at > LATE_CORE_MS)
      assert.ok(movingOn(record, scene.urls[1]).length > 5)
    })

    it(`a film paused while its server breaks stays paused and goes on from the other, ${kind}`, async () => {
      const scene = await stage.open({ kind, options: { requests: false } })
      const { mirrors, urls } = scene
      await scene.until((seen) => movingOn(seen, urls[0]).length > 20, 15)
      await setVideo(scene, { paused: true })
      await mirrors[0].setFault({ kind: 'refuse' })
      await scene.page.waitForTimeout(6000)
      const atRest = await scene.record()
      assert.equal(last(atRest).paused, true, 'a paused film started by itself')
      const { position } = last(atRest)
      await scene.page.evaluate(() => void document.querySelector('video')?.play())
      const record = await scene.until((seen) => movingOn(seen, urls[1]).length > 5, 40)
      await scene.close()
      assert.ok(movingOn(record, urls[1]).length > 5, storyOf(record))
      const left = Math.max(position, ...movingOn(record, urls[0]).map((sample) => sample.position))
      assert.ok(Math.abs(movingOn(record, urls[1])[0].position - left) <= 2)
    })
  }

  it('a server that lets no page read it plays by what the browser has of its own', async () => {
    const scene = await stage.open({ kind: 'hls', faults: [{ kind: 'no_cors' }, { kind: 'no_cors' }] })
    const playing = (/** @type {import('../support/playing.mjs').Record} */ { samples }) =>
      samples.filter(({ position }) => position > 1).length > 5
    const record = await scene.until(playing, 20)
    await scene.close()
    assert.ok(playing(record), storyOf(record))
    assert.ok(scene.urls.indexOf(last(record).url) >= 0, 'through its own address: ' + last(record).url)
  })

  it('when every server is dead it is said once, in a sentence, and play() rejects', async () => {
    const dead = /** @type {const} */ ({ kind: 'refuse' })
    const scene = await stage.open({ kind: 'hls', faults: [dead, dead] })
    const record = await scene.until(({ settled }) => settled !== null, 60)
    await scene.page.waitForTimeout(5000)
    const { events } = await scene.record()
    await scene.close()
    const said = events.filter(({ type }) => type === 'exhausted')
    assert.equal(said.length, 1, JSON.stringify(events))
    assert.equal(said[0].message, 'None of the servers works now (tried: 2); try later or choose another source.')
    assert.deepEqual(said[0].tried.map((/** @type {any} */ { source }) => source.url).sort(), [...scene.urls].sort())
    const { at, ...rejection } = record.settled
    assert.ok(at < 60000)
    const { reason, tried, message } = said[0]
    assert.deepEqual(rejection, { ok: false, name: 'PlaybackError', isPlaybackError: true, reason, message, tried })
  })

  it('where the page forbids WebAssembly the JavaScript build does the same', async () => {
    const scene = await stage.open({
      kind: 'hls',
      faults: [{ kind: 'hanging', fromSecond: 8 }],
      bundle: 'resilient-playback.legacy.js',
      csp: CSP_WITHOUT_WASM,
      options: { requests: false }
    })
    const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 10, 40)
    await scene.close()
    assert.equal(record.ready, 'js')
    assert.ok(changed(record), storyOf(record))
    assert.deepEqual(record.errors, [])
  })

  it('the other build, under the same policy, plays on without us', async () => {
    const scene = await stage.open({ kind: 'hls', csp: CSP_WITHOUT_WASM })
    const record = await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 10 && seen.ready !== null, 20)
    await scene.close()
    assert.equal(record.ready, 'none')
    assert.ok(movingOn(record, scene.urls[0]).length > 10)
  })
})
