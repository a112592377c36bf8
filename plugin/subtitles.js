// @ts-check
// Subtitles across a switch. The application hides them with the old element and forgets those of an HLS playlist; its
// own memory (saveParams) covers the external ones only.
import { safely } from './safely.js'

/**
 * @typedef {import('./lampa').SubtitleTrack} SubtitleTrack
 * @param {import('./lampa').LampaApp['PlayerVideo']} playerVideo
 */
export function createSubtitleKeeper(playerVideo) {
  /** @type {SubtitleTrack[]} */
  let list = []
  /** @type {SubtitleTrack | null} */
  let wanted = null

  /** @param {SubtitleTrack} track */
  const isShown = (track) => track.mode === 'showing' || track.selected === true

  /** @param {SubtitleTrack} track */
  function choose(track) {
    if (!isShown(track)) {
      list.forEach((other) => {
        if (other !== track) other.selected = false
      })
      track.mode = 'showing'
      track.selected = true
    }
    playerVideo.subsview(true)
  }

  return {
    /** @param {unknown} tracks of PlayerVideo 'subs' */
    offered(tracks) {
      list = Array.isArray(tracks) ? tracks : []
      const asked = wanted
      if (!asked) return
      const same = list.filter(({ index, label }) => index === asked.index && label === asked.label)[0]
      if (same) safely(choose)(same)
    },
    /** Before the old element goes. */
    remember() {
      const hidden = playerVideo.render().find('.player-video__subtitles').hasClass('hide')
      const shown = list.filter((track) => track.index !== -1 && isShown(track))[0]
      wanted = shown && !hidden ? shown : null
    },
    /** The new element has its data: external subtitles run on and only have to be shown. */
    show() {
      if (wanted) playerVideo.subsview(true)
    }
  }
}
