// @ts-check

/** Version of the package. The build inserts it. */
export const version = __VERSION__
