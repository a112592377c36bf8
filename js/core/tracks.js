// @ts-check
// Calls the core's selectTracks. Lists go as bytes: the JSON of thousands of tracks alone would take longer than the choice.
import { attempt } from '../base/attempt.js'
import { putBytes } from './bytes.js'
import { decode, encode } from './json.js'
import { packTracks } from './packed-tracks.js'

/** @typedef {import('../index').SelectedTracks} SelectedTracks */

/**
 * @param {import('../types').CoreModule} module
 * @returns {import('../types').Core['selectTracks']}
 */
export function createTracks(module) {
  /** @type {import('../types').CoreModuleTracks | null} created at its first use */
  let tracks = null

  /** @param {import('../index').SelectTracksRequest} request */
  function packed(request) {
    const parts = packTracks(request)
    if (!parts) return null
    const { preferences, intent, device } = request
    const made = tracks || (tracks = new module.Tracks())
    const json = encode({ preferences, intent, device })
    putBytes(module, (size) => made.reserve(size), parts)
    const answer = JSON.parse(made.select(json))
    return answer.error ? null : answer
  }

  // What cannot be packed goes as JSON: there the core names the field that it refuses.
  return (request) =>
    attempt(() => packed(request)) || /** @type {SelectedTracks} */ (decode(module.selectTracks(encode(request))))
}
