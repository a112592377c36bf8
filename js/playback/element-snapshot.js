// @ts-check

/**
 * Takes the element over from the page, so that nothing of the page loads or starts on it.
 * @param {HTMLVideoElement} video
 * @returns {() => void} restores the element as it was
 */
export function captureElement(video) {
  const src = video.getAttribute('src')
  const preload = video.getAttribute('preload')
  const autoplay = video.getAttribute('autoplay')
  const rate = video.playbackRate
  /** @type {Element[]} */
  const children = []
  for (let child = video.firstElementChild; child; child = child.nextElementSibling) {
    if (child.nodeName === 'SOURCE') children.push(child)
  }
  children.forEach((child) => video.removeChild(child))
  // A switch while paused must show a frame, but must not start playback.
  video.setAttribute('preload', 'auto')
  video.removeAttribute('autoplay')

  return function giveBack() {
    put(video, 'preload', preload)
    put(video, 'autoplay', autoplay)
    children.reverse().forEach((child) => video.insertBefore(child, video.firstChild))
    if (src !== null) video.setAttribute('src', src)
    if (src !== null || children.length) video.load()
    video.playbackRate = rate
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value
 */
function put(element, name, value) {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
