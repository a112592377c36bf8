// @ts-check
// The report that a viewer can pass on after a problem: versions, the device, the last decisions. It names addresses by host
// only, as every trace does (js/session/trace-sources.js). It has no titles and no tokens.

const mostEntries = 60

/**
 * @param {object} about
 * @param {string} about.version
 * @param {string} about.backend
 * @param {string} about.agent of the browser
 * @param {object} about.numbers
 * @param {object[]} about.trace the first entry lists the sources
 * @param {import('./history').Switch[]} about.history
 * @returns {string} JSON, one entry of the trace a line
 */
export function reportText({ version, backend, agent, numbers, trace, history }) {
  const [sources, ...rest] = trace
  const kept = (sources ? [sources] : []).concat(rest.slice(-mostEntries))
  const lines = (/** @type {object[]} */ list) => list.map((entry) => '\n    ' + JSON.stringify(entry)).join(',')
  const head = [
    ['resilientPlayback', version],
    ['backend', backend],
    ['browser', agent],
    ['now', numbers]
  ].map(([name, value]) => '  ' + JSON.stringify(name) + ': ' + JSON.stringify(value))
  const switches = history.map(({ at, why }) => ({ at, why }))
  return (
    '{\n' +
    head.concat('  "switches": [' + lines(switches) + ']', '  "trace": [' + lines(kept) + ']').join(',\n') +
    '\n}\n'
  )
}
