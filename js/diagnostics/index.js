// @ts-check
// Diagnostics in words, for developers. Codes and facts: docs/diagnostics.md.
import { dashTexts } from './dash-texts.js'
import { deviceTexts } from './device-texts.js'
import { hlsTexts } from './hls-texts.js'
import { mp4Texts } from './mp4-texts.js'
import { typeTexts } from './type-texts.js'
import { urlTexts } from './url-texts.js'

const tables = [hlsTexts, dashTexts, mp4Texts, typeTexts, urlTexts, deviceTexts]

/**
 * @param {{code: string, params?: Record<string, string>}} diagnostic
 * @returns {string} plain text: what comes from outside in it is not escaped
 */
export function sentenceOf({ code, params }) {
  const table = tables.filter((one) => one[code])[0]
  if (!table) return ''
  return table[code].replace(/\{(\w+)\}/g, (whole, name) =>
    params && params[name] !== undefined ? params[name] : whole
  )
}
