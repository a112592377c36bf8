// The check `waits`: the waiting times of a session are numbers of the policy (wasm/core/policy/policy_fields.def). A time of
// its own in js/ or plugin/ is a named constant, `...Ms` or `...Seconds`, with a comment that says why the host decides it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

const constant = /^(?:export )?const \w*(?:Ms|Seconds) = [\d.]/
const inPlace = /\b(?:setTimer|setTimeout|setInterval|every)\(.*\b\d{2,}\b/

/** @param {string} text of a file @returns {number[]} lines, from 1, with a time that nobody explains */
export function unexplainedWaits(text) {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    const explained = /(?:\*\/|^\/\/.*)$/.test(lines[at - 1] ?? '')
    return (constant.test(line) && !explained) || inPlace.test(line) ? [at + 1] : []
  })
}

/** @returns {string[]} faults, one line each */
export const waitFaults = () =>
  ['js', 'plugin']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`)
    )
    .filter((name) => name.endsWith('.js'))
    .sort()
    .flatMap((file) =>
      unexplainedWaits(readFileSync(join(root, file), 'utf8')).map(
        (line) => `${file}:${line}: a waiting time without a comment that says why it is no policy`
      )
    )
