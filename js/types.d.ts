/** Shapes that the modules of js/ and plugin/ hand to each other. The public ones are in index.d.ts. */
import type { DeviceCapabilities, Engines, MediaType, Reason, Report, Source } from './index'

export type Backend = 'wasm' | 'js'
export type EngineName = 'native' | 'hls.js' | 'dash.js' | 'host'

/** What the built core exports (wasm/bindings): strings of JSON in and out. */
export interface CoreModule {
  version(): string
  backend(): Backend
  parseSources(json: string): string
  selectTracks(json: string): string
  throughProxy(json: string): string
  Session: new (configJson: string) => CoreModuleSession
  HEAPU8: Uint8Array
  Look: new () => CoreModuleLook
  Pairs: new () => CoreModulePairs
  Tracks: new () => CoreModuleTracks
  /** In the full core only. */
  Inspector: new () => CoreModuleInspector
  compareContent(json: string): string
}
export interface CoreModuleLook {
  /** Where so many bytes may be written; 0: more than it takes. */
  reserve(size: number): number
  look(requestJson: string): string
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

export interface CoreError {
  code: string
  message: string
  field?: string
}
export interface Answer {
  state?: string
  /** When `wake` is to be sent; absent: nothing is due. */
  wakeAt?: number
  commands?: Command[]
  error?: CoreError
}
export interface CoreSession {
  handle(event: object): Answer
  dispose(): void
}
export interface Core {
  readonly backend: Backend
  readonly version: string
  parseSources(playdata: object): any
  selectTracks: import('./index').Core['selectTracks']
  createSession(config: object): CoreSession
  look(request: InspectRequest): LookAnswer
  throughProxy(question: ProxyQuestion): ProxyAnswer
  createPairs(): Pairs
}
/** docs/protocol.md, "throughProxy". */
export interface ProxyQuestion {
  proxy: string
  url?: string
  answered?: string
}
export interface ProxyAnswer {
  /** In its one form; absent: it is none. */
  endpoint?: string
  host?: string
  refusal?: string
  /** What is asked of it for `url`. */
  url?: string
  /** `answered` is still its own address. */
  mine?: boolean
}
/** docs/protocol.md, "Pairs". */
export interface Pairs {
  learn(
    manifest: { sourceId: string; asked: string; base: string },
    body: Body
  ): { known: boolean; kind?: string; live?: boolean; clear?: boolean }
  /** The further servers that a manifest names, each as a manifest of its own. */
  locations(base: string, body: Body): { url: string; manifest: string }[]
  saw(piece: Piece, bytes: number, sample: Uint8Array): void
  find(piece: Piece, to: string): PieceMatch
  distrust(a: string, b: string): void
  dispose(): void
}
/** A piece as an engine asks for it. */
export interface Piece {
  /** The address that its manifest answered at. */
  manifest: string
  what: 'playlist' | 'init' | 'segment'
  url: string
  /** Of HLS: its media sequence number. */
  number?: number
  /** Of DASH: the id of its Representation. */
  rendition?: string
  /** Bytes of the file; absent: all of it. */
  offset?: number
  length?: number
}
export interface PieceMatch {
  state: 'same' | 'ask' | 'no'
  reason: string
  sourceId?: string
  piece?: Piece
}
/** docs/protocol.md, "look". */
export interface LookAnswer {
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

/** docs/protocol.md, Events; `now` is added by the runner. */
export interface CoreEvent {
  type: string
  [field: string]: any
}

/** docs/protocol.md, Commands. */
export interface LoadUrlCommand {
  type: 'load_url'
  loadId: string
  sourceId: string
  url?: string
  engine: EngineName
  position?: number
  paused: boolean
  /** No higher than one quality below what was tried. */
  lower?: boolean
  /** Its manifests are asked of this intermediary. */
  via?: string
  /** And what they name. */
  viaPieces?: boolean
  cause: 'start' | 'retry' | 'switch' | 'pick'
  reason?: Reason
}
export interface FetchCommand {
  type: 'fetch'
  id: string
  /** reach: whether the server answers at all. */
  purpose: 'manifest' | 'probe' | 'echo' | 'reach'
  sourceId: string
  url: string
  timeoutMs: number
}
export interface CancelFetchCommand {
  type: 'cancel_fetch'
  id: string
}
export interface NudgeCommand {
  type: 'nudge'
  loadId: string
  position: number
}
export interface RenewLinkCommand {
  type: 'renew_link'
  sourceId: string
  reason: Reason
}
export interface SaveSnapshotCommand {
  type: 'save_snapshot'
  snapshot: object
}
/** Where snapshots are kept. Neither throws. */
export interface ServerMemory {
  /** Whatever is there; the core takes only what is its own. */
  load(): unknown
  save(snapshot: object): void
}
/** Whom to ask for a piece, and when the next one too. */
export interface AnswerCommand {
  type: 'answer'
  requestId: string
  attempts: string[]
  silentMs: number
  finishRestMs: number
  finishFloorMs?: number
}
export interface PairCommand {
  type: 'pair'
  sourceId: string
}
export interface NotifyCommand {
  type: 'notify'
  messageKey: string
  params: MessageParams
  severity: 'quiet' | 'info' | 'important'
  sourceId?: string
}
export interface GiveUpCommand {
  type: 'give_up'
  reason: Reason
  tried: { sourceId: string; reason: Reason }[]
  instead?: 'trailer'
  torrent?: true
  /** Why no intermediary was asked, where one might have helped. */
  unproxied?: 'secret' | 'engine'
}
export interface TraceCommand {
  type: 'trace'
  at: number
  step: string
  state: string
  why: string
  sourceId?: string
  class?: string
}
export type Command =
  | LoadUrlCommand
  | FetchCommand
  | CancelFetchCommand
  | NudgeCommand
  | RenewLinkCommand
  | SaveSnapshotCommand
  | AnswerCommand
  | PairCommand
  | NotifyCommand
  | GiveUpCommand
  | TraceCommand

export interface MessageParams {
  n?: number
  t?: number
  seconds?: number
  q?: string
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
  setTimer(fn: () => void, ms: number): any
  clearTimer(handle: any): void
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
  desk?: RequestDesk | null
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

export interface Capabilities {
  host?: boolean
  /** What the host can be told to play HLS through, in place of its own choice. */
  otherHls?: 'hls.js' | 'native'
  mse?: boolean
  hlsjs?: boolean
  dashjs?: boolean
  nativeHls?: boolean
  nativeDash?: boolean
  /** The host can fetch a manifest beside the player. */
  look?: boolean
  /** The host tells of signs of life before the first frame. */
  life?: boolean
  /** Engines ask through loaders of ours. */
  requests?: boolean
  /** hls.js is there, and can be made to ask an intermediary. */
  proxies?: boolean
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

/** docs/protocol.md, `evidence`. */
export interface Evidence {
  engine: 'hls.js' | 'dash.js' | 'native' | 'lampa' | 'http' | 'host'
  code?: number
  details?: string
  status?: number
  text?: string
  elapsedMs?: number
  online?: boolean
  retryAfterMs?: number
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
export interface PieceOrder {
  /** alone: a manifest or a key, which no other source can answer. index: of segments, no picture in it. */
  kind: 'alone' | 'playlist' | 'init' | 'segment' | 'index'
  url: string
  /** Absent: nobody else can have it. An empty `manifest`: the one that the source itself is. */
  piece?: Piece
  /** Small: timed to its end. */
  whole: boolean
  /** Without it there is no picture. */
  vital: boolean
  /** What is there to play, in milliseconds. */
  bufferMs(): number
  open(
    url: string,
    piece: Piece | undefined,
    hooks: {
      /** By the engine's own means; else a failure is told at once. */
      retries: boolean
      done(result: any): void
      failed(evidence: Evidence, say: () => void): void
    }
  ): Attempt
  /** Why it is not what was asked for; '' where it is. */
  faultOf(result: any): '' | 'wrong_type' | 'damaged'
  /** Its bytes, or the text of a manifest. */
  bodyOf(result: any): Body
  /** The address that answered. */
  baseOf(result: any): string
  progress(attempt: Attempt): void
  done(result: any, attempt: Attempt | null, piece?: Piece): void
}
export interface RequestDesk {
  /** A source was opened. */
  opened(sourceId: string): void
  attach(core: Core): void
  detach(): void
  answer(command: AnswerCommand): void
  pair(command: PairCommand): void
  ask(order: PieceOrder): { abort(): void }
  /** A loader in place of the engine's own, for a request of hls.js; null: its own. */
  loaderFor?(context: any): any
  /** The engine could not use what it was given. */
  spoiled(): void
  /** What hls.js is given for the film's own address. */
  playlist?(text: unknown, url: string): unknown
  dispose(): void
}

export interface EngineOptions {
  video: HTMLVideoElement
  /** The author's address, untouched. */
  url: string
  /** Seconds; absent: the live edge or the start. */
  position?: number
  /** Where its requests are answered; absent: by its own means alone. */
  desk?: RequestDesk | null
  clock?: Clock
  /** A server has failed before there was a picture: any picture now, rather than the best one. */
  soon?: boolean
  /** The engine has given up. May come in the middle of the engine's own work. */
  onFailure(evidence: Evidence): void
  /** Its lists of tracks, or what is on, may have changed. In the middle of its work too. */
  onTracks?(): void
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

/** One source opened on the element. */
export interface Engine {
  /** It goes to `position` by itself once it has data there. */
  seeksItself: boolean
  isLive(): boolean
  /** Grows with whatever it receives. */
  received(): number
  /** Of a live playlist, in seconds. */
  targetDuration(): number | undefined
  /** Absent: it tells of none. */
  tracks?: EngineTrackControl
  /** Ends its downloads and leaves the element empty. */
  destroy(): void
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

/** An engine that the page made, and goes on owning. */
export interface Attachment {
  readonly capabilities: Capabilities
  /** The address that it plays, or last played; empty: none. */
  url(): string
  /** The next source to be opened is the one that it plays already. */
  adopt(): void
  open(options: EngineOptions): Engine
  /** Its requests go to the desk, and what the page does with it by itself is told. Returns what gives everything back. */
  listen(page: { loads(url: string): void; destroys(): void }, desk: RequestDesk | null): () => void
}

/** The browser's window, as far as it is needed. */
export type PageWindow = Window & typeof globalThis
