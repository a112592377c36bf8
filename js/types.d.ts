/** Shapes that the modules of js/ and plugin/ hand to each other. The public ones are in index.d.ts. */
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
/** An object of an author's, a page's or the application's that nobody has checked yet. */
export type Unchecked = Record<string, unknown>

/** What the built core exports (wasm/bindings): strings of JSON in and out. */
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
  /** Where so many bytes may be written; 0: more than it takes. */
  reserve(size: number): number
  read(requestJson: string): string
}
export interface CoreModuleTracks {
  /** Where so many bytes may be written; 0: more than it takes. */
  reserve(size: number): number
  select(requestJson: string): string
}
export interface CoreModulePairs {
  /** Where so many bytes may be written; 0: more than it takes. */
  reserve(size: number): number
  learn(requestJson: string): string
  locations(requestJson: string): string
  saw(requestJson: string): string
  find(requestJson: string): string
  distrust(requestJson: string): string
  delete(): void
}
export interface CoreModuleInspector {
  /** Where so many bytes may be written; 0: more than it takes. */
  reserve(size: number): number
  inspect(requestJson: string): string
  hash(): string
}
export interface CoreModuleSession {
  status(): string
  handle(eventJson: string): string
  delete(): void
}

/** What the core answers to an event; `disposed` and `not_json` are answered before it is asked. */
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
  /** The further servers that a manifest names, each as a manifest of its own. */
  locations(base: string, body: Body): { url: string; manifest: string }[]
  saw(piece: SegmentRef, bytes: number, sample: Uint8Array): void
  find(piece: SegmentRef, to: string): SegmentMatch
  distrust(a: string, b: string): void
  dispose(): void
}
/** docs/protocol.md, "sourceFacts". */
export interface SourceFacts {
  type: string
  /** The body shows that it is one, or a manifest of one. */
  video: boolean
  verdict: import('./index').Verdict
  reason: Reason | ''
  protection: Report['protection']
  codecs: string[]
  drmSystems: string[]
  /** Of a playlist at a public address: the first address in it that leads, or may lead, into a home network. */
  inward?: string
  /** Of a multivariant playlist: its first variant, as written. */
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
  /** Asked once, when 64 KiB have come. */
  enough?(bytes: Uint8Array): boolean
  firstByteMs: number
  totalMs: number
  signal?: AbortSignal
}
export interface Fetched {
  /** Of what came; empty where nothing did. */
  bytes: Uint8Array
  /** More would have followed. */
  cut: boolean
  /** failed: no answer that may be read; late: none in time; too_slow: it broke off the time. */
  fault?: 'failed' | 'late' | 'too_slow' | 'offline' | 'aborted'
  /** Absent: no answer. */
  status?: number
  /** Empty: the server sent none. */
  contentType?: string
  /** After redirects. */
  url?: string
  /** Of the whole file. */
  totalBytes?: number
  /** From the request to the first bytes of the body. */
  firstByteMs?: number
}

/** What an inspection needs of the platform. */
export interface InspectHost {
  fetchBytes(url: string, options: FetchOptions): Promise<Fetched>
  epochMs(): number
  pageUrl(): string | undefined
  baseUrl(): string | undefined
  /** The globals; undefined where there are none. */
  pageEngines(): Engines | undefined
  /** Undefined outside of pages. */
  askDevice(question: { engines?: Engines; codecs?: string[]; drm?: boolean }): Promise<DeviceCapabilities | undefined>
}

/** One source as far as it was read. */
export interface SourceReading {
  request: InspectRequest
  report: Report
  /** Not opened: the code that says why, or '' where it is no address that can be. */
  closed?: string
  cut?: boolean
  fault?: Fetched['fault'] | 'too_long'
  /** After redirects. */
  url?: string
}

/** Of each member of a union. */
type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never

/** docs/protocol.md, Events; `now` is added by the runner. */
export type CoreEvent = Without<TimedEvent, 'now'>
/** An event of this type. */
export type EventOf<Type extends CoreEvent['type']> = Extract<CoreEvent, { type: Type }>
/** What a host tells of a session; the runner adds the clock. */
export type HostConfig = Omit<SessionConfig, 'now' | 'epochMs'>
/** Where snapshots are kept. Neither throws. */
export interface ServerMemory {
  /** Whatever is there; the core takes only what is its own. */
  load(): unknown
  save(snapshot: object): void
}
export interface MessageParams {
  n?: number
  t?: number
  seconds?: number
  q?: number
  q2?: number
  /** A codec as people know it, and the name of a track. */
  codec?: string
  track?: string
  /** The voice that was on, and the one that is. */
  a?: string
  b?: string
}

export interface Clock {
  /** Integer milliseconds, never going back. */
  now(): number
  /** The wall clock. */
  epochMs?(): number
  /** What it said at a moment of `now`. */
  dateAt?(now: number): Date
  setTimer(fn: () => void, ms: number): unknown
  clearTimer(handle: unknown): void
}

