// @ts-check

/** Of the package; written in at the build. */
export const version = __VERSION__
