// @ts-check
/** Every kind of film against every fault, in a real page: the film goes on from server B, soon, and where it was. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { longestFreeze, longestStill, movingOn, raiseStage } from '../support/playing.mjs'

const KINDS = ['hls', 'dash', 'mp4']
const LIMIT_SECONDS = 20
const CONTINUITY_SECONDS = 2
/** The mid-film faults begin with this second of the film. */
const FROM_SECOND = 8

/** @type {Record<string, import('../support/fault-server.mjs').Fault>} */
const FROM_THE_START = {
  refuse: { kind: 'refuse' },
  404: { kind: 'status', status: 404 },
  'never answering': { kind: 'never_answer' },
  'a web page': { kind: 'html' }
}
/** @type {Record<string, import('../support/fault-server.mjs').Fault>} */
const IN_MID_FILM = {
  hanging: { kind: 'hanging', fromSecond: FROM_SECOND },
  missing: { kind: 'missing', fromSecond: FROM_SECOND },
  corrupt: { kind: 'corrupt', fromSecond: FROM_SECOND },
  reset: { kind: 'reset', fromSecond: FROM_SECOND }
}

/** Whose engine asks piece by piece, so that another server can answer one of them. */
const ASKING = ['hls', 'dash']
const MOST_FROZEN_SECONDS = 1.5
/** As a source is changed where no piece can be had from elsewhere. */
const alone = { requests: false }

/** @type {Awaited<ReturnType<typeof raiseStage>>} */
let stage
before(async () => {
  stage = await raiseStage()
})
after(() => stage.close())

/**
 * @param {string} kind
 * @param {import('../support/fault-server.mjs').Fault} fault
 * @param {number} goal  the second of the film that B shall reach
 * @param {object} [options] of the player
 * @returns {Promise<{record: import('../support/playing.mjs').Record, mirrors: import('../support/fault-server.mjs').Mirror[], urls: string[]}>}
 */
async function playOver(kind, fault, goal, options = {}) {
  const scene = await stage.open({ kind, faults: [fault], options })
  const { urls, mirrors } = scene
  const reached = (/** @type {import('../support/playing.mjs').Record} */ seen) =>
    movingOn(seen, urls[1]).some(({ position }) => position > goal)
  const record = await scene.until(reached, LIMIT_SECONDS + goal + 10)
  const trace = await scene.page.evaluate(() => /** @type {any} */ (window).player.trace())
  await scene.close()
  const story = () => JSON.stringify({ events: record.events, trace, errors: record.errors }, null, 1)
  assert.ok(reached(record), `does not play from B: ${story()}`)
  const still = longestStill(record)
  assert.ok(still <= LIMIT_SECONDS, `${still} s without a moving picture: ${story()}`)
  const changes = record.events.filter(({ type }) => type === 'source_changed')
  assert.deepEqual(
    changes.map(({ from, to }) => [from.url, to.url]),
    [urls],
    story()
  )
  assert.match(changes[0].message, /server 2 of 2\.$/)
  assert.deepEqual(record.errors, [])
  assert.equal(record.settled?.ok, true)
  return { record, mirrors, urls }
}

/**
 * @param {import('../support/playing.mjs').Record} record
 * @param {string[]} urls
 */
function jump(record, [urlA, urlB]) {
  const left = Math.max(0, ...movingOn(record, urlA).map(({ position }) => position))
  const taken = movingOn(record, urlB)[0].position
  return { left, taken, off: Math.abs(taken - left) }
}

/** @typedef {{name: string, run: () => Promise<void>}} Cell */

/** @returns {Cell[]} */
const fromTheStart = () =>
  KINDS.flatMap((kind) =>
    Object.entries(FROM_THE_START).map(([name, fault]) => ({
      name: `from the start: ${kind}, ${name}`,
      async run() {
        const { record, mirrors, urls } = await playOver(kind, fault, 2)
        assert.ok(jump(record, urls).taken < CONTINUITY_SECONDS)
        const served = mirrors[0].log.filter(({ status, bytes }) => status && bytes)
        assert.ok(served.every((entry) => entry.fault === fault.kind))
      }
    }))
  )

