// The public face of resilient-playback. Names are fixed; fields may be added.

export type MediaType = 'hls' | 'dash' | 'mp4' | 'torrserver'

export type Reason =
  | 'offline'
  | 'no_answer'
  | 'too_slow'
  | 'not_found'
  | 'refused'
  | 'expired'
  | 'overloaded'
  | 'not_a_video'
  | 'damaged'
  | 'stalled'
  | 'cut_short'
  | 'frozen_live'
  | 'codec'
  | 'protected'
  | 'cors'
  | 'unknown'

export interface Source {
  url: string
  /** Read off the path if absent. */
  type?: MediaType
  /** Height in pixels. */
  quality?: number
  /** Low first. */
  priority?: number
  voice?: string
}

/** What the viewer likes, for all films; languages: the best liked first, in any form. */
export interface Preferences {
  audioLanguages?: string[]
  textLanguages?: string[]
  /** auto: where the sound is in none of the viewer's languages; forced ones otherwise */
  textMode?: 'auto' | 'off' | 'always'
  /** Height in pixels: no picture higher than this, or the lightest where all are. */
  maxHeight?: number
  hearingImpaired?: boolean
  audioDescription?: boolean
  audioKind?: 'any' | 'dub' | 'original'
}

/** A file beside the film: WebVTT or SubRip, fetched when it is chosen; its server must let the page read it (CORS). */
export interface Subtitles {
  label: string
  url: string
  /** Any form; where the file is not UTF-8, it also says in what it is written. */
  language?: string
  /** For what is foreign in the film only. */
  forced?: boolean
}

/** A sound beside the film. */
export interface Audio {
  label: string
  url: string
  language?: string
  /**
   * The address is the whole film with this sound: it is opened at the same place. Otherwise it is an HLS playlist of sound alone,
   * which hls.js plays with the picture of the film; elsewhere it is shown as not available.
   */
  complete?: boolean
}

export interface Policy {
  /** How long a slow server is waited for. */
  preset?: 'quick' | 'normal' | 'patient'
  /** Any number of the policy by name. */
  [number: string]: unknown
}

export interface Tried {
  source: Source
  reason: Reason
}

export type PlaybackEvent =
  | { type: 'trying'; source: Source; index: number; total: number }
  | {
      type: 'source_changed'
      from: Source
      to: Source
      reason: Reason
      position: number
      /** the picture stood for less than a second */
      seamless: boolean
      /** What was done and why, in the viewer's language; empty for a pick of the viewer's. */
      message: string
    }
  /** What there is to choose from, or what is on, has changed. */
  | { type: 'tracks_changed'; tracks: Tracks }
  /** A given file of subtitles did not come, asked for twice: it is no longer among the tracks, the film goes on. */
  | { type: 'subtitles_failed'; label: string; message: string }
  /** Plays again; `seconds` since the trouble began. */
  | { type: 'recovered'; seconds: number }
  /**
   * It is over; at most once per load. `instead`: every server's film is protected here, and there is a trailer to offer: the
   * author's, or in Lampa one of the application's. The plugin offers it by itself, unless the playdata is `quiet`.
   */
  | { type: 'exhausted'; reason: Reason; message: string; tried: Tried[]; instead?: 'trailer' }
  /** Through whom the film is read now, or null: show it, the viewer must be able to see it. */
  | { type: 'proxy_changed'; proxy: ProxyEntry | null; pieces: boolean }
  /** Last, exactly once. */
  | { type: 'closed'; position: number; finished: boolean }

export interface Track {
  id: string
  name: string
  /** As the source states it. */
  language: string
  selected: boolean
  /** false: given by the author, and nothing here can play it; `selectTrack` knows it not. */
  available?: false
}
export interface Tracks {
  audio: Track[]
  text: Track[]
  /** None is selected while the engine chooses by itself. */
  video: Track[]
}

/** An intermediary that passes on what a server lets no page read. */
export interface ProxyEntry {
  /** `https://host/path?name={url}`, nothing else. */
  url: string
  /** Who runs it, in words for the viewer. */
  owner: string
  /** What for. */
  purpose: string
}

export interface Options {
  title?: string
  sources?: (string | Source)[]
  /**
   * A fresh link for a source whose link was refused or has expired; once per source and incident. Nothing, a rejection,
   * or none within 10 s: the next source.
   */
  resolve?(source: Source, reason: Reason): string | PromiseLike<string>
  /** Which sound and subtitles; without it nothing is touched. A bad field: TypeError at the call. */
  preferences?: Preferences
  /** A bad field: TypeError at the call, naming the field. */
  policy?: Policy
  /** What it throws is caught and logged, playback goes on. */
  onEvent?(event: PlaybackEvent): void
}

export type SourceState = 'playing' | 'good' | 'resting' | 'untried'

