// @ts-check
/** More than one server fails: two at once, one after the other, or all. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { eventsOf, KINDS, longestFreeze, movingOn, playsBeyond, storyOf } from '../support/playing.mjs'

/** @typedef {import('../support/playing.mjs').Record} Record */

const DEAD = /** @type {const} */ ({ kind: 'refuse' })
const SILENT = /** @type {const} */ ({ kind: 'never_answer' })
/** An incident ends after at most 90 s of watched time. */
const SAID_WITHIN_SECONDS = 90
/** Engines that request single segments: another server answers, and the source does not change. */
const ASKING = ['hls', 'dash']
const MOST_FROZEN_SECONDS = 3.5

const stage = useStage()

const changes = (/** @type {Record} */ record) =>
  eventsOf(record, 'source_changed').map(({ from, to }) => [from.url, to.url])
const beyond = (/** @type {number} */ second) => (/** @type {Record} */ record) =>
  record.samples.some(({ position }, i) => i > 0 && position > second && position > record.samples[i - 1].position)

/** Counts media answers that the server begins after this call. @param {import('../support/playing.mjs').Mirror} mirror */
function listen({ log }) {
  const from = log.length
  return () =>
    log.slice(from).filter(({ path, bytes, fault }) => bytes > 0 && !fault && !/\.(m3u8|mpd)$/.test(path)).length
}

describe('more than one server fails', { concurrency: 32 }, () => {
  for (const kind of KINDS) {
    it(`several: a third one plays after two that are dead, ${kind}`, async () => {
      const scene = await stage.open({ kind, faults: [DEAD, SILENT, null] })
      const playing = playsBeyond(scene.urls[2], 3)
      const record = await scene.until(playing, 25)
      await scene.close()
      assert.ok(playing(record), storyOf(record))
      assert.ok(movingOn(record, scene.urls[2])[0].position < 1, 'not from the beginning')
      assert.equal(changes(record).at(-1)?.[1], scene.urls[2], storyOf(record))
      assert.deepEqual(record.errors, [])
    })

    it(`several: one that has failed comes back and is used again, ${kind}`, async () => {
      const scene = await stage.open({ kind })
      const [first, second] = scene.mirrors
      await scene.until(beyond(3), 20)
      const helped = listen(second)
      await first.setFault(DEAD)
      // At least 20 s lie between two switches for a shrinking buffer. Earlier, the picture of a file would stall first.
      await scene.until((seen) => helped() > 1 && beyond(30)(seen), 60)
      assert.ok(helped() > 1, 'the other one was not asked')
      await first.setFault(null)
      const back = listen(first)
      await second.setFault(DEAD)
      const record = await scene.until((seen) => back() > 1 && beyond(58)(seen), 60)
      await scene.close()
      assert.ok(back() > 1 && beyond(58)(record), storyOf(record))
      const [a, b] = scene.urls
      const expected = ASKING.includes(kind)
        ? []
        : [
            [a, b],
            [b, a]
          ]
      assert.deepEqual(changes(record), expected, storyOf(record))
      assert.ok(longestFreeze(record) <= MOST_FROZEN_SECONDS, `${longestFreeze(record)} s frozen: ${storyOf(record)}`)
      assert.deepEqual(record.errors, [])
    })

    it(`several: all die in mid-film, and it is said, ${kind}`, async () => {
      const scene = await stage.open({ kind })
      await scene.until(beyond(3), 20)
      const diedAt = (await scene.record()).samples.at(-1)?.at ?? 0
      await Promise.all(scene.mirrors.map((mirror) => mirror.setFault(DEAD)))
      const isOver = (/** @type {Record} */ seen) => eventsOf(seen, 'exhausted').length > 0
      const record = await scene.until(isOver, SAID_WITHIN_SECONDS + 10)
      await scene.close()
      const said = eventsOf(record, 'exhausted')
      assert.equal(said.length, 1, storyOf(record))
      assert.match(said[0].message, /^None of the servers works now \(tried: 2\)/)
      assert.ok(said[0].at - diedAt <= SAID_WITHIN_SECONDS * 1000, `after ${said[0].at - diedAt} ms`)
      assert.deepEqual(record.errors, [])
    })
  }
})
