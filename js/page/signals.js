// @ts-check

/**
 * Reports when the page becomes hidden or visible, and when the device loses or regains its network.
 * @param {import('../types').PageWindow} window
 * @param {(event: import('../types').CoreEvent) => void} emit
 */
export function createPageSignals(window, emit) {
  const { document } = window
  const hidden = () => document.visibilityState === 'hidden'
  const onVisibility = () => emit({ type: hidden() ? 'hidden' : 'visible' })
  const onOffline = () => emit({ type: 'offline' })
  const onOnline = () => emit({ type: 'online' })

  return {
    hidden,
    listen() {
      document.addEventListener('visibilitychange', onVisibility)
      window.addEventListener('offline', onOffline)
      window.addEventListener('online', onOnline)
    },
    stop() {
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('offline', onOffline)
      window.removeEventListener('online', onOnline)
    }
  }
}