export interface Session {
  readonly source: Source | null
  readonly sources: ReadonlyArray<Source & { state: SourceState }>
  /** The viewer's pick, by its place in `sources`; kept until that source dies. */
  use(index: number): void
  /** Returns what takes the listener off again. */
  on<T extends PlaybackEvent['type']>(type: T, fn: (event: Extract<PlaybackEvent, { type: T }>) => void): () => void
  /** Why, in order; no addresses. */
  trace(): object[]
  stop(): void
}

export interface TrackSession {
  /** What there is to choose from, and what is on. */
  readonly tracks: Tracks
  /** The viewer's choice, by the id of a track; `text:off`, `video:auto`. */
  selectTrack(id: string): void
}

/** Any playdata of Lampa; the same object reaches Lampa, fields not named here untouched. */
export interface PlayData extends Options {
  /** Without `sources`: taken from url ("a or b"), url_reserve and quality. */
  url?: string
  playlist?: PlayData[]
  /** An address, offered to the viewer where the film is protected on every server; it never starts by itself. */
  trailer?: string
  /**
   * Intermediaries for what a server lets no page read. Used only where the viewer has allowed them in Settings, after
   * asking him about each. A bad field: TypeError at the call.
   */
  proxies?: ProxyEntry[]
  /** The author shows the words himself: no notes of ours. */
  quiet?: boolean
  /** False: hands off, also where the app's own player is asked. */
  resilient?: boolean
  [lampaField: string]: unknown
}

/** `window.ResilientPlayback` inside the app. Safe where absent: README.md shows how to fall back to the app's own player. */
export interface ResilientPlaybackPlugin {
  readonly version: string
  readonly api: 1
  /** none: plays as the app alone does. */
  readonly backend: 'wasm' | 'js' | 'none'
  /** Player.play, Player.playlist and Player.callback in one; the focus is restored on close. */
  play(data: PlayData): Session & TrackSession
  callback(fn: (event: { type: 'error' | 'close'; reason?: Reason; message?: string }) => void): void
  /**
   * own: help only what goes through `play`. The viewer's word in Settings wins, for all and against all. A bad field:
   * TypeError at the call.
   */
  configure(options: { scope?: 'all' | 'own' }): void
  /** The full core is fetched at the first call, from where the plugin came from; rejects where that is gone. */
  inspect: typeof inspect
}

export interface Engines {
  Hls?: unknown
  dashjs?: unknown
}

export interface PageOptions extends Options {
  sources: (string | Source)[]
  /** At most 32; a bad field: TypeError at the call. They are chosen like the film's own, also by `preferences`. */
  subtitles?: Subtitles[]
  /**
   * At most 32; a bad field: TypeError at the call. One with `complete` stands at the end of `sources`, and plays by itself where no
   * server of the film does.
   */
  audio?: Audio[]
  /** Default: the globals `Hls` and `dashjs`. A function is called when the first source that needs an engine is opened. */
  engines?: Engines | (() => Promise<Engines>)
  /**
   * Which servers worked, for a day: kept in sessionStorage or localStorage, without names or addresses. Default: none,
   * nothing is stored. The next evening begins on a server that works, where the core is `ready` before `play()`.
   */
  memory?: 'none' | 'session' | 'local'
  /**
   * false: the engines ask for their pieces by their own means alone. Default: where a piece of the playing source fails
   * or is late, it is taken from another source that was seen to have the same bytes.
   */
  requests?: boolean
  /**
   * Intermediaries, used only where CORS or mixed content stands in the way of every source and hls.js plays; never for
   * addresses with an account or a token in them, home networks, protected films. Needs `askProxy`.
   */
  proxies?: ProxyEntry[]
  /**
   * Asks the viewer, before anything goes there: first for manifests, a second time for `pieces` where manifests alone
   * are no help. true is a yes, for the life of this player; anything else, a rejection too, a no.
   */
  askProxy?(proxy: ProxyEntry, what: 'manifests' | 'pieces'): boolean | PromiseLike<boolean>
  /** Of the messages; default: navigator.language. English, Russian and Ukrainian exist. */
  language?: string
  /** Aborted: as `dispose()`. */
  signal?: AbortSignal
}

export interface Player extends Session {
  /** Of the current source, as far as its engine tells them (hls.js, dash.js). */
  readonly tracks: Tracks
  /**
   * The viewer's choice, kept by what it is over servers. `text:off`: no subtitles; `video:auto`: as the line allows.
   * An unknown id is a TypeError.
   */
  selectTrack(id: string): void
  /** The core is there, or will not be; never rejects. */
  readonly ready: Promise<'wasm' | 'js' | 'none'>
  readonly session: Session
  /** Opens the first source and shows its first frame, paused; nothing where it was opened already. */
  load(): void
  /** Loads and plays, or plays on; settles at the first frame, rejects with PlaybackError at `exhausted`. */
  play(): Promise<void>
  /** Everything undone, the element as it was found. */
  dispose(): void
}

