// @ts-check
/** A page without the library, for comparison: it opens the first server that answers and never switches. */

/** @type {any} */
const { Hls, dashjs } = window

/**
 * @param {HTMLVideoElement} video
 * @param {string[]} urls
 * @param {string} type
 * @returns {Promise<number>} index of the opened address; -1: none answered
 */
export async function playPlain(video, urls, type) {
  for (const [index, url] of urls.entries()) {
    const answered = await fetch(url, { method: 'HEAD' }).then(
      (response) => response.ok,
      () => false
    )
    if (!answered) continue
    open(video, url, type)
    await video.play()
    return index
  }
  return -1
}

/**
 * @param {HTMLVideoElement} video
 * @param {string} url
 * @param {string} type
 */
function open(video, url, type) {
  if (type === 'hls') {
    const hls = new Hls()
    hls.loadSource(url)
    hls.attachMedia(video)
  } else if (type === 'dash') {
    dashjs.MediaPlayer().create().initialize(video, url, false)
  } else {
    video.src = url
  }
}
