// @ts-check
/** Audio, subtitles and video: one row of buttons for each kind that offers a choice. */

/** @type {{kind: 'audio' | 'text' | 'video', none?: [string, string]}[]} none: the button for no track, its id and its text */
const KINDS = [
  { kind: 'audio' },
  { kind: 'text', none: ['text:off', 'tracks_off'] },
  { kind: 'video', none: ['video:auto', 'tracks_auto'] }
]

/**
 * @param {HTMLElement} place
 * @param {any} player
 * @param {(key: string) => string} text
 */
export function enableTracks(place, player, text) {
  /** @param {string} id @param {string} name @param {boolean} on */
  function button(id, name, on) {
    const made = document.createElement('button')
    made.textContent = name
    made.dataset.track = id
    made.setAttribute('aria-pressed', String(on))
    made.onclick = () => player.selectTrack(id)
    return made
  }

  /** @param {typeof KINDS[number]} of @param {{id: string, name: string, selected: boolean}[]} tracks */
  function row({ kind, none }, tracks) {
    const made = Object.assign(document.createElement('p'), { role: 'group', ariaLabel: text(`tracks_${kind}`) })
    const label = Object.assign(document.createElement('span'), { textContent: text(`tracks_${kind}`) })
    const buttons = tracks.map(({ id, name, selected }) => button(id, name, selected))
    if (none) buttons.unshift(button(none[0], text(none[1]), !tracks.some(({ selected }) => selected)))
    made.append(label, ...buttons)
    return made
  }

  player.on('tracks_changed', (/** @type {any} */ { tracks }) => {
    const { track } = /** @type {HTMLElement} */ (document.activeElement)?.dataset ?? {}
    const rows = KINDS.filter(({ kind, none }) => tracks[kind].length > (none ? 0 : 1))
    place.replaceChildren(...rows.map((of) => row(of, tracks[of.kind])))
    // Keeps the focus for viewers who choose by keys.
    if (track) /** @type {HTMLElement | null} */ (place.querySelector(`[data-track="${track}"]`))?.focus()
  })
}
