// @ts-check
/** No false alarms: while a healthy server delivers at twice the film's bitrate, the player does nothing. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { KINDS, longestStill, movingOn, storyOf, traceOf } from '../support/playing.mjs'

const CALM_SECONDS = 25

const stage = useStage()

describe('0 switches, 0 notes, next to nothing asked of the other server', { concurrency: 8 }, () => {
  for (const kind of KINDS)
    it(`calm: ${kind}`, async () => {
      const scene = await stage.open({ kind })
      const { urls, mirrors } = scene
      const record = await scene.until(
        ({ samples }) => samples.some(({ at }) => at > CALM_SECONDS * 1000),
        CALM_SECONDS + 5
      )
      const trace = await traceOf(scene)
      await scene.close()
      assert.deepEqual(
        record.events.map(({ type }) => type),
        ['trying'],
        storyOf(record, trace)
      )
      // On a busy machine the first sign of life may be late. Then the player probes: a playlist, or the head of a file.
      const [own, other] = mirrors.map(({ log }) => log.reduce((sum, { bytes }) => sum + (bytes || 0), 0))
      assert.ok(other <= own / 10, `${other} bytes of the other server beside ${own}`)
      assert.deepEqual(record.errors, [])
      const moving = movingOn(record, urls[0])
      assert.ok(moving[moving.length - 1].position > CALM_SECONDS - 5, 'the film hardly moved')
      assert.ok(longestStill(record) < 5)
    })
})
