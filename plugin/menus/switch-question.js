// @ts-check
// The setting "Ask me": the plugin switches servers only if the viewer agrees. While the question is open, nothing counts as
// a failure.
import { text } from '../../js/text/index.js'
import { causeIn } from '../../js/text/render.js'
import { isolated } from '../notices/notices.js'
import { safely } from '../host/safely.js'
import { say } from '../text.js'

/**
 * @typedef {import('../../js/types').LoadUrlCommand} LoadUrlCommand
 * @typedef {{n: number, t: number, voice?: string}} Place among the film's servers; voice: the dub, if the source is an
 * external dub
 * @param {object} options
 * @param {import('../host/lampa').LampaApp} options.app
 * @param {string} options.language
 * @param {boolean} options.asks
 * @param {() => void} options.refused
 */
export function createQuestion({ app, language, asks, refused }) {
  let up = false
  /** What "yes" does; the core may replace it while the question is open. */
  let go = () => {}
  /** Set until the next first frame, so that one incident asks only once. */
  let agreed = false

  /** Another list may have replaced the question before it was answered. */
  const isUp = () => up && app.Select.opened()

  function agree() {
    agreed = true
    go()
  }

  /** @param {LoadUrlCommand} command @param {Place} place */
  function show(command, place) {
    const { name } = app.Controller.enabled()
    const focus = /^select/.test(name) ? 'player' : name
    const cause = causeIn(text(command.messageKey || 'switched_no_answer', place, language))
    const answer = (/** @type {(() => void) | undefined} */ then) => {
      up = false
      app.Controller.toggle(focus)
      if (then) then()
    }
    up = true
    app.Select.show({
      title: say(app, 'servers'),
      items: [
        { title: isolated(cause), separator: true },
        { title: isolated(say(app, place.voice ? 'go_on_voice' : 'go_on', place)), selected: true, then: agree },
        { title: isolated(say(app, 'turn_off')), then: refused }
      ],
      onSelect: safely(({ then }) => answer(then)),
      onBack: safely(() => answer(refused))
    })
  }

  return {
    isUp,
    /** Whether the question already tells the viewer what this note says. @param {string} messageKey */
    tells: (messageKey) => asks && /^switched_/.test(messageKey),
    /**
     * @param {LoadUrlCommand} command
     * @param {Place} place of its source
     * @param {() => void} then opens it
     */
    before(command, place, then) {
      go = then
      if (isUp()) return
      // A proxy has a question of its own.
      if (!asks || agreed || command.via || command.cause !== 'switch') then()
      else show(command, place)
    },
    /** The first frame was shown. */
    settled() {
      agreed = false
    }
  }
}
