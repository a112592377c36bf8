import { createListeners } from '../../../js/base/listeners.js'

const closed = { type: 'closed', position: 1, finished: false }

test('the author hears everything, a listener its type', () => {
  const all = []
  const some = []
  const { on, emit } = createListeners((event) => all.push(event.type))
  on('closed', (event) => some.push(event))
  emit({ type: 'recovered', seconds: 1 })
  emit(closed)
  expect(all).toEqual(['recovered', 'closed'])
  expect(some).toEqual([closed])
})

test('a listener can be taken off, in the middle of an event too', () => {
  const heard = []
  const { on, emit } = createListeners()
  const off = on('closed', () => {
    off()
    heard.push('first')
  })
  on('closed', () => heard.push('second'))
  emit(closed)
  emit(closed)
  expect(heard).toEqual(['first', 'second', 'second'])
})

test('what a listener throws is logged once and stops nobody', () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => {})
  const heard = []
  const { on, emit } = createListeners(() => {
    throw new Error('mine')
  })
  on('closed', () => heard.push(1))
  emit(closed)
  emit(closed)
  expect(heard).toEqual([1, 1])
  expect(log).toHaveBeenCalledTimes(1)
  log.mockRestore()
})

test('a listener must be a function', () => {
  expect(() => createListeners().on('closed', null)).toThrow(TypeError)
})

test('where the console throws too, the other listeners hear the event all the same', () => {
  const error = jest.spyOn(console, 'error').mockImplementation(() => {
    throw new Error('a page that keeps its console to itself')
  })
  const heard = jest.fn()
  const listeners = createListeners(() => {
    throw new Error('broken')
  })
  listeners.on('closed', heard)
  expect(() => listeners.emit({ type: 'closed' })).not.toThrow()
  expect(heard).toHaveBeenCalledTimes(1)
  error.mockRestore()
})
