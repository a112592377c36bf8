// @ts-check
// Inspects one source: opens it, reads as much as the core needs, and returns the report.
import { concat } from './bytes.js'
import { Failure } from './failure.js'
import { headBytes, mostBytes, mostRanges } from './limits.js'
import { addressIn } from './private-host.js'
import { isAddress, nameOf } from './redact.js'
import { worseOf } from './verdict.js'

/** @typedef {import('./types').Inspection} Inspection */
/** @typedef {import('./types').Opened} Opened */
/** @typedef {import('./types').Target} Target */
/** @typedef {import('./types').World} World */
/** @typedef {import('../types').InspectRequest} InspectRequest */

/** Types that are read as text, to the end. @param {string} type */
const isManifest = (type) => type === 'hls' || type === 'dash'

/** @param {Target} target @param {World} world @returns {Promise<Opened | null>} null: this program cannot open it */
async function open({ source, credentials }, world) {
  if (source === '-') return world.openInput()
  if (!isAddress(source)) return world.openFile(source)
  if (!/^\s*https?:/i.test(source) || !URL.canParse(source)) return null
  return world.openUrl(new URL(source).href, { credentials })
}

/** @param {Opened} opened @param {(body: Uint8Array) => import('../index').Report} inspect */
async function readFrom(opened, inspect) {
  let body = await opened.read(headBytes)
  let report = inspect(body)
  if (!isManifest(report.type)) return { body, report }
  body = await opened.read(mostBytes)
  const rest = Math.min(opened.totalBytes ?? 0, mostBytes) - body.length
  // Only the head came, because the file extension is that of an MP4.
  if (opened.status === 206 && rest > 0)
    body = concat([body, (await opened.range(body.length, rest)) ?? new Uint8Array()])
  if (body.length > headBytes) report = inspect(body)
  return { body, report }
}

/**
 * Reads the ranges that the core still needs of an MP4.
 * @param {Opened} opened
 * @param {World} world
 * @param {InspectRequest} request
 * @param {{body: Uint8Array, report: import('../index').Report}} seen
 */
async function readRanges(opened, world, request, seen) {
  let { body, report } = seen
  /** @type {{offset: number, bytes: Uint8Array} | undefined} */
  let piece
  for (let i = 0; i < mostRanges && report.needed; i++) {
    const { start, length } = report.needed
    // The core takes one range besides the head, so a further range must continue it.
    if (piece && piece.offset + piece.bytes.length !== start) break
    const bytes = await opened.range(start, length)
    if (!bytes || bytes.length === 0) break
    if (piece) piece = { offset: piece.offset, bytes: concat([piece.bytes, bytes]) }
    else if (start === body.length) body = concat([body, bytes])
    else piece = { offset: start, bytes }
    report = world.core.inspect({ ...request, body, piece })
  }
  return { report, readBytes: body.length + (piece?.bytes.length ?? 0) }
}

/** @param {Target} target @param {World} world @returns {InspectRequest} what is known before the source is opened */
function requestOf({ source, capabilities }, world) {
  const epochMs = Math.round(world.epochMs())
  if (!isAddress(source)) {
    // A file has no URL that the core could judge.
    return { epochMs, capabilities }
  }
  return { raw: source, ...(URL.canParse(source) ? { url: new URL(source).href } : {}), epochMs, capabilities }
}

/** @param {Opened} opened @param {World} world @param {InspectRequest} before */
async function inspectOpened(opened, world, before) {
  const { status, contentType, totalBytes } = opened
  const request = { ...before, status, contentType, totalBytes }
  const seen = await readFrom(opened, (body) => world.core.inspect({ ...request, body }))
  if (isManifest(seen.report.type)) {
    const text = new TextDecoder().decode(seen.body)
    return { report: seen.report, readBytes: seen.body.length, text }
  }
  return readRanges(opened, world, request, seen)
}

/** @param {Target} target @param {World} world @returns {Promise<Inspection>} without its variants */
async function inspectOne(target, world) {
  const startedAt = world.now()
  const before = requestOf(target, world)
  /** @type {Opened | null} */
  let opened = null
  /** @type {Partial<Inspection>} */
  let seen
  try {
    opened = await open(target, world)
    seen = opened ? await inspectOpened(opened, world, before) : {}
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    seen = { failure: error.facts }
  } finally {
    await opened?.close()
  }
  const { status, contentType, finalUrl, firstByteMs, totalBytes } = /** @type {Partial<Opened>} */ (opened ?? {})
  const report = seen.report ?? world.core.inspect({ ...before, status, contentType })
  return {
    name: nameOf(target.source),
    target,
    url: before.url,
    ...{ status, contentType, finalUrl, firstByteMs, totalBytes, readBytes: 0, ...seen },
    elapsedMs: Math.round(world.now() - startedAt),
    report,
    verdict: report.verdict,
    reason: report.reason
  }
}

/** @param {Inspection} look @returns {Target | null} the media playlist of its first variant */
function firstVariantOf({ report, target, url, finalUrl }) {
  const base = finalUrl ?? url
  const uri = report.manifest?.kind === 'multivariant' ? report.manifest.variants?.[0]?.uri : undefined
  const source = base && uri ? addressIn(uri, base) : null
  return source ? { ...target, source } : null
}

/**
 * @param {Target} target
 * @param {World} world
 * @returns {Promise<Inspection>} for a multivariant playlist with its first variant, and with one verdict on both
 */
export async function inspectTarget(target, world) {
  const look = await inspectOne(target, world)
  const variant = firstVariantOf(look)
  if (!variant) return look
  const child = await inspectOne(variant, world)
  const { verdict, reason } = worseOf(look, child)
  return { ...look, child, verdict, reason, elapsedMs: look.elapsedMs + child.elapsedMs }
}
