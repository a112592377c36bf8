/** Types that the modules of js/ and plugin/ share. The public types are in index.d.ts. */
import type { DeviceCapabilities, Engines, MediaType, Reason, Report, Source } from './index'
import type { HlsContext, HlsLoader } from './engines/hls/library'
import type {
  AnswerCommand,
  Capabilities,
  Command,
  CoreError,
  EngineName,
  ErrorAnswer,
  Evidence,
  GiveUpCommand,
  LoadUrlCommand,
  NotifyCommand,
  NudgeCommand,
  PairCommand,
  PairsLearn,
  PairsLearned,
  ParsedSources,
  SegmentRef,
  SegmentMatch,
  ProxyAnswer,
  ProxyQuestion,
  RenewLinkCommand,
  SaveSnapshotCommand,
  SessionAnswer,
  SessionConfig,
  TimedEvent
} from './protocol'
export type * from './protocol'

export type Backend = 'wasm' | 'js'
/** An unchecked object of an author, a page or the application. */
export type Unchecked = Record<string, unknown>

/** What the built core exports (wasm/bindings): JSON strings in and out. */
export interface CoreModule {
  version(): string
  backend(): Backend
  parseSources(json: string): string
  selectTracks(json: string): string
  proxyAddress(json: string): string
  Session: new (configJson: string) => CoreModuleSession
  HEAPU8: Uint8Array
  SourceFacts: new () => CoreModuleSourceFacts
  Pairs: new () => CoreModulePairs
  Tracks: new () => CoreModuleTracks
  /** In the full core only. */
  Inspector: new () => CoreModuleInspector
  compareContent(json: string): string
}
export interface CoreModuleSourceFacts {
  /** The address where `size` bytes may be written; 0: more than the core accepts. */
  reserve(size: number): number
  read(requestJson: string): string
}
export interface CoreModuleTracks {
  /** The address where `size` bytes may be written; 0: more than the core accepts. */
  reserve(size: number): number
  select(requestJson: string): string
}
export interface CoreModulePairs {
  /** The address where `size` bytes may be written; 0: more than the core accepts. */
  reserve(size: number): number
  learn(requestJson: string): string
  locations(requestJson: string): string
  saw(requestJson: string): string
  find(requestJson: string): string
  appendFailed(requestJson: string): string
  delete(): void
}
export interface CoreModuleInspector {
  /** The address where `size` bytes may be written; 0: more than the core accepts. */
  reserve(size: number): number
  inspect(requestJson: string): string
  hash(): string
}
export interface CoreModuleSession {
  status(): string
  handle(eventJson: string): string
  delete(): void
}

/** The core's answer to an event. `disposed` and `not_json` come without a call of the core. */
export type Answer = SessionAnswer | ErrorAnswer | { error: { code: 'disposed' | 'not_json'; message: string } }
export interface CoreSession {
  handle(event: TimedEvent): Answer
  dispose(): void
}
export interface Core {
  readonly backend: Backend
  readonly version: string
  parseSources(playdata: object): ParsedSources
  selectTracks: import('./index').Core['selectTracks']
  createSession(config: SessionConfig): CoreSession
  sourceFacts(request: InspectRequest): SourceFacts
  proxyAddress(question: ProxyQuestion): ProxyAnswer
  createPairs(): Pairs
}
/** docs/protocol.md, "Pairs". */
export interface Pairs {
  learn(manifest: PairsLearn, body: Body): PairsLearned
  /** The further servers that a manifest names, each with a manifest of its own. */
  locations(base: string, body: Body): { url: string; manifest: string }[]
  saw(piece: SegmentRef, bytes: number, sample: Uint8Array): void
  find(piece: SegmentRef, to: string): SegmentMatch
  /** An engine could not append a segment of `other` beside those of `own`. Returns whether the pair is distrusted now. */
  appendFailed(own: string, other: string): boolean
  dispose(): void
}
/** docs/protocol.md, "sourceFacts". */
export interface SourceFacts {
  type: string
  /** The body is a video, or the manifest of one. */
  video: boolean
  verdict: import('./index').Verdict
  reason: Reason | ''
  protection: Report['protection']
  codecs: string[]
  drmSystems: string[]
  /** For a playlist at a public URL: the first URL in it that leads, or may lead, into a home network. */
  inward?: string
  /** For a multivariant playlist: the URL of its first variant, as written. */
  next?: string
}

