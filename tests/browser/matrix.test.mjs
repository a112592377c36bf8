// @ts-check
/**
 * Every kind of film with the faults of "browser" in the table (tests/support/faults.json), in a real page. Playback goes on
 * from server B at the same position, within the bounds of the table.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultNamed, faultsOf } from '../support/faults.mjs'
import { useStage } from '../support/hooks.mjs'
import {
  assertMet,
  eventsOf,
  longestFreeze,
  longestStill,
  movingOn,
  playsBeyond,
  storyOf,
  traceOf
} from '../support/playing.mjs'

/** @typedef {import('../support/faults.mjs').FaultCell} FaultCell */
/** @typedef {import('../support/playing.mjs').Record} Record */

/** How far past the fault the film must play. */
const BEYOND_SECONDS = 5
/** How far past the beginning of the fault the viewer seeks: engines request a little more than they need. */
const SEEK_INTO_SECONDS = 5
/** Time for the film to play up to the fault, added to the bound. */
const SPARE_SECONDS = 10
/** Without segments from other servers: a fault must switch the whole source. */
const alone = { requests: false }

const stage = useStage()

/**
 * Opens the film with a broken server A, and expects playback to go on from server B.
 * @param {FaultCell} cell
 * @param {number} goal  the second of the film that B must reach
 * @param {object} [options] of the player
 */
async function playOver({ kind, fault, bounds }, goal, options = {}) {
  const scene = await stage.open({ kind, faults: [fault], options })
  const { urls, mirrors } = scene
  const reached = playsBeyond(urls[1], goal)
  const record = await scene.until(reached, bounds.stillSeconds + goal + SPARE_SECONDS)
  const trace = await traceOf(scene)
  await scene.close()
  const story = storyOf(record, trace)
  assert.ok(reached(record), `does not play from B: ${story}`)
  const still = longestStill(record)
  assert.ok(still <= bounds.stillSeconds, `${still} s without a moving picture: ${story}`)
  const changes = eventsOf(record, 'source_changed')
  assert.deepEqual(
    changes.map(({ from, to }) => [from.url, to.url]),
    [urls],
    story
  )
  assert.match(changes[0].message, /server 2 of 2\.$/)
  assert.deepEqual(record.errors, [])
  assert.equal(record.settled?.ok, true)
  return { record, mirrors, urls, reason: changes[0].reason }
}

/** @param {FaultCell} cell */
async function fromTheStart(cell) {
  const { record, mirrors, urls } = await playOver(cell, 2)
  const { position } = movingOn(record, urls[1])[0]
  assert.ok(position < cell.bounds.positionSeconds, `begins at ${position}`)
  const served = mirrors[0].log.filter(({ status, bytes }) => status && bytes)
  assert.ok(served.every((entry) => entry.fault === cell.fault.kind))
}

/** Server B answers single requests; the source stays A. @param {FaultCell} cell */
async function inTheMiddle({ kind, fault, bounds }) {
  const scene = await stage.open({ kind, faults: [fault] })
  const { mirrors, urls } = scene
  const beyond = playsBeyond(urls[0], bounds.fromSecond + BEYOND_SECONDS)
  const record = await scene.until(beyond, bounds.fromSecond + 42)
  await scene.close()
  const story = storyOf(record)
  assert.ok(beyond(record), story)
  assert.ok(longestFreeze(record) <= bounds.frozenSeconds, `${longestFreeze(record)} s frozen: ${story}`)
  assert.deepEqual([...eventsOf(record, 'source_changed'), ...eventsOf(record, 'notice')], [])
  assertMet(mirrors[0])
  assert.deepEqual(record.errors, [])
}

/** @param {FaultCell} cell */
async function changedWhole(cell) {
  const { fromSecond, positionSeconds } = cell.bounds
  const { record, mirrors, urls } = await playOver(cell, fromSecond + 1, alone)
  const left = Math.max(0, ...movingOn(record, urls[0]).map(({ position }) => position))
  const taken = movingOn(record, urls[1])[0].position
  assert.ok(left > 0.5, `A played only until ${left}`)
  assert.ok(Math.abs(taken - left) <= positionSeconds, `left at ${left}, went on at ${taken}`)
  assertMet(mirrors[0])
}

/** The viewer seeks into the part of the film that server A does not deliver. @param {FaultCell} cell */
async function atASeek({ kind, fault, bounds }) {
  const scene = await stage.open({ kind, faults: [fault] })
  const { mirrors, urls } = scene
  const begun = playsBeyond(urls[0], 2)
  assert.ok(begun(await scene.until(begun, 30)), 'it should begin on the first server')
  await scene.page.evaluate((second) => {
    const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
    video.currentTime = second
  }, bounds.fromSecond + SEEK_INTO_SECONDS)
  const beyond = (/** @type {Record} */ seen) =>
    urls.some((url) => playsBeyond(url, bounds.fromSecond + SEEK_INTO_SECONDS + 3)(seen))
  const record = await scene.until(beyond, bounds.stillSeconds + SPARE_SECONDS)
  const trace = await traceOf(scene)
  await scene.close()
  const story = storyOf(record, trace)
  assert.ok(beyond(record), `does not go on behind the jump: ${story}`)
  assert.ok(longestStill(record) <= bounds.stillSeconds, `${longestStill(record)} s without a moving picture: ${story}`)
  assertMet(mirrors[0])
  assert.deepEqual(record.errors, [])
}

/** A live channel: A's playlist stops changing while the channel plays. */
async function frozenChannel() {
  const { kind, fault, bounds } = faultNamed('browser', 'middle-whole', 'frozen-channel', 'live')
  const scene = await stage.open({ kind })
  const { mirrors, urls } = scene
  await scene.until((seen) => movingOn(seen, urls[0]).length > 20, 20)
  await mirrors[0].setFault(fault)
  const back = (/** @type {Record} */ seen) => movingOn(seen, urls[1]).length > 20
  // First the player plays the segments that it already has.
  const record = await scene.until(back, bounds.stillSeconds + 40)
  const trace = await traceOf(scene)
  await scene.close()
  const story = storyOf(record, trace)
  assert.ok(back(record), story)
  assert.deepEqual(
    eventsOf(record, 'source_changed').map(({ to, reason }) => [to.url, reason]),
    [[urls[1], 'frozen_live']],
    story
  )
}

/** The film is one file that ends too early. */
async function cutShort() {
  const cell = faultNamed('browser', 'middle-whole', 'cut-short', 'mp4')
  const { mirrors, reason } = await playOver(cell, cell.bounds.fromSecond + 1)
  assertMet(mirrors[0])
  assert.equal(reason, 'cut_short')
}

/** @type {{[name: string]: () => Promise<void>}} */
const special = { 'frozen-channel': frozenChannel, 'cut-short': cutShort }

describe('every kind of film against the fault table', { concurrency: 64 }, () => {
  /** @type {[import('../support/faults.mjs').Phase, (cell: FaultCell) => Promise<void>][]} */
  const phases = [
    // The longest tests start first, so that none of them runs alone at the end.
    ['middle-whole', changedWhole],
    ['middle', inTheMiddle],
    ['seek', atASeek],
    ['start', fromTheStart]
  ]
  for (const [phase, run] of phases)
    for (const cell of faultsOf('browser', phase))
      it(`${phase}: ${cell.kind}, ${cell.name}`, special[cell.name] ?? (() => run(cell)))
})
