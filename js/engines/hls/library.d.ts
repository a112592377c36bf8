/** The parts of the hls.js API, 0.14 to 1.7, that code outside its adapter uses. */

export interface HlsFragment {
  sn?: number | 'initSegment'
  type?: string
  baseurl?: string
  encrypted?: boolean
  stats?: { loaded?: number }
}

/** What a loader fetches. */
export interface HlsContext {
  url: string
  type?: string
  responseType?: string
  rangeStart?: number
  rangeEnd?: number
  headers?: Record<string, string>
  frag?: HlsFragment | null
  part?: unknown
  keyInfo?: unknown
}

/** How a loader fetches. `loadPolicy` exists since hls.js 1.4. */
export interface HlsRequestConfig {
  timeout?: number
  maxRetry?: number
  loadPolicy?: { maxLoadTimeMs?: number; timeoutRetry?: unknown; errorRetry?: unknown }
}

export interface HlsStats {
  aborted: boolean
  loaded: number
  total: number
  loading: { start: number; first: number; end: number }
}

export interface HlsResponse {
  url: string
  data: unknown
  code?: number
}

export interface HlsCallbacks {
  onSuccess(response: HlsResponse, stats: HlsStats, context: HlsContext, details: unknown): void
  onError(error: { code: number; text: string }, context: HlsContext, details: unknown, stats: HlsStats): void
  onTimeout(stats: HlsStats, context: HlsContext, details: unknown): void
  onProgress?(stats: HlsStats, context: HlsContext, data: unknown, details: unknown): void
  onAbort?(stats: HlsStats, context: HlsContext, details: unknown): void
}

/** hls.js creates one loader for each request. */
export interface HlsLoader {
  context: HlsContext | null
  stats: HlsStats
  load(context: HlsContext, config: HlsRequestConfig, callbacks: HlsCallbacks): void
  abort(): void
  destroy(): void
  getCacheAge?(): number | null
  getResponseHeader?(name: string): string | null
}
