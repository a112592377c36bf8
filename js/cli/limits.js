// @ts-check
/** The core takes no more. */
export const mostBytes = 8 * 1024 * 1024
/** Enough to tell what a body is, and of most MP4 for streaming the whole index. */
export const headBytes = 64 * 1024
/** Further requests for parts of one MP4. */
export const mostRanges = 3
/** A longer segment is not loaded for a comparison. */
export const mostSampleBytes = 4 * 1024 * 1024
/** Sources that are looked at side by side. */
export const mostAtOnce = 4
export const firstByteSeconds = 8
export const totalSeconds = 20
