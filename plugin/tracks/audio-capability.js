// @ts-check
// Audio tracks of one playback that this device can decode. If the preferred one is not among them, tells the viewer once.
import { safely } from '../host/safely.js'
import { codecName, hearable } from './audio-codecs.js'

/**
 * @param {import('../host/lampa-host').LampaHost} host
 * @param {{known: () => void, say: (key: string, params: import('../../js/types').MessageParams) => void}} options `known`: the device has answered
 */
export function createAudioCapability(host, { known, say }) {
  /** @type {Record<string, boolean>} */
  let codecs = {}
  let said = false
  if (host.canPrefetch())
    host.codecs().then((answers) => {
      codecs = answers
      safely(known)()
    })

  return {
    /** @param {import('../../js/types').EngineTracks} lists */
    device({ audio }) {
      const audioCodecs = hearable(codecs, audio)
      return audioCodecs && { audioCodecs }
    },
    /**
     * @param {import('../../js/index').SelectedTracks} chosen
     * @param {import('../../js/types').EngineTracks} lists
     */
    onChosen(chosen, { audio }) {
      const now = chosen.audio && audio.filter(({ id }) => id === (chosen.audio && chosen.audio.id))[0]
      const good = hearable(codecs, audio) || []
      if (said || !chosen.notices.length || !now || good.indexOf(now.codec || '') < 0) return
      said = true
      const lost = audio.filter(({ codec }) => codec && good.indexOf(codec) < 0)[0]
      say('sound_codec', { codec: codecName((lost && lost.codec) || ''), track: now.label || now.language || '' })
    }
  }
}
