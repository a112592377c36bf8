/** The parts of hls.js that are touched, 0.14 to 1.7, as far as others than its own adapter see them. */

export interface HlsFragment {
  sn?: number | 'initSegment'
  type?: string
  baseurl?: string
  encrypted?: boolean
  stats?: { loaded?: number }
}

/** What a loader is to fetch. */
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

/** How; `loadPolicy` since hls.js 1.4. */
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

/** hls.js makes one for each request. */
export interface HlsLoader {
  context: HlsContext | null
  stats: HlsStats
  load(context: HlsContext, config: HlsRequestConfig, callbacks: HlsCallbacks): void
  abort(): void
  destroy(): void
  getCacheAge?(): number | null
  getResponseHeader?(name: string): string | null
}
