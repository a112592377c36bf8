// @ts-check
/**
 * Films that only look alike. A segment of one in the timeline of the other would freeze the picture or show the wrong
 * second, without an error. So the player never mixes them: it switches the whole source.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { assertMet, eventsOf, movingOn, storyOf } from '../support/playing.mjs'

const FROM_SECOND = 12
const CONTINUITY_SECONDS = 2
const TS = '/hls/low/index.m3u8'

const stage = useStage()

const isMedia = (/** @type {{path: string, status: number}} */ { path, status }) =>
  /\.(ts|m4s|mp4)$/.test(path) && status === 200

/**
 * @param {string} a
 * @param {string} b
 */
async function play(a, b) {
  const fault = /** @type {const} */ ({ kind: 'missing', fromSecond: FROM_SECOND })
  const scene = await stage.open({ kind: 'hls', paths: [a, b], faults: [fault] })
  const { urls, mirrors } = scene
  const far = (/** @type {import('../support/playing.mjs').Record} */ { samples }) =>
    samples.some(({ position }) => position > FROM_SECOND + 6)
  const record = await scene.until(far, 50)
  await scene.close()
  assert.ok(far(record), `it stopped at ${record.samples[record.samples.length - 1].position}`)
  assertMet(mirrors[0])
  assert.deepEqual(record.errors, [])
  const changed = eventsOf(record, 'source_changed')
  return { record, urls, changed, ofB: mirrors[1].log.filter(isMedia) }
}

/**
 * @param {string} a
 * @param {string} b
 */
async function changedWhole(a, b) {
  const { record, urls, changed } = await play(a, b)
  assert.equal(changed.length, 1, storyOf(record))
  const left = Math.max(...movingOn(record, urls[0]).map(({ position }) => position))
  const taken = movingOn(record, urls[1])[0].position
  assert.ok(Math.abs(taken - left) <= CONTINUITY_SECONDS, `left at ${left}, went on at ${taken}`)
  assert.ok(left < FROM_SECOND, `its own source ends before ${FROM_SECOND}, and it played to ${left}`)
}

describe('looks alike', { concurrency: 32 }, () => {
  const pairs = [
    ['a PTS offset', TS, '/alike/offset/index.m3u8'],
    ['cut two seconds later', TS, '/alike/cut/index.m3u8'],
    ['other boundaries', TS, '/alike/boundaries/index.m3u8'],
    ['another initialization', '/alike/fmp4/index.m3u8', '/alike/fmp4-other/index.m3u8']
  ]
  for (const [name, a, b] of pairs) it(name, () => changedWhole(a, b))
  it('the same film in fragments of MP4 is mixed', async () => {
    const { changed, ofB } = await play('/alike/fmp4/index.m3u8', '/alike/fmp4/index.m3u8')
    assert.deepEqual(changed, [])
    assert.ok(ofB.length > 2)
  })
})
