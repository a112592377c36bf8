import { createDeviceStore } from '../../../plugin/host/device-store-host.js'
import { createDatabase } from '../stand-in/database.js'

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

/** Starts the app again and waits until the store has read its database. */
async function restarted(indexedDB) {
  const storeOf = createDeviceStore({ indexedDB })
  await settled()
  return storeOf
}

test('what was agreed to is known at once, and after the application was started anew', async () => {
  const indexedDB = createDatabase()
  const store = createDeviceStore({ indexedDB })('proxy')
  store.set('a', 'manifests')
  expect([store.get('a'), store.get('b')]).toEqual(['manifests', ''])
  await settled()
  expect((await restarted(indexedDB))('proxy').get('a')).toBe('manifests')
})

test('kinds know nothing of each other: one is emptied, the other stays', async () => {
  const indexedDB = createDatabase()
  const storeOf = await restarted(indexedDB)
  storeOf('torrent').set('a', 'yes')
  storeOf('proxy').set('a', 'pieces')
  storeOf('torrent').clear()
  await settled()
  const later = await restarted(indexedDB)
  expect([later('torrent').get('a'), later('proxy').get('a')]).toEqual(['', 'pieces'])
})

test.each([
  ['one is taken back', (store) => store.remove('a')],
  ['all are taken back', (store) => store.clear()]
])('%s before the database was read: it does not come again', async (_, undo) => {
  const indexedDB = createDatabase()
  ;(await restarted(indexedDB))('proxy').set('a', 'manifests')
  await settled()
  const store = createDeviceStore({ indexedDB })('proxy')
  undo(store)
  await settled()
  expect(store.get('a')).toBe('')
  expect(indexedDB.rows.size).toBe(0)
  store.set('a', 'pieces')
  await settled()
  expect((await restarted(indexedDB))('proxy').get('a')).toBe('pieces')
})

test.each([
  ['none', undefined],
  ['one that refuses', createDatabase({ refuses: true })]
])('without a database (%s) it lasts as long as the application', async (_, indexedDB) => {
  const store = (await restarted(indexedDB))('torrent')
  store.set('a', 'yes')
  await settled()
  expect(store.get('a')).toBe('yes')
  store.clear()
  expect(store.get('a')).toBe('')
  expect((await restarted(indexedDB))('torrent').get('a')).toBe('')
})
