/** A fake dash.js. `made` holds every player. @param {{destroy?: boolean}} [options] destroy: false for dash.js before 3 */
export function createFakeDashjs({ destroy = true } = {}) {
  const made = []
  const create = () => {
    const player = {
      handlers: {},
      /** The argument of each `updateSettings`, in order. */
      told: [],
      /** The replacements that `extend` received, by the name of the class. */
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
