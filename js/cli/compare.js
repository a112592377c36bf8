// @ts-check
// Compares each server with the first one: do they have the same film?
import { sampleOf } from './samples.js'

/** @typedef {import('./types').Inspection} Inspection */
/** @typedef {import('./types').World} World */
/** @typedef {import('./types').Sameness} Sameness */

/**
 * Adds what the multivariant playlist says about its first variant to the fingerprint of that variant. @param {Inspection}
 * look
 */
function printOfChild({ child, report }) {
  const { codecs, width, height } = report.manifest?.variants?.[0] ?? {}
  return child?.report.fingerprint && { ...child.report.fingerprint, codecs, width, height }
}

/** @param {Inspection} look @returns {Inspection} the one whose segments can be sampled */
const mediaOf = (look) => look.child ?? look

/**
 * @param {Inspection} first
 * @param {Inspection} other
 * @param {World} world
 * @param {(look: Inspection) => Promise<import('./samples.js').Sampled>} sample loads the samples of an inspection once
 * @returns {Promise<Sameness | undefined>} undefined: one of them has no fingerprint
 */
async function compare(first, other, world, sample) {
  const whole = [first.report.fingerprint, other.report.fingerprint]
  if (!whole[0] || !whole[1]) return undefined
  const verdict = world.core.compareContent(whole[0], whole[1])
  if (verdict.result === 'different') return { ...verdict, of: 'source' }
  const variants = [printOfChild(first), printOfChild(other)]
  const of = variants[0] && variants[1] ? 'first_variant' : 'source'
  const [a, b] = /** @type {object[]} */ (of === 'source' ? whole : variants)
  const unsampled = world.core.compareContent(a, b)
  if (unsampled.result === 'different') return { ...unsampled, of }
  const [seenOfA, seenOfB] = await Promise.all([sample(mediaOf(first)), sample(mediaOf(other))])
  return { ...world.core.compareContent({ ...a, ...seenOfA }, { ...b, ...seenOfB }), of }
}

/**
 * @param {Inspection[]} looks
 * @param {World} world
 * @returns {Promise<Inspection[]>} all but the first have `sameContent` if it is known
 */
export async function compareWithFirst([first, ...others], world) {
  /** @type {Map<Inspection, Promise<import('./samples.js').Sampled>>} */
  const sampled = new Map()
  /** @param {Inspection} look */
  const sample = (look) => {
    const known = sampled.get(look) ?? sampleOf(look, world)
    sampled.set(look, known)
    return known
  }
  const compared = [first]
  // One after another: parallel requests for segments would slow each other down and exceed the time limits.
  for (const other of others) compared.push({ ...other, sameContent: await compare(first, other, world, sample) })
  return compared
}
