// @ts-check
// What one cell uses: two servers of its own, the application in a fresh profile, and a clean shutdown.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeMirrors, startMirrors } from '../support/fault-server.mjs'
import { metItsFault } from '../support/faults.mjs'
import { filmPaths, redundantManifest } from '../support/film.mjs'
import { serveFolder } from '../support/folder-server.mjs'
import { openApp } from './app.mjs'

/** @typedef {import('../support/fault-server.mjs').Mirror} Mirror */
/** @typedef {import('./app.mjs').App} App */

/** The address behind the name plugin.test. */
export const pluginHost = '127.0.0.9'

/**
 * @typedef {object} Lab                what all cells share
 * @property {import('playwright-core').Browser} browser
 * @property {string} media             the folder of the film
 * @property {string} appOrigin
 * @property {string} dist              the folder of the built plugin
 * @property {string | null} pluginUrl  null: the bare application
 *
 * @typedef {object} Bench
 * @property {Mirror} faulty
 * @property {Mirror} healthy
 * @property {string} media   the folder of the film
 * @property {App[]} apps
 * @property {() => Promise<import('../support/folder-server.mjs').FolderServer>} servePlugin   a separate server that a test
 * can break
 * @property {(options?: import('./app.mjs').AppOptions & {withPlugin?: boolean, browser?: Lab['browser']}) => Promise<App>} openApp
 * @property {(mirror: Mirror, kind: string) => string} urlOf
 * @property {(kind: 'hls' | 'dash') => Promise<string>} oneManifest   the address of a manifest on a third server that names
 * both servers
 * @property {(kind: string) => {title: string, url: string, sources: string[]}} playdata
 * @property {(mirror: Mirror) => number} served     media bytes that a server has sent in successful answers
 * @property {() => number | undefined} faultMetAt   epoch ms at which the fault first changed an answer of the faulty server
 * @property {() => Promise<void>} close
 */

/**
 * @param {Lab} lab
 * @param {number} lane    cells of different lanes run at the same time and share no address
 * @param {number} [pace]   of the servers, times the film's bitrate
 * @returns {Promise<Bench>}
 */
export async function openBench(lab, lane, pace = 2) {
  const hosts = [2, 3].map((last) => `127.0.${lane}.${last}`)
  const [faulty, healthy] = await startMirrors({ root: lab.media, hosts, paceFactor: pace })
  const watch = watchForFault(faulty)
  const urlOf = (/** @type {Mirror} */ mirror, /** @type {string} */ kind) => mirror.origin + filmPaths[kind]
  /** @type {App[]} */
  const apps = []
  /** @type {import('../support/folder-server.mjs').FolderServer[]} */
  const servers = []
  /** @type {string[]} */
  const folders = []
  return {
    faulty,
    healthy,
    media: lab.media,
    apps,
    urlOf,
    async openApp({ withPlugin = true, browser = lab.browser, ...options } = {}) {
      const pluginUrl = (withPlugin && lab.pluginUrl) || undefined
      const app = await openApp(browser, lab.appOrigin, { pluginUrl, ...options })
      apps.push(app)
      return app
    },
    async servePlugin() {
      const server = await serveFolder(lab.dist, { host: pluginHost })
      servers.push(server)
      return server
    },
    async oneManifest(kind) {
      const folder = await mkdtemp(join(tmpdir(), 'manifest-'))
      folders.push(folder)
      const { name, textFor } = await redundantManifest(lab.media, kind)
      await writeFile(join(folder, name), textFor([faulty.origin, healthy.origin]))
      const server = await serveFolder(folder, { host: `127.0.${lane}.4` })
      servers.push(server)
      return `${server.origin}/${name}`
    },
    playdata: (kind) => ({
      title: `Film, ${kind}`,
      url: urlOf(faulty, kind),
      sources: [urlOf(faulty, kind), urlOf(healthy, kind)]
    }),
    served: (mirror) =>
      mirror.log.reduce((sum, entry) => sum + (entry.status < 300 && !entry.fault ? entry.bytes : 0), 0),
    faultMetAt: watch.metAt,
    async close() {
      watch.end()
      for (const app of apps) await app.close()
      await Promise.all([closeMirrors([faulty, healthy]), ...servers.map((server) => server.close())])
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
    }
  }
}

/**
 * Watches for the moment of the fault. A log entry only has the time of its request, and a single file stops long after
 * that.
 * @param {Mirror} mirror
 */
function watchForFault(mirror) {
  /** @type {number | undefined} */
  let metAt
  const timer = setInterval(() => {
    if (metAt === undefined && metItsFault(mirror)) metAt = Date.now()
  }, 50)
  return { metAt: () => metAt, end: () => clearInterval(timer) }
}
