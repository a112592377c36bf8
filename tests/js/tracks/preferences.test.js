import { checkPreferences } from '../../../js/tracks/preferences.js'

test('what is meant is taken', () => {
  for (const good of [
    undefined,
    {},
    { audioLanguages: ['uk'], textLanguages: [], textMode: 'always', audioKind: 'dub' },
    { maxHeight: 720, hearingImpaired: true, audioDescription: false, textMode: undefined }
  ])
    expect(() => checkPreferences(good)).not.toThrow()
})

test.each([
  [null, 'preferences: '],
  ['uk', 'preferences: '],
  [{ audioLanguages: 'uk' }, 'preferences.audioLanguages: '],
  [{ textLanguages: [1] }, 'preferences.textLanguages: '],
  [{ textMode: 'never' }, 'preferences.textMode: '],
  [{ audioKind: '' }, 'preferences.audioKind: '],
  [{ maxHeight: '720' }, 'preferences.maxHeight: '],
  [{ maxHeight: -1 }, 'preferences.maxHeight: '],
  [{ maxHeight: NaN }, 'preferences.maxHeight: '],
  [{ hearingImpaired: 1 }, 'preferences.hearingImpaired: '],
  [{ languages: ['uk'] }, 'preferences.languages: ']
])('%j names the field', (bad, field) => {
  expect(() => checkPreferences(bad)).toThrow(TypeError)
  expect(() => checkPreferences(bad)).toThrow(field)
})
