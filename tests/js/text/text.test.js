import { text } from '../../../js/text/index.js'
import { inspectionText } from '../../../js/text/inspection.js'
import { causeIn, createText } from '../../../js/text/render.js'
import { say } from '../../../plugin/text.js'
import { packed } from '../../../scripts/packed-texts.mjs'

/** Every messageKey of docs/protocol.md. */
const keys = [
  'switched_no_answer',
  'switched_not_found',
  'switched_overloaded',
  'switched_stalled',
  'switched_too_slow',
  'switched_not_a_video',
  'switched_damaged',
  'link_dead',
  'reloaded',
  'still_trying',
  'exhausted',
  'offline',
  'switched_cut_short',
  'live_frozen',
  'protected',
  'torrent_silent',
  'switched_refused',
  'external_player',
  'switched_codec',
  'unreadable',
  'unproxied_secret',
  'unproxied_engine'
]
test.each(keys)('%s is one whole sentence in each language', (key) => {
  const said = ['en', 'ru', 'uk'].map((language) => text(key, { n: 2, t: 3, q: 1080, q2: 720 }, language))
  said.forEach((one) => expect(one).toMatch(/^[A-ZА-ЯІЇЄ][^{}]+\.$/))
  expect(new Set(said).size).toBe(3)
  expect(said[0]).toMatch(/^[\x20-\x7e]+$/)
  expect(said[1]).not.toMatch(/[іїєґ]/i)
  expect(said[2]).not.toMatch(/[ыэъё]/i)
})

test('the parameters are put in', () => {
  expect(text('switched_not_found', { n: 2, t: 3 }, 'en')).toBe(
    'The video is no longer on this server; playing from server 2 of 3.'
  )
})

test.each([
  ['en', 'The server is too slow; switched to server 2 of 3.'],
  ['ru', 'Сервер слишком медленный; включён сервер 2 из 3.'],
  ['uk', 'Сервер надто повільний; увімкнено сервер 2 з 3.']
])('without a known quality the slow server is said without one (%s)', (language, expected) => {
  expect(text('switched_too_slow', { n: 2, t: 3 }, language)).toBe(expected)
})

test('a known quality is said as the number of its lines', () => {
  expect(text('switched_too_slow', { n: 2, t: 3, q: 1080 }, 'en')).toBe(
    'The server is too slow for 1080p; switched to server 2 of 3.'
  )
  expect(text('lower_quality', { q: 1080, q2: 720 }, 'ru')).toBe(
    'Ни один сервер сейчас не тянет 1080p; продолжаем в 720p.'
  )
})

test.each([
  ['ru-RU', 'Основной звук'],
  ['uk_UA', 'Основний звук'],
  ['UK', 'Основний звук'],
  ['de', 'Main sound'],
  ['', 'Main sound'],
  [undefined, 'Main sound'],
  ['rue', 'Main sound'],
  ['constructor', 'Main sound']
])('the language %s', (tag, expected) => {
  expect(text('own_sound', {}, tag)).toBe(expected)
})

test('what a language lacks is said in English', () => {
  expect(text('live_frozen', {}, 'he')).toBe('The channel froze; reconnected.')
})

test('an unknown key says nothing', () => {
  expect(text('toString', {}, 'en')).toBe('')
})

const other = () => 'other'
const sentences = (...groups) => createText({ en: { plural: other, groups } })

test('a part in brackets is said where all its parameters are given, and only there', () => {
  const sentence = sentences({ far: 'So far[ from {a} to {b}], so good.' })
  expect(sentence('far', { a: 'A', b: 0 })).toBe('So far from A to 0, so good.')
  expect(sentence('far', { a: 'A' })).toBe('So far, so good.')
})

test('a parameter is no template, and one that is not given says nothing', () => {
  const asked = sentences({ add: 'As in {place}[ and {more}]{end}' })
  expect(asked('add', { place: 'https://host/?url={url}[{more}]' })).toBe('As in https://host/?url={url}[{more}]')
})

test('the cause of a note is its first half, as a sentence', () => {
  expect(causeIn('The channel froze; reconnected.')).toBe('The channel froze.')
  expect(causeIn('频道卡住了；已重新连接。')).toBe('频道卡住了。')
  expect(causeIn('Main sound.')).toBe('Main sound.')
})

