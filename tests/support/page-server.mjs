// @ts-check
/** Serves the page of the browser tests with one of the built bundles and, if requested, a Content-Security-Policy. */
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { contentTypeOf, libraryFolders, listen } from './serve.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const FOLDERS = [join(here, 'page'), join(root, 'dist'), ...libraryFolders]
const BUNDLE = 'resilient-playback.js'

/** @param {string} name */
async function findFile(name) {
  for (const folder of FOLDERS) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (text !== null) return text
  }
  return null
}

/**
 * @returns {Promise<{url: (options?: {bundle?: string, csp?: string}) => string, put: (name: string, text: string) => string, save: (folder: string) => Promise<string>, close: () => Promise<void>}>}
 *   put: adds a file and returns its address; save: stores the page and its scripts as files and returns the page's address
 */
export async function startPageServer() {
  /** @type {Record<string, string>} */
  const files = {}
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url || '/', 'http://localhost')
    const name = pathname === '/' ? 'index.html' : pathname.slice(1)
    const text = files[name] || (/^[\w.-]+$/.test(name) ? await findFile(name) : null)
    if (text === null) return response.writeHead(404).end()
    const csp = searchParams.get('csp')
    response.writeHead(200, {
      'Content-Type': contentTypeOf(name),
      ...(csp ? { 'Content-Security-Policy': csp } : {})
    })
    response.end(text.replace('{{bundle}}', searchParams.get('bundle') || BUNDLE))
  })
  const { origin, close } = await listen(server)
  return {
    put(name, text) {
      files[name] = text
      return `${origin}/${name}`
    },
    async save(folder) {
      const page = (await findFile('index.html'))?.replace('{{bundle}}', BUNDLE) ?? ''
      const scripts = [...page.matchAll(/ src="([\w.-]+)"/g)].map(([, name]) => name)
      for (const name of scripts) await writeFile(join(folder, name), (await findFile(name)) ?? '')
      await writeFile(join(folder, 'index.html'), page)
      return pathToFileURL(join(folder, 'index.html')).href
    },
    url: (options = {}) => `${origin}/?${new URLSearchParams(options)}`,
    close
  }
}
