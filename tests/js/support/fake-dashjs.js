/** The library dash.js. `made` holds every player. @param {{destroy?: boolean}} [options] destroy: false before dash.js 3 */
export function createFakeDashjs({ destroy = true } = {}) {
  const made = []
  const create = () => {
    const player = {
      handlers: {},
      /** All settings, in order. */
      told: [],
      /** What was put in the place of its own classes. */
      extended: {},
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
      extend(name, replacement) {
        player.extended[name] = replacement
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
  const MediaPlayer = () => ({ create })
  MediaPlayer.events = { ERROR: 'error' }
  return { made, MediaPlayer }
}
