// @ts-check
// Reads the children of `<resilient-video>`.

/**
 * Maps a MIME type. Undefined: the URL tells the type.
 * @param {string | null} mime
 * @returns {import('../index').MediaType | undefined}
 */
function typeOfMime(mime) {
  const name = (mime || '').split(';')[0].trim().toLowerCase()
  if (/^(application|audio)\/(vnd\.apple\.mpegurl|x-mpegurl)$/.test(name)) return 'hls'
  if (name === 'application/dash+xml') return 'dash'
  return /^video\//.test(name) ? 'mp4' : undefined
}

/** @param {Element} element @param {string} name of an attribute */
function numberOf(element, name) {
  const text = element.getAttribute(name)
  return text === null || text === '' ? undefined : Number(text)
}

/** @param {Element} element @returns {import('../index').Source} */
function sourceOf(element) {
  /** @type {import('../index').Source} */
  const source = { url: element.getAttribute('src') || '' }
  const type = typeOfMime(element.getAttribute('type'))
  const quality = numberOf(element, 'data-quality')
  const priority = numberOf(element, 'data-priority')
  const voice = element.getAttribute('data-voice')
  if (type) source.type = type
  if (quality !== undefined) source.quality = quality
  if (priority !== undefined) source.priority = priority
  if (voice) source.voice = voice
  return source
}

/** @param {Element} element @param {string} name */
const childrenOf = (element, name) =>
  Array.prototype.filter.call(element.children, (/** @type {Element} */ child) => child.localName === name)

/**
 * Like `<video>`: only `src` if the element has it, otherwise its `<source>` children in order.
 * @param {Element} element
 * @returns {import('../index').Source[]}
 */
export function sourcesOf(element) {
  if (element.getAttribute('src')) return [sourceOf(element)]
  return childrenOf(element, 'source')
    .map(sourceOf)
    .filter(({ url }) => url)
}

/**
 * Copies the `<track>` children into the inner video.
 * @param {Element} element
 * @param {HTMLVideoElement} video
 */
export function copyTracks(element, video) {
  const wanted = childrenOf(element, 'track')
  const there = childrenOf(video, 'track')
  const text = (/** @type {Element[]} */ list) => list.map(({ outerHTML }) => outerHTML).join('')
  if (text(wanted) === text(there)) return
  there.forEach((track) => video.removeChild(track))
  wanted.forEach((track) => video.appendChild(track.cloneNode()))
}
