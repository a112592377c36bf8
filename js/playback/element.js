// @ts-check

/**
 * Stops the element's downloads. Without `load()` the element would keep the last resource.
 * @param {HTMLVideoElement} video
 */
export function emptyElement(video) {
  if (!video.getAttribute('src')) return
  video.removeAttribute('src')
  video.load()
}

/**
 * @param {HTMLVideoElement} video
 * @returns {(seconds: number) => void}
 */
export const seekOf = (video) => (seconds) => {
  video.currentTime = seconds
}
