// @ts-check
/** Lists the events of the element. `?source=<address>&source=<address>` plays these sources instead of the page's own. */

const video = /** @type {import('../../js/element/index.js').ResilientVideoElement} */ (
  document.querySelector('resilient-video')
)
const log = /** @type {HTMLElement} */ (document.querySelector('ol'))

const given = new URLSearchParams(location.search).getAll('source')
if (given.length) {
  video.replaceChildren(...given.map((src) => Object.assign(document.createElement('source'), { src })))
}

/** @param {string} text */
function say(text) {
  log.append(Object.assign(document.createElement('li'), { textContent: text }))
}

video.addEventListener('source_changed', ({ detail }) => say(detail.message))
video.addEventListener('recovered', ({ detail }) => say(`Plays again after ${detail.seconds} s.`))
video.addEventListener('exhausted', ({ detail }) => say(detail.message))