/** Rows of the history of switches, by the number of minutes. */
const minutes = {
  en: { 0: '0 minutes ago', 1: '1 minute ago', 2: '2 minutes ago' },
  ru: { 1: '1 минуту назад', 4: '4 минуты назад', 5: '5 минут назад', 14: '14 минут назад', 101: '101 минуту назад' },
  uk: { 1: '1 хвилину тому', 4: '4 хвилини тому', 5: '5 хвилин тому', 14: '14 хвилин тому', 31: '31 хвилину тому' },
  he: { 1: '1 minute ago', 2: '2 minutes ago' }
}

test.each(Object.keys(minutes))('plural forms (%s)', (language) => {
  const app = { Storage: { get: () => language } }
  Object.keys(minutes[language]).forEach((count) =>
    expect(say(app, 'history_ago', { count: Number(count) })).toBe(minutes[language][count])
  )
})

/** By language: numbers for each plural form of the word "minute". */
const forms = {
  be: { one: [1, 21, 101], few: [2, 4, 22], many: [0, 5, 11, 14, 20], other: [1.5] },
  bg: { one: [1], other: [0, 2, 21] },
  cs: { one: [1], few: [2, 4], other: [0, 5, 21, 22], many: [1.5] },
  fr: { one: [0, 1, 1.5], other: [2, 21] },
  he: { one: [1], two: [2], other: [0, 3, 11, 21] },
  pl: { one: [1], few: [2, 4, 22], many: [0, 5, 12, 21], other: [1.5] },
  pt: { one: [0, 1, 1.5], other: [2, 21] },
  ro: { one: [1], few: [0, 2, 19, 101, 119], other: [20, 21, 100, 120] },
  ru: { one: [1, 21, 101], few: [2, 4, 22], many: [0, 5, 11, 14, 20], other: [1.5] },
  uk: { one: [1, 21, 101], few: [2, 4, 22], many: [0, 5, 11, 14, 20], other: [1.5] },
  zh: { other: [0, 1, 2] }
}

test.each(Object.keys(forms))('which form a number takes, where a language has any (%s)', (tag) => {
  const { plural } = require(`../../../js/text/${tag}.js`)
  const said = {}
  Object.keys(forms[tag]).forEach((form) => (said[form] = `${form} {count}`))
  const counted = createText({
    [tag]: { plural, groups: [{ key: said }] },
    en: { plural: other, groups: [{ key: '' }] }
  })
  Object.keys(forms[tag]).forEach((form) =>
    forms[tag][form].forEach((count) => expect(counted('key', { count }, tag)).toBe(`${form} ${count}`))
  )
})

test('a form that a language leaves out is said as other', () => {
  const counted = sentences({ key: { other: '{count} minutes' } })
  expect(counted('key', { count: 1 })).toBe('1 minutes')
})

test('a language as it is shipped, without keys, says the same', () => {
  const tags = ['be', 'en', 'ru', 'uk']
  const files = tags.map((tag) => require(`../../../js/text/${tag}.js`))
  const en = files[1]
  const groups = Object.keys(en).filter((name) => name !== 'plural')
  const table = (pack) => {
    const languages = {}
    files.forEach((file, i) => {
      const shipped = (name) => (tags[i] === 'en' ? file[name] : pack(file[name], en[name]))
      languages[tags[i]] = { plural: file.plural, groups: groups.map(shipped) }
    })
    return createText(languages)
  }
  const [written, shipped] = [table((own) => own), table(packed)]
  const all = groups.flatMap((name) => Object.keys(en[name]))
  expect(Array.isArray(packed(files[2].notices, en.notices))).toBe(true)
  tags.forEach((tag) =>
    all.forEach((key) => expect(shipped(key, { count: 3, n: 2 }, tag)).toBe(written(key, { count: 3, n: 2 }, tag)))
  )
})

test('a language as it is shipped keeps the place of what it lacks', () => {
  const english = { a: 'A', b: 'B', c: 'C' }
  const table = (groups) => createText({ en: { plural: other, groups: [english] }, ru: { plural: other, groups } })
  expect(packed({ a: 'А', c: 'Ц' }, english)).toEqual(['А', 0, 'Ц'])
  const russian = table([packed({ a: 'А', c: 'Ц' }, english)])
  expect(['a', 'b', 'c', 'd'].map((key) => russian(key, {}, 'ru'))).toEqual(['А', 'B', 'Ц', ''])
  expect(packed({ c: 'Ц' }, english)).toEqual({ c: 'Ц' })
})

test('plural forms of a diagnostic, whose parameters are texts', () => {
  expect(inspectionText('URL-4205', { count: '1' })).toMatch(/^There is a space /)
  expect(inspectionText('URL-4205', { count: '2' })).toMatch(/^There are 2 spaces /)
})
