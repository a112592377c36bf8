// @ts-check
// If there are subtitle files, the panel shows only those and no subtitles of the stream. The plugin adds a last row to the
// panel's list, which opens a list of all subtitles.
import { escapeHtml } from '../notices/notices.js'
import { safely } from '../host/safely.js'

/** @typedef {import('../../js/index').TextTrackFacts} TextTrackFacts */

/**
 * @param {object} options
 * @param {import('../host/lampa').LampaApp} options.app
 * @param {() => {texts: TextTrackFacts[], on: string | null}} options.all
 * @param {(id: string) => void} options.choose
 */
export function createTextSelect({ app, all, choose }) {
  const { Controller, Lang, PlayerPanel, Select } = app
  let offered = ''

  /** @param {string | null} before what was on before the panel switched it off for the row that opens this list */
  function open(before) {
    const { name } = Controller.enabled()
    const row = (/** @type {TextTrackFacts} */ { id, label, language }) => ({
      title: escapeHtml(label || language || id),
      subtitle: label && language ? escapeHtml(language) : '',
      selected: id === before,
      id
    })
    // The application's Select does not restore the focus.
    const leave = (/** @type {string | null} */ id) => {
      Controller.toggle(name)
      choose(id || 'text:off')
    }
    Select.show({
      title: Lang.translate('player_subs'),
      items: [{ title: Lang.translate('player_disabled'), selected: !before, id: 'text:off' }].concat(
        all().texts.map(row)
      ),
      onSelect: safely((/** @type {{id: string}} */ item) => leave(item.id)),
      onBack: safely(() => leave(before))
    })
  }

  return {
    /**
     * @param {import('../host/lampa').HostTrack[]} files as the panel has them
     * @param {boolean} hidden the stream has others
     */
    offer(files, hidden) {
      const state = JSON.stringify([files.map(({ label }) => label), hidden])
      if (state === offered) return
      offered = state
      if (!hidden || !files.length) return
      /** @type {string | null} */
      let before = null
      const row = {
        label: Lang.translate('more'),
        index: files.length + 1,
        // Remembers what is on before the panel switches everything off.
        set mode(/** @type {string} */ value) {
          if (value === 'disabled') before = all().on || before
        },
        onSelect: safely(() => open(before))
      }
      PlayerPanel.setSubs([row, ...files])
    },
    /** The application has given the panel a list of its own. */
    again() {
      offered = ''
    }
  }
}
