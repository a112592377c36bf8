// @ts-check
/** Audio and subtitles survive a switch of servers: the player finds them by language, not by their place in the list. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { movingOn, storyOf, tracksOf } from '../support/playing.mjs'
import { trackMedia } from '../support/track-media.mjs'

const FILM = '/hls-tracks/master.m3u8'
const FROM_SECOND = 8

const stage = useStage({ media: (film) => trackMedia(film, `${film}-tracks-of-pages`) })

/** The languages of the selected audio track and subtitles. @param {any} tracks */
const on = ({ audio, text }) =>
  [audio, text].map((list) => list.filter((/** @type {any} */ track) => track.selected).map(languageOf)[0])

/** @param {{language: string}} track */
const languageOf = ({ language }) => language

/** The languages of the text tracks that the element shows. @param {import('../support/playing.mjs').Scene} scene */
const shown = (scene) =>
  scene.page.evaluate(() => {
    const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'))
    return Array.from(video.textTracks)
      .filter(({ mode }) => mode === 'showing')
      .map(({ language }) => language)
  })

describe('tracks of HLS', { concurrency: 32 }, () => {
  it('the wished languages are on from the start', async () => {
    const preferences = { audioLanguages: ['uk', 'ru'], textLanguages: ['en'] }
    const scene = await stage.open({ kind: 'hls', paths: [FILM, FILM], options: { preferences } })
    await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 20, 20)
    const tracks = await tracksOf(scene)
    const record = await scene.record()
    const visible = await shown(scene)
    await scene.close()
    assert.deepEqual(on(tracks), ['ru', 'en'], JSON.stringify(tracks))
    assert.deepEqual(visible, ['en'])
    assert.deepEqual(record.tracks[record.tracks.length - 1], tracks)
    assert.deepEqual(record.errors, [])
  })

  it('without wishes the film is as its author made it', async () => {
    const scene = await stage.open({ kind: 'hls', paths: [FILM, FILM] })
    await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 10, 20)
    const tracks = await tracksOf(scene)
    await scene.close()
    assert.deepEqual(on(tracks), ['en', undefined])
    assert.deepEqual(tracks.audio.map(languageOf), ['en', 'ru'])
    assert.deepEqual(tracks.text.map(languageOf), ['en', 'ru'])
    assert.deepEqual(
      tracks.video.map((/** @type {any} */ { name }) => name),
      ['180p', '360p']
    )
  })

  it('the next server begins with the picture that the line has been seen to carry', async () => {
    const scene = await stage.open({
      kind: 'hls',
      paths: [FILM, FILM],
      paceFactor: 8,
      faults: [{ kind: 'missing', fromSecond: FROM_SECOND }],
      options: { requests: false }
    })
    const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 5, 50)
    const asked = scene.mirrors.map(({ log }) =>
      log.map(({ path }) => path).filter((path) => /(low|high)\/.*\.ts/.test(path))
    )
    await scene.close()
    assert.ok(movingOn(record, scene.urls[1]).length > 5, storyOf(record))
    // The first source begins low, because no bandwidth has been measured yet.
    assert.match(asked[0][0], /\/low\//)
    assert.match(asked[1][0], /\/high\//, String(asked[1]))
  })

  for (const [kind, paths] of /** @type {[string, string[]][]} */ ([
    ['hls', [FILM, '/hls-tracks/other.m3u8']],
    ['dash', ['/dash/tracks.mpd', '/dash/other.mpd']]
  ]))
    it(`the viewer's choice is kept on the next server, whose list is another: ${kind}`, async () => {
      const scene = await stage.open({
        kind,
        paths,
        faults: [{ kind: 'missing', fromSecond: FROM_SECOND }],
        options: { requests: false }
      })
      await scene.until((seen) => movingOn(seen, scene.urls[0]).length > 10, 20)
      await scene.page.evaluate(() => {
        const { player } = /** @type {any} */ (window)
        const russian = (/** @type {any[]} */ list) => list.filter(({ language }) => language === 'ru')[0].id
        player.selectTrack(russian(player.tracks.audio))
        player.selectTrack(russian(player.tracks.text))
      })
      const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 20, 50)
      const tracks = await tracksOf(scene)
      const visible = await shown(scene)
      await scene.close()
      assert.ok(movingOn(record, scene.urls[1]).length > 20, storyOf(record))
      assert.deepEqual(on(tracks), ['ru', 'ru'], JSON.stringify(tracks))
      assert.deepEqual(visible, ['ru'])
      assert.deepEqual(record.errors, [])
    })
})
