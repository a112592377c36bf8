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
  chunkCount?: number
  bwEstimate?: number
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

export interface HlsTrack {
  name?: string
  lang?: string
  default?: boolean
  autoselect?: boolean
  forced?: boolean
  characteristics?: string
  audioCodec?: string
  /** CHANNELS of the rendition: a number, then perhaps more parameters. */
  channels?: string
}

/** A playlist. */
export interface HlsDetails {
  live?: boolean
  targetduration?: number
}

export interface HlsLevel {
  width?: number
  height?: number
  bitrate?: number
  frameRate?: number
  videoCodec?: string
  audioCodec?: string
  videoRange?: string
  details?: HlsDetails
}

export interface HlsErrorData {
  fatal?: boolean
  details?: string
  reason?: string
  error?: { message?: string } | null
  response?: { code?: number; text?: string } | null
  /** The XMLHttpRequest, or the Response of a fetch. */
  networkDetails?: import('../../requests/retry-after.js').Readable | null
}

/** The data of the events that are read. */
export interface HlsEvents {
  hlsManifestLoading: { url: string }
  hlsManifestLoaded: { audioTracks?: HlsTrack[] }
  hlsLevelLoaded: { details?: HlsDetails }
  hlsFragLoading: { frag?: HlsFragment }
  hlsError: HlsErrorData
}

export type HlsHandler<E> = (name: string, data: E extends keyof HlsEvents ? HlsEvents[E] : unknown) => void

/** `loader`, `fpsController` and `capLevelController` are the classes that hls.js creates for itself. */
export interface HlsConfig {
  [name: string]: unknown
  startPosition?: number
  startLevel?: number
  abrEwmaDefaultEstimate?: number
  loader?: HlsLoaderClass
  fpsController?: new (hls: HlsInstance) => object
  capLevelController?: new (hls: HlsInstance) => object
}
export type HlsLoaderClass = new (config: HlsConfig) => HlsLoader

export interface HlsInstance {
  readonly constructor: HlsLibrary
  readonly config: HlsConfig
  readonly media: HTMLVideoElement | null
  readonly url: string | null
  readonly levels: HlsLevel[]
  readonly currentLevel: number
  readonly loadLevel: number
  readonly manualLevel: number
  readonly audioTracks: HlsTrack[]
  readonly subtitleTracks: HlsTrack[]
  readonly bandwidthEstimate: number
  startLevel: number
  nextLevel: number
  autoLevelCapping: number
  audioTrack: number
  subtitleTrack: number
  subtitleDisplay: boolean
  on<E extends string>(name: E, fn: HlsHandler<E>): void
  off<E extends string>(name: E, fn: HlsHandler<E>): void
  attachMedia(video: HTMLVideoElement): void
  detachMedia(): void
  loadSource(url: string): void
  destroy(): void
}

/** The class of hls.js. */
export interface HlsLibrary {
  new (config: HlsConfig): HlsInstance
  isSupported(): boolean
  DefaultConfig?: HlsConfig
}
