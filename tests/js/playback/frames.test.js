import { presentedFrames } from '../../../js/playback/frames.js'

test.each([
  ['total minus dropped', { getVideoPlaybackQuality: () => ({ totalVideoFrames: 90, droppedVideoFrames: 15 }) }, 75],
  ['a platform that does not count drops', { getVideoPlaybackQuality: () => ({ totalVideoFrames: 90 }) }, 90],
  ['old WebKit', { webkitDecodedFrameCount: 90, webkitDroppedFrameCount: 15 }, 75],
  ['older WebKit', { webkitDecodedFrameCount: 90 }, 90],
  ['a picture that has not begun', { videoWidth: 640, webkitDecodedFrameCount: 0 }, 0],
  ['sound alone', { videoWidth: 0, getVideoPlaybackQuality: () => ({ totalVideoFrames: 0 }) }, null],
  ['a television that stands an object for the element', {}, null]
])('%s', (_, video, frames) => expect(presentedFrames(video)).toBe(frames))
