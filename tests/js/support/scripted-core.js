/**
 * A core whose sessions answer with what a script says: (event, session number) -> {state, commands} | {error}, or
 * throws as a trap does.
 */
export function createScriptedCore(script) {
  const core = {
    backend: 'js',
    version: '0.0.0',
    configs: [],
    events: [],
    disposed: 0,
    parseSources: () => ({ sources: [], diagnostics: [] }),
    selectTracks: () => ({ audio: null, text: null, textOff: false, video: null, notices: [] }),
    createSession(config) {
      core.configs.push(config)
      const number = core.configs.length
      return {
        handle(event) {
          core.events.push(event)
          return script(event, number) || { state: 'playing', commands: [] }
        },
        dispose() {
          core.disposed++
        }
      }
    }
  }
  return core
}
