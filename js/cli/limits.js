// @ts-check
import { firstByteMs, totalMs } from '../inspect/limits.js'

/** The core accepts at most this much. */
export const mostBytes = 8 * 1024 * 1024
/** Enough to detect the type, and the whole index of most MP4 files for streaming. */
export const headBytes = 64 * 1024
/** Further range requests for one MP4. */
export const mostRanges = 3
/** A longer segment is not loaded for the comparison. */
export const mostSampleBytes = 4 * 1024 * 1024
/** Sources that are inspected in parallel. */
export const mostAtOnce = 4
/** Defaults of the two options, in seconds; the same as for an inspection in a page. No playback waits for them. */
export const firstByteSeconds = firstByteMs / 1000
export const totalSeconds = totalMs / 1000
