// @ts-check
/**
 * Small video servers on loopback addresses that behave like a CDN. A test can break and repair them while they serve.
 *
 *   const [a, b] = await startMirrors({ root, hosts: ['127.0.0.2', '127.0.0.3'], paceFactor: 2 })
 *   await a.setFault({ kind: 'hanging', fromSecond: 12 })
 *   await closeMirrors([a, b])
 *
 * mirror/fault.mjs has the kinds of faults, faults.json the faults that the runners share. `first: n` hits only n requests
 * and then recovers; `after: n` lets n requests pass first, like a link that expires. With `match` or `fromSecond` a fault
 * hits only such paths, or media from that second on. In a single file it hits from that second's byte. A fault also hits
 * running answers, as far as the bytes already sent allow.
 */
import { createServer } from 'node:http'
import { answer } from './mirror/exchange.mjs'
import { checkFault, isAbout } from './mirror/fault.mjs'
import { readMediaMap } from './mirror/media-map.mjs'
import { createBucket } from './mirror/pacing.mjs'

/** A connection without traffic is closed after this time, whatever the fault. */
const SOCKET_TIMEOUT_MS = 120000

/**
 * @typedef {import('./mirror/fault.mjs').Fault} Fault
 * @typedef {object} Mirror
 * @property {string} host
 * @property {number} port
 * @property {string} origin
 * @property {import('./mirror/exchange.mjs').LogEntry[]} log  every request, in order; its entry grows while it is answered
 * @property {(fault: Fault | null) => Promise<void>} setFault  null: repairs the server
 * @property {() => Fault | null} fault
 * @property {() => Promise<void>} close
 */

/**
 * @param {{root: string, hosts: string[], port?: number, paceFactor?: number}} options
 *   port 0: any; paceFactor: the rate of each connection, as a multiple of the film's bitrate
 * @returns {Promise<Mirror[]>}
 */
export async function startMirrors({ root, hosts, port = 0, paceFactor = 2 }) {
  const media = readMediaMap(root)
  return Promise.all(hosts.map((host) => startMirror({ root, media, host, port, paceFactor })))
}

/** @param {Mirror[]} mirrors */
export async function closeMirrors(mirrors) {
  await Promise.all(mirrors.map((mirror) => mirror.close()))
}

/**
 * @param {{root: string, media: import('./mirror/media-map.mjs').MediaMap, host: string, port: number, paceFactor: number}} options
 * @returns {Promise<Mirror>}
 */
async function startMirror({ root, media, host, port: wantedPort, paceFactor }) {
  /** @type {import('./mirror/exchange.mjs').LogEntry[]} */
  const log = []
  /** @type {Fault | null} */
  let fault = null
  /** @type {Set<() => void>} */
  const waiting = new Set()
  let counted = 0
  let faultAt = 0
  const buckets = new WeakMap()
  const world = {
    root,
    media,
    paceFactor,
    fault: () => fault,
    faultAt: () => faultAt,
    count(/** @type {string} */ path) {
      if (!fault || !isAbout(fault, path)) return 0
      counted += 1
      return counted - 1
    },
    faultChanged: (/** @type {AbortSignal} */ signal) => nextChange(waiting, signal),
    bucketOf(/** @type {import('node:net').Socket} */ socket) {
      if (!buckets.has(socket)) buckets.set(socket, createBucket())
      return buckets.get(socket)
    }
  }
  const door = createDoor(host, wantedPort, (request, response) => {
    answer(world, request, response, log).catch(() => response.destroy())
  })
  const port = await door.open()
  return {
    host,
    port,
    origin: `http://${host}:${port}`,
    log,
    fault: () => fault,
    async setFault(next) {
      checkFault(next)
      fault = next
      counted = 0
      faultAt = Date.now()
      waiting.forEach((wake) => wake())
      if (closesThePort(next)) await door.shut()
      else await door.open()
    },
    close: () => door.shut()
  }
}

/** @param {Fault | null} fault */
const closesThePort = (fault) => fault?.kind === 'refuse' && fault.match === undefined && fault.fromSecond === undefined

/**
 * @param {Set<() => void>} waiting
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function nextChange(waiting, signal) {
  return new Promise((resolve) => {
    const done = () => {
      waiting.delete(done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    waiting.add(done)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}

/**
 * A listening port that can be closed and opened again with the same number. Closing it breaks its connections.
 * @param {string} host
 * @param {number} wantedPort
 * @param {import('node:http').RequestListener} listener
 */
function createDoor(host, wantedPort, listener) {
  let port = wantedPort
  /** @type {import('node:http').Server | null} */
  let server = null
  let turn = Promise.resolve()
  const afterTheOthers = (/** @type {() => Promise<void>} */ step) => (turn = turn.catch(() => {}).then(step))
  const open = async () => {
    if (server) return
    const next = createServer({ keepAliveTimeout: 5000 }, listener)
    next.timeout = SOCKET_TIMEOUT_MS
    await new Promise((resolve, reject) => {
      next.once('error', reject)
      next.listen(port, host, () => resolve(undefined))
    })
    server = next
    port = /** @type {import('node:net').AddressInfo} */ (next.address()).port
  }
  const shut = async () => {
    const closing = server
    server = null
    if (!closing) return
    const closed = new Promise((resolve) => closing.close(resolve))
    closing.closeAllConnections()
    await closed
  }
  return {
    open: () => afterTheOthers(open).then(() => port),
    shut: () => afterTheOthers(shut)
  }
}
