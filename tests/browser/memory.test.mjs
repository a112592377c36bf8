// @ts-check
/** Two visits on one device: the second begins with the server that worked in the first. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { eventsOf, movingOn, playsBeyond, storyOf } from '../support/playing.mjs'

const stage = useStage()

const kept = () => JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage } })

/**
 * @param {import('../support/playing.mjs').Scene} scene
 * @param {object} options
 */
async function nextEvening(scene, options) {
  await scene.page.reload()
  await scene.page.evaluate((given) => /** @type {any} */ (window).startRecording(given), {
    sources: scene.urls,
    language: 'en',
    afterReady: true,
    ...options
  })
}

describe('memory between evenings', { concurrency: 32 }, () => {
  for (const kind of ['hls', 'mp4']) {
    it(`${kind}: a dead server is not asked first again`, async () => {
      const options = { memory: 'local' }
      const scene = await stage.open({ kind, faults: [{ kind: 'never_answer' }], options })
      const first = await scene.until(playsBeyond(scene.urls[1], 11), 40)
      const storage = await scene.page.evaluate(kept)
      const asked = scene.mirrors[0].log.length
      await nextEvening(scene, options)
      const second = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 3, 20)
      const askedAgain = scene.mirrors[0].log.length - asked
      await scene.close()

      assert.ok(asked > 0, 'the dead server was never asked')
      assert.ok(eventsOf(first, 'source_changed').length > 0)
      assert.ok(/resilient_playback_servers/.test(storage), storage)
      assert.ok(!/127\.0\.0|film|hls/.test(storage), `an address is kept: ${storage}`)
      assert.ok(movingOn(second, scene.urls[1]).length > 3, storyOf(second))
      assert.deepEqual(
        second.events.map(({ type, source }) => [type, source && source.url]),
        [['trying', scene.urls[1]]]
      )
      assert.equal(askedAgain, 0)
      assert.deepEqual(second.errors, [])
    })
  }

  it('nothing is kept where the page does not ask for it', async () => {
    const scene = await stage.open({ kind: 'mp4', faults: [{ kind: 'refuse' }] })
    await scene.until(playsBeyond(scene.urls[1], 11), 40)
    const storage = await scene.page.evaluate(kept)
    await scene.close()
    assert.equal(storage, '{"local":{},"session":{}}')
  })
})
