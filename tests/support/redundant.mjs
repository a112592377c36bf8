// @ts-check
/** One manifest that names the same film on several servers. */

/**
 * RFC 8216, section 6.2.4: the same variant once for each server.
 * @param {string} text
 * @param {string[]} origins
 */
export const redundantPlaylist = (text, origins) =>
  text.replace(/(#EXT-X-STREAM-INF.*\n)(.+)\n/g, (all, tag, uri) =>
    origins.map((origin) => `${tag}${origin}/hls/${uri}\n`).join('')
  )

/**
 * ISO/IEC 23009-1, section 5.6: alternative BaseURLs.
 * @param {string} text
 * @param {string[]} origins
 */
export const redundantMpd = (text, origins) =>
  text.replace(/<Period/, `${origins.map((origin) => `<BaseURL>${origin}/dash/</BaseURL>`).join('')}<Period`)
