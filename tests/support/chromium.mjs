// @ts-check
/** Debian's Chromium under playwright-core: found on PATH or named by $CHROMIUM, a new profile each time. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
/**
 * The popup of the address bar is a page of its own and costs two seconds of processor time for each window; no test needs
 * it. This switch replaces playwright's own list, so it also contains the entries of that list that matter here.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning'
]
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  `--disable-features=${WITHOUT.join()}`
]

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {string} */
export function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = (process.env.PATH || '').split(delimiter)
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
  if (!found) throw new Error(`none of ${NAMES.join(', ')} is on PATH; install chromium or set CHROMIUM`)
  return found
}

/**
 * @param {{args?: string[]}} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export const launchChromium = ({ args = [] } = {}) =>
  chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...args], timeout: 60000 })

/**
 * A browser whose processes can be stopped, like those of a device that sleeps.
 * @returns {Promise<{connect: () => Promise<import('playwright-core').Browser>, suspend: (stopped: boolean) => void, close: () => Promise<void>}>}
 */
export async function serveChromium() {
  const server = await chromium.launchServer({ executablePath: chromiumPath(), args: FLAGS, timeout: 60000 })
  const { pid } = server.process()
  return {
    connect: () => chromium.connect(server.wsEndpoint()),
    suspend(stopped) {
      // The browser leads a process group that contains all its processes.
      if (pid) process.kill(-pid, stopped ? 'SIGSTOP' : 'SIGCONT')
    },
    close: () => server.close()
  }
}
