// What a request to a proxy reveals, and that each request ends.
import { requestPrivately, keepsQuiet, reach } from '../../../js/proxies/private-request-host.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeFetch } from '../support/fake-fetch.js'
import { settle } from '../support/settle.js'

const url = 'https://a.example/film.m3u8'

test.each([
  ['no fetch', { fetch: undefined }],
  ['no way to end it', { AbortController: undefined }],
  ['no word about the referrer', { Request: createFakeFetch({ quiet: false }).window.Request }]
])('with %s nothing is asked', async (name, lacking) => {
  const { window, asked, serve } = createFakeFetch()
  serve(url, {})
  const poor = { ...window, ...lacking }
  expect(keepsQuiet(window)).toBe(true)
  expect(keepsQuiet(poor)).toBe(false)
  const said = []
  reach(poor, { url, timeoutMs: 4000, clock: createFakeClock() }, (answers) => said.push(answers))
  await settle()
  expect(said).toEqual([false])
  expect(asked).toEqual([])
})

describe('reach', () => {
  function ask(answer) {
    const { window, asked, serve } = createFakeFetch()
    const clock = createFakeClock()
    if (answer) serve(url, answer)
    const said = []
    const stop = reach(window, { url, timeoutMs: 4000, clock }, (answers) => said.push(answers))
    return { said, asked, clock, stop }
  }

  test('a server that answers, whatever it says', async () => {
    const { said, asked, clock } = ask({ status: 404 })
    expect(said).toEqual([])
    await settle()
    expect(said).toEqual([true])
    expect(asked[0]).toMatchObject({
      mode: 'no-cors',
      credentials: 'omit',
      referrer: '',
      referrerPolicy: 'no-referrer'
    })
    expect(asked[0].signal.aborted).toBe(true)
    expect(clock.armed()).toBe(0)
  })

  test('a server that does not', async () => {
    const { said } = ask()
    await settle()
    expect(said).toEqual([false])
  })

  test('one that is silent, for so long', async () => {
    const { said, clock, asked } = ask('silent')
    await settle()
    clock.advance(3999)
    expect(said).toEqual([])
    clock.advance(1)
    await settle()
    expect(said).toEqual([false])
    expect(asked[0].signal.aborted).toBe(true)
  })

  test('given up: nothing is said', async () => {
    const { said, stop, clock } = ask({})
    stop()
    await settle()
    clock.advance(9000)
    expect(said).toEqual([])
  })
})

test('an intermediary gets no cookies, no referrer, no second address', () => {
  const { window, asked } = createFakeFetch()
  requestPrivately(window, url, 'bytes=0-9', { head() {}, done() {}, failed() {} })
  expect(asked[0]).toEqual({
    url,
    mode: 'cors',
    redirect: 'error',
    credentials: 'omit',
    referrer: '',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    headers: { Range: 'bytes=0-9' },
    signal: expect.anything()
  })
})

test('a request that was given up tells nobody', async () => {
  const { window, serve } = createFakeFetch()
  serve(url, {})
  const hooks = { head: jest.fn(), done: jest.fn(), failed: jest.fn() }
  requestPrivately(window, url, undefined, hooks)()
  await settle()
  expect([hooks.done.mock.calls, hooks.failed.mock.calls]).toEqual([[], []])
})
