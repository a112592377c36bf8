/** @jest-environment jsdom */
import { readdirSync } from 'node:fs'
import { chooseEngine, engineCapabilities, engineNamed, hasEngine } from '../../../js/engines/index.js'
import { createFakeDashjs } from '../support/fake-dashjs.js'
import { createFakeHls } from '../support/fake-hls.js'
import { createFakeVideo } from '../support/fake-video.js'

const names = ['hls.js', 'dash.js', 'native']

test('each folder with an index is an engine that the registry knows', async () => {
  const folder = new URL('../../../js/engines/', import.meta.url)
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(new URL(entry.name, folder)).includes('index.js'))
    .map((entry) => entry.name)
  const modules = await Promise.all(folders.map((name) => import(`../../../js/engines/${name}/index.js`)))
  const found = modules.flatMap((module) => Object.values(module))
  expect(found.map(({ support }) => support.name).sort()).toEqual([...names].sort())
  found.forEach((engine) => expect(engineNamed(engine.support.name)).toBe(engine))
})

test.each(names)('%s opens, seeks and closes by one interface', (name) => {
  const libraries = { Hls: createFakeHls(), dashjs: createFakeDashjs() }
  const { video } = createFakeVideo(document)
  const onFailure = jest.fn()
  const opened = engineNamed(name).open({ video, url: 'http://one.test/film', onFailure }, libraries)
  expect(opened.isLive()).toBe(false)
  expect(opened.received()).toBe(0)
  expect(opened.targetDuration()).toBe(undefined)
  opened.seek(12)
  expect(video.currentTime).toBe(12)
  opened.close()
  expect(video.hasAttribute('src')).toBe(false)
  expect(onFailure).not.toHaveBeenCalled()
})

test.each([
  ['hls.js', { details: 'manifestLoadError', response: { code: 404 } }, { details: 'manifestLoadError', status: 404 }],
  ['dash.js', { error: { code: 27, message: 'no' } }, { code: 27, text: 'no' }],
  ['native', { code: 4, message: 'no' }, { code: 4, text: 'no' }],
  ['native', null, {}]
])('%s says %j as evidence', (name, said, expected) => {
  expect(engineNamed(name).evidence(said)).toEqual({ engine: name, ...expected })
})

test('a name that no engine has is the element', () => {
  expect(engineNamed('host')).toBe(engineNamed('native'))
})

const page = { MediaSource: {} }
const Hls = { isSupported: () => true }
const dashjs = { MediaPlayer: () => {} }
const all = { mse: true, hlsjs: true, dashjs: true, nativeHls: true, nativeDash: true }
const none = { mse: false, hlsjs: false, dashjs: false, nativeHls: false, nativeDash: false }
const broken = () => {
  throw new Error('no')
}

test.each([
  ['all there is', { video: { canPlayType: () => 'maybe' }, window: page, libraries: { Hls, dashjs } }, all],
  ['nothing', { video: { canPlayType: () => '' }, window: {}, libraries: {} }, none],
  ['no element', { video: null, window: page, libraries: {} }, { ...none, mse: true }],
  ['MSE of iPhones', { video: null, window: { ManagedMediaSource: {} }, libraries: {} }, { ...none, mse: true }],
  ['hls.js that cannot', { video: null, window: {}, libraries: { Hls: { isSupported: () => false } } }, none],
  ['an old hls.js', { video: null, window: {}, libraries: { Hls: {} } }, { ...none, hlsjs: true }],
  ['dash.js without a player', { video: null, window: {}, libraries: { dashjs: {} } }, none],
  ['what throws', { video: { canPlayType: broken }, window: {}, libraries: { Hls: { isSupported: broken } } }, none]
])('the capabilities of a page with %s', (name, device, expected) => {
  expect(engineCapabilities(device)).toEqual(expected)
})

test.each([
  ['hls', { mse: true, hlsjs: true }, true],
  ['hls', { hlsjs: true }, false],
  ['hls', { nativeHls: true }, true],
  ['hls', { mse: true, dashjs: true, nativeDash: true }, false],
  ['dash', { mse: true, dashjs: true }, true],
  ['dash', { nativeDash: true }, true],
  ['dash', { mse: true, hlsjs: true, nativeHls: true }, false],
  ['mp4', {}, true],
  ['torrserver', {}, true],
  ['dash', { host: true }, true]
])('%s with %j can be played: %s', (type, capabilities, expected) => {
  expect(hasEngine(type, capabilities)).toBe(expected)
})

test('hls.js without MSE is tried where nothing else is there', () => {
  expect(chooseEngine('hls', { hlsjs: true })).toBe('hls.js')
  expect(chooseEngine('hls', { hlsjs: true, nativeHls: true })).toBe('native')
})
