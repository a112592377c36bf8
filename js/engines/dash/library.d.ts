/** The parts of the dash.js API, 4.4 to 5.2, that code outside its loader uses. */

/** MediaInfo of dash.js. */
export interface DashTrack {
  index?: number | null
  id?: string | number | null
  lang?: string | null
  labels?: ({ text?: string } | null)[]
  /** Texts in 4.x, descriptors in 5.x. */
  roles?: (string | { value?: string } | null)[]
  codec?: string | null
  /** Texts in 4.x, descriptors in 5.x. */
  audioChannelConfiguration?: (string | number | { value?: string | number })[]
}

/** A Representation of 5.x, or a BitrateInfo of 4.x. */
export interface DashRepresentation {
  id?: string
  width?: number
  height?: number
  bandwidth?: number
  bitrate?: number
  frameRate?: number
  codecs?: string | null
}

export interface DashErrorEvent {
  error?: string | { code?: number; message?: string; data?: { response?: { status?: number } } | null } | null
}

/** Methods that only 4.x or only 5.x has are optional. */
export interface DashPlayer {
  on(name: 'error', fn: (event: DashErrorEvent) => void): void
  on(name: string, fn: () => void): void
  initialize(video: HTMLVideoElement, url: string, autoplay: boolean, position: number): void
  extend(name: string, factory: object, override: boolean): void
  updateSettings(settings: object): void
  setInitialMediaSettingsFor(kind: string, settings: { lang: string }): void
  getVideoElement(): unknown
  getTracksFor(kind: string): DashTrack[] | null
  getCurrentTrackFor(kind: string): DashTrack | null
  setCurrentTrack(track: DashTrack): void
  getCurrentTextTrackIndex(): number
  setTextTrack(index: number): void
  getAverageThroughput(kind: string): number
  isDynamic(): boolean
  getRepresentationsByType?(kind: string): DashRepresentation[] | null
  getCurrentRepresentationForType?(kind: string): DashRepresentation | null
  setRepresentationForTypeByIndex?(kind: string, index: number): void
  getBitrateInfoListFor?(kind: string): DashRepresentation[] | null
  getQualityFor?(kind: string): number
  setQualityFor?(kind: string, index: number): void
  destroy?(): void
  reset(): void
}

/** The namespace of dash.js. */
export interface DashLibrary {
  MediaPlayer: (...given: unknown[]) => { create(): DashPlayer }
}

/** FragmentRequest or TextRequest: what dash.js wants. */
export interface DashRequest {
  type?: string
  mediaType?: string
  url?: string
  range?: string | null
  /** 5.x */
  representation?: { id?: string | null } | null
  /** 4.x */
  representationId?: string | null
  firstByteDate?: Date
}

/** What the loader of 4.x gets. The loader writes the XMLHttpRequest into `response`. */
export interface DashHttpRequest4 {
  request: DashRequest
  url: string
  headers?: Record<string, string> | null
  withCredentials?: boolean
  response?: XMLHttpRequest | null
  progress(event: object): void
  onload(): void
  onend(): void
  onerror?(): void
  onabort?(): void
  ontimeout?(): void
}

/** What the loader of 5.x gets. */
export interface DashHttpRequest5 {
  url: string
  headers?: Record<string, string>
  credentials?: string
  customData?: {
    request?: DashRequest
    onprogress(event: object): void
    onloadend(): void
    onabort?(): void
    ontimeout?(): void
    abort?(): void
  }
}

/** What the loader of 5.x fills in. Without `status` there was no answer. */
export interface DashResponse5 {
  url?: string
  status?: number
  statusText?: string
  headers?: Record<string, string>
  data?: DashBody
}

/** The body of an answer: bytes, or the text of an MPD. */
export type DashBody = ArrayBuffer | string | null

/** The loader that dash.js uses without us. */
export interface DashXhrLoader<Request> {
  load(request: Request, response?: DashResponse5): unknown
  /** 4.x names the request, 5.x has one loader for each. */
  abort(request?: Request): void
  getXhr?(): unknown
  reset?(): void
  resetInitialSettings?(): void
}
