// @ts-check
import { text } from '../text/index.js'

/** @typedef {import('../index').PlaybackEvent} PlaybackEvent */
/** @typedef {import('../index').Reason} Reason */
/** @typedef {import('../types').KnownSource} KnownSource */
/** @typedef {import('../types').LoadUrlCommand} LoadUrlCommand */

/** Two samples. A viewer does not notice a shorter stop. */
const seamlessSeconds = 1

/**
 * @typedef {object} PublicSessionOptions
 * @property {import('../session/source-list.js').SourceList} sources
 * @property {string} [language] of the messages
 * @property {() => number} now
 * @property {() => number} position of the playback, in seconds
 * @property {(event: PlaybackEvent) => void} emit
 */

/**
 * What the author of a page or a plugin sees of a session: turns commands and states of the core into PlaybackEvents.
 * @param {PublicSessionOptions} options
 */
export function createPublicSession(options) {
  const { sources, now, position, emit } = options
  /** What the core says of them; a source that is not here is untried. @type {Record<string, import('../index').SourceState>} */
  const states = {}
  /** @type {KnownSource | null} */
  let current = null
  /** @type {KnownSource | null} the source that showed frames last */
  let left = null
  /** @type {{from: KnownSource, reason: Reason, messageKey: string, picked: boolean, midFilm: boolean} | null} */
  let departure = null
  /** @type {number | null} */
  let troubleSince = null
  /** True: the core has acted on the trouble. */
  let acted = false
  /** Seconds without a frame before the current source, as the core reports it. @type {number | undefined} */
  let gap
  let playing = false
  let finished = false
  let exhausted = false
  let closed = false

  /** @param {KnownSource} known */
  const publicOf = ({ source }) => source

  /** @param {KnownSource} known */
  function trying(known) {
    // Without a core nobody else says that the last one has stopped.
    if (current && states[current.id] === 'playing') states[current.id] = 'good'
    current = known
    playing = false
    gap = undefined
    const all = sources.all()
    emit({ type: 'trying', source: publicOf(known), index: all.indexOf(known), total: all.length })
  }

  /** @param {LoadUrlCommand} command */
  function loading(command) {
    const next = sources.byId(command.sourceId)
    if (!next) return
    const fresh = command.cause === 'start'
    exhausted = false
    if (fresh) departure = left = null
    acted = !fresh && command.cause !== 'pick'
    if (!acted) troubleSince = null
    else if (troubleSince === null) troubleSince = now()
    if (current && next !== current) {
      if (!departure && !fresh) {
        const picked = command.cause === 'pick'
        const { reason = 'unknown', messageKey = '' } = command
        departure = { from: left || current, reason, messageKey, picked, midFilm: !!left }
      }
    }
    trying(next)
  }

  function firstFrame() {
    if (!current || closed) return
    playing = true
    const gone = departure
    departure = null
    left = current
    if (gone && gone.from !== current) {
      emit({
        type: 'source_changed',
        from: publicOf(gone.from),
        to: publicOf(current),
        reason: gone.reason,
        position: position(),
        seamless: gone.midFilm && gap !== undefined && gap < seamlessSeconds,
        message: gone.picked ? '' : changeMessage(gone.messageKey, current, gone.from)
      })
    }
    const since = troubleSince
    troubleSince = null
    // A short stall that ended by itself is not reported.
    if (since === null || !acted) return
    acted = false
    const seconds = Math.round((now() - since) / 100) / 10
    emit({ type: 'recovered', seconds })
  }

  /**
   * @param {string} messageKey
   * @param {KnownSource} to
   * @param {KnownSource} from
   */
  function changeMessage(messageKey, to, from) {
    if (to.given || from.given) {
      const nameOf = (/** @type {KnownSource} */ { given, voice }) =>
        (given && voice) || text('own_sound', {}, options.language)
      return text('other_voice', { a: nameOf(from), b: nameOf(to) }, options.language)
    }
    const film = sources.servers()
    const params = { n: film.indexOf(to) + 1, t: film.length, q: from.source.quality }
    return text(messageKey, params, options.language)
  }

  /** @param {import('../types').GiveUpCommand} command */
  function gaveUp(command) {
    if (exhausted) return
    exhausted = true
    playing = false
    troubleSince = null
    const { reason } = command
    const tried = triedOf(command.tried)
    const message = text(command.messageKey, { t: tried.length }, options.language)
    /** @type {import('../index').PlaybackEvent} */
    const event = { type: 'exhausted', reason, message, tried }
    if (command.instead) event.instead = command.instead
    emit(event)
  }

  /** @param {{sourceId: string, reason: Reason}[]} tried */
  function triedOf(tried) {
    /** @type {import('../index').Tried[]} */
    const out = []
    tried.forEach(({ sourceId, reason }) => {
      const known = sources.byId(sourceId)
      if (known) out.push({ source: publicOf(known), reason })
    })
    return out
  }

  return {
    /** The host opened a source itself, before the core was loaded. @param {string} id */
    opened(id) {
      const known = sources.byId(id)
      if (known) trying(known)
    },
    /** @param {import('../types').Command} command */
    command(command) {
      if (closed) return
      if (command.type === 'load_url') loading(command)
      if (command.type === 'notify') gap = command.params.seconds
      if (command.type === 'give_up') gaveUp(command)
    },
    /** The state of the core, after each change. @param {string} state */
    state(state) {
      if (/^(rebuffering|recovering|waiting_network)$/.test(state) && troubleSince === null && playing)
        troubleSince = now()
      if (state === 'playing') firstFrame()
      finished = state === 'ended' || (finished && state === 'stopped')
    },
    /** @param {Record<string, import('../index').SourceState>} changed by id */
    sourceStates(changed) {
      Object.keys(changed).forEach((id) => {
        states[id] = changed[id]
      })
    },
    /** The picture of the current source is there, and no core says so. */
    firstFrame() {
      if (current) states[current.id] = 'playing'
      firstFrame()
    },
    /** Emits the last event. Further calls do nothing. */
    close() {
      if (closed) return
      closed = true
      emit({ type: 'closed', position: position(), finished })
    },
    current: () => current,
    source: () => (current ? publicOf(current) : null),
    /** @returns {import('../index').Session['sources']} */
    sources: () =>
      sources.all().map((known) => {
        const state = states[known.id] || 'untried'
        return { ...known.source, state: closed && state === 'playing' ? 'good' : state }
      })
  }
}
