// @ts-check

/**
 * A desk whose requests may have to pass a gate.
 * @param {import('../types').RequestDesk} desk
 * @param {import('./proxy-session.js').Gate} gate
 * @returns {import('../types').RequestDesk}
 */
export function withGate(desk, gate) {
  return {
    ...desk,
    attach(core) {
      gate.attach(core)
      desk.attach(core)
    },
    detach() {
      gate.attach(null)
      desk.detach()
    },
    loaderFor: gate.loaderFor
  }
}
