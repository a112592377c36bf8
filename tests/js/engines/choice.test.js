import { chooseEngine } from '../../../js/engines/index.js'
import { typeOf } from '../../../js/engines/media-type.js'
import rows from '../../contract/engine-choice.json'

test.each(rows.map(({ type, capabilities, engine }) => [type, JSON.stringify(capabilities), engine]))(
  '%s with %s: %s',
  (type, capabilities, engine) => {
    expect(chooseEngine(type, JSON.parse(capabilities))).toBe(engine)
  }
)

test('the table holds every type and every engine', () => {
  const seen = (name) => [...new Set(rows.map((row) => row[name]))].sort()
  expect(seen('type')).toEqual(['dash', 'hls', 'mp4', 'torrserver'])
  expect(seen('engine')).toEqual(['dash.js', 'hls.js', 'host', 'native'])
})

test.each([
  ['https://a.test/film.m3u8', 'hls'],
  ['https://a.test/FILM.M3U8?token=x.mpd', 'hls'],
  ['https://a.test/list.m3u#t=3', 'hls'],
  ['https://a.test/x.mp4:hls:manifest.m3u8', 'hls'],
  ['https://a.test/manifest.mpd?a=.m3u8', 'dash'],
  ['https://a.test/film.mp4', 'mp4'],
  ['https://a.test/play.php?file=film.m3u8', 'hls'],
  ['https://a.test/m3u8', 'mp4'],
  ['film.mpd', 'dash'],
  ['', 'mp4']
])('the type of %s is %s', (url, type) => {
  expect(typeOf(url)).toBe(type)
})
