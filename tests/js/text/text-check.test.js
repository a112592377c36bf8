import { en as plural, he, ru } from 'make-plural/cardinals'
import { doubleFaults, textFaults } from '../../../scripts/texts.mjs'

const english = {
  notes: { gone: 'Gone; {n} is on.', slow: 'Too slow[ for {q}p]; {n} is on.' },
  lists: { ago: { one: '{count} minute ago', other: '{count} minutes ago' } }
}
const russian = {
  notes: { gone: 'Нет; включён {n}.', slow: 'Медленно[ для {q}p]; включён {n}.' },
  lists: {
    ago: {
      one: '{count} минуту назад',
      few: '{count} минуты назад',
      many: '{count} минут назад',
      other: '{count} минуты назад'
    }
  }
}

/** @param {object} notes @param {object} lists these sentences replace the Russian ones */
const faultsWith = (notes, lists = {}) =>
  textFaults(
    {
      en: { plural, ...english },
      ru: { plural: ru, notes: { ...russian.notes, ...notes }, lists: { ...russian.lists, ...lists } }
    },
    { whole: ['en', 'ru'], missing: {} }
  ).faults

/** @param {string} key */
const without = (key) => {
  const ago = { ...russian.lists.ago }
  delete ago[key]
  return { ago }
}

test('nothing is wrong with whole languages', () => {
  expect(faultsWith({})).toEqual([])
})

test.each([
  ['a key that English has not', { gome: 'Нет.' }, {}, 'ru, notes, gome: is no key of English'],
  ['another parameter', { gone: 'Нет; включён {m}.' }, {}, 'ru, notes, gone: has other parameters than in English'],
  ['no parameter', { gone: 'Нет; включён.' }, {}, 'ru, notes, gone: has other parameters than in English'],
  [
    'an optional parameter that is always said',
    { slow: 'Медленно для {q}p; включён {n}.' },
    {},
    'ru, notes, slow: has other optional parameters'
  ],
  ['no cause', { gone: 'Нет, включён {n}.' }, {}, 'ru, notes, gone: has no semicolon after the cause'],
  ['HTML', { gone: 'Нет; <b>{n}</b>.' }, {}, 'ru, notes, gone: holds a sign of HTML'],
  ['a stray bracket', { gone: 'Нет; {n}}.' }, {}, 'ru, notes, gone: has a stray bracket'],
  ['forms of nothing that is counted', { gone: russian.lists.ago }, {}, 'has plural forms, but no {count} in English'],
  ['one form for all numbers', {}, { ago: '{count} мин назад' }, 'ru, lists, ago: needs plural forms'],
  ['no form for 2', {}, without('few'), 'ru, lists, ago: lacks the plural form few'],
  ['no form for fractions', {}, without('other'), 'ru, lists, ago: lacks the plural form other'],
  [
    'a form that Russian has not',
    {},
    { ago: { ...russian.lists.ago, two: '{count} минуты назад' } },
    'has a plural form that its language has not: two'
  ],
  [
    'a form for 1, 21 and 31 that does not say which',
    {},
    { ago: { ...russian.lists.ago, one: 'минуту назад' } },
    'ru, lists, ago: has other parameters than in English (one)'
  ]
])('%s', (_, notes, lists, fault) => {
  expect(faultsWith(notes, lists).join('\n')).toContain(fault)
})

test('a whole language lacks nothing', () => {
  const languages = { en: { plural, ...english }, ru: { plural: ru, notes: russian.notes, lists: {} } }
  expect(textFaults(languages, { whole: ['en', 'ru'], missing: {} }).faults).toEqual(['ru, ago: is missing'])
})

test('a form for one number alone need not name it', () => {
  const ago = { one: 'לפני דקה', two: 'לפני שתי דקות', other: 'לפני {count} דקות' }
  const languages = { en: { plural, ...english }, he: { plural: he, notes: {}, lists: { ago } } }
  expect(textFaults(languages, { whole: ['en'], missing: { he: 2 } })).toEqual({ faults: [], missing: { he: 2 } })
})

test.each([
  [1, ['he: 2 sentences are missing, at most 1']],
  [2, []],
  [3, ['he: lower its number in scripts/texts.mjs to 2']],
  [undefined, ['he: scripts/texts.mjs does not name this language']]
])('the number of sentences that a language lacks only falls (%s)', (most, faults) => {
  const { ago } = english.lists
  const forms = { one: ago.one, two: ago.other, other: ago.other }
  const languages = { en: { plural, ...english }, he: { plural: he, notes: {}, lists: { ago: forms } } }
  const missing = most === undefined ? {} : { he: most }
  expect(textFaults(languages, { whole: ['en'], missing }).faults).toEqual(faults)
})

test('a key is in one table only', () => {
  expect(doubleFaults({ notes: { a: 'A' }, lists: { a: 'A', b: 'B' } })).toEqual(['a: is there twice'])
})
