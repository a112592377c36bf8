// @ts-check
import { pluginHost } from './bench.mjs'

/** A name for the plugin's server, because the application treats addresses without an IPv4 literal differently. */
export const resolverRules = `MAP plugin.test ${pluginHost}, MAP * ~NOTFOUND, EXCLUDE 127.*`
