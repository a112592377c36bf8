// What the plugin remembers of a playback before the core is loaded.
import { createAdoption } from '../../../plugin/playback/adoption.js'

const failed = (fatal) => ({
  type: 'playback_failed',
  loadId: 'l0',
  position: 1,
  fatal,
  evidence: { engine: 'dash.js' }
})
const said = { error: 'details [manifestLoadError] fatal [true]' }

test('an error that only the core can judge hides no error of the app', () => {
  const adoption = createAdoption()
  adoption.saw(failed(undefined), {})
  expect(adoption.early().event.fatal).toBeUndefined()
  adoption.saw(failed(true), said)
  adoption.saw(failed(undefined), {})
  adoption.saw(failed(false), {})
  expect(adoption.early()).toEqual({ said, event: failed(true) })
})

test('without a core, the app hears only of an error that it reported itself', () => {
  const adoption = createAdoption()
  adoption.saw(failed(undefined), {})
  expect(adoption.saidByApp()).toBeNull()
  adoption.saw(failed(true), said)
  expect(adoption.saidByApp()).toBe(said)
  adoption.forget()
  expect(adoption.saidByApp()).toBeNull()
})
