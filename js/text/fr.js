// @ts-check
// French. Keys and English: en.js; what is not here yet is said in English.

/** @type {Record<string, string>} */
export const fr = {}
