// @ts-check
/**
 * A server whose films no page may read, a proxy, and a browser in which both have public names, so that rules for home
 * networks do not apply to them. Both run on this machine; browser arguments map the names.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { contentTypeOf, listen } from './serve.mjs'

export const ENDPOINT = 'https://proxy.example.com/pass?url={url}'
export const FILM_HOST = 'cdn.example.com'

/**
 * @typedef {{host: string, path: string, headers: import('node:http').IncomingHttpHeaders}} Asked
 * @typedef {object} ProxyStage
 * @property {string[]} args of the browser
 * @property {string} film
 * @property {Asked[]} asked all requests, in order
 * @property {(host: string) => string[]} pathsOf the paths requested from one host
 * @property {(how: {corsFor?: RegExp, redirect?: string, broken?: boolean}) => void} set corsFor: paths that pages may read;
 *   redirect: the proxy redirects there
 * @property {() => void} forget
 * @property {() => Promise<void>} close
 */

/** Runs in the browser: native HLS would need no permission to read. */
export function withoutNativeHls() {
  const { canPlayType } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.canPlayType = function (type) {
    return /mpegurl/i.test(type) ? '' : canPlayType.call(this, type)
  }
}

/** A certificate for one hour, which the browser must accept. */
async function certificate() {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-stage-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=proxy.example.com', '-days', '1']
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    cert,
    ...subject
  ])
  const made = { key: await readFile(key), cert: await readFile(cert) }
  await rm(folder, { recursive: true })
  return made
}

/**
 * @param {{root: string, pages?: string}} options root: of the films; pages: address of a page server, which
 * `https://page.example.com` serves too
 * @returns {Promise<ProxyStage>}
 */
export async function startProxyStage({ root, pages = '' }) {
  /** @type {Asked[]} */
  const asked = []
  let how = { corsFor: /^$/, redirect: '', broken: false }

  /** @param {import('node:http').IncomingMessage} request */
  function note(request) {
    const host = String(request.headers.host).split(':')[0]
    const path = String(request.url)
    asked.push({ host, path, headers: request.headers })
    return { host, path }
  }

  const films = createServer(async (request, response) => {
    const { path } = note(request)
    const { pathname } = new URL(path, 'http://localhost')
    const body = await readFile(join(root, pathname)).catch(() => null)
    if (!body) return response.writeHead(404).end()
    const cors = how.corsFor.test(pathname) ? { 'Access-Control-Allow-Origin': '*' } : {}
    response.writeHead(200, { 'Content-Type': contentTypeOf(pathname), ...cors })
    response.end(body)
  })
  const filmServer = await listen(films)

  /** @param {string} path @param {import('node:http').ServerResponse} response */
  async function passOn(path, response) {
    const url = new URL(path, 'https://proxy.example.com')
    const target = new URL(String(url.searchParams.get('url')))
    const cors = { 'Access-Control-Allow-Origin': '*' }
    if (how.redirect) return response.writeHead(302, { ...cors, Location: how.redirect }).end()
    if (how.broken || target.hostname !== FILM_HOST) return response.writeHead(502, cors).end()
    const answer = await fetch(`http://127.0.0.1:${filmServer.port}${target.pathname}`, {
      headers: { 'X-Via': 'proxy' }
    })
    response.writeHead(answer.status, { ...cors, 'Content-Type': String(answer.headers.get('Content-Type')) })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }

  const secure = createSecureServer(await certificate(), async (request, response) => {
    const { host, path } = note(request)
    if (host === 'proxy.example.com') return passOn(path, response)
    const page = host === 'page.example.com' && pages ? await fetch(new URL(path, pages)) : null
    if (!page) return response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('#EXTM3U')
    response.writeHead(page.status, { 'Content-Type': String(page.headers.get('Content-Type')) })
    response.end(Buffer.from(await page.arrayBuffer()))
  })
  const secureServer = await listen(secure)

  const rules = [
    `MAP ${FILM_HOST} 127.0.0.1:${filmServer.port}`,
    ...['proxy', 'page', 'elsewhere'].map((name) => `MAP ${name}.example.com 127.0.0.1:${secureServer.port}`)
  ]
  return {
    args: [`--host-resolver-rules=${rules.join(',')}`, '--ignore-certificate-errors'],
    film: `http://${FILM_HOST}/hls/master.m3u8`,
    asked,
    pathsOf: (host) => asked.filter((one) => one.host === host).map(({ path }) => path),
    set(next) {
      how = { corsFor: /^$/, redirect: '', broken: false, ...next }
    },
    forget() {
      asked.length = 0
    },
    close: async () => void (await Promise.all([filmServer.close(), secureServer.close()]))
  }
}
