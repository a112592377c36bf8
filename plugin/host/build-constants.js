// @ts-check
// Replaced in the text of each bundle by the build; Jest gives them as globals.

/** @type {string} */
export const version = __VERSION__

/** File beside plugin.js that holds the plugin with the JavaScript core; empty in that file itself. */
/** @type {string} */
export const legacyFile = __LEGACY_FILE__

/** SHA-256 of its text, in hex. */
/** @type {string} */
export const legacySha256 = __LEGACY_SHA256__

/** SHA-256 of the scripts for pages of the same build, by name: the plugin runs no other ones. @type {Record<string, string>} */
export const pageSha256 = {
  'resilient-playback.js': __PAGE_SHA256__,
  'resilient-playback.legacy.js': __PAGE_LEGACY_SHA256__
}
