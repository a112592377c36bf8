/** @jest-environment jsdom */
// Signs of life, the network of the device, and nudges.
import { start } from '../support/start-web-host.js'

describe('signs of life', () => {
  test('are told at most twice a second, until the first frame', () => {
    const { video, drive, clock, signs, open } = start()
    open()
    for (let i = 0; i < 10; i++) {
      video.dispatchEvent(new Event('progress'))
      clock.advance(100)
    }
    expect(signs).toEqual([
      { type: 'loading', loadId: 'l0' },
      { type: 'loading', loadId: 'l0' }
    ])
    drive.arrive(120)
    const before = signs.length
    clock.advance(1000)
    video.dispatchEvent(new Event('progress'))
    expect(signs).toHaveLength(before)
  })

  test('of hls.js are its playlists and the bytes of its segments', () => {
    const { clock, signs, open, Hls } = start()
    open({ engine: 'hls.js' })
    clock.advance(1100)
    expect(signs).toHaveLength(0)
    const emit = (name, data) => Hls.made[0].trigger(name, data)
    emit('hlsManifestLoaded', {})
    clock.advance(500)
    expect(signs).toHaveLength(1)
    const frag = { stats: { loaded: 0 } }
    emit('hlsFragLoading', { frag })
    clock.advance(2000)
    expect(signs).toHaveLength(1)
    frag.stats.loaded = 1000
    clock.advance(500)
    expect(signs).toHaveLength(2)
    emit('hlsFragLoading', { frag: { stats: { loaded: 10 } } })
    clock.advance(500)
    expect(signs).toHaveLength(3)
  })
})

test('the line of the device is told while something is open', () => {
  const { events, open, host } = start()
  window.dispatchEvent(new Event('offline'))
  open()
  window.dispatchEvent(new Event('offline'))
  window.dispatchEvent(new Event('online'))
  expect(events).toEqual([{ type: 'offline' }, { type: 'online' }])
  host.restore()
  window.dispatchEvent(new Event('offline'))
  expect(events).toHaveLength(2)
})

test('a nudge moves the picture of its own load only', () => {
  const { video, open, host } = start()
  open()
  host.nudge({ loadId: 'l9', position: 3 })
  expect(video.currentTime).toBe(0)
  host.nudge({ loadId: 'l0', position: 0.1 })
  expect(video.currentTime).toBe(0.1)
})
