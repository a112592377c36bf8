// @ts-check
// Which notes are shown, for how long, and that nothing from outside becomes HTML: Noty writes what it gets as it is.

const unread = ['unreadable', 'unproxied_secret', 'unproxied_engine']
const ends = ['link_dead', 'exhausted', 'protected', 'torrent_silent'].concat(unread)
/** What the viewer sees or hears differently now. */
const always = ['lower_quality', 'offline', 'sound_codec', 'other_voice']
/** Of the end, and of several sentences. */
export const longMs = 7000

/** @type {Record<string, string>} */
const entities = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // The application fills its templates by String.replace, for which "$&" and "$'" mean something, and names holes by braces.
  $: '&#36;',
  '{': '&#123;',
  '}': '&#125;'
}

/** @param {unknown} text */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"'${}]/g, (sign) => entities[sign])
}

/**
 * Its own direction: the application writes everything from left to right, Hebrew too.
 * @param {unknown} text
 */
export function isolated(text) {
  return '<bdi>' + escapeHtml(text) + '</bdi>'
}

/**
 * A row of a list that is read and not chosen. The application writes those too small and dim for what a viewer agrees to.
 * @param {unknown} text
 */
export function line(text) {
  return {
    title: '<div style="color:#fff;font-weight:400;line-height:1.4">' + isolated(text) + '</div>',
    separator: true
  }
}

/** Nothing plays, and nothing more will be tried. @param {string} messageKey */
export const isEnd = (messageKey) => ends.indexOf(messageKey) >= 0

/**
 * @param {{messageKey: string, severity?: string}} note
 * @param {string} [notices] the viewer's wish: important, all or end
 */
export function isShown(note, notices = 'important') {
  if (notices === 'all' || isEnd(note.messageKey) || always.indexOf(note.messageKey) >= 0) return true
  return notices === 'important' && note.severity === 'important'
}

/**
 * @param {{Noty: import('../host/lampa').LampaApp['Noty']}} app
 * @param {string} text plain
 * @param {number} [ms] 0: as long as the application shows its own
 */
export function showNote(app, text, ms = 0) {
  const html = escapeHtml(text)
  if (ms) app.Noty.show(html, { time: ms })
  else app.Noty.show(html)
}