export class PlaybackError extends Error {
  constructor(reason: Reason, tried: Tried[], message: string)
  readonly reason: Reason
  readonly tried: Tried[]
}

/** Starts nothing before `play()`. Throws TypeError naming a bad field. */
export function createPlayer(video: HTMLVideoElement, options: PageOptions): Player

/**
 * For a page that owns its hls.js, with `attachMedia(video)` done: the instance stays the page's. Its requests are
 * answered by another of the sources where one fails, and where it gives up, the next source is opened in it: leave fatal
 * errors to us. Begins with `play()`, or when the page has it load one of the sources, or at once where it plays one already (then
 * what it has loaded before is unknown, and a piece that fails may cost a change of the source). Over with `stop()` or `dispose()` (it plays on), `hls.destroy()`, or another film in it. All sources are HLS; `engines` is not read.
 */
export function attach(hls: object, options: PageOptions): Player

/** What a device can do; absent is unknown, and unknown may work. */
export interface DeviceCapabilities {
  /** The application chooses the engine. */
  host?: boolean
  mse?: boolean
  hlsjs?: boolean
  dashjs?: boolean
  nativeHls?: boolean
  nativeDash?: boolean
  /** By codec string (RFC 6381) or family: "avc", "hevc", "av1", "vp9", "aac", "ac3", "eac3", "dts", ... */
  codecs?: { [codec: string]: boolean }
  drmSystems?: DrmSystem[]
}

export type DrmSystem = 'widevine' | 'playready' | 'fairplay' | 'clearkey' | 'wiseplay' | 'unknown'
export type Verdict = 'playable' | 'degraded' | 'unplayable' | 'unknown'

/** docs/diagnostics.md has every code. */
export interface Diagnostic {
  code: string
  severity: 'fatal' | 'error' | 'warning' | 'info'
  layer: 'url' | 'http' | 'manifest' | 'codec' | 'drm'
  /** From 1; absent where it has no place in the text. */
  line?: number
  column?: number
  /** The tag, attribute, element or box. */
  where?: string
  /** The clause of the specification. */
  ref?: string
  params: { [name: string]: string }
  /** At most 80 bytes, secrets removed. */
  evidence?: string
  /** In English, plain text: escape it before it meets HTML. */
  message: string
}

export interface Variant {
  /** Bits per second. */
  bandwidth?: number
  width?: number
  height?: number
  codecs?: string
  uri?: string
}

export interface Rendition {
  groupId?: string
  name?: string
  language?: string
  default?: boolean
  forced?: boolean
  codecs?: string
  uri?: string
}

export interface Manifest {
  kind: 'multivariant' | 'media' | 'mpd' | 'mp4'
  live?: boolean
  durationSeconds?: number
  /** Seconds. */
  targetDuration?: number
  segmentCount?: number
  variants?: Variant[]
  audio?: Rendition[]
  subtitles?: Rendition[]
  encryption: string[]
  drm: { system: DrmSystem; scheme?: string; where: string }[]
  needsDrm: boolean
  locations?: string[]
}

/** One report on one source; docs/protocol.md, "inspect". */
export interface Report {
  /** "hls", "dash", "mp4", "mpegts", "html", "json", ...; "unknown". */
  type: string
  typeBy: 'magic' | 'content' | 'content_type' | 'extension' | 'none'
  conflicts: ('contentType' | 'extension')[]
  verdict: Verdict
  reason: Reason | ''
  protection: 'none' | 'openable' | 'closed' | 'unknown'
  diagnostics: Diagnostic[]
  diagnosticsLeftOut?: number
  manifest?: Manifest
  /** Bytes of an MP4 that would tell more. */
  needed?: { start: number; length: number }
  fingerprint?: object
}

export interface InspectOptions {
  /** Aborted: the promise rejects with AbortError. */
  signal?: AbortSignal
  /** The libraries that would play it. Default: the globals `Hls` and `dashjs`; where there are none, it is not asked. */
  engines?: Engines
  /** The content, where the caller has it already, at most 8 MiB: then nothing is fetched, and the address may be empty. */
  body?: string | ArrayBuffer | ArrayBufferView
}

export interface Inspection {
  verdict: Verdict
  /** Absent: none of these. */
  type?: 'hls' | 'dash' | 'mp4'
  /** One sentence in English for people, plain text. */
  message: string
  /** Verdict and reason are those of the whole, its first variant included. */
  report: Report
  /** Of a multivariant playlist of HLS: the media playlist of its first variant. */
  variant?: Report
  /** How soon the server's first bytes came; absent where none did, or nothing was asked for. */
  firstByteMs?: number
  /** What this device answered; absent where nobody was asked. `drmSystems` only where the video is protected. */
  capabilities?: DeviceCapabilities
}

