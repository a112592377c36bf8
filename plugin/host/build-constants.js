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
