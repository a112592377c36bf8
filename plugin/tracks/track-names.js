// @ts-check
// Names of tracks in the application's panel, used if its own names say less: a bare code, "unknown", or no channel layout.
// The panel inserts names as HTML.
import { attempt } from '../../js/base/attempt.js'
import { escapeHtml } from '../notices/notices.js'

/** @typedef {import('../host/lampa').HostTrack} HostTrack */
/** @typedef {{id?: string, language?: string, label?: string, channels?: number}} Facts */
/** @typedef {{of(tag: string): string | undefined}} DisplayNames of the platform; newer than ES2017 */
/** @typedef {{DisplayNames?: new (languages: string[], options: {type: 'language'}) => DisplayNames}} WithDisplayNames */

/** Number of characters for which a row has room. */
const longest = 120
/** @type {Record<number, string>} */
const layouts = { 1: '1.0', 6: '5.1', 7: '6.1', 8: '7.1' }
/** `ru`, `RUS`, `pt-BR`; a word such as "Dub" is none. */
const bareCode = /^(?!dub$)([a-z]{2,3}|[A-Z]{2,3})([-_][A-Za-z0-9]+)*$/

/**
 * @param {string} tag
 * @param {string} language of the viewer
 * @param {Record<string, unknown>} own names that the application has, by code
 */
function languageName(tag, language, own) {
  const Names = typeof Intl === 'undefined' ? undefined : /** @type {WithDisplayNames} */ (Intl).DisplayNames
  const named = Names && attempt(() => new Names([language], { type: 'language' }).of(tag))
  const name = String((named !== tag && named) || own[tag.split('-')[0]] || '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The name that the panel would show. @param {HostTrack} track */
const ownName = ({ language, name, label }) => String((language && label) || language || name || label || '')

/**
 * @param {HostTrack} track as the panel has it
 * @param {Facts} facts
 * @param {{tag: string, language: string, own: Record<string, unknown>}} about `tag`: canonical, empty where unknown
 * @returns {string} escaped; empty: the panel's own is as good
 */
export function nameOf(track, facts, { tag, language, own }) {
  const panels = ownName(track)
  const spoken = tag ? languageName(tag, language, own) : ''
  const label = String(facts.label || '')
  const layout = !track.extra && layouts[facts.channels || 0]
  const poor = !panels || bareCode.test(panels) || /[<>&"'${}]/.test(panels)
  if (!poor && !layout) return ''
  const title = label && !bareCode.test(label) ? label : ''
  // If the title names the language, the language is not added.
  const said = [spoken, tag && languageName(tag, tag, own)].some(
    (word) => !!word && title.toLowerCase().indexOf(word.toLowerCase()) >= 0
  )
  const parts = [said ? '' : spoken, title, layout].filter(Boolean)
  return escapeHtml((parts.length ? parts.join(', ') : panels).slice(0, longest))
}

/**
 * @param {object} options
 * @param {import('../host/lampa').LampaApp} options.app
 * @param {string} options.language of the viewer
 * @param {() => import('../../js/types').Core | null} options.coreNow
 */
export function createTrackNames({ app, language, coreNow }) {
  /** What the application read from a playlist that the platform plays. @type {Record<string, unknown>} */
  let read = {}
  let given = ''

  /** @param {string} where @returns {unknown[]} */
  function listOf(where) {
    const list = read[where]
    return Array.isArray(list) ? list : []
  }

  /** @param {Facts} facts */
  function tagOf(facts) {
    const core = coreNow()
    if (!core) return ''
    const { audio } = core.selectTracks({
      audio: [{ id: 'a', language: facts.language, label: facts.label }],
      intent: { audio: { id: 'a' } }
    })
    return audio ? audio.language : ''
  }

  /** @param {HostTrack} track @param {Facts} facts */
  function entry(track, facts) {
    const own = /** @type {Record<string, unknown>} */ ((app.Lang.codes && app.Lang.codes()) || {})
    const name = nameOf(track, facts, { tag: tagOf(facts), language, own })
    return name ? { language: name } : undefined
  }

  /**
   * @param {HostTrack[]} sounds @param {Facts[]} audioFacts
   * @param {HostTrack[]} texts @param {Facts[]} textFacts
   */
  function write(sounds, audioFacts, texts, textFacts) {
    // The plugin's own rows already have names.
    const theirs = (/** @type {number} */ place) => /^a\d/.test((audioFacts[place] || {}).id || '')
    const tracks = sounds.map((track, place) =>
      theirs(place) ? entry(track, audioFacts[place]) || listOf('tracks')[place] : undefined
    )
    const subs = listOf('subs').slice()
    texts.forEach((track, place) => {
      const ours = typeof track.index === 'number' && track.index >= 0 && entry(track, textFacts[place] || {})
      // A label that the panel shows as it is stays.
      if (ours) subs[Number(track.index)] = ours
    })
    app.PlayerPanel.setTranslate({ tracks, subs })
  }

  return {
    /** @param {string} where @param {unknown} list of the application's parser */
    read(where, list) {
      read[where] = list
      given = ''
    },
    /** Another server plays: what was read belongs to the previous one. */
    forget() {
      read = {}
      given = ''
    },
    /**
     * @param {HostTrack[]} sounds @param {Facts[]} audioFacts
     * @param {HostTrack[]} texts @param {Facts[]} textFacts
     */
    give(sounds, audioFacts, texts, textFacts) {
      const state = JSON.stringify([audioFacts, textFacts, sounds.length, texts.length, !!coreNow()])
      if (state === given || (!sounds.length && !texts.length)) return
      given = state
      write(sounds, audioFacts, texts, textFacts)
    }
  }
}
