import { onScreen, screenHeight, showsHdr } from '../../../js/device/screen-host.js'

const page = (more) => ({ screen: { width: 1920, height: 1080 }, navigator: { userAgent: 'Chrome/120' }, ...more })

test.each([
  ['a screen', page(), 1080],
  ['of which a pixel is two', page({ devicePixelRatio: 2 }), 2160],
  ['that is held upright', page({ screen: { width: 412, height: 915 }, devicePixelRatio: 2.625 }), 1082],
  [
    'a television, whose page is smaller than its panel',
    page({ navigator: { userAgent: '... Web0S; Linux/SmartTV' } }),
    0
  ],
  [
    'a television of Samsung with its interface',
    page({ webapis: { productinfo: { isUdPanelSupported: () => true } } }),
    2160
  ],
  ['one that is older', page({ webapis: { productinfo: { isUdPanelSupported: () => false } } }), 1080],
  ['one that is newer', page({ webapis: { productinfo: { is8KPanelSupported: () => true } } }), 4320],
  ['one that lacks the question', page({ webapis: { productinfo: {} } }), 1080],
  ['no screen', { navigator: { userAgent: 'x' } }, 0],
  [
    'a screen that throws',
    Object.defineProperty({}, 'screen', {
      get: () => {
        throw new Error('no')
      }
    }),
    0
  ],
  ['nothing at all', undefined, 0]
])('%s', (name, window, height) => {
  expect(screenHeight(window)).toBe(height)
})

test('"screen" becomes a number, or goes where nobody knows; numbers stay', () => {
  expect(onScreen({ maxHeight: 'screen', textMode: 'off' }, page())).toEqual({ maxHeight: 1080, textMode: 'off' })
  expect(onScreen({ maxHeight: 'screen' }, {})).toEqual({})
  expect(onScreen({ maxHeight: 720 }, page())).toEqual({ maxHeight: 720 })
  expect(onScreen({}, page())).toEqual({})
})

describe('a high dynamic range', () => {
  /** @param {string[]} true the media queries that match */
  const browser = (...holding) => ({ matchMedia: (query) => ({ matches: holding.includes(query) }) })

  test.each([
    ['of the picture', browser('(video-dynamic-range: standard)', '(video-dynamic-range: high)'), true],
    [
      'of the page alone',
      browser('(video-dynamic-range: standard)', '(dynamic-range: standard)', '(dynamic-range: high)'),
      false
    ],
    ['of a browser that knows the older query', browser('(dynamic-range: standard)', '(dynamic-range: high)'), true],
    ['of a browser that knows neither', browser(), undefined],
    ['of one without queries', {}, undefined]
  ])('%s', (name, window, hdr) => {
    expect(showsHdr(window)).toBe(hdr)
  })
})
