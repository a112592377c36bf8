import { createWebHost } from '../../../js/page/page-host.js'
import { createFakeClock } from './fake-clock.js'
import { createFakeDashjs } from './fake-dashjs.js'
import { createFakeHls } from './fake-hls.js'
import { createFakeVideo } from './fake-video.js'

export const url = 'http://one.test/film.mp4'

/**
 * Starts the page's host on an element that the test drives.
 * @param {object} [attributes] of the element
 * @param {object} [trackSelector] of the host
 */
export function start(attributes, trackSelector) {
  const { video, drive } = createFakeVideo(document, attributes)
  const clock = createFakeClock()
  const events = []
  /** Signs of life go here, because there are many of them and other tests cover them. */
  const signs = []
  const host = createWebHost({
    video,
    window,
    clock,
    trackSelector,
    emit: (event) => (event.type === 'loading' ? signs : events).push(event)
  })
  const Hls = createFakeHls()
  const dashjs = createFakeDashjs()
  host.useEngines({ Hls, dashjs })
  const open = (more) => host.open({ loadId: 'l0', url, engine: 'native', paused: false, ...more })
  const types = () => events.map(({ type }) => type)
  const last = (type) => events.filter((event) => event.type === type).pop()
  return { video, drive, clock, events, signs, host, Hls, dashjs, open, types, last }
}
