// @ts-check
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { firstByteSeconds, totalSeconds } from './limits.js'
import { redactText } from './redact.js'

/** @typedef {import('./types').Arguments} Arguments */

const about = 'Says whether a video can be played, and what is wrong with it: HLS, DASH, MP4.'
const epilogue = `
Several sources are compared as servers of one film. "-" is the standard input.
Printed are scheme, host and file extension of an address, never its path, query or password.

Exit code: 0 playable, perhaps with something missing; 1 cannot be played; 2 unknown, or a wrong use. Of several
sources the best counts.`

/** @param {string} text */
function seconds(text) {
  const value = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0 || value > 3600) {
    throw new InvalidArgumentError('A number of seconds is expected.')
  }
  return value
}

/** @param {string} text may hold a URL or the value of an option */
const withoutSecrets = (text) =>
  text
    .split('\n')
    .map((line) => redactText(line.replace(/(--?[\w-]+)=[^']*/g, '$1')))
    .join('\n')

/** @param {string} version @param {{out(text: string): void, err(text: string): void}} write */
function programOf(version, write) {
  const program = new Command('resilient-playback')
  /** @param {Command} command */
  const setUp = (command) =>
    command
      .exitOverride()
      .showHelpAfterError()
      .configureOutput({
        writeOut: write.out,
        writeErr: write.err,
        outputError: (text, print) => print(withoutSecrets(text))
      })
  setUp(program).description(about).version(version)
  const inspect = setUp(program.command('inspect'))
    .description(about)
    .argument('<source...>', 'an http or https address, a file, or -')
    .option('--json', 'one JSON document and nothing else')
    .option('--verbose', 'of several sources, everything about each')
    .option(
      '--timeout <seconds>',
      `for one request; at most ${firstByteSeconds} of them until the first byte`,
      seconds,
      totalSeconds
    )
    .option('--device <file.json>', 'what the device can do: `capabilities` of docs/protocol.md')
    .option('--no-color', 'as the environment variable NO_COLOR')
    .version(version)
    .addHelpText('after', epilogue)
  return { program, inspect }
}

/**
 * @param {string[]} argv without node and the script
 * @param {{version: string, write: {out(text: string): void, err(text: string): void}}} about
 * @returns {{exitCode: number} | {asked: Arguments}} exitCode: the output is complete
 */
export function parseArguments(argv, { version, write }) {
  const { program, inspect } = programOf(version, write)
  /** @type {Arguments | undefined} */
  let asked
  inspect.action((sources, { json = false, verbose = false, color, timeout, device }) => {
    asked = { sources, json, verbose, color, timeoutSeconds: timeout, device }
  })
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { exitCode: error.exitCode === 0 ? 0 : 2 }
  }
  return asked ? { asked } : { exitCode: 2 }
}
