// @ts-check
// The process of the command line: streams, clocks, signals and exit codes.
import { readFile } from 'node:fs/promises'
import pico from 'picocolors'
import { loadFullCore } from '../core/full-core.js'
import { version } from '../base/version.js'
import { parseArguments } from './arguments.js'
import { Failure, failureOfFile } from './failure.js'
import { createOpener, credentialsOf } from './fetch-host.js'
import { openFile, openInput } from './file-host.js'
import { inspect } from './inspect.js'
import { firstByteSeconds } from './limits.js'
import { nameOf, redactText } from './redact.js'

/** @typedef {import('./types').Arguments} Arguments */

const { stdin, stdout, stderr, env } = process
const interrupted = 130
const widthOfNoTerminal = 100
const clearLine = '\r\u001b[K'

/** @param {boolean} wanted NO_COLOR: any value but an empty one switches colours off (https://no-color.org) */
function withColors(wanted) {
  if (!wanted || env.NO_COLOR) return false
  return Boolean(env.FORCE_COLOR) || (Boolean(stdout.isTTY) && env.TERM !== 'dumb')
}

/** @param {string} text */
const progressText = (text) => {
  if (stderr.isTTY) stderr.write(clearLine + text)
}

/** @param {string | undefined} path @param {import('../types').FullCore} core */
async function readDevice(path, core) {
  if (path === undefined) return { device: 'no particular device' }
  const name = nameOf(path)
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new Failure('file', `${name}: ${failureOfFile(error).message}`)
  })
  try {
    const capabilities = JSON.parse(text)
    core.inspect({ capabilities })
    return { device: `the device of ${name}`, capabilities }
  } catch (error) {
    const field = /** @type {{field?: string}} */ (error).field
    throw new Failure('file', `${name}: ${field ? `"${field}" is wrong.` : 'not the capabilities of a device.'}`)
  }
}

/** @param {Arguments} asked */
async function run({ sources, json, verbose, color, timeoutSeconds, device: file }) {
  const core = await loadFullCore()
  const { device, capabilities } = await readDevice(file, core)
  const totalMs = timeoutSeconds * 1000
  const world = {
    core,
    openUrl: createOpener({
      totalMs,
      firstByteMs: Math.min(firstByteSeconds * 1000, totalMs),
      userAgent: `resilient-playback/${version}`
    }),
    openFile,
    openInput: () => openInput(stdin),
    now: () => performance.now(),
    epochMs: () => Date.now()
  }
  const { output, exitCode } = await inspect(
    sources.map((source) => ({ source, credentials: credentialsOf(source), capabilities })),
    {
      world,
      json,
      style: {
        colors: pico.createColors(withColors(color)),
        width: stdout.columns || widthOfNoTerminal,
        device,
        verbose
      },
      progress: (done) => progressText(`looking: ${done} of ${sources.length}`)
    }
  ).finally(() => progressText(''))
  process.exitCode = exitCode
  stdout.write(output)
}

/** @param {unknown} error printed without its stack */
function giveUp(error) {
  progressText('')
  const { message } = /** @type {Error} */ (error)
  const said = error instanceof Failure ? message : `something is wrong here: ${message}`
  process.exitCode = 2
  stderr.write(`resilient-playback: ${redactText(said)}\n`, () => process.exit(2))
}

process.on('SIGINT', () => {
  progressText('')
  process.exit(interrupted)
})
process.on('uncaughtException', giveUp)
for (const stream of [stdout, stderr]) {
  stream.on('error', (error) =>
    process.exit(/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE' ? process.exitCode : 2)
  )
}

const write = {
  out: (/** @type {string} */ text) => stdout.write(text),
  err: (/** @type {string} */ text) => stderr.write(text)
}
const parsed = parseArguments(process.argv.slice(2), { version, write })
if ('exitCode' in parsed) process.exitCode = parsed.exitCode
else run(parsed.asked).catch(giveUp)
