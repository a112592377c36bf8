// @ts-check
// The technical details of the film that plays, as lines of plain text.
import { hostOf } from '../server-rows.js'
import { say } from '../../text.js'

/**
 * @typedef {import('../../host/lampa').LampaApp} LampaApp
 * @param {LampaApp} app
 * @param {object} film
 * @param {import('../server-rows').Sources} film.sources
 * @param {ReturnType<import('../server-rows').createCooldowns>} film.cooldowns
 * @param {import('./now-playing').Numbers} numbers
 * @returns {string[]}
 */
export function detailLines(app, { sources, cooldowns }, numbers) {
  const { engine, width, height, codecs, bufferSeconds, kbps, dropped, pictures } = numbers
  const picture = [width && height ? width + '×' + height : '', codecs].filter(Boolean).join(', ')
  const flow = [say(app, 'details_buffer', { s: bufferSeconds.toFixed(1) })]
  if (kbps) flow.push(say(app, 'details_line', { m: (kbps / 1000).toFixed(1) }))
  const lines = [
    say(app, 'details_engine', { e: engine || say(app, 'details_device') }),
    picture && say(app, 'details_picture', { p: picture }),
    flow.join(', ')
  ]
  if (pictures) lines.push(say(app, 'details_dropped', { n: dropped, t: pictures }))
  const servers = sources.map(({ url, state }, index) => {
    return index + 1 + '. ' + hostOf(url) + ': ' + say(app, 'server_' + state, { s: cooldowns.seconds(index) })
  })
  return lines.filter(Boolean).concat(servers)
}
