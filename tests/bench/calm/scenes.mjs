// @ts-check
/**
 * Scenes that look like trouble but are none. In each scene a healthy second server exists, but is not needed. The servers'
 * behaviour in a scene is a harmless fault of the table (tests/support/faults.json).
 */
import { boundsOf, faultNamed } from '../../support/faults.mjs'

/**
 * @typedef {import('../../support/playing.mjs').Scene} Scene
 * @typedef {object} Stage what a scene can use
 * @property {Scene} scene
 * @property {number} seconds length of the scene
 * @property {(second: number) => Promise<void>} at waits until this second of the scene
 * @property {() => Promise<import('playwright-core').CDPSession>} devtools
 * @property {(stopped: boolean) => void} suspend stops or continues the browser's processes
 *
 * @typedef {object} Calm
 * @property {string} name
 * @property {number} [paceFactor] of both servers
 * @property {import('../../support/fault-server.mjs').Fault} [fault] of the first server, from the start
 * @property {number} [mostSwitches]  replaces the limit of the table
 * @property {(stage: Stage) => Promise<void>} [play]
 */

const HICCUP_MS = 4000
/** Throughput of the viewer's network from any server, as a share of the film's bitrate. */
const OWN_LINE = 0.6
const CPU_RATE = 6

const harmless = (/** @type {string} */ name) => faultNamed('bench-calm', 'harmless', name, 'hls').fault

/** The limits of every scene. */
export const calmBounds = boundsOf('bench-calm', 'harmless', 'hls')

/** @type {Calm[]} */
export const scenes = [
  { name: 'first byte after 3 s', fault: harmless('late-first-byte') },
  { name: 'a server at 1.2 x the bitrate', paceFactor: 1.2 },
  {
    name: 'a processor six times as slow',
    async play({ devtools }) {
      const session = await devtools()
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE })
    }
  },
  {
    name: 'a hiccup of 4 s every two minutes',
    async play({ scene, seconds, at }) {
      // The servers send twice the bitrate, so 20 s are buffered when the first hiccup comes.
      for (let second = 30; second < seconds; second += 120) {
        await at(second)
        await scene.mirrors[0].setFault(harmless('hiccup'))
        await scene.page.waitForTimeout(HICCUP_MS)
        await scene.mirrors[0].setFault(null)
      }
    }
  },
  {
    name: 'paused all the time',
    async play({ scene, seconds, at }) {
      const set = (/** @type {'pause' | 'play'} */ what) =>
        scene.page.evaluate((name) => {
          const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
          video[name]()
        }, what)
      await at(15)
      await set('pause')
      await at(seconds - 15)
      await set('play')
    }
  },
  {
    name: 'in a tab that is hidden',
    async play({ scene, seconds, at }) {
      await at(15)
      const other = await scene.page.context().newPage()
      await other.goto('about:blank')
      await other.bringToFront()
      await at(seconds - 15)
      await other.close()
      await scene.page.bringToFront()
    }
  },
  {
    name: 'asleep half of the time',
    async play({ seconds, at, suspend }) {
      await at(20)
      suspend(true)
      await at(20 + seconds / 2)
      suspend(false)
    }
  },
  { name: "the viewer's own line, slow for all", paceFactor: OWN_LINE, mostSwitches: 1 }
]
