// @ts-check
import { pluginHost } from './bench.mjs'

/** A name for the plugin's server, so that the application does what it does to addresses without an IPv4 literal. */
export const resolverRules = `MAP plugin.test ${pluginHost}, MAP * ~NOTFOUND, EXCLUDE 127.*`
