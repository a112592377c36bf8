// @ts-check

/**
 * What the application and its element say about a failure, unchanged. The core decides the error class.
 * @param {{error?: unknown}} event of PlayerVideo 'error'
 * @param {import('../host/lampa').VideoLike | undefined} video
 * @param {boolean} online
 * @returns {import('../../js/types').Evidence}
 */
export function evidenceOf(event, video, online) {
  const error = video && video.error
  const said = typeof event.error === 'string' ? event.error : ''
  const named = /details \[([^\]]+)\]/.exec(said)
  /** @type {import('../../js/types').Evidence} */
  const evidence = { engine: 'lampa', text: (said + ' ' + ((error && error.message) || '')).trim(), online }
  if (named) evidence.details = named[1]
  if (error && typeof error.code === 'number') evidence.code = error.code
  return evidence
}
