// @ts-check
// Decides which notes are shown and for how long. Escapes all texts, because Noty inserts what it gets as HTML.

const unread = ['unreadable', 'unproxied_secret', 'unproxied_engine']
const ends = ['link_dead', 'exhausted', 'protected', 'torrent_silent'].concat(unread)
/** Notes about a change that the viewer sees or hears. */
const always = ['lower_quality', 'offline', 'sound_codec', 'other_voice']
/** For a final note, and for a note of several sentences. */
export const longMs = 7000

/** @type {Record<string, string>} */
const entities = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // The application fills templates with String.replace, which interprets "$&" and "$'", and marks placeholders by braces.
  $: '&#36;',
  '{': '&#123;',
  '}': '&#125;'
}

/** @param {unknown} text */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"'${}]/g, (sign) => entities[sign])
}

/**
 * Gives the text its own direction, because the application writes everything from left to right, Hebrew too.
 * @param {unknown} text
 */
export function isolated(text) {
  return '<bdi>' + escapeHtml(text) + '</bdi>'
}

/**
 * A row of a list that the viewer reads but cannot choose. The application's own style for such rows is too small and dim
 * for a text that a viewer agrees to.
 * @param {unknown} text
 */
export function line(text) {
  return {
    title: '<div style="color:#fff;font-weight:400;line-height:1.4">' + isolated(text) + '</div>',
    separator: true
  }
}

/** Whether the note is final: nothing plays, and the plugin tries nothing more. @param {string} messageKey */
export const isEnd = (messageKey) => ends.indexOf(messageKey) >= 0

/**
 * @param {{messageKey: string, severity?: string}} note
 * @param {string} [notices] the viewer's setting: important, all or end
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
