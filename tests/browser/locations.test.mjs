// @ts-check
/** One address whose manifest names two servers: the second one is a source like any other. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ensureMedia } from '../support/make-media.mjs'
import { longestFreeze, raiseStage } from '../support/playing.mjs'
import { redundantMpd, redundantPlaylist } from '../support/redundant.mjs'

const FROM_SECOND = 12
const mid = { fromSecond: FROM_SECOND }
/** As for every piece that another server answers; here its manifest is still to be read. */
const MOST_FROZEN_SECONDS = 1.5

/** @type {Awaited<ReturnType<typeof raiseStage>>} */
let stage
/** @type {Record<string, {name: string, text: string}>} */
let films
before(async () => {
  stage = await raiseStage()
  const root = await ensureMedia()
  films = {
    hls: { name: 'redundant.m3u8', text: await readFile(join(root, 'hls/master.m3u8'), 'utf8') },
    dash: { name: 'redundant.mpd', text: await readFile(join(root, 'dash/manifest.mpd'), 'utf8') }
  }
})
after(() => stage.close())

/**
 * @param {string} kind
 * @param {import('../support/fault-server.mjs').Fault} fault of the first server
 */
async function play(kind, fault) {
  const { name, text } = films[kind]
  const several = kind === 'hls' ? redundantPlaylist : redundantMpd
  const manifest = (/** @type {string[]} */ origins) => ({ name, text: several(text, origins) })
  const scene = await stage.open({ kind, manifest, faults: [fault] })
  const far = (/** @type {import('../support/playing.mjs').Record} */ { samples }) =>
    samples.some(({ position }) => position > FROM_SECOND + 8)
  const record = await scene.until(far, 50)
  const { mirrors } = scene
  await scene.close()
  assert.ok(far(record), `it stopped at ${record.samples[record.samples.length - 1].position}`)
  assert.ok(
    mirrors[0].log.some((entry) => entry.fault),
    'the fault was never met'
  )
  assert.ok(mirrors[1].log.length > 0, 'the second server was never asked')
  assert.deepEqual(record.errors, [])
  return record
}

describe('a manifest that names two servers', { concurrency: 32 }, () => {
  it('hls: a segment that hangs comes from the other one, and the picture goes on', async () => {
    const record = await play('hls', { kind: 'hanging', ...mid })
    assert.ok(longestFreeze(record) <= MOST_FROZEN_SECONDS, `${longestFreeze(record)} s without a picture`)
    assert.deepEqual(
      record.events.filter(({ type }) => type === 'source_changed'),
      []
    )
  })

  it('hls: the first one never answers', async () => {
    await play('hls', { kind: 'never_answer' })
  })

  it('dash: a segment that hangs comes from the other one, and the picture goes on', async () => {
    const record = await play('dash', { kind: 'hanging', ...mid })
    assert.ok(longestFreeze(record) <= MOST_FROZEN_SECONDS, `${longestFreeze(record)} s without a picture`)
  })

  it('dash: the first one never answers', async () => {
    await play('dash', { kind: 'never_answer' })
  })
})
