// Proxies in a page: who asks the viewer, how long a consent lasts, which events the author gets.
import { checkQuestion, readEntries } from '../../../js/proxies/options.js'
import { createPageProxySession } from '../../../js/proxies/page-consent.js'
import { createFakeClock } from '../support/fake-clock.js'
import { createFakeFetch } from '../support/fake-fetch.js'
import { settle } from '../support/settle.js'

const entry = { url: 'https://proxy.example.com/?url={url}', owner: 'Somebody', purpose: 'films' }
const command = {
  type: 'load_url',
  loadId: 'l2',
  sourceId: 's1',
  via: 'p1',
  engine: 'hls.js',
  paused: false,
  cause: 'retry'
}

function start(askProxy, paused = false) {
  const sent = []
  const told = []
  const open = jest.fn()
  const proxySession = createPageProxySession({
    window: createFakeFetch().window,
    clock: createFakeClock(),
    proxies: [entry],
    askProxy,
    paused: () => paused,
    send: (event) => sent.push(event),
    emit: (event) => told.push(event)
  })
  return { proxySession, sent, told, open }
}

test('none where the author names none, or cannot ask', () => {
  expect(createPageProxySession({ proxies: [], askProxy: () => true })).toBe(null)
  expect(createPageProxySession({ proxies: [entry] })).toBe(null)
})

test('the deadlines stand still while somebody reads, and a yes is remembered for manifests alone', async () => {
  const askProxy = jest.fn(() => Promise.resolve(true))
  const { proxySession, sent, told, open } = start(askProxy)
  proxySession.before(command, open)
  expect(sent).toEqual([{ type: 'pause' }])
  expect(open).not.toHaveBeenCalled()
  await settle()
  expect(sent).toEqual([{ type: 'pause' }, { type: 'resume' }])
  expect(open).toHaveBeenCalledTimes(1)
  expect(told).toEqual([{ type: 'proxy_changed', proxy: entry, pieces: false }])
  proxySession.before({ ...command, loadId: 'l3' }, open)
  expect(open).toHaveBeenCalledTimes(2)
  proxySession.before({ ...command, loadId: 'l4', viaPieces: true }, open)
  await settle()
  expect(askProxy.mock.calls).toEqual([
    [entry, 'manifests'],
    [entry, 'pieces']
  ])
  proxySession.before({ ...command, loadId: 'l5', via: undefined }, open)
  expect(told.slice(1)).toEqual([
    { type: 'proxy_changed', proxy: null, pieces: false },
    { type: 'proxy_changed', proxy: entry, pieces: true },
    { type: 'proxy_changed', proxy: null, pieces: false }
  ])
  expect(open).toHaveBeenCalledTimes(4)
})

test.each([
  ['false', () => false],
  ['something else', () => 'yes'],
  ['a rejection', () => Promise.reject(new Error('closed'))],
  [
    'an error',
    () => {
      throw new Error('broken')
    }
  ]
])('%s is a no', async (name, askProxy) => {
  const { proxySession, sent, told, open } = start(askProxy)
  proxySession.before(command, open)
  await settle()
  expect(sent.slice(1)).toEqual([
    { type: 'resume' },
    { type: 'proxy_refused', loadId: 'l2', proxyId: 'p1', pieces: false }
  ])
  expect([open.mock.calls, told]).toEqual([[], []])
})

test('who has paused stays paused', async () => {
  const { proxySession, sent, open } = start(() => true, true)
  proxySession.before(command, open)
  await settle()
  expect(sent).toEqual([])
  expect(open).toHaveBeenCalledTimes(1)
})

test('an answer that comes when something else was opened opens nothing', async () => {
  const { proxySession, open } = start(() => true)
  const other = jest.fn()
  proxySession.before(command, open)
  proxySession.before({ ...command, loadId: 'l3', via: undefined }, other)
  await settle()
  expect([open.mock.calls.length, other.mock.calls.length]).toEqual([0, 1])
})

test.each([
  [{}, 'proxies: a list of at most 16 is expected'],
  [Array(17).fill(entry), 'proxies: a list of at most 16 is expected'],
  [['https://proxy.example.com/?url={url}'], 'proxies[0]: {url, owner, purpose} is expected'],
  [[{ ...entry, url: '' }], 'proxies[0].url: an address is expected'],
  [[entry, { ...entry, owner: ' ' }], 'proxies[1].owner: a text is expected'],
  [[{ ...entry, purpose: 5 }], 'proxies[0].purpose: a text is expected']
])('%j is refused by name', (given, message) => {
  expect(() => readEntries(given)).toThrow(new TypeError(message))
})

test('what nobody can be asked about is refused', () => {
  expect(readEntries(undefined)).toEqual([])
  expect(readEntries([{ ...entry, key: 'secret' }])).toEqual([entry])
  expect(() => checkQuestion([entry], undefined)).toThrow('askProxy: no proxy is used without asking the viewer')
  expect(() => checkQuestion([], true)).toThrow('askProxy: a function is expected')
})