/** Whoever owns the player: carries out what the core commands. */
export interface Host {
  clock: Clock
  loadUrl(command: LoadUrlCommand): void
  nudge(command: NudgeCommand): void
  /** Answers with `link_renewed`; absent: no source is renewable. */
  renewLink?(command: RenewLinkCommand): void
  /** Absent: nothing is remembered. */
  saveSnapshot?(command: SaveSnapshotCommand): void
  /** Absent: no engine asks through a loader of ours. */
  scheduler?: RequestScheduler | null
  notify(command: NotifyCommand): void
  giveUp(command: GiveUpCommand): void
}

export interface Runner {
  /** Hands an event to the core and carries out the commands. Never throws. */
  send(event: CoreEvent): string
  state(): string
  trace(): object[]
  sourceId(): string | null
  loadId(): string | null
  dispose(): void
}

/** A source of the author's with what the session needs to know of it. */
export interface KnownSource {
  id: string
  raw: string
  url?: string
  type: MediaType
  quality?: number
  priority?: number
  voice?: string
  /** Of the sound; only of a film that an author gives for its sound. */
  language?: string
  /** No server of the film itself: the film with another sound. */
  given?: true
  source: Source
}

/** One download of a piece, by the engine's own means. */
export interface Attempt {
  /** Bytes so far; 0 before the first one. */
  loaded(): number
  /** Of the whole; 0: not known. */
  total(): number
  abort(): void
}
/** A piece that an engine wants, and how its engine downloads one. */
export interface SegmentOrder {
  /** alone: a manifest or a key, which no other source can answer. index: of segments, no picture in it. */
  kind: 'alone' | 'playlist' | 'init' | 'segment' | 'index'
  url: string
  /** Absent: nobody else can have it. An empty `manifest`: the one that the source itself is. */
  piece?: SegmentRef
  /** Small: timed to its end. */
  whole: boolean
  /** Without it there is no picture. */
  vital: boolean
  /** What is there to play, in milliseconds. */
  bufferMs(): number
  open(
    url: string,
    piece: SegmentRef | undefined,
    hooks: {
      /** By the engine's own means; else a failure is told at once. */
      retries: boolean
      done(result: unknown): void
      failed(evidence: Evidence, say: () => void): void
    }
  ): Attempt
  /** Why it is not what was asked for; '' where it is. */
  faultOf(result: unknown): '' | 'wrong_type' | 'damaged'
  /** Its bytes, or the text of a manifest. */
  bodyOf(result: unknown): Body
  /** The address that answered. */
  baseOf(result: unknown): string
  progress(attempt: Attempt): void
  done(result: unknown, attempt: Attempt | null, piece?: SegmentRef): void
}
export interface RequestScheduler {
  /** A source was opened. */
  opened(sourceId: string): void
  attach(core: Core): void
  detach(): void
  answer(command: AnswerCommand): void
  pair(command: PairCommand): void
  ask(order: SegmentOrder): { abort(): void }
  /** A loader in place of the engine's own, for a request of hls.js; null: its own. */
  loaderFor?(context: HlsContext): HlsLoader | null
  /** The engine could not use what it was given. */
  spoiled(): void
  /** What hls.js is given for the film's own address. */
  playlist?(text: unknown, url: string): unknown
  dispose(): void
}

export type TrackKind = 'audio' | 'text' | 'video'
/** A track by what it is: on another server, in another episode, its place and its id are others. */
export interface Meant {
  language?: string
  label?: string
  /** Of subtitles. */
  off?: boolean
  /** Sound for those who do not see. */
  described?: boolean
}
export interface TrackIntent {
  audio?: Meant
  text?: Meant
  /** Of the picture, in pixels, at most. */
  height?: number
}
export interface EngineTracks {
  audio: import('./index').AudioTrackFacts[]
  text: import('./index').TextTrackFacts[]
  video: import('./index').VideoTrackFacts[]
  /** null: none is on; of a picture: the engine chooses */
  selected: Record<TrackKind, string | null>
}
export interface EngineTrackControl {
  lists(): EngineTracks
  select(kind: TrackKind, id: string | null): void
  /** Of the picture that plays, or was asked for; null: nobody knows. */
  playing?(): string | null
  /** The engine's own choice goes no higher than this picture; null: as high as it likes. */
  limit?(id: string | null): void
  /** What rules may choose from: where a server was asked for by itself, none leaves it for a film with another sound. */
  chooseFrom?(audio: EngineTracks['audio']): EngineTracks['audio']
  /** The picture to begin with, before its first piece is asked for. */
  begin?(id: string): void
  /** What the line carries, bits per second, as it was measured; 0: it was not. */
  line?(): number
}

/** What a host is told to open. */
export interface Opening {
  loadId: string
  sourceId: string
  /** The author's address, untouched. */
  url: string
  type?: MediaType
  /** `switch`: the old one may play on until this one is ready. */
  cause?: string
  engine: EngineName
  position?: number
  paused: boolean
  /** No higher than one quality below what was tried. */
  lower?: boolean
}

/** Samsung Product API, ProductInfo. */
export interface TizenProduct {
  is8KPanelSupported(): boolean
  isUdPanelSupported(): boolean
}
/** The browser's window, with what only some have. */
export type PageWindow = Window &
  typeof globalThis &
  Engines & {
    ManagedMediaSource?: typeof MediaSource
    webapis?: { productinfo: TizenProduct }
  }
