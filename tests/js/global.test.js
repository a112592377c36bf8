/** @jest-environment jsdom */
const load = () => jest.isolateModules(() => require('../../js/global.js'))
afterEach(() => delete window.ResilientPlayback)

test('the browser file makes one global', () => {
  load()
  expect(Object.keys(window.ResilientPlayback).sort()).toEqual(
    ['version', 'api', 'attach', 'createPlayer', 'inspect', 'loadCore', 'PlaybackError'].sort()
  )
  expect(window.ResilientPlayback).toMatchObject({ version: __VERSION__, api: 1 })
})

test('what is there already is extended, never replaced', () => {
  const play = () => {}
  const first = { version: '9.9.9', play }
  window.ResilientPlayback = first
  load()
  expect(window.ResilientPlayback).toBe(first)
  expect(first).toMatchObject({ version: '9.9.9', play, api: 1 })
  expect(typeof first.createPlayer).toBe('function')
  const { createPlayer } = first
  load()
  expect(first.createPlayer).toBe(createPlayer)
})

test('the plugin that has asked for this file gets it, and nothing else changes', () => {
  const acceptPage = jest.fn()
  window.ResilientPlayback = { acceptPage, play() {} }
  load()
  expect(acceptPage).toHaveBeenCalledTimes(1)
  expect(acceptPage.mock.calls[0][0]).toMatchObject({ version: __VERSION__, inspect: expect.any(Function) })
  expect(Object.keys(window.ResilientPlayback)).toEqual(['acceptPage', 'play'])
})
