// @ts-check
/** Drives a headless engine with the part of the DevTools protocol that all ages know: no library supports the oldest. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import WebSocket from 'ws'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
  '--autoplay-policy=no-user-gesture-required',
  '--window-size=1280,720',
  '--remote-debugging-port=0'
]
const START_MS = 30000
/** Old engines optimize a whole core before they answer. */
const CALL_MS = 60000

/**
 * @typedef {object} EnginePage
 * @property {(method: string, params?: object) => Promise<any>} call  calls a method of the DevTools protocol
 * @property {(expression: string) => Promise<any>} evaluate  returns the value; if it is a promise, waits for it
 * @property {(url: string) => Promise<void>} goto  returns when the page has loaded
 * @property {(script: string) => Promise<void>} before  runs it in every document before anything else
 * @property {(state: string, ms: number) => Promise<boolean>} until  whether it becomes true within `ms`
 * @property {() => Promise<Buffer>} screenshot
 *
 * @typedef {{product: string, pid: number, open: () => Promise<EnginePage>, close: () => Promise<void>}} Engine
 */

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} the address of its DevTools
 */
function addressOf(child) {
  let said = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`does not start: ${said}`)), START_MS)
    child.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4000)
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (!found) return
      clearTimeout(late)
      resolve(found[1])
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => reject(new Error(`ended with ${signal ?? code}: ${said.trim()}`)))
  })
}

/**
 * @param {string} url
 * @returns {Promise<{call: EnginePage['call'], on: (method: string, fn: (params: any) => void) => void}>}
 */
async function connect(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 1 << 28 })
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map()
  /** @type {Map<string, ((params: any) => void)[]>} */
  const listeners = new Map()
  let last = 0
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('message', (data) => {
    const { id, error, result, method, params } = JSON.parse(String(data))
    if (id === undefined) return void (listeners.get(method) ?? []).forEach((fn) => fn(params))
    const caller = waiting.get(id)
    waiting.delete(id)
    if (error) caller?.reject(new Error(error.message))
    else caller?.resolve(result)
  })
  socket.on('error', () => {})
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('the engine is gone'))))
  return {
    call(method, params = {}) {
      const id = (last += 1)
      if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('the engine is gone'))
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${method}: no answer`)), CALL_MS)
        const settle = (/** @type {(value: any) => void} */ fn) => (/** @type {any} */ value) => {
          clearTimeout(late)
          fn(value)
        }
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
        socket.send(JSON.stringify({ id, method, params }))
      })
    },
    on: (method, fn) => void listeners.set(method, [...(listeners.get(method) ?? []), fn])
  }
}

/**
 * @param {Awaited<ReturnType<typeof connect>>} browser
 * @param {string} origin  ws://host:port
 * @returns {Promise<EnginePage>}
 */
async function openPage(browser, origin) {
  const { targetId } = await browser.call('Target.createTarget', { url: 'about:blank' })
  const { call, on } = await connect(`${origin}/devtools/page/${targetId}`)
  await call('Page.enable')
  await call('Runtime.enable')

  /** @param {string} expression */
  async function evaluate(expression) {
    const { result, exceptionDetails: thrown } = await call('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true
    })
    if (thrown) throw new Error(String(thrown.exception?.description ?? thrown.text))
    return result.value
  }

  return {
    call,
    evaluate,
    async goto(url) {
      const loaded = new Promise((resolve) => on('Page.loadEventFired', resolve))
      const { errorText } = await call('Page.navigate', { url })
      if (errorText) throw new Error(`${url}: ${errorText}`)
      await Promise.race([
        loaded,
        sleep(CALL_MS, undefined, { ref: false }).then(() => Promise.reject(new Error(`${url}: does not load`)))
      ])
    },
    before: (source) => call('Page.addScriptToEvaluateOnNewDocument', { source }),
    async until(state, ms) {
      for (const end = Date.now() + ms; Date.now() < end; await sleep(200)) if (await evaluate(state)) return true
      return false
    },
    screenshot: async () => Buffer.from((await call('Page.captureScreenshot')).data, 'base64')
  }
}

/** The running process groups, each led by an engine. They end with this process. @type {Set<number>} */
const running = new Set()

/** @param {number} pid */
function stop(pid) {
  running.delete(pid)
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has already ended.
  }
}
process.once('exit', () => running.forEach(stop))

/**
 * @param {string} program
 * @param {string[]} [flags]
 * @returns {Promise<Engine>}
 */
export async function startEngine(program, flags = []) {
  const profile = await mkdtemp(join(tmpdir(), 'engine-'))
  const child = spawn(program, [...FLAGS, `--user-data-dir=${profile}`, ...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true
  })
  const gone = new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
  const pid = Number(child.pid)
  if (child.pid) running.add(pid)
  async function close() {
    if (child.pid) stop(pid)
    await gone
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const url = await addressOf(child)
    const browser = await connect(url)
    const { product } = await browser.call('Browser.getVersion')
    const origin = url.replace(/\/devtools.*/, '')
    return { product, pid, open: () => openPage(browser, origin), close }
  } catch (error) {
    await close()
    throw error
  }
}
