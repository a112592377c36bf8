/** hls.js and dash.js as far as the adapters touch them; `made` holds every instance. */
export function createFakeHls({ policies = true } = {}) {
  function Hls(config) {
    this.config = config
    this.handlers = {}
    Hls.made.push(this)
  }
  Hls.made = []
  Hls.isSupported = () => true
  Hls.DefaultConfig = policies ? { fragLoadPolicy: {} } : { fragLoadingMaxRetry: 6 }
  Hls.prototype = {
    on(name, fn) {
      this.handlers[name] = fn
    },
    attachMedia(video) {
      this.video = video
      video.src = 'blob:hls'
    },
    loadSource(url) {
      this.url = url
    },
    destroy() {
      this.destroyed = true
    },
    raise(data) {
      this.handlers.hlsError('hlsError', data)
    }
  }
  return Hls
}

export function createFakeDashjs({ destroy = true } = {}) {
  const made = []
  const create = () => {
    const player = {
      handlers: {},
      /** Each time. */
      told: [],
      updateSettings(settings) {
        player.settings = settings
        player.told.push(settings)
      },
      on(name, fn) {
        player.handlers[name] = fn
      },
      initialize(video, url, autoplay, startTime) {
        Object.assign(player, { video, url, autoplay, startTime })
        video.src = 'blob:dash'
      },
      isDynamic: () => false,
      reset() {
        player.ended = 'reset'
      },
      raise(event) {
        player.handlers.error(event)
      }
    }
    if (destroy)
      player.destroy = () => {
        player.ended = 'destroy'
      }
    made.push(player)
    return player
  }
  return { made, MediaPlayer: () => ({ create }) }
}
