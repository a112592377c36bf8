/** @jest-environment jsdom */
import { openDash } from '../../../js/engines/dash/engine.js'
import { dashEvidence } from '../../../js/engines/dash/evidence.js'
import { hlsConfig, openHls } from '../../../js/engines/hls/engine.js'
import { hlsEvidence } from '../../../js/engines/hls/evidence.js'
import { openNative } from '../../../js/engines/native/engine.js'
import { createFakeDashjs } from '../support/fake-dashjs.js'
import { createFakeHls } from '../support/fake-hls.js'
import { createFakeVideo } from '../support/fake-video.js'

const address = 'http://one.test/film.m3u8?key=a b'

function open(engine, library, more = {}) {
  const { video, drive } = createFakeVideo(document)
  const onFailure = jest.fn()
  const opened = engine({ video, url: address, onFailure, ...more }, library)
  return { video, drive, onFailure, opened }
}

describe('native', () => {
  test('opens the address untouched and empties the element at the end', () => {
    const { video, drive, opened } = open(openNative)
    expect(video.getAttribute('src')).toBe(address)
    opened.close()
    expect(video.hasAttribute('src')).toBe(false)
    expect(drive.calls.load).toBe(1)
  })

  test('an endless duration is live', () => {
    const { drive, opened } = open(openNative)
    drive.metadata(60)
    expect(opened.isLive()).toBe(false)
    drive.metadata(Infinity)
    expect(opened.isLive()).toBe(true)
  })
})

describe('hls.js', () => {
  test('starts at the kept position, with the address untouched', () => {
    const Hls = createFakeHls()
    const { video } = open(openHls, Hls, { position: 31.5 })
    expect(Hls.made[0]).toMatchObject({ url: address, media: video, config: { startPosition: 31.5 } })
  })

  test('without a position hls.js chooses: the live edge or the start', () => {
    expect(hlsConfig(createFakeHls(), undefined).startPosition).toBe(-1)
    expect(hlsConfig(createFakeHls(), 0).startPosition).toBe(0)
  })

  test('retries once by itself, in the words of its version', () => {
    const newer = hlsConfig(createFakeHls())
    expect(newer.manifestLoadPolicy.default).toMatchObject({
      maxTimeToFirstByteMs: 8000,
      errorRetry: { maxNumRetry: 1 }
    })
    expect(newer.fragLoadPolicy.default.errorRetry.maxNumRetry).toBe(1)
    expect(newer.fragLoadPolicy.default.maxLoadTimeMs).toBeGreaterThan(60000)
    const older = hlsConfig(createFakeHls({ policies: false }))
    expect(older).toMatchObject({ manifestLoadingMaxRetry: 1, levelLoadingMaxRetry: 1, fragLoadingMaxRetry: 1 })
    // hls.js rejects a config that mixes both kinds of settings.
    expect(Object.keys(older).join()).not.toContain('Policy')
    expect(Object.keys(newer).join()).not.toContain('Loading')
  })

  test('only fatal errors are failures', () => {
    const Hls = createFakeHls()
    const { onFailure } = open(openHls, Hls)
    Hls.made[0].trigger('hlsError', { fatal: false, details: 'fragLoadError' })
    expect(onFailure).not.toHaveBeenCalled()
    Hls.made[0].trigger('hlsError', {
      fatal: true,
      details: 'fragLoadError',
      response: { code: 404, text: 'Not Found' }
    })
    expect(onFailure).toHaveBeenCalledWith({
      engine: 'hls.js',
      details: 'fragLoadError',
      status: 404,
      text: 'Not Found'
    })
  })

  test.each([true, false])('after its end an instance reports no failure; it has off(): %s', (off) => {
    const Hls = createFakeHls({ off })
    const { video, onFailure, opened } = open(openHls, Hls)
    opened.close()
    Hls.made[0].trigger('hlsError', { fatal: true, details: 'fragLoadError' })
    expect(onFailure).not.toHaveBeenCalled()
    expect(Hls.made[0].destroyed).toBe(true)
    expect(video.hasAttribute('src')).toBe(false)
  })

  test('live is what the playlist says', () => {
    const Hls = createFakeHls()
    const { opened } = open(openHls, Hls)
    expect(opened.isLive()).toBe(false)
    Hls.made[0].trigger('hlsLevelLoaded', { details: { live: true } })
    expect(opened.isLive()).toBe(true)
  })

  test.each([
    [{ details: 'manifestParsingError', reason: 'no EXTM3U delimiter' }, { text: 'no EXTM3U delimiter' }],
    [{ details: 'x', error: new Error('boom') }, { text: 'boom' }],
    [{ details: 'x', networkDetails: { getAllResponseHeaders: () => 'retry-after: 7\r\n' } }, { retryAfterMs: 7000 }],
    [{ details: 'x', networkDetails: { headers: { get: () => '120' } } }, { retryAfterMs: 120000 }],
    [{ details: 'x', networkDetails: { getAllResponseHeaders: () => '' } }, {}],
    [
      {
        details: 'x',
        networkDetails: { getAllResponseHeaders: () => 'retry-after: Thu, 26 Nov 2026 12:00:00 GMT\r\n' }
      },
      {}
    ],
    [{ details: 'x', networkDetails: { getAllResponseHeaders: () => 'retry-after: -1\r\n' } }, {}],
    [{ details: 'x', networkDetails: {} }, {}],
    [{ details: 'x', response: { code: 0, text: '' } }, { status: 0 }],
    [{ details: 'x' }, {}]
  ])('evidence of %j', (data, expected) => {
    expect(hlsEvidence(data)).toEqual({ engine: 'hls.js', details: data.details, ...expected })
  })
})

