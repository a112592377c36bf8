// @ts-check
// The notes that the viewer reads about one film: at most one in five seconds. Notes that come meanwhile are merged into
// one, if they still hold. A final note is shown immediately.
import { text } from '../../js/text/index.js'
import { isEnd, isShown, longMs, showNote } from './notices.js'
import { safely } from '../host/safely.js'

/** At most one note in this time: the application shows one over the other. No policy: the core decides what is worth a note. */
const gapMs = 5000
/** A viewer does not notice a shorter stall. */
const stoppedSeconds = 2

const switched = /^switched_/
const standing = /^(switched_|reloaded$|link_renewed$|live_frozen$|still_trying$|offline$)/
const waits = /^(still_trying|offline)$/
/** [newer, older]: a newer note about the state of the film replaces older ones that wait. @type {[RegExp, RegExp][]} */
const replaced = [
  [switched, standing],
  [/^lower_quality$/, /^(switched_|lower_quality$|reloaded$|link_renewed$|live_frozen$|still_trying$|offline$)/],
  [/^(reloaded|link_renewed|live_frozen)$/, /^(reloaded|link_renewed|live_frozen|still_trying|offline)$/],
  [waits, standing]
]

/**
 * @typedef {import('../../js/index').PlaybackEvent} PlaybackEvent
 * @typedef {{messageKey: string, params: import('../../js/types').MessageParams, severity: string}} Note
 * @param {import('../host/lampa').LampaApp} app
 * @param {Pick<import('../../js/types').Clock, 'now' | 'setTimer' | 'clearTimer'>} clock
 * @param {() => string} language
 */
export function createNotes(app, clock, language) {
  /** When the last note was shown, for any film. */
  let saidAt = -gapMs

  /** @param {Note} note */
  const textOf = ({ messageKey, params }) => text(messageKey, params, language())

  /** @param {Note[]} notes */
  function say(notes) {
    saidAt = clock.now()
    showNote(app, notes.map(textOf).join(' '), notes.length > 1 || isEnd(notes[0].messageKey) ? longMs : 0)
  }

  return {
    /**
     * @param {import('../host/lampa').PlayData} data of the film
     * @param {string} notices the viewer's setting: important, all or end
     */
    begin(data, notices) {
      /** @type {Note[]} */
      let waiting = []
      /** @type {unknown} */
      let timer = null
      /** The last note shown told of a switch; it is out of date as soon as another server plays. */
      let toldOfSwitch = false

      const isMine = () => app.Player.playdata() === data
      const isRecent = () => clock.now() - saidAt < gapMs

      /** @param {RegExp} keys */
      function drop(keys) {
        const dropped = waiting.filter(({ messageKey }) => keys.test(messageKey))
        waiting = waiting.filter(({ messageKey }) => !keys.test(messageKey))
        return dropped
      }

      function flush() {
        timer = null
        const notes = waiting
        waiting = []
        if (!notes.length || !isMine()) return
        toldOfSwitch = notes.some(({ messageKey }) => switched.test(messageKey))
        say(notes)
      }

      /** @param {Note} note */
      function add(note) {
        waiting.push(note)
        if (timer === null) timer = clock.setTimer(safely(flush), Math.max(0, saidAt + gapMs - clock.now()))
      }

      /**
       * A second switch within one note's time becomes `switched_several`; the core leaves it to the history.
       * @param {Note} note @param {Note[]} before
       */
      function grouped(note, before) {
        if (!switched.test(note.messageKey)) return note
        const stopped = Number(note.params.seconds) >= stoppedSeconds
        const corrects = notices === 'important' && toldOfSwitch && isRecent() && stopped
        const several = corrects || before.some(({ messageKey }) => switched.test(messageKey))
        return several ? { ...note, messageKey: 'switched_several', severity: 'important' } : note
      }

      function stop() {
        waiting = []
        clock.clearTimer(timer)
        timer = null
      }

      /** @param {Note} note @param {boolean} [known] the viewer reads it elsewhere */
      function tell(note, known = false) {
        const old = replaced.filter(([keys]) => keys.test(note.messageKey))[0]
        const before = old ? drop(old[1]) : []
        const said = grouped(note, before)
        if (data.quiet || known || !isMine() || !isShown(said, notices)) return
        if (!isEnd(said.messageKey)) return add(said)
        stop()
        say([said])
      }

      /** @param {string | undefined} a @param {string | undefined} b */
      function compareDubs(a, b) {
        if (a && b && a !== b) tell({ messageKey: 'other_voice', params: { a, b }, severity: 'important' })
      }

      return {
        tell,
        /** A new state of the core: `playing` drops waiting notes about a missing picture. @param {string} state */
        state(state) {
          if (state === 'playing') drop(waits)
          return state
        },
        /**
         * @param {(event: PlaybackEvent) => void} emit
         * @param {(source: import('../../js/index').Source) => boolean} isExternal whether it is an external dub
         */
        hearing: (emit, isExternal) => (/** @type {PlaybackEvent} */ event) => {
          if (event.type === 'source_changed' && event.message && !isExternal(event.from) && !isExternal(event.to))
            compareDubs(event.from.voice, event.to.voice)
          emit(event)
        },
        stop
      }
    }
  }
}

/** @typedef {ReturnType<typeof createNotes>} Notes */
/** @typedef {ReturnType<Notes['begin']>} FilmNotes */