/**
 * Whether this can be played here, and why not. Fetches at most 8 MiB in at most 20 s, of a film its index; in a page the server
 * must allow it to read (CORS). Opens neither torrents nor addresses with an account in them.
 */
export function inspect(url: string, options?: InspectOptions): Promise<Inspection>

/** A sound, subtitles or a picture that a source offers. What is not said is unknown, and nothing is held against it. */
export interface AudioTrackFacts {
  id: string
  /** Any code or name of a language. */
  language?: string
  /** Its title, read for language, kind of voice and studio where nothing else tells them. */
  label?: string
  codec?: string
  channels?: number
  /** As in DASH: main, dub, commentary, description. */
  roles?: string[]
  default?: boolean
  autoselect?: boolean
  /** bits per second */
  bitrate?: number
}
export interface TextTrackFacts {
  id: string
  language?: string
  label?: string
  /** vtt, srt, ttml ... */
  format?: string
  roles?: string[]
  forced?: boolean
  default?: boolean
  /** In the stream, not a file beside it. */
  embedded?: boolean
}
export interface VideoTrackFacts {
  id: string
  codec?: string
  width?: number
  height?: number
  frameRate?: number
  bitrate?: number
  /** SDR, HDR10, HLG ... */
  range?: string
}

export interface SelectTracksRequest {
  audio?: AudioTrackFacts[]
  text?: TextTrackFacts[]
  video?: VideoTrackFacts[]
  preferences?: Preferences
  /** What the viewer chose before, by what it is; `id`: just now. */
  intent?: {
    audio?: { language?: string; label?: string; id?: string }
    text?: { language?: string; label?: string; off?: boolean; id?: string }
    video?: { id?: string }
  }
  /** Absent lists and numbers: unknown, everything may play. */
  device?: {
    audioCodecs?: string[]
    videoCodecs?: string[]
    maxChannels?: number
    screenHeight?: number
    hdr?: boolean
    /** bits per second, measured */
    throughput?: number
  }
}
export interface TrackChoice {
  id: string
  /** The steps in which it was better than another one. */
  reason: string[]
  runnerUp?: string
}
export interface SpokenChoice extends TrackChoice {
  /** Canonical; empty where it is unknown. */
  language: string
  /** Read from the title. */
  guess: boolean
}
export interface SelectedTracks {
  /** null: nothing is to be changed */
  audio: SpokenChoice | null
  text: SpokenChoice | null
  /** Subtitles are to be off. */
  textOff: boolean
  video: TrackChoice | null
  notices: ('audio_undecodable' | 'pick_undecodable')[]
}

/** The core on its own, for tools. Plain objects in and out; what cannot be used is a TypeError, never a crash. */
export interface Core {
  readonly backend: 'wasm' | 'js'
  readonly version: string
  /** The addresses in a playdata's `url`, `url_reserve` and `quality`, in order of use. */
  parseSources(playdata: object): {
    sources: {
      id: string
      raw: string
      type?: MediaType
      quality?: number
      via: 'direct' | 'reserve' | 'quality'
      voice?: string
    }[]
    selected: unknown
    diagnostics: { code: string; params: object }[]
  }
  /** Which sound, subtitles and picture, and why; the same whatever the order of the lists. */
  selectTracks(request: SelectTracksRequest): SelectedTracks
  /** Events and commands: docs/protocol.md. */
  createSession(config: object): {
    handle(event: object): {
      state?: string
      commands?: object[]
      error?: { code: string; message: string; field?: string }
    }
    dispose(): void
  }
  /** One report on one source; the body is text or at most 8 MiB of bytes, of an MP4 the beginning. */
  inspect(request: {
    url?: string
    /** What the player opens, where that is not the canonical `url`. */
    raw?: string
    pageUrl?: string
    epochMs?: number
    status?: number
    /** Empty: the server sent none. */
    contentType?: string
    /** Of the whole file. */
    totalBytes?: number
    body?: string | ArrayBuffer | ArrayBufferView | null
    /** What `needed` asked for. */
    piece?: { offset: number; bytes: ArrayBuffer | ArrayBufferView }
    capabilities?: DeviceCapabilities
  }): Report
  /** The name of bytes, for the samples of fingerprints: 16 hexadecimal digits. */
  hash(body: string | ArrayBuffer | ArrayBufferView): string
  /** Two fingerprints of reports, with what the caller has seen of their segments (docs/protocol.md). */
  compareContent(a: object, b: object): { result: 'same' | 'similar' | 'different'; reason: string }
}

export function loadCore(): Promise<Core>

export const version: string
