// @ts-check
// Hebrew, written from right to left. Keys and parameters as in en.js. English replaces what is missing here.
export { he as plural } from 'make-plural/cardinals'

/** @type {import('./render').Sentences} */
export const notices = {}

/** @type {import('./render').Sentences} */
export const settings = {}

/** @type {import('./render').Sentences} */
export const lists = {}

/** @type {import('./render').Sentences} */
export const questions = {}

/** @type {import('./render').Sentences} */
export const screens = {}
