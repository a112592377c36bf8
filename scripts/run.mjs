// Starts other programs in the root of the project.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a program to its end. Its output goes to this process's output, or into `text` if `capture` is set.
 * @param {string} command
 * @param {string[]} args
 * @param {{capture?: boolean, env?: Record<string, string>, cwd?: string}} [options]
 * @returns {Promise<{code: number, text: string}>}
 */
export function run(command, args, { capture = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    })
    let text = ''
    const collect = (chunk) => (text += chunk)
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => resolve({ code: 127, text: `${command}: ${error.message}` }))
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, text: signal ? `${text}\nended by ${signal}` : text })
    )
  })
}

/** Like `run`, but prints nothing on success. If the program fails, prints its output and throws. */
export async function must(command, args, options = {}) {
  const { code, text } = await run(command, args, { ...options, capture: true })
  if (code === 0) return text
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)
  throw new Error(`${[command, ...args].join(' ')}: ended with ${code}`)
}

/** @param {string} name of a program of an npm package */
export const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))
/** Runs the function of a script and turns what it throws into one line and an exit code. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
