// @ts-check
import { createPublicSession } from '../../js/page/public-session.js'

/**
 * One playback as the author of a plugin sees it.
 * @param {object} options
 * @param {ReturnType<typeof import('./source-list.js').createFilmSources>} options.film
 * @param {import('../host/lampa-host').LampaHost} options.host
 * @param {() => number} options.position
 * @param {import('../notices/notice-queue').FilmNotes} options.notes
 * @param {Pick<import('../tracks/playback-tracks').SessionTracks, 'isExternal'>} options.tracks
 * @param {(event: import('../../js/index').PlaybackEvent) => void} options.emit
 */
export const createFace = ({ film, host, position, notes, tracks, emit }) =>
  createPublicSession({
    ...{ sources: film.sources, language: host.language(), now: host.clock.now, position },
    emit: notes.hearing(emit, tracks.isExternal)
  })
