// @ts-check
import { isolated } from '../notices.js'

/**
 * A row that is read and not chosen. The application makes such rows too dim for what a viewer agrees to.
 * @param {string} text
 */
export const line = (text) => ({
  title: '<span style="color:#fff;font-weight:400">' + isolated(text) + '</span>',
  separator: true
})
