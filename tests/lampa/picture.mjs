// @ts-check
// Reads the recorder's samples: when the picture moved, where it stood still, where it continued.

/** @typedef {import('./recorder.mjs').Sample} Sample */
/** @typedef {{stop: Sample, resume: Sample}} Gap   two moving samples with a still picture, or another element, between them */

/** A viewer notices a picture that stands still this long. */
const visibleMs = 400
/** A shorter run is a flash before a seek, not a film that plays. */
const flashSeconds = 0.4

/**
 * Whether the picture moved between two samples: the same element's clock went forward and frames were presented.
 * @param {Sample | undefined} before @param {Sample} sample
 */
function moved(before, sample) {
  if (!before || before.element !== sample.element || sample.element === 0) return false
  const step = sample.position - before.position
  return step > 0 && step < 1 && sample.frames > before.frames
}

/**
 * The samples at which the film played.
 * @param {Sample[]} samples
 */
export function moving(samples) {
  /** @type {Sample[][]} */
  const runs = []
  samples.forEach((sample, i) => {
    if (!moved(samples[i - 1], sample)) return
    const run = runs[runs.length - 1]
    const before = run && run[run.length - 1]
    const goesOn = before && before.element === sample.element && Math.abs(sample.position - before.position) < 1
    if (goesOn) run.push(sample)
    else runs.push([sample])
  })
  return runs.filter((run) => run[run.length - 1].position - run[0].position >= flashSeconds).flat()
}

/** @param {Sample[]} steps   moving samples @returns {Gap[]} */
export function gaps(steps) {
  /** @type {Gap[]} */
  const found = []
  for (let i = 1; i < steps.length; i++) {
    const [stop, resume] = [steps[i - 1], steps[i]]
    const stood = resume.at - stop.at - (resume.position - stop.position) * 1000
    if (stop.element !== resume.element || stood > visibleMs) found.push({ stop, resume })
  }
  return found
}

/** @param {Sample[]} samples */
export function elementsUsed(samples) {
  return new Set(samples.map((sample) => sample.element).filter((element) => element > 0)).size
}

/** @param {Sample[]} samples */
export const lastOf = (samples) => samples[samples.length - 1]