/** The core with whole inspections. */
export interface FullCore extends Core {
  inspect(request: InspectRequest): Report
  hash(body: Body): string
  compareContent(a: object, b: object): { result: 'same' | 'similar' | 'different'; reason: string }
}
export type Body = string | ArrayBuffer | ArrayBufferView
/** docs/protocol.md, "inspect". */
export type InspectRequest = Parameters<import('./index').Core['inspect']>[0]

/** One bounded GET. */
export interface FetchOptions {
  range?: { start: number; length: number }
  /** Bytes. */
  most: number
  /** Called once, after 64 KiB have arrived. */
  enough?(bytes: Uint8Array): boolean
  firstByteMs: number
  totalMs: number
  signal?: AbortSignal
}
export interface Fetched {
  /** The bytes that arrived; empty if none did. */
  bytes: Uint8Array
  /** True: more bytes would have followed. */
  cut: boolean
  /** failed: no readable answer; late: no bytes in time; too_slow: bytes came, but not all in time. */
  fault?: 'failed' | 'late' | 'too_slow' | 'offline' | 'aborted'
  /** Absent: no answer. */
  status?: number
  /** Empty: the server sent none. */
  contentType?: string
  /** After redirects. */
  url?: string
  /** The size of the whole file. */
  totalBytes?: number
  /** From the request to the first bytes of the body. */
  firstByteMs?: number
}

/** What an inspection needs from the platform. */
export interface InspectHost {
  fetchBytes(url: string, options: FetchOptions): Promise<Fetched>
  epochMs(): number
  pageUrl(): string | undefined
  baseUrl(): string | undefined
  /** The page's globals; undefined if there are none. */
  pageEngines(): Engines | undefined
  /** Undefined outside of pages. */
  askDevice(question: { engines?: Engines; codecs?: string[]; drm?: boolean }): Promise<DeviceCapabilities | undefined>
}

/** What was read of one source. */
export interface SourceReading {
  request: InspectRequest
  report: Report
  /** Set if the source was not opened: the code that says why, or '' if its URL cannot be opened. */
  closed?: string
  cut?: boolean
  fault?: Fetched['fault'] | 'too_long'
  /** After redirects. */
  url?: string
}

/** `Omit` for each member of a union. */
type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never

/** docs/protocol.md, Events. The runner adds `now`. */
export type CoreEvent = Without<TimedEvent, 'now'>
/** An event of this type. */
export type EventOf<Type extends CoreEvent['type']> = Extract<CoreEvent, { type: Type }>
/** What a host says about a session. The runner adds the times. */
export type HostConfig = Omit<SessionConfig, 'now' | 'epochMs'>
/** Keeps the snapshots. Neither function throws. */
export interface ServerMemory {
  /** Returns whatever is stored. The core accepts only its own snapshots. */
  load(): unknown
  save(snapshot: object): void
}
export interface MessageParams {
  n?: number
  t?: number
  seconds?: number
  q?: number
  q2?: number
  /** The name of a codec as viewers know it, and the name of a track. */
  codec?: string
  track?: string
  /** The dub before the switch, and the one after it. */
  a?: string
  b?: string
}

export interface Clock {
  /** Integer milliseconds that never go back. */
  now(): number
  /** The wall clock, in milliseconds since 1970. */
  epochMs?(): number
  /** The wall clock at a moment of `now`. */
  dateAt?(now: number): Date
  setTimer(fn: () => void, ms: number): unknown
  clearTimer(handle: unknown): void
}

/** The owner of the player. It carries out what the core commands. */
export interface Host {
  clock: Clock
  loadUrl(command: LoadUrlCommand): void
  nudge(command: NudgeCommand): void
  /** Answers with `link_renewed`. Absent: no source is renewable. */
  renewLink?(command: RenewLinkCommand): void
  /** Absent: no snapshots are kept. */
  saveSnapshot?(command: SaveSnapshotCommand): void
  /** Absent: no engine sends requests through our loaders. */
  scheduler?: RequestScheduler | null
  notify(command: NotifyCommand): void
  giveUp(command: GiveUpCommand): void
}

export interface Runner {
  /** Sends an event to the core and carries out the commands. Returns the state. Never throws. */
  send(event: CoreEvent): string
  state(): string
  trace(): object[]
  sourceId(): string | null
  loadId(): string | null
  dispose(): void
}

/** A source of the author, with what the session needs to know about it. */
export interface KnownSource {
  id: string
  raw: string
  url?: string
  type: MediaType
  quality?: number
  priority?: number
  voice?: string
  /** The language of the audio; only for an external dub. */
  language?: string
  /** True: an external dub, the whole film with another audio track. Not a server of the film itself. */
  given?: true
  source: Source
}

