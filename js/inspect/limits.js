// @ts-check
// How long an inspection waits, in a page and on the command line. No policy: a person reads the result, no playback waits.

/** A server that has not answered by then is too slow to play from. */
export const firstByteMs = 8000
/** For all requests of one inspection. */
export const totalMs = 20000
