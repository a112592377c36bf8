// @ts-check
// The build replaces these names in the text of each bundle; Jest defines them as globals.

/** @type {string} */
export const version = __VERSION__

/** Name of the file beside plugin.js that has the same plugin with the JavaScript core; empty in that file itself. */
/** @type {string} */
export const legacyFile = __LEGACY_FILE__

/** SHA-256 of that file's text, in hex. */
/** @type {string} */
export const legacySha256 = __LEGACY_SHA256__

/** SHA-256 of the page scripts of this build, by file name. The plugin runs no other ones. @type {Record<string, string>} */
export const pageSha256 = {
  'resilient-playback.js': __PAGE_SHA256__,
  'resilient-playback.legacy.js': __PAGE_LEGACY_SHA256__
}
