// @ts-check
/**
 * One address whose manifest names two servers: the second server is a source like any other. The faults are those of
 * "browser-one-address" in the table.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from '../support/faults.mjs'
import { redundantManifest } from '../support/film.mjs'
import { useStage } from '../support/hooks.mjs'
import { ensureMedia } from '../support/make-media.mjs'
import { assertMet, eventsOf, longestFreeze } from '../support/playing.mjs'

/** A second of the film well after every fault. */
const GOAL_SECOND = 20

const stage = useStage()

/** @param {import('../support/faults.mjs').FaultCell} cell */
async function play({ kind, fault }) {
  const { name, textFor } = await redundantManifest(await ensureMedia(), /** @type {'hls' | 'dash'} */ (kind))
  const manifest = (/** @type {string[]} */ origins) => ({ name, text: textFor(origins) })
  const scene = await stage.open({ kind, manifest, faults: [fault] })
  const far = (/** @type {import('../support/playing.mjs').Record} */ { samples }) =>
    samples.some(({ position }) => position > GOAL_SECOND)
  const record = await scene.until(far, 50)
  const { mirrors } = scene
  await scene.close()
  assert.ok(far(record), `it stopped at ${record.samples[record.samples.length - 1].position}`)
  assertMet(mirrors[0])
  assert.ok(mirrors[1].log.length > 0, 'the second server was never asked')
  assert.deepEqual(record.errors, [])
  return record
}

describe('a manifest that names two servers', { concurrency: 32 }, () => {
  for (const cell of faultsOf('browser-one-address', 'middle'))
    it(`middle: ${cell.kind}, ${cell.name}: the segment comes from the other one, and the picture goes on`, async () => {
      const record = await play(cell)
      const frozen = longestFreeze(record)
      assert.ok(frozen <= cell.bounds.frozenSeconds, `${frozen} s without a picture`)
      if (cell.kind === 'hls') assert.deepEqual(eventsOf(record, 'source_changed'), [])
    })

  for (const cell of faultsOf('browser-one-address', 'start'))
    it(`start: ${cell.kind}, ${cell.name}`, async () => {
      await play(cell)
    })
})
