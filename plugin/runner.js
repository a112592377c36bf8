// @ts-check
import { createSessionRunner } from '../js/session-runner.js'

/**
 * An author's policy with a bad number must not take the help away.
 * @param {Parameters<typeof createSessionRunner>[0]} options
 */
export function startRunner(options) {
  try {
    return createSessionRunner(options)
  } catch (error) {
    if (options.log) options.log('policy refused: ' + error)
    return createSessionRunner({ ...options, config: { ...options.config, policy: {} } })
  }
}