/** @returns {Cell[]} to an engine that asks piece by piece */
const inPieces = () =>
  ASKING.flatMap((kind) =>
    Object.entries(IN_MID_FILM).map(([name, fault]) => ({
      name: `in mid-film, piece by piece: ${kind}, ${name}`,
      async run() {
        const scene = await stage.open({ kind, faults: [fault] })
        const { mirrors, urls } = scene
        const beyond = (/** @type {import('../support/playing.mjs').Record} */ seen) =>
          movingOn(seen, urls[0]).some(({ position }) => position > FROM_SECOND + 5)
        const record = await scene.until(beyond, 50)
        await scene.close()
        const story = JSON.stringify(record.events)
        assert.ok(beyond(record), story)
        assert.ok(longestFreeze(record) <= MOST_FROZEN_SECONDS, `${longestFreeze(record)} s frozen: ${story}`)
        assert.deepEqual(
          record.events.filter(({ type }) => type === 'source_changed' || type === 'notice'),
          []
        )
        assertMet(mirrors)
        assert.deepEqual(record.errors, [])
      }
    }))
  )

/** @returns {Cell[]} */
const changedWhole = () =>
  KINDS.flatMap((kind) => Object.entries(IN_MID_FILM).map(([name, fault]) => ({ kind, name, fault })))
    // An element alone meets them all; of the engines a hanging one and a broken one say enough.
    .filter(({ kind, name }) => kind === 'mp4' || name === 'hanging' || name === 'corrupt')
    .map(({ kind, name, fault }) => ({
      name: `in mid-film, changed whole: ${kind}, ${name}`,
      async run() {
        const { record, mirrors, urls } = await playOver(kind, fault, FROM_SECOND + 1, alone)
        const { left, taken, off } = jump(record, urls)
        assert.ok(left > 0.5, `A played only until ${left}`)
        assert.ok(off <= CONTINUITY_SECONDS, `left at ${left}, went on at ${taken}`)
        assertMet(mirrors)
      }
    }))

/** @type {Cell[]} */
const overTooEarly = [
  {
    name: 'a channel that brings nothing new',
    async run() {
      const scene = await stage.open({ kind: 'live' })
      const { mirrors, urls } = scene
      await scene.until((seen) => movingOn(seen, urls[0]).length > 20, 20)
      await mirrors[0].setFault({ kind: 'frozen', match: '.m3u8' })
      const back = (/** @type {import('../support/playing.mjs').Record} */ seen) => movingOn(seen, urls[1]).length > 20
      const record = await scene.until(back, 60)
      const trace = await scene.page.evaluate(() => JSON.stringify(/** @type {any} */ (window).player.trace()))
      await scene.close()
      const story = JSON.stringify(record.events) + trace
      assert.ok(back(record), story)
      const changes = record.events.filter(({ type }) => type === 'source_changed')
      assert.deepEqual(
        changes.map(({ to, reason }) => [to.url, reason]),
        [[urls[1], 'frozen_live']],
        story
      )
    }
  },
  {
    name: 'a file that is over too early',
    async run() {
      const { record, mirrors } = await playOver('mp4', { kind: 'early_end', fromSecond: FROM_SECOND }, FROM_SECOND + 1)
      assertMet(mirrors)
      assert.equal(record.events.filter(({ type }) => type === 'source_changed')[0].reason, 'cut_short')
    }
  }
]

/** @param {import('../support/fault-server.mjs').Mirror[]} mirrors */
function assertMet([{ log }]) {
  assert.ok(
    log.some((entry) => entry.fault !== null),
    'the fault was never met'
  )
}

describe('every kind of film against every fault', { concurrency: 64 }, () => {
  // The longest first: nobody waits for one at the end.
  const cells = [...overTooEarly, ...inPieces(), ...changedWhole(), ...fromTheStart()]
  for (const { name, run } of cells) it(name, run)
})
