// A bundle contains the keys of the sentences only in English. This plugin removes the keys of all other languages, which
// are a tenth of each language.
import { pathToFileURL } from 'node:url'

/** @typedef {Record<string, string | Record<string, string>>} Sentences */

/**
 * @param {Sentences} sentences
 * @param {Sentences} english
 * @returns {Sentences | (string | Record<string, string> | 0)[]} as js/text/render.js reads it
 */
export function packed(sentences, english) {
  const keys = Object.keys(english)
  // The zeros of a list would take more space than the keys.
  return Object.keys(sentences).length * 2 < keys.length ? sentences : keys.map((key) => sentences[key] ?? 0)
}

export const packedTexts = {
  name: 'packed-texts',
  /** @param {string} code @param {string} id */
  async transform(code, id) {
    const [, folder, tag] = /^(.*\/js\/text\/)([a-z]{2})\.js$/.exec(id.replace(/\\/g, '/')) ?? []
    if (!tag || tag === 'en') return null
    const [language, english] = await Promise.all(
      [tag, 'en'].map((name) => import(pathToFileURL(`${folder}${name}.js`).href))
    )
    const groups = Object.keys(english).filter((name) => name !== 'plural')
    const lines = groups.map(
      (name) => `export const ${name} = ${JSON.stringify(packed(language[name], english[name]))}`
    )
    const imported = /^export \{ \w+ as plural \}.*$/m.exec(code)
    if (!imported) throw new Error(`${id} names no plural rules`)
    return { code: [imported[0], ...lines].join('\n'), map: null }
  }
}
