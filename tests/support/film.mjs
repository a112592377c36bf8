// @ts-check
/** The paths of the test film on a server, and a manifest that names it on several servers. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** @type {Record<string, string>} */
export const filmPaths = { hls: '/hls/master.m3u8', dash: '/dash/manifest.mpd', mp4: '/film.mp4' }

/**
 * RFC 8216, section 6.2.4: the same variant once for each server.
 * @param {string} text
 * @param {string[]} origins
 */
const redundantPlaylist = (text, origins) =>
  text.replace(/(#EXT-X-STREAM-INF.*\n)(.+)\n/g, (all, tag, uri) =>
    origins.map((origin) => `${tag}${origin}/hls/${uri}\n`).join('')
  )

/**
 * ISO/IEC 23009-1, section 5.6: alternative BaseURLs.
 * @param {string} text
 * @param {string[]} origins
 */
const redundantMpd = (text, origins) =>
  text.replace(/<Period/, `${origins.map((origin) => `<BaseURL>${origin}/dash/</BaseURL>`).join('')}<Period`)

/**
 * @param {string} media  the folder of the film
 * @param {'hls' | 'dash'} kind
 * @returns {Promise<{name: string, textFor: (origins: string[]) => string}>} a manifest that names the film on all of these servers
 */
export async function redundantManifest(media, kind) {
  const text = await readFile(join(media, filmPaths[kind]), 'utf8')
  return kind === 'hls'
    ? { name: 'redundant.m3u8', textFor: (origins) => redundantPlaylist(text, origins) }
    : { name: 'redundant.mpd', textFor: (origins) => redundantMpd(text, origins) }
}
