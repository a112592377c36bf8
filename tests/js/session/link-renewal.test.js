import { createLinkRenewal } from '../../../js/session/link-renewal.js'
import { settle } from '../support/settle.js'

const known = () => ({ id: 's1', raw: 'a.m3u8?t=1', url: 'https://x.test/a.m3u8?t=1', source: { url: 'a.m3u8?t=1' } })

async function renew(resolve, source = known()) {
  const events = []
  const byId = (id) => (id === source.id ? source : undefined)
  const ask = createLinkRenewal({ resolve, byId, base: 'https://x.test/', send: (event) => events.push(event) })
  ask({ type: 'renew_link', sourceId: 's1', reason: 'expired' })
  await settle()
  return { events, source }
}

test.each([
  ['a string', () => 'a.m3u8?t=2'],
  ['a promise', () => Promise.resolve('a.m3u8?t=2')]
])('%s: from then on the source is opened by it', async (_, resolve) => {
  const { events, source } = await renew(resolve)
  expect(events).toEqual([{ type: 'link_renewed', sourceId: 's1', url: 'https://x.test/a.m3u8?t=2' }])
  expect(source).toMatchObject({ raw: 'a.m3u8?t=2', url: 'https://x.test/a.m3u8?t=2', source: { url: 'a.m3u8?t=1' } })
})

test.each([
  ['nothing', () => undefined],
  ['an empty text', () => ''],
  ['a number', () => 7],
  ['no address', () => 'https://'],
  [
    'an error',
    () => {
      throw new Error('no')
    }
  ],
  ['a rejection', () => Promise.reject(new Error('no'))]
])('%s: there is no fresh link', async (_, resolve) => {
  const { events, source } = await renew(resolve)
  expect(events).toEqual([{ type: 'link_renewed', sourceId: 's1' }])
  expect(source).toEqual(known())
})

test('the author is told which source and why, and may keep no hold on it', async () => {
  const seen = []
  const { source } = await renew((given, reason) => {
    seen.push({ ...given }, reason)
    given.url = 'spoilt'
  })
  expect(seen).toEqual([{ url: 'a.m3u8?t=1' }, 'expired'])
  expect(source.source.url).toBe('a.m3u8?t=1')
})

test('a source that is not there asks nobody', async () => {
  const resolve = jest.fn()
  const { events } = await renew(resolve, { ...known(), id: 's2' })
  expect(events).toEqual([])
  expect(resolve).not.toHaveBeenCalled()
})
