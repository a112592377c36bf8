// @ts-check
/** What a test file of tests/browser needs for all its tests: starts before the first test, ends after the last one. */
import { after, before } from 'node:test'
import { launchChromium } from './chromium.mjs'
import { raiseStage } from './playing.mjs'

/**
 * @param {Parameters<typeof raiseStage>[0]} [options]
 * @returns {{open: Awaited<ReturnType<typeof raiseStage>>['open']}}
 */
export function useStage(options) {
  /** @type {Awaited<ReturnType<typeof raiseStage>>} */
  let stage
  before(async () => {
    stage = await raiseStage(options)
  })
  after(() => stage.close())
  return { open: (scene) => stage.open(scene) }
}

/** @returns {{newPage: import('playwright-core').Browser['newPage']}} */
export function useBrowser() {
  /** @type {import('playwright-core').Browser} */
  let browser
  before(async () => {
    browser = await launchChromium()
  })
  after(() => browser.close())
  return { newPage: (options) => browser.newPage(options) }
}

/** @param {import('playwright-core').Page} page @returns {string[]} errors that nothing in the page catches, from now on */
export function uncaughtErrors(page) {
  /** @type {string[]} */
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  return errors
}
