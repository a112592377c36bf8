// @ts-check
/** A file whose server hangs or crawls is left before its picture stands. Alone: it is a matter of tenths of a second. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { longestFreeze, movingOn, raiseStage } from '../support/playing.mjs'

/** Late enough for six seconds of buffer: what is needed to make the other file ready. */
const FROM_SECOND = 12
const MOST_FROZEN_SECONDS = 1
const LIMIT_SECONDS = 40

/** @type {Record<string, import('../support/fault-server.mjs').Fault>} */
const FAULTS = { hanging: { kind: 'hanging' }, throttle: { kind: 'throttle', kbps: 50 } }

/** @type {Awaited<ReturnType<typeof raiseStage>>} */
let stage
before(async () => {
  stage = await raiseStage()
})
after(() => stage.close())

describe('a file that dwindles is left before its picture stands', { concurrency: 8 }, () => {
  for (const [name, fault] of Object.entries(FAULTS))
    it(`dwindles: ${name}`, async () => {
      const scene = await stage.open({ kind: 'mp4', faults: [{ ...fault, fromSecond: FROM_SECOND }] })
      const { urls } = scene
      const reached = (/** @type {import('../support/playing.mjs').Record} */ seen) =>
        movingOn(seen, urls[1]).some(({ position }) => position > FROM_SECOND + 1)
      const record = await scene.until(reached, LIMIT_SECONDS)
      await scene.close()
      const story = JSON.stringify(record.events)
      assert.ok(reached(record), `does not play from B: ${story}`)
      assert.deepEqual(record.errors, [])
      assert.ok(longestFreeze(record) <= MOST_FROZEN_SECONDS, `${longestFreeze(record)} s frozen: ${story}`)
      assert.equal(record.events.filter(({ type }) => type === 'source_changed')[0].seamless, true, story)
    })
})
