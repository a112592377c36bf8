// @ts-check

/**
 * Reads the media type off the URL: by the extension of the path, else by ".mpd" or ".m3u8" anywhere (Lampa's own test).
 * @param {string} url
 * @returns {'hls' | 'dash' | 'mp4'}
 */
export function typeOf(url) {
  const lower = url.toLowerCase()
  const known = /\.(m3u8|m3u|mpd|mp4)$/.exec(lower.split(/[?#]/)[0])
  const found = known || /\.(mpd)/.exec(lower) || /\.(m3u8)/.exec(lower)
  const extension = found ? found[1] : 'mp4'
  if (extension === 'mpd') return 'dash'
  return extension === 'mp4' ? 'mp4' : 'hls'
}
