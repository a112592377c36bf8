/** @jest-environment jsdom */
import { loadUrl } from '../../js/support/fake-core.js'
import { fake, withFakeCore } from '../stand-in/mocked-core.js'
import { back, createPage, pass } from '../stand-in/page.js'
import { escapeHtml, showNote } from '../../../plugin/notices/notices.js'

jest.mock('../../../js/core/client.js', () => jest.requireActual('../stand-in/mocked-core.js'))

const url = 'http://a.example/film.m3u8'
const other = 'http://b.example/film.m3u8'

withFakeCore()

/** Returns the messages that the app shows after one `notify` of the core. */
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
  showNote(page.Lampa, '<img src=x onerror="steal()"> & \'it\'')
  expect(page.Lampa.Noty.shown[0].html).toBe('&lt;img src=x onerror=&quot;steal()&quot;&gt; &amp; &#39;it&#39;')
  const element = document.createElement('div')
  element.innerHTML = escapeHtml('<b>"x"</b>')
  expect(element.textContent).toBe('<b>"x"</b>')
  expect(element.children).toHaveLength(0)
})

describe('at most one note in five seconds', () => {
  /** A film whose core sends the commands that the test names. */
  async function film({ data = {}, stored = {}, urls = [url, other, third] } = {}) {
    const page = createPage({ media: { '*': { duration: 600 } }, stored })
    page.run()
    page.Lampa.Player.play({ url: urls.join(' or '), ...data })
    await pass(1)
    let place = 0
    const commands = (...list) => {
      fake.reply = ({ type }) => (type === 'seek' ? { commands: list } : {})
      place += 20
      page.Lampa.PlayerVideo.to(place)
      fake.reply = () => ({})
    }
    const tell = (messageKey, more = {}) =>
      commands({ type: 'notify', messageKey, severity: 'important', params: { n: 2, t: 3, seconds: 3 }, ...more })
    const said = () => page.Lampa.Noty.shown.map(({ html }) => html)
    return { ...page, page, tell, said, commands }
  }
  const third = 'http://c.example/film.m3u8'
  const second = 'The server did not answer; playing from server 2 of 3.'
  const toThird = { params: { n: 3, t: 3, seconds: 3 } }

  test('a second switch waits for its turn, and then both are one sentence', async () => {
    const { tell, said } = await film()
    tell('switched_no_answer')
    await pass(1)
    tell('switched_stalled', { ...toThird, severity: 'quiet' })
    await pass(3)
    expect(said()).toEqual([second])
    await pass(2)
    expect(said()).toEqual([second, 'Several servers failed; playing from server 3 of 3.'])
  })

  test.each([
    ['that the picture did not stand for', { params: { n: 3, t: 3, seconds: 1 }, severity: 'quiet' }, 1],
    ['long after the first', toThird, 6]
  ])('no sentence about several: a switch %s', async (_, more, seconds) => {
    const { tell, said } = await film()
    tell('switched_no_answer')
    await pass(seconds)
    tell('switched_stalled', more)
    await pass(8)
    expect(said().join()).not.toMatch(/Several/)
    expect(said()).toHaveLength(seconds > 5 ? 2 : 1)
  })

  test('a switch that the core keeps to itself stays so, where no other was told of', async () => {
    const { tell, said } = await film()
    tell('still_trying')
    await pass(1)
    tell('switched_stalled', { ...toThird, severity: 'quiet' })
    await pass(8)
    expect(said()).toHaveLength(1)
  })

  test('what came meanwhile is one note, each sentence once, shown for longer', async () => {
    const page = await film()
    page.tell('switched_no_answer')
    await pass(1)
    page.tell('lower_quality', { params: { n: 3, t: 3, q: '1080', q2: '720' } })
    page.tell('live_frozen')
    page.tell('live_frozen')
    await pass(5)
    expect(page.said()[1]).toBe(
      'No server manages 1080p right now; continuing in 720p. The channel froze; reconnected.'
    )
    expect(page.said()).toHaveLength(2)
    expect(page.Lampa.Noty.shown[1].options).toEqual({ time: 7000 })
  })

  test('what does not hold any more is not said', async () => {
    const { tell, said, page } = await film()
    /** The device loses its network for a moment. */
    const offline = () => {
      const note = { type: 'notify', messageKey: 'offline', severity: 'important', params: { n: 1, t: 3 } }
      fake.reply = ({ type }) => (type === 'seek' ? { state: 'waiting_network', commands: [note] } : {})
      page.Lampa.PlayerVideo.to(20)
      fake.reply = () => ({ state: 'playing' })
    }
    tell('reloaded')
    await pass(1)
    tell('still_trying')
    tell('reloaded', { severity: 'quiet' })
    await pass(6)
    tell('reloaded')
    await pass(1)
    offline()
    await pass(8)
    expect(said()).toHaveLength(2)
  })

  test('the end does not wait, and nothing comes after it', async () => {
    const { tell, said } = await film()
    tell('switched_no_answer')
    await pass(1)
    tell('offline')
    tell('exhausted')
    expect(said()).toEqual([second, expect.stringMatching(/^None of the servers/)])
    await pass(8)
    expect(said()).toHaveLength(2)
  })

  test.each([
    ['closed', (page) => back(page)],
    ['another film', (page) => page.Lampa.Player.play({ url })],
    [
      'an advertisement before another film',
      (page) => {
        page.host.holdPreroll = true
        page.Lampa.Player.play({ url })
      }
    ],
    [
      'the viewer wants no help with it',
      ({ Lampa }) => {
        Lampa.Keypad.listener.send('longdown', {})
        Lampa.Select.answer(Lampa.Select.shown().items.filter(({ title }) => /Do not switch/.test(title))[0])
      }
    ]
  ])('nothing of a film that is over: %s', async (_, end) => {
    const page = await film()
    page.tell('switched_no_answer')
    await pass(1)
    page.tell('offline')
    end(page)
    await pass(8)
    expect(page.said()).toEqual([second])
  })

  test('when it is over: no switches; what the viewer sees or hears differently is said, as always', async () => {
    const { tell, said, page } = await film({
      stored: { resilient_playback_notices: 'end' },
      data: {
        sources: [
          { url, voice: 'A' },
          { url: other, voice: 'B' }
        ]
      }
    })
    const quiet = ['switched_no_answer', 'still_trying', 'reloaded', 'link_renewed']
    for (const key of quiet) {
      tell(key)
      await pass(6)
    }
    fake.reply = ({ type }) => (type === 'seek' ? { state: 'switching', commands: [loadUrl('s2')] } : {})
    page.Lampa.PlayerVideo.to(20)
    fake.reply = () => ({ state: 'playing' })
    await pass(8)
    expect(page.Lampa.PlayerVideo.opened).toEqual([url, other])
    expect(said()).toEqual(['The other server does not have the dub &quot;A&quot;; &quot;B&quot; is on.'])
    for (const key of ['lower_quality', 'offline', 'exhausted']) {
      tell(key)
      await pass(6)
    }
    expect(said()).toHaveLength(4)
  })

  describe('the voice of the other server', () => {
    const voices = (b) => ({
      sources: [
        { url, voice: '<b>A</b>' },
        { url: other, voice: b }
      ]
    })
    const lost = 'The other server does not have the dub "&lt;b&gt;A&lt;/b&gt;"; "B" is on.'.replace(/"/g, '&quot;')

    /** Switches to the other server. After its first frame, the core reports the switch. */
    async function switchTo({ page, said }, { cause = 'switch' } = {}) {
      const note = { type: 'notify', messageKey: 'switched_no_answer', severity: 'important', params: { n: 2, t: 2 } }
      let state = 'switching'
      fake.reply = ({ type }) => {
        if (type === 'seek') return { state, commands: [loadUrl('s2', { cause })] }
        if (type !== 'playback_started') return { state }
        state = 'playing'
        return { state, commands: cause === 'switch' ? [note] : [] }
      }
      page.Lampa.PlayerVideo.to(20)
      await pass(8)
      expect(page.Lampa.PlayerVideo.opened).toEqual([url, other])
      return said()
    }
    const toSecond = 'The server did not answer; playing from server 2 of 2.'

    test('is another one: that is said, in one note with the switch', async () => {
      expect(await switchTo(await film({ data: voices('B') }))).toEqual([`${toSecond} ${lost}`])
    })

    test.each([
      ['the same', '<b>A</b>', {}, [toSecond]],
      ['unknown', undefined, {}, [toSecond]],
      ["the viewer's own pick", 'B', { cause: 'pick' }, []]
    ])('nothing is said: %s', async (_, voice, more, said) => {
      expect(await switchTo(await film({ data: voices(voice) }), more)).toEqual(said)
    })
  })
})
