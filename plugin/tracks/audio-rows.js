// @ts-check
// Rows of audio tracks in the application's panel: the plugin's own rows if the panel has none, and rows for external audio.
import { escapeHtml } from '../notices/notices.js'
import { say } from '../text.js'
import { safely } from '../host/safely.js'

/**
 * @typedef {import('../../js/index').AudioTrackFacts} AudioTrackFacts
 * @typedef {import('../host/lampa').HostTrack & {onSelect?: () => void}} Row
 */

/** Number of characters for which a row of the panel has room. */
const longestName = 100

/** @param {string} name */
const short = (name) => (name.length > longestName ? name.slice(0, longestName) + '…' : name)

/**
 * @param {object} options
 * @param {import('../host/lampa-host').LampaHost} options.host
 * @param {import('../host/lampa').PlayData} options.data
 * @param {(id: string) => void} options.choose
 * @param {(id: string) => void} options.keep keeps the track on after the panel has switched it off
 * @param {(label: string) => void} options.unavailable the viewer chose a track that is not available here
 */
export function createAudioRows({ host, data, choose, keep, unavailable }) {
  const { PlayerPanel } = host.app
  let offered = ''

  /** @param {AudioTrackFacts} facts @param {string | null} on @returns {Row} */
  const ours = ({ id, language, label }, on) => ({
    language: escapeHtml(short(label || language || id)),
    selected: id === on,
    onSelect: safely(() => choose(id))
  })

  /** @param {AudioTrackFacts} facts @param {string | null} on @returns {Row} */
  const away = ({ label }, on) => ({
    language: escapeHtml(say(host.app, 'sound_away', { track: short(String(label)) })),
    selected: false,
    // The panel has switched the other tracks off for this row.
    onSelect: safely(() => {
      offered = ''
      if (on) keep(on)
      unavailable(short(String(label)))
    })
  })

  /** Restores the application's own rows. @param {Row[]} panel */
  function withdraw(panel) {
    if (offered && !data.voiceovers) PlayerPanel.setTracks(panel)
    offered = ''
  }

  return {
    /**
     * @param {object} state
     * @param {AudioTrackFacts[]} state.audio the tracks to choose from
     * @param {string | null} state.on
     * @param {Row[]} state.panel as the application gave them; a0 is the first
     * @param {AudioTrackFacts[]} state.missing external audio tracks that cannot be joined here
     * @returns {Row[]} what the panel has now
     */
    offer({ audio, on, panel, missing }) {
      const own = !missing.length && audio.length === panel.length && audio.every(({ id }, i) => id === 'a' + i)
      const state = own ? '' : JSON.stringify([audio, on, panel.length, missing])
      const rowOf = (/** @type {AudioTrackFacts} */ facts) =>
        (/^a\d+$/.test(facts.id) && panel[Number(facts.id.slice(1))]) || ours(facts, on)
      if (own) {
        withdraw(panel)
        return panel
      }
      const rows = audio.map(rowOf).concat(missing.map((facts) => away(facts, on)))
      if (state !== offered && !data.voiceovers) PlayerPanel.setTracks(rows)
      offered = state
      return rows
    },
    withdraw,
    /** The application has given the panel a list of its own. */
    again() {
      offered = ''
    }
  }
}
