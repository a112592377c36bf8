// @ts-check

const minute = 60000
const hour = 60 * minute

/**
 * The numbers of the policy by name: least and most. The core has the same table and the last word; this one makes a
 * mistake of the author's a TypeError at the call, before the core is there.
 * @type {Record<string, [number, number]>}
 */
export const policyFields = {
  firstFrameMs: [1000, hour],
  torrentFirstFrameMs: [1000, hour],
  stallNoticedMs: [250, hour],
  lookMs: [500, minute],
  silentMs: [250, hour],
  hurryMs: [500, hour],
  hurryElementMs: [500, hour],
  finishRestMs: [0, minute],
  finishFloorMs: [500, hour],
  behindMs: [0, hour],
  pairAfterMs: [0, hour],
  pairBufferMs: [0, 10 * minute],
  proofMs: [0, hour],
  stallProvenMs: [500, hour],
  stallActionMs: [1000, hour],
  torrentStallMs: [1000, hour],
  dryMs: [500, hour],
  stillPercent: [0, 100],
  slowMs: [1000, hour],
  slowPercent: [0, 100],
  lowBufferMs: [0, minute],
  lowSegmentsMs: [0, minute],
  proveBufferMs: [0, minute],
  bufferRestMs: [0, 30000],
  staleLiveMs: [1000, hour],
  renewMs: [500, minute],
  seekMs: [1000, hour],
  dwellMs: [0, hour],
  ownLineMs: [0, hour],
  incidentMs: [5000, hour],
  attemptFloorMs: [500, minute],
  startPasses: [1, 10],
  filmPasses: [1, 10],
  nextPassBeforeMs: [0, hour],
  settleMs: [0, 10 * minute],
  stillTryingMs: [1000, hour],
  noteGapMs: [0, 10 * minute],
  noteAfterMs: [0, 10 * minute],
  suspensionMs: [1000, 10 * minute],
  wakeGraceMs: [0, 10 * minute],
  backoffBaseMs: [0, minute],
  backoffCapMs: [0, 10 * minute],
  faultsToExclude: [1, 100],
  exclusionMs: [0, hour],
  exclusionCapMs: [0, hour],
  stallStepBackMs: [0, 30000],
  falseEndMs: [0, hour],
  falseEndPercent: [0, 100],
  retryAfterMostMs: [0, hour],
  retryTokens: [0, 1000],
  endZoneMs: [0, 10 * minute]
}

/**
 * @param {any} policy
 * @throws {TypeError} naming the field
 */
export function checkPolicy(policy) {
  if (typeof policy !== 'object' || !policy) throw new TypeError('policy: an object is expected')
  Object.keys(policy).forEach((name) => {
    if (name === 'preset') return checkPreset(policy.preset)
    const range = Object.prototype.hasOwnProperty.call(policyFields, name) ? policyFields[name] : null
    if (!range) throw new TypeError('policy.' + name + ': there is no such number')
    const value = policy[name]
    if (typeof value !== 'number' || !(value >= range[0] && value <= range[1]))
      throw new TypeError('policy.' + name + ': a number from ' + range[0] + ' to ' + range[1] + ' is expected')
  })
}

/**
 * @param {unknown} preset
 * @throws {TypeError}
 */
function checkPreset(preset) {
  if (preset !== 'quick' && preset !== 'normal' && preset !== 'patient')
    throw new TypeError('policy.preset: quick, normal or patient is expected')
}
