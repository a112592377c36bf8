/** @jest-environment jsdom */
import { fake, withFakeCore } from './stand-in/mocked-core.js'
import { createPage, pass } from './stand-in/page.js'
import { escapeHtml, showNote } from '../../plugin/notices.js'

jest.mock('../../js/core-client.js', () => jest.requireActual('./stand-in/mocked-core.js'))

const url = 'http://a.example/film.m3u8'

withFakeCore()

/** What is shown for one note of the core. */
async function shown(note, { data = {}, language = 'en' } = {}) {
  const page = createPage({ media: { [url]: { duration: 60 } }, stored: { language } })
  page.run()
  page.Lampa.Player.play({ url, ...data })
  await pass(1)
  fake.reply = ({ type }) =>
    type === 'seek' ? { commands: [{ type: 'notify', params: { n: 2, t: 3 }, ...note }] } : {}
  page.Lampa.PlayerVideo.to(20)
  await pass(1)
  return page.Lampa.Noty.shown
}

test.each([
  ['en', 'The server did not answer; playing from server 2 of 3.'],
  ['ru', 'Сервер не ответил; включён сервер 2 из 3.'],
  ['uk', 'Сервер не відповів; увімкнено сервер 2 з 3.'],
  ['cs', 'The server did not answer; playing from server 2 of 3.']
])('the sentence in %s', async (language, html) => {
  const note = { messageKey: 'switched_no_answer', severity: 'important' }
  expect(await shown(note, { language })).toEqual([{ html, options: undefined }])
})

test.each(['info', 'quiet'])('a note of severity %s is not shown', async (severity) => {
  expect(await shown({ messageKey: 'switched_no_answer', severity })).toEqual([])
})

test.each([
  ['exhausted', 7000],
  ['link_dead', 7000],
  ['protected', 7000],
  ['offline', undefined]
])('%s is always shown', async (messageKey, time) => {
  const [note] = await shown({ messageKey, severity: 'info' })
  expect(note.options && note.options.time).toBe(time)
})

test('the author shows the words himself', async () => {
  expect(await shown({ messageKey: 'exhausted', severity: 'important' }, { data: { quiet: true } })).toEqual([])
})

test('nothing from outside becomes HTML', () => {
  const page = createPage()
  showNote(page.Lampa, 'exhausted', '<img src=x onerror="steal()"> & \'it\'')
  expect(page.Lampa.Noty.shown[0].html).toBe('&lt;img src=x onerror=&quot;steal()&quot;&gt; &amp; &#39;it&#39;')
  const element = document.createElement('div')
  element.innerHTML = escapeHtml('<b>"x"</b>')
  expect(element.textContent).toBe('<b>"x"</b>')
  expect(element.children).toHaveLength(0)
})
