import { createKeptPromise } from '../../../js/base/kept-promise.js'

test('is made once, and shared', async () => {
  const make = jest.fn(() => Promise.resolve('core'))
  const kept = createKeptPromise(make)
  expect(make).not.toHaveBeenCalled()
  expect(kept.get()).toBe(kept.get())
  expect(await kept.get()).toBe('core')
  expect(make).toHaveBeenCalledTimes(1)
})

test.each([
  ['a rejection', () => Promise.reject(new Error('gone'))],
  [
    'a throw',
    () => {
      throw new Error('gone')
    }
  ]
])('%s is told, and forgotten', async (_, fail) => {
  const answers = [fail, () => Promise.resolve('core')]
  const kept = createKeptPromise(() => answers.shift()())
  await expect(kept.get()).rejects.toThrow('gone')
  expect(await kept.get()).toBe('core')
})

test('one in its place is kept like the first, and a failure of the first says nothing of it', async () => {
  let fail
  const kept = createKeptPromise(() => new Promise((_, reject) => (fail = reject)))
  const first = kept.get()
  const second = kept.renew(() => Promise.resolve('fresh'))
  fail(new Error('late'))
  await expect(first).rejects.toThrow('late')
  expect(kept.get()).toBe(second)
  expect(await second).toBe('fresh')
})

test('what is forgotten is made again', async () => {
  let count = 0
  const kept = createKeptPromise(() => Promise.resolve(++count))
  expect(await kept.get()).toBe(1)
  kept.forget()
  expect(await kept.get()).toBe(2)
})
