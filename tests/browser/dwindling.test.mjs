// @ts-check
/**
 * If the server of a file hangs or crawls, the player leaves it before the picture stands still. The faults are those of
 * "browser-file" in the table. Runs alone, because tenths of a second matter.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from '../support/faults.mjs'
import { useStage } from '../support/hooks.mjs'
import { eventsOf, longestFreeze, playsBeyond, storyOf } from '../support/playing.mjs'

const LIMIT_SECONDS = 40

const stage = useStage()

describe('a file that dwindles is left before its picture stands', { concurrency: 8 }, () => {
  // The fault begins late enough for 6 s of buffer. The player needs them to load the other file.
  for (const { name, kind, fault, bounds } of faultsOf('browser-file', 'middle'))
    it(`dwindles: ${name}`, async () => {
      const scene = await stage.open({ kind, faults: [fault] })
      const reached = playsBeyond(scene.urls[1], bounds.fromSecond + 1)
      const record = await scene.until(reached, LIMIT_SECONDS)
      await scene.close()
      const story = storyOf(record)
      assert.ok(reached(record), `does not play from B: ${story}`)
      assert.deepEqual(record.errors, [])
      assert.ok(longestFreeze(record) <= bounds.frozenSeconds, `${longestFreeze(record)} s frozen: ${story}`)
      assert.equal(eventsOf(record, 'source_changed')[0].seamless, true, story)
    })
})
