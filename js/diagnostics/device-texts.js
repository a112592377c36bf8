// @ts-check
/** DRM-6xxx and CODEC-7xxx in words, for developers. The facts: wasm/core/diagnostics/codes_device.def. @type {Record<string, string>} */
export const deviceTexts = {
  'DRM-6001': 'The video is protected ({systems}), and this device has none of these systems.',
  'DRM-6002': 'The video is protected ({systems}); whether this device can play it was not asked.',
  'DRM-6003': 'The video is protected; this device has {systems}, a licence is needed.',
  'DRM-6004': 'The video is encrypted, and no system is named that could open it.',
  'CODEC-7001': 'The codec string {codec} is not written as its family writes it.',
  'CODEC-7002': 'The codec {codec} is not known here.',
  'CODEC-7101': 'This device cannot decode the picture ({codec}).',
  'CODEC-7102': 'This device cannot decode the picture of some variants ({codec}).',
  'CODEC-7103': 'No sound on this device: it cannot decode {codec}.',
  'CODEC-7104': 'This device cannot decode some of the sounds ({codec}).',
  'CODEC-7201': 'Nothing on this device plays HLS: neither the browser itself nor hls.js with MediaSource.',
  'CODEC-7202': 'Nothing on this device plays DASH: it needs dash.js and MediaSource.'
}