/** One download of a segment, by the engine's own loader. */
export interface Attempt {
  /** Bytes so far; 0 before the first byte. */
  loaded(): number
  /** Bytes of the whole segment; 0: not known. */
  total(): number
  abort(): void
}
/** A segment that an engine requests, and how the engine downloads it. */
export interface SegmentOrder {
  /** alone: a manifest or a key, which no other source can answer. index: an index of segments, without media. */
  kind: 'alone' | 'playlist' | 'init' | 'segment' | 'index'
  url: string
  /** Absent: no other source can have the segment. An empty `manifest`: the source's own one. */
  piece?: SegmentRef
  /** True: small, so `silentMs` limits the whole request. False: `silentMs` limits each pause between bytes. */
  whole: boolean
  /** True: without this request there is no picture. */
  vital: boolean
  /** Buffered media ahead of the position, in milliseconds. */
  bufferMs(): number
  open(
    url: string,
    piece: SegmentRef | undefined,
    hooks: {
      /** True: the engine retries by itself. False: it reports a failure immediately. */
      retries: boolean
      done(result: unknown): void
      failed(evidence: Evidence, say: () => void): void
    }
  ): Attempt
  /** Why the answer is not what the engine requested; '' if it is. */
  faultOf(result: unknown): '' | 'wrong_type' | 'damaged'
  /** The answer's bytes, or the text of a manifest. */
  bodyOf(result: unknown): Body
  /** The URL that answered. */
  baseOf(result: unknown): string
  progress(attempt: Attempt): void
  done(result: unknown, attempt: Attempt | null, piece?: SegmentRef): void
}
export interface RequestScheduler {
  /** A source opens. */
  opened(sourceId: string): void
  attach(core: Core): void
  detach(): void
  answer(command: AnswerCommand): void
  pair(command: PairCommand): void
  ask(order: SegmentOrder): { abort(): void }
  /** For a request of hls.js: a loader in place of the engine's own; null: its own. */
  loaderFor?(context: HlsContext): HlsLoader | null
  /** The engine could not use a segment. */
  spoiled(): void
  /** Returns the playlist that hls.js gets for the URL of the film. */
  playlist?(text: unknown, url: string): unknown
  dispose(): void
}

export type TrackKind = 'audio' | 'text' | 'video'
/** Describes a track by what it is, because another server or episode has other positions and ids. */
export interface Meant {
  language?: string
  label?: string
  /** True: no subtitles. */
  off?: boolean
  /** True: with audio description, for blind viewers. */
  described?: boolean
}
export interface TrackIntent {
  audio?: Meant
  text?: Meant
  /** The greatest height of the picture, in pixels. */
  height?: number
}
export interface EngineTracks {
  audio: import('./index').AudioTrackFacts[]
  text: import('./index').TextTrackFacts[]
  video: import('./index').VideoTrackFacts[]
  /** null: no track is on; for video: the engine chooses. */
  selected: Record<TrackKind, string | null>
}
export interface EngineTrackControl {
  /** null: not known yet */
  lists(): EngineTracks | null
  select(kind: TrackKind, id: string | null): void
  /** Id of the picture that plays, or was requested; null: not known. */
  playing?(): string | null
  /** Limits the engine's own choice to this picture; null: no limit. */
  limit?(id: string | null): void
  /** The audio tracks that rules may choose from. If the viewer picked a server, no rule leaves it for another dub. */
  chooseFrom?(audio: EngineTracks['audio']): EngineTracks['audio']
  /** Sets the picture to begin with, before the engine requests its first segment. */
  begin?(id: string): void
  /** The measured bandwidth, in bits per second; 0: not measured. */
  bandwidth?(): number
}

/** What a host opens. */
export interface Opening {
  loadId: string
  sourceId: string
  /** The author's URL, unchanged. */
  url: string
  type?: MediaType
  /** `switch`: the old source may play on until this one is ready. */
  cause?: string
  engine: EngineName
  position?: number
  paused: boolean
  /** True: play at most one quality below what was tried. */
  lower?: boolean
}

/** Samsung Product API, ProductInfo. */
export interface TizenProduct {
  is8KPanelSupported(): boolean
  isUdPanelSupported(): boolean
}
/** The browser's window, with what only some browsers have. */
export type PageWindow = Window &
  typeof globalThis &
  Engines & {
    ManagedMediaSource?: typeof MediaSource
    webapis?: { productinfo: TizenProduct }
  }
