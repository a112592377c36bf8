// @ts-check
/** The player skips sources that this device cannot play. The first frame of a playable source does not wait for them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { eventsOf, movingOn, storyOf, traceOf } from '../support/playing.mjs'

const stage = useStage()

/** @param {import('../support/playing.mjs').Record} record @param {string} url */
const firstFrame = (record, url) => (movingOn(record, url)[0] || { at: Infinity }).at

/** Runs in the browser: makes it a device without Media Source Extensions. */
function withoutMediaSource() {
  for (const name of ['MediaSource', 'ManagedMediaSource', 'WebKitMediaSource', 'SourceBuffer'])
    delete (/** @type {any} */ (window)[name])
}

describe('what this device cannot play', () => {
  for (const kind of ['hls', 'dash']) {
    it(`a protected ${kind} film gives way to a clear one before anybody waits`, async () => {
      const calm = await stage.open({ kind })
      const healthy = await calm.until((seen) => movingOn(seen, calm.urls[0]).length > 3, 20)
      await calm.close()
      const scene = await stage.open({ kind, faults: [{ kind: 'protected' }] })
      const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 3, 20)
      const trace = await traceOf(scene)
      await scene.close()
      assert.ok(movingOn(record, scene.urls[1]).length > 3, storyOf(record, trace))
      const [change] = eventsOf(record, 'source_changed')
      // dash.js may report the protection before the player finds it.
      if (kind === 'hls') assert.equal(change.reason, 'protected')
      assert.ok(JSON.stringify(trace).includes('drm'), JSON.stringify(trace))
      const extra = firstFrame(record, scene.urls[1]) - firstFrame(healthy, calm.urls[0])
      assert.ok(extra < 3000, `${extra} ms later than without it`)
    })
  }

  it('a healthy film is looked at once, and nothing else happens', async () => {
    const scene = await stage.open({ kind: 'hls' })
    const record = await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 30, 20)
    const asked = scene.mirrors.map(({ log }) => log.filter(({ path }) => path.endsWith('.m3u8')).length)
    await scene.close()
    assert.deepEqual(
      record.events.map(({ type }) => type),
      ['trying']
    )
    assert.equal(asked[1], 0, 'the other server should not be asked')
    // The manifest prefetch sends two of them: the multivariant playlist and its first variant.
    assert.ok(asked[0] <= 6, `${asked[0]} requests for playlists`)
  })

  it('without Media Source Extensions a DASH film is passed over, and the page is told why', async () => {
    const scene = await stage.open({
      kind: 'dash',
      paths: ['/dash/manifest.mpd', '/film.mp4'],
      script: withoutMediaSource
    })
    const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 3, 20)
    const requests = scene.mirrors[0].log.length
    const trace = await traceOf(scene)
    await scene.close()
    assert.ok(movingOn(record, scene.urls[1]).length > 3, storyOf(record, trace))
    assert.equal(requests, 0, 'the DASH film should not even be asked for')
    assert.ok(
      trace.some(({ step, why }) => step === 'passed_over' && why.includes('dash')),
      JSON.stringify(trace)
    )
    assert.deepEqual(record.errors, [])
  })

  it('without Media Source Extensions and without another source it is said in one sentence', async () => {
    const scene = await stage.open({ kind: 'dash', script: withoutMediaSource })
    const record = await scene.until(({ settled }) => settled !== null, 60)
    await scene.close()
    const said = eventsOf(record, 'exhausted')
    assert.equal(said.length, 1, storyOf(record))
    assert.equal(said[0].reason, 'codec')
  })
})