describe('dash.js', () => {
  test('starts at the kept position and leaves the start of the element to the host', () => {
    const dashjs = createFakeDashjs()
    open(openDash, dashjs, { position: 12 })
    expect(dashjs.made[0]).toMatchObject({ url: address, autoplay: false, startTime: 12 })
    expect(dashjs.made[0].settings.streaming.retryAttempts.MediaSegment).toBe(1)
  })

  test('without a position it starts where dash.js likes', () => {
    const dashjs = createFakeDashjs()
    open(openDash, dashjs)
    expect(dashjs.made[0].startTime).toBeNaN()
  })

  test('its errors are failures until it is destroyed', () => {
    const dashjs = createFakeDashjs()
    const { onFailure, opened } = open(openDash, dashjs)
    dashjs.made[0].raise({ error: { code: 25, message: 'manifest' } })
    expect(onFailure).toHaveBeenCalledWith({ engine: 'dash.js', code: 25, text: 'manifest' })
    opened.close()
    dashjs.made[0].raise({ error: { code: 27 } })
    expect(onFailure).toHaveBeenCalledTimes(1)
    expect(dashjs.made[0].ended).toBe('destroy')
  })

  test('an older one is reset', () => {
    const dashjs = createFakeDashjs({ destroy: false })
    open(openDash, dashjs).opened.close()
    expect(dashjs.made[0].ended).toBe('reset')
  })

  test('it may not know yet whether it is live', () => {
    const dashjs = createFakeDashjs()
    const { opened } = open(openDash, dashjs)
    dashjs.made[0].isDynamic = () => {
      throw new Error('no manifest')
    }
    expect(opened.isLive()).toBe(false)
    dashjs.made[0].isDynamic = () => true
    expect(opened.isLive()).toBe(true)
  })

  test.each([
    [{ error: { code: 27, data: { response: { status: 404 } } } }, { code: 27, status: 404 }],
    [{ error: 'download' }, { text: 'download' }],
    [undefined, {}]
  ])('evidence of %j', (event, expected) => {
    expect(dashEvidence(event)).toEqual({ engine: 'dash.js', ...expected })
  })
})
