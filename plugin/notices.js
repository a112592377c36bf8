// @ts-check
// Which notes are shown, for how long, and that nothing from outside becomes HTML: Noty writes what it gets as it is.

const unread = ['unreadable', 'unproxied_secret', 'unproxied_engine']
const long = ['link_dead', 'exhausted', 'protected', 'torrent_silent'].concat(unread)
const always = ['lower_quality', 'offline'].concat(long)
const longMs = 7000

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** @param {unknown} text */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (sign) => entities[sign])
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

/**
 * @param {{messageKey: string, severity?: string}} note
 * @param {string} [notices] the viewer's wish: important, all or end
 */
export function isShown(note, notices = 'important') {
  if (notices === 'all' || always.indexOf(note.messageKey) >= 0) return true
  return notices === 'important' && note.severity === 'important'
}

/**
 * @param {{Noty: import('./lampa').LampaApp['Noty']}} app
 * @param {string} messageKey
 * @param {string} text
 */
export function showNote(app, messageKey, text) {
  const html = escapeHtml(text)
  if (long.indexOf(messageKey) >= 0) app.Noty.show(html, { time: longMs })
  else app.Noty.show(html)
}
