// The public face of resilient-playback. Names are fixed; fields may be added.

/** What a source is, and so which engine plays it. */
export type MediaType =
  /** A playlist of HTTP Live Streaming (RFC 8216): `.m3u8`. */
  | 'hls'
  /** A Media Presentation Description (ISO/IEC 23009-1): `.mpd`. */
  | 'dash'
  /** A file that the element plays by itself, of any container. */
  | 'mp4'
  /** A file that TorrServer reads from a torrent. In Lampa only. */
  | 'torrserver'

/** Why a source is of no use. */
export type Reason =
  /** The device itself has no network. */
  | 'offline'
  /** No answer in time, or none at all: a browser does not tell a name that is unknown, a refused connection and a bad certificate apart. */
  | 'no_answer'
  /** It answers, and what it sends comes too slowly to be watched. */
  | 'too_slow'
  /** HTTP 404 or 410: the film is no longer there. */
  | 'not_found'
  /** HTTP 401, 403 or 451. */
  | 'refused'
  /** Refused, and the link had run out: its time is over, or a fresh one was asked for already. */
  | 'expired'
  /** HTTP 429 or 5xx. */
  | 'overloaded'
  /** A web page, JSON or something else came in place of the video. */
  | 'not_a_video'
  /** The manifest or the media cannot be read. */
  | 'damaged'
  /** The picture stood still. */
  | 'stalled'
  /** It ended long before its end. */
  | 'cut_short'
  /** A channel that brings nothing new. */
  | 'frozen_live'
  /** This device has no decoder for it. */
  | 'codec'
  /** DRM for which this device has no system, or no licence. */
  | 'protected'
  /** It answers, and lets no page read the answer; or it is plain http, and the page https. */
  | 'cors'
  /** None of these. */
  | 'unknown'

/** One address of the film. Several of them are several servers. */
export interface Source {
  /** http, https or relative to the page; opened byte for byte as it is given. */
  url: string
  /** Default: read off the path. */
  type?: MediaType
  /** Height in pixels. One of less quality than the first is taken only where none of the same is left, and that is said. */
  quality?: number
  /** Low first. @default 0 */
  priority?: number
  /** The dub or studio, in words for the viewer. */
  voice?: string
}

/** What the viewer likes, for all films; languages: the best liked first, in any form. */
export interface Preferences {
  /** Of the sound: codes (BCP 47, ISO 639) or names, as in `uk`, `ukr`, `Українська`. */
  audioLanguages?: string[]
  /** Of the subtitles, likewise. */
  textLanguages?: string[]
  /** `auto`: where the sound is in none of the viewer's languages, forced ones otherwise. `off`: only forced ones. @default `auto` */
  textMode?: 'auto' | 'off' | 'always'
  /**
   * Height in pixels: no picture higher than this, or the lightest where all are. `screen`: than what this screen shows, where that is known
   * (a television's panel mostly is not).
   */
  maxHeight?: number | 'screen'
  /** Subtitles for the hard of hearing are preferred. @default false */
  hearingImpaired?: boolean
  /** Sound with descriptions for the blind is preferred. @default false */
  audioDescription?: boolean
  /** A dub, or the language in which the film was made. @default `any` */
  audioKind?: 'any' | 'dub' | 'original'
}

/** A file beside the film: WebVTT or SubRip, fetched when it is chosen; its server must let the page read it (CORS). */
export interface Subtitles {
  /** For the viewer. */
  label: string
  /** As given to `sources`. */
  url: string
  /** Any form; where the file is not UTF-8, it also says in what it is written. */
  language?: string
  /** For what is foreign in the film only. */
  forced?: boolean
}

/** A sound beside the film. */
export interface Audio {
  /** For the viewer. */
  label: string
  /** As given to `sources`. */
  url: string
  /** Of what is spoken, in any form. */
  language?: string
  /**
   * The address is the whole film with this sound: it is opened at the same place. Otherwise it is an HLS playlist of sound alone,
   * which hls.js plays with the picture of the film; elsewhere it is shown as not available.
   */
  complete?: boolean
}

/** Deadlines, shares and counts by which the core decides. A name or a number that is not in this table is a TypeError. */
export interface Policy {
  /** How long a slow server is waited for. @default `normal` */
  preset?: 'quick' | 'normal' | 'patient'
  // From here on made by `npm run protocol` from wasm/core/policy/policy_fields.def.
  /**
   * How long a source may take from being opened to its first frame. Slow home networks show theirs within 4 s, and
   * a viewer leaves after about 10 s. Milliseconds, 1000 to 3600000; preset quick: 7000, patient: 20000.
   * @default 10000
   */
  firstFrameMs?: number
  /**
   * The same as firstFrameMs, through TorrServer: it may first have to find peers that have the film. Milliseconds,
   * 1000 to 3600000.
   * @default 60000
   */
  torrentFirstFrameMs?: number
  /**
   * Without movement for this long the picture counts as stalled. Five frames at 4 per second are a hiccup; 1.25 s
   * is visible. Milliseconds, 250 to 3600000.
   * @default 1250
   */
  stallNoticedMs?: number
  /**
   * Time-out for reading a manifest beside the player. After 4 s the player itself knows more. Milliseconds, 500 to
   * 60000.
   * @default 4000
   */
  lookMs?: number
  /**
   * Without a sign of life from the opened source for this long, the next source is probed. A healthy server
   * answers a playlist within 1.5 s in 18 of 18 requests on a busy device (measured). Milliseconds, 250 to 3600000;
   * preset quick: 1000, patient: 3000.
   * @default 1500
   */
  silentMs?: number
  /**
   * Without a sign of life for this long, a source whose probe succeeded takes over. Milliseconds, 500 to 3600000;
   * preset quick: 2500, patient: 7000.
   * @default 3500
   */
  hurryMs?: number
  /**
   * The same as hurryMs where the element plays by itself: it shows its first signs of life later than an engine
   * that reports each request. Milliseconds, 500 to 3600000; preset quick: 3000, patient: 8000.
   * @default 4000
   */
  hurryElementMs?: number
  /**
   * A segment that an engine requests must arrive before the buffer is empty, less this reserve. Otherwise another
   * source is asked too. Milliseconds, 0 to 60000.
   * @default 2000
   */
  finishRestMs?: number
  /**
   * A request that is expected to take less than this is never sent to a second source because it is slow. With 3 s
   * there were three needless hedged requests (measured). Milliseconds, 500 to 3600000.
   * @default 4000
   */
  finishFloorMs?: number
  /**
   * How long a source is asked second after one of its segments failed, or after another source was much faster.
   * Doubles each time, at most exclusionCapMs. Milliseconds, 0 to 3600000.
   * @default 15000
   */
  behindMs?: number
  /**
   * After this much playback two sources are compared in the background. Not earlier: the segment that this reads
   * would be a tenth of a film that somebody pauses after 15 s (bench:calm). Milliseconds, 0 to 3600000.
   * @default 45000
   */
  pairAfterMs?: number
  /**
   * The comparison of two sources needs this much buffer ahead, so that it takes no bandwidth from playback.
   * Milliseconds, 0 to 600000.
   * @default 15000
   */
  pairBufferMs?: number
  /**
   * How long the result of a probe is valid. A server that answered half a minute ago may be gone. Milliseconds, 0
   * to 3600000.
   * @default 30000
   */
  proofMs?: number
  /**
   * After a stall of this length another source takes over, if its probe succeeded. Milliseconds, 500 to 3600000;
   * preset quick: 2000, patient: 6000.
   * @default 3000
   */
  stallProvenMs?: number
  /**
   * After a stall of this length the session acts in any case. By then an engine's own retries have answered.
   * Milliseconds, 1000 to 3600000; preset quick: 4000, patient: 12000.
   * @default 6000
   */
  stallActionMs?: number
  /**
   * The same as stallActionMs, through TorrServer: reopening only makes it search for peers again. Milliseconds,
   * 1000 to 3600000.
   * @default 30000
   */
  torrentStallMs?: number
  /**
   * Where the element plays by itself, a buffer that stands still this long means that the source has stopped, if
   * less than lowBufferMs is left. The next source is then opened before the picture stands. Servers that pace
   * their answers pause for less (measured; with 2 s a network that pauses 3.5 s caused one switch). Milliseconds,
   * 500 to 3600000; preset quick: 2000, patient: 4000.
   * @default 2500
   */
  dryMs?: number
  /**
   * A buffer that grows by less than this share of the time counts as standing still. Some servers send a few bytes
   * now and then. Percent, 0 to 100.
   * @default 10
   */
  stillPercent?: number
  /**
   * A buffer that grows too slowly (slowPercent) over this time counts like one that stands still. Milliseconds,
   * 1000 to 3600000.
   * @default 5000
   */
  slowMs?: number
  /**
   * A buffer that grows by less than this share of the time, over slowMs, grows too slowly. Percent, 0 to 100.
   * @default 50
   */
  slowPercent?: number
  /**
   * With less buffer than this, a source that has stopped is left. Milliseconds, 0 to 60000.
   * @default 3000
   */
  lowBufferMs?: number
  /**
   * The same as lowBufferMs where the element plays segments. Chromium requests the next one with about 5 s ahead,
   * and at 1.2 times the bitrate a segment of 4 s takes more than 3 s (measured). Milliseconds, 0 to 60000.
   * @default 750
   */
  lowSegmentsMs?: number
  /**
   * With less buffer than this and no growth for silentMs, the next source is probed and prepared. At twice the
   * film's bitrate that takes about 3 s (measured). Milliseconds, 0 to 60000.
   * @default 6000
   */
  proveBufferMs?: number
  /**
   * With this much buffer the element may already stand still: Chrome stops with about 1 s left in `buffered`
   * (measured). Milliseconds, 0 to 30000.
   * @default 1000
   */
  bufferRestMs?: number
  /**
   * A live playlist without a new segment for longer than this, and for longer than 3.5 times its target duration,
   * is stale. Milliseconds, 1000 to 3600000; preset quick: 10000, patient: 20000.
   * @default 12000
   */
  staleLiveMs?: number
  /**
   * Time-out for a fresh link. An author's function may have to ask its own server. Milliseconds, 500 to 60000.
   * @default 10000
   */
  renewMs?: number
  /**
   * How long a seek may take to show a frame. It may load for as long as a start does. Milliseconds, 1000 to
   * 3600000; preset quick: 7000, patient: 20000.
   * @default 10000
   */
  seekMs?: number
  /**
   * Least time between two switches that only a stall asked for. On a slow home network every server stalls.
   * Milliseconds, 0 to 3600000.
   * @default 20000
   */
  dwellMs?: number
  /**
   * If two sources stall within this time while both still deliver, the viewer's own network is slow and no other
   * server helps. Milliseconds, 0 to 3600000.
   * @default 120000
   */
  ownLineMs?: number
  /**
   * An incident that lasts longer ends with a message. Milliseconds, 5000 to 3600000.
   * @default 90000
   */
  incidentMs?: number
  /**
   * No attempt is shorter than this, however many sources are left. Milliseconds, 500 to 60000.
   * @default 3000
   */
  attemptFloorMs?: number
  /**
   * Rounds over the sources in one incident before the first frame. Few: at the start a quick message is worth
   * more. A count, 1 to 10.
   * @default 2
   */
  startPasses?: number
  /**
   * Rounds over the sources in one incident in mid-film. More than at the start: there a home network that comes
   * back after some seconds is the likelier cause. A count, 1 to 10.
   * @default 4
   */
  filmPasses?: number
  /**
   * A further round begins only while the incident is younger than this. Nobody waits a minute to hear no.
   * Milliseconds, 0 to 3600000.
   * @default 20000
   */
  nextPassBeforeMs?: number
  /**
   * How long the picture must have moved before an incident is over. Milliseconds, 0 to 600000.
   * @default 10000
   */
  settleMs?: number
  /**
   * After this long without a picture the viewer is told that the search goes on. Milliseconds, 1000 to 3600000;
   * preset quick: 6000, patient: 12000.
   * @default 8000
   */
  stillTryingMs?: number
  /**
   * At most one note of a kind is shown in this time. Milliseconds, 0 to 600000.
   * @default 5000
   */
  noteGapMs?: number
  /**
   * A shorter gap in the picture is not worth a note. Milliseconds, 0 to 600000.
   * @default 2000
   */
  noteAfterMs?: number
  /**
   * A timer that comes this late, or samples this far apart, mean that the device slept. Milliseconds, 1000 to
   * 600000.
   * @default 3000
   */
  suspensionMs?: number
  /**
   * For this long after waking up, errors count against nobody: connections die in a sleep. Milliseconds, 0 to
   * 600000.
   * @default 5000
   */
  wakeGraceMs?: number
  /**
   * First wait before a retry of the same source and before each further round. Doubles each time, with equal
   * jitter. Milliseconds, 0 to 60000.
   * @default 500
   */
  backoffBaseMs?: number
  /**
   * Longest wait between retries. Milliseconds, 0 to 600000.
   * @default 8000
   */
  backoffCapMs?: number
  /**
   * Consecutive faults of an origin before it is excluded for a while. A count, 1 to 100.
   * @default 2
   */
  faultsToExclude?: number
  /**
   * First exclusion of an origin. Doubles each time, plus or minus 20 %, and always ends. Milliseconds, 0 to
   * 3600000.
   * @default 30000
   */
  exclusionMs?: number
  /**
   * Longest exclusion of an origin. Milliseconds, 0 to 3600000.
   * @default 300000
   */
  exclusionCapMs?: number
  /**
   * After a stall the source is reopened this much earlier. hls.js sticks when it resumes just before a segment's
   * end, where a stall always stands; 1 s earlier it never did. Milliseconds, 0 to 30000.
   * @default 1000
   */
  stallStepBackMs?: number
  /**
   * An end further than this, and than falseEndPercent, from the known duration is no end. Milliseconds, 0 to
   * 3600000.
   * @default 30000
   */
  falseEndMs?: number
  /**
   * An end further than this share of the duration, and than falseEndMs, from the known duration is no end.
   * Percent, 0 to 100.
   * @default 3
   */
  falseEndPercent?: number
  /**
   * A Retry-After beyond this is not waited for. The server is excluded until then, at most for exclusionCapMs.
   * Milliseconds, 0 to 3600000.
   * @default 30000
   */
  retryAfterMostMs?: number
  /**
   * Tokens for retries and probes: each costs one, each success gives a fifth back (as in gRPC retry throttling).
   * Below half of them nothing is probed in advance. A count, 0 to 1000.
   * @default 10
   */
  retryTokens?: number
  /**
   * Within the last seconds of a film a standing picture is the end. Milliseconds, 0 to 600000.
   * @default 5000
   */
  endZoneMs?: number
}

/** A source that was given up. */
export interface Tried {
  /** As it was given. */
  source: Source
  /** Why, at its last attempt. */
  reason: Reason
}

/** What happens in a playback; `type` says which. */
export type PlaybackEvent =
  /** A source is being opened: `index` counts from 0, of `total` sources. */
  | { type: 'trying'; source: Source; index: number; total: number }
  /** Another source plays: its first frame is there. */
  | {
      type: 'source_changed'
      /** What had played before, or was to play first. */
      from: Source
      /** What plays now. */
      to: Source
      /** Why `from` was left. */
      reason: Reason
      /** Where the film goes on, in seconds. */
      position: number
      /** The picture stood for less than a second. */
      seamless: boolean
      /** What was done and why, in the viewer's language; empty for a pick of the viewer's. */
      message: string
    }
  /** What there is to choose from, or what is on, has changed: `tracks` as of now. */
  | { type: 'tracks_changed'; tracks: Tracks }
  /** A given file of subtitles did not come, asked for twice: it is no longer among the tracks, the film goes on. */
  | { type: 'subtitles_failed'; label: string; message: string }
  /** Plays again; `seconds` since the trouble began. */
  | { type: 'recovered'; seconds: number }
  /**
   * It is over; at most once per load. `message`: one sentence in the viewer's language; `tried`: every source that was. `instead`: every server's film is protected here, and there is a trailer to offer: the
   * author's, or in Lampa one of the application's. The plugin offers it by itself, unless the playdata is `quiet`.
   */
  | { type: 'exhausted'; reason: Reason; message: string; tried: Tried[]; instead?: 'trailer' }
  /** ProxyLoader whom the film is read now, or null: show it, the viewer must be able to see it. `pieces`: the film itself too. */
  | { type: 'proxy_changed'; proxy: ProxyEntry | null; pieces: boolean }
  /** Last, exactly once. `position` in seconds; `finished`: it was seen to its end. */
  | { type: 'closed'; position: number; finished: boolean }

/** A sound, subtitles or a picture to choose from. */
export interface Track {
  /** For `selectTrack`; of this source alone. */
  id: string
  /** In words for the viewer, from the source: escape it before it meets HTML. */
  name: string
  /** As the source states it; empty where it does not. */
  language: string
  /** It is on. */
  selected: boolean
  /** false: given by the author, and nothing here can play it; `selectTrack` knows it not. */
  available?: false
}

/** What there is to choose from, and what is on. */
export interface Tracks {
  /** Sounds; one is on. */
  audio: Track[]
  /** Subtitles; none is on where they are off. */
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

/** What a film may say of itself, in Lampa and in pages. */
export interface Options {
  /** Of the film, plain text. Kept out of traces and reports. */
  title?: string
  /** The servers of the film, the best first; a string is the address alone. @throws {TypeError} no address, or a field of another shape */
  sources?: (string | Source)[]
  /**
   * A fresh link for a source whose link was refused (HTTP 401, 403) or has expired; `reason` is `refused` or `expired`. Once per
   * source and incident. Nothing, a rejection, or none within 10 s: the next source.
   */
  resolve?(source: Source, reason: Reason): string | PromiseLike<string>
  /** Which sound and subtitles to begin with; without it nothing is touched. In Lampa the viewer's Settings win. */
  preferences?: Preferences
  /** Other deadlines than the usual ones. In Lampa the viewer's patience wins over a preset, not over single numbers. */
  policy?: Policy
  /** Hears everything. What it throws is caught and logged, playback goes on. */
  onEvent?(event: PlaybackEvent): void
}

/** What is known of a source in this playback. */
export type SourceState =
  /** It plays now. */
  | 'playing'
  /** It has played. */
  | 'good'
  /** It has failed, and is left alone for a while. */
  | 'resting'
  /** It was never opened. */
  | 'untried'

/** One playback. After its end everything in it does nothing. */
export interface Session {
  /** What plays, or is being opened; null before and after. */
  readonly source: Source | null
  /** All of them, in the order of use; `state` as of now. */
  readonly sources: ReadonlyArray<Source & { state: SourceState }>
  /** The viewer's pick, by its place in `sources`, from 0; kept until that source dies. A place that is not there: a TypeError in pages, nothing in the app. */
  use(index: number): void
  /** Listens to one type of event. Returns what takes the listener off again. What it throws is caught and logged. */
  on<T extends PlaybackEvent['type']>(type: T, fn: (event: Extract<PlaybackEvent, { type: T }>) => void): () => void
  /** Every decision and why, in order: plain objects with hosts, without paths, titles or anything secret. */
  trace(): object[]
  /** Ends the playback. In Lampa the player is closed. */
  stop(): void
}

/** The tracks of a playback. */
export interface TrackSession {
  /** What there is to choose from, and what is on. */
  readonly tracks: Tracks
  /** The viewer's choice, by the id of a track; `text:off`, `video:auto`. An unknown id: nothing. */
  selectTrack(id: string): void
}

/** Any playdata of Lampa; the same object reaches Lampa, fields not named here untouched. */
export interface PlayData extends Options {
  /** What Lampa alone opens. Without `sources` the servers are read from it (`"a or b"`), `url_reserve` and `quality`. */
  url?: string
  /** Episodes. Each may have `sources` and the rest of its own; one with `sources` alone gets the first of them as its `url`. */
  playlist?: PlayData[]
  /** An address, offered to the viewer where the film is protected on every server; it never starts by itself. @throws {TypeError} no string */
  trailer?: string
  /**
   * Another server plays: the same as `source_changed` of `onEvent`, after it. What it throws is caught and logged.
   * @throws {TypeError} no function
   */
  onSwitch?(event: Extract<PlaybackEvent, { type: 'source_changed' }>): void
  /**
   * Intermediaries for what a server lets no page read. Used only where the viewer has allowed them in Settings, after
   * asking him about each.
   */
  proxies?: ProxyEntry[]
  /** The author shows the words himself: no notes of ours. @default false */
  quiet?: boolean
  /** False: hands off, also where the app's own player is asked. @default true */
  resilient?: boolean
  /** Everything else that Lampa and other plugins read: `timeline`, `subtitles`, `card`, `error` and so on. */
  [lampaField: string]: unknown
}

/** What `callback` hears. */
export interface CallbackEvent {
  /** `error`: no server is left, and the player is still open. `close`: the viewer went back. */
  type: 'error' | 'close'
  /** With `error`: why. */
  reason?: Reason
  /** With `error`: one sentence in the viewer's language, plain text. */
  message?: string
}

/** `window.ResilientPlayback` inside the app. Safe where absent: README.md shows how to fall back to the app's own player. */
export interface ResilientPlaybackPlugin {
  /** Semantic version of the file that owns the player. */
  readonly version: string
  /** Of this interface. */
  readonly api: 1
  /** How the core runs: `none` before it is there, and where it cannot be had: films play as in the app alone. */
  readonly backend: 'wasm' | 'js' | 'none'
  /**
   * `Player.play`, `Player.playlist` and `Player.callback` in one; the focus is restored on close.
   * @throws {TypeError} naming the field of `data` that is of another shape; nothing was opened then
   */
  play(data: PlayData): Session & TrackSession
  /** Replaces the one before. It hears of the film that plays, or of the next one, until `close`, and no more. */
  callback(fn: (event: CallbackEvent) => void): void
  /**
   * `own`: help only what goes through `play`. The viewer's word in Settings wins, for all and against all. `all` is the default.
   * @throws {TypeError} naming the field
   */
  configure(options: { scope?: 'all' | 'own' }): void
  /** The full core is fetched at the first call, from where the plugin came from; rejects where that is gone. */
  inspect: typeof inspect
}

/** Libraries that play what the element does not. */
export interface Engines {
  /** The class of hls.js. */
  Hls?: unknown
  /** The namespace of dash.js. */
  dashjs?: unknown
}

/** What `createPlayer` and `attach` take. */
export interface PageOptions extends Options {
  /** The servers of the film, the best first, at least one; a string is the address alone. */
  sources: (string | Source)[]
  /** At most 32; a bad field: TypeError at the call. They are chosen like the film's own, also by `preferences`. */
  subtitles?: Subtitles[]
  /**
   * At most 32, and 64 films together with `sources`; a bad field: TypeError at the call. One with `complete` stands at the end of `sources`, and plays by itself where no
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
  /** Of the messages, a language tag (BCP 47). English, Russian and Ukrainian exist. @default `navigator.language` */
  language?: string
  /** Aborted: as `dispose()`. */
  signal?: AbortSignal
}

/** The film of one `<video>`. */
export interface Player extends Session {
  /** Of the current source, as far as its engine tells them (hls.js, dash.js). */
  readonly tracks: Tracks
  /**
   * The viewer's choice, kept by what it is over servers. `text:off`: no subtitles; `video:auto`: as the line allows.
   * @throws {TypeError} an unknown id
   */
  selectTrack(id: string): void
  /** The core is there, or will not be; never rejects. */
  readonly ready: Promise<'wasm' | 'js' | 'none'>
  /** The same playback without what only pages have. */
  readonly session: Session
  /** Opens the first source and shows its first frame, paused; nothing where it was opened already. */
  load(): void
  /** Loads and plays, or plays on; settles at the first frame, rejects with PlaybackError at `exhausted`. */
  play(): Promise<void>
  /** Everything undone, the element as it was found. */
  dispose(): void
}

/** Why `play()` was rejected. Its `message` is a sentence for the viewer. */
export class PlaybackError extends Error {
  /** Made by the player. */
  constructor(reason: Reason, tried: Tried[], message: string)
  /** Why it is over: the reason of the trouble that ended it. */
  readonly reason: Reason
  /** Every source, and what was wrong with it. */
  readonly tried: Tried[]
}

/**
 * A player over a `<video>` of the page. Starts nothing before `play()`.
 * @throws {TypeError} naming the field that is of another shape
 */
export function createPlayer(video: HTMLVideoElement, options: PageOptions): Player

/**
 * For a page that owns its hls.js, with `attachMedia(video)` done: the instance stays the page's. Its requests are
 * answered by another of the sources where one fails, and where it gives up, the next source is opened in it: leave fatal
 * errors to us. Begins with `play()`, or when the page has it load one of the sources, or at once where it plays one already (then
 * what it has loaded before is unknown, and a piece that fails may cost a change of the source). Over with `stop()` or `dispose()` (it plays on), `hls.destroy()`, or another film in it. All sources are HLS; `engines` is not read.
 * @throws {TypeError} naming the field that is of another shape, or `hls` where no video is attached to it
 */
export function attach(hls: object, options: PageOptions): Player

/** What a device can do; absent is unknown, and unknown may work. */
export interface DeviceCapabilities {
  /** The application chooses the engine. */
  host?: boolean
  /** Media Source Extensions. */
  mse?: boolean
  /** hls.js is there, and runs here. */
  hlsjs?: boolean
  /** dash.js is there, and runs here. */
  dashjs?: boolean
  /** The element plays HLS by itself. */
  nativeHls?: boolean
  /** The element plays DASH by itself. */
  nativeDash?: boolean
  /** By codec string (RFC 6381) or family: "avc", "hevc", "av1", "vp9", "aac", "ac3", "eac3", "dts", ... */
  codecs?: { [codec: string]: boolean }
  /** Systems for which it gives out keys (Encrypted Media Extensions). */
  drmSystems?: DrmSystem[]
}

/** A DRM system. */
export type DrmSystem =
  /** Google's. */
  | 'widevine'
  /** Microsoft's. */
  | 'playready'
  /** Apple's. */
  | 'fairplay'
  /** Keys in the open (Encrypted Media Extensions, 9.1). */
  | 'clearkey'
  /** Huawei's. */
  | 'wiseplay'
  /** One that is not known here. */
  | 'unknown'

/** Whether it can be played. It orders and warns: nothing is forbidden by it. */
export type Verdict =
  /** As a whole. */
  | 'playable'
  /** Something of it is missing or will not play here. */
  | 'degraded'
  /** Not here, or nowhere. */
  | 'unplayable'
  /** Too little could be read. */
  | 'unknown'

/** One finding. [diagnostics.md](diagnostics.md) has every code. */
export interface Diagnostic {
  /** Never changes its meaning, as in `HLS-1203`. */
  code: string
  /** `fatal`: cannot be played. `error`: something will be missing, or some players fail. `warning`: a MUST that players survive. `info`: advice. */
  severity: 'fatal' | 'error' | 'warning' | 'info'
  /** Where it was found. */
  layer: 'url' | 'http' | 'manifest' | 'codec' | 'drm'
  /** From 1; absent where it has no place in the text. */
  line?: number
  /** From 1, with `line`. */
  column?: number
  /** The tag, attribute, element or box. */
  where?: string
  /** The clause of the specification. */
  ref?: string
  /** What stands in the braces of its sentence. */
  params: { [name: string]: string }
  /** At most 80 bytes, secrets removed. */
  evidence?: string
  /** In English, plain text: escape it before it meets HTML. */
  message: string
}

/** A picture that a manifest offers: a variant of HLS (RFC 8216 4.3.4.2), a video Representation of DASH. */
export interface Variant {
  /** Bits per second: BANDWIDTH, `bandwidth` of a Representation. */
  bandwidth?: number
  /** Pixels. */
  width?: number
  /** Pixels. */
  height?: number
  /** As in RFC 6381. */
  codecs?: string
  /** As written in the manifest. */
  uri?: string
}

/** A sound or subtitles that a manifest offers: EXT-X-MEDIA (RFC 8216 4.3.4.1), an AdaptationSet of DASH. */
export interface Rendition {
  /** GROUP-ID. */
  groupId?: string
  /** NAME, Label. */
  name?: string
  /** As written. */
  language?: string
  /** DEFAULT=YES, the role `main`. */
  default?: boolean
  /** FORCED=YES, the role `forced-subtitle`. */
  forced?: boolean
  /** As in RFC 6381. */
  codecs?: string
  /** As written; absent where it comes with the picture. */
  uri?: string
}

/** What a manifest says, or the index of an MP4. */
export interface Manifest {
  /** A multivariant or a media playlist of HLS, an MPD, an MP4. */
  kind: 'multivariant' | 'media' | 'mpd' | 'mp4'
  /** It grows: no EXT-X-ENDLIST (RFC 8216 4.3.3.4), an MPD of the type `dynamic`. */
  live?: boolean
  /** Of the complete segments, of the MPD (`mediaPresentationDuration`), or of the file's index. */
  durationSeconds?: number
  /** Seconds: EXT-X-TARGETDURATION (RFC 8216 4.3.3.1). */
  targetDuration?: number
  /** Complete ones. */
  segmentCount?: number
  /** Pictures, without those for trick play. */
  variants?: Variant[]
  /** Sounds. */
  audio?: Rendition[]
  /** Subtitles. */
  subtitles?: Rendition[]
  /** Methods, as in `AES-128`; empty where it is clear. */
  encryption: string[]
  /** Systems that it names. */
  drm: {
    /** Which one. */
    system: DrmSystem
    /** Its UUID or KEYFORMAT, as written. */
    scheme?: string
    /** The tag, element or box. */
    where: string
  }[]
  /** Without one of `drm` it does not play. */
  needsDrm: boolean
  /** Further servers that it names. */
  locations?: string[]
}

/** One report on one source ([protocol.md](protocol.md), "inspect"). */
export interface Report {
  /** "hls", "dash", "mp4", "mpegts", "html", "json", ...; "unknown". */
  type: string
  /** What told the type; in this order. */
  typeBy: 'magic' | 'content' | 'content_type' | 'extension' | 'none'
  /** What says something else. */
  conflicts: ('contentType' | 'extension')[]
  /** Whether it can be played. */
  verdict: Verdict
  /** Why not; empty where there is nothing to say. */
  reason: Reason | ''
  /** `openable`: a system that the device has, a licence is needed. `closed`: no such system. */
  protection: 'none' | 'openable' | 'closed' | 'unknown'
  /** What was found, at most 200. */
  diagnostics: Diagnostic[]
  /** How many more there were. */
  diagnosticsLeftOut?: number
  /** Absent where none could be read. */
  manifest?: Manifest
  /** Bytes of an MP4 that would tell more. */
  needed?: {
    /** From 0. */
    start: number
    /** In bytes. */
    length: number
  }
  /** For `compareContent`. */
  fingerprint?: object
}

/** What `inspect` takes besides the address. */
export interface InspectOptions {
  /** Aborted: the promise rejects with AbortError. */
  signal?: AbortSignal
  /** The libraries that would play it. Default: the globals `Hls` and `dashjs`; where there are none, it is not asked. */
  engines?: Engines
  /** The content, where the caller has it already, at most 8 MiB: then nothing is fetched, and the address may be empty. */
  body?: string | ArrayBuffer | ArrayBufferView
}

/** What `inspect` found. */
export interface Inspection {
  /** Whether it can be played here. */
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
 * must allow it to read (CORS). Opens neither torrents nor addresses with an account in them. A server that fails is no error: the
 * verdict says it.
 * @throws {TypeError} as a rejection: a field that is of another shape
 */
export function inspect(url: string, options?: InspectOptions): Promise<Inspection>

/** A sound, subtitles or a picture that a source offers. What is not said is unknown, and nothing is held against it. */
export interface AudioTrackFacts {
  /** Any text; of one list alone. */
  id: string
  /** Any code or name of a language. */
  language?: string
  /** Its title, read for language, kind of voice and studio where nothing else tells them. */
  label?: string
  /** As in RFC 6381, or the name of a family. */
  codec?: string
  /** How many. */
  channels?: number
  /** As in DASH: main, dub, commentary, description. */
  roles?: string[]
  /** DEFAULT=YES (RFC 8216 4.3.4.1). */
  default?: boolean
  /** AUTOSELECT=YES (RFC 8216 4.3.4.1). */
  autoselect?: boolean
  /** Bits per second. */
  bitrate?: number
}

/** Subtitles. */
export interface TextTrackFacts {
  /** Any text; of one list alone. */
  id: string
  /** Any code or name of a language. */
  language?: string
  /** Its title, read for language and kind where nothing else tells them. */
  label?: string
  /** vtt, srt, ttml ... */
  format?: string
  /** As in DASH: subtitle, caption, forced-subtitle. */
  roles?: string[]
  /** Only what the sound leaves untranslated. */
  forced?: boolean
  /** DEFAULT=YES (RFC 8216 4.3.4.1). */
  default?: boolean
  /** In the stream, not a file beside it. */
  embedded?: boolean
}

/** A picture. */
export interface VideoTrackFacts {
  /** Any text; of one list alone. */
  id: string
  /** As in RFC 6381, or the name of a family. */
  codec?: string
  /** Pixels. */
  width?: number
  /** Pixels. */
  height?: number
  /** Pictures per second. */
  frameRate?: number
  /** Bits per second. */
  bitrate?: number
  /** SDR, HDR10, HLG ... */
  range?: string
}

/** What `selectTracks` takes. */
export interface SelectTracksRequest {
  /** Sounds that there are. */
  audio?: AudioTrackFacts[]
  /** Subtitles that there are. */
  text?: TextTrackFacts[]
  /** Pictures that there are. */
  video?: VideoTrackFacts[]
  /** What the viewer likes. Absent: nothing is changed but what does not play. */
  preferences?: Preferences
  /** What the viewer chose before, by what it is; `id`: just now. */
  intent?: {
    /** The sound. */
    audio?: { language?: string; label?: string; id?: string }
    /** The subtitles; `off`: none. */
    text?: { language?: string; label?: string; off?: boolean; id?: string }
    /** The picture. */
    video?: { id?: string }
  }
  /** Absent lists and numbers: unknown, everything may play. */
  device?: {
    /** What can be heard: codec strings (RFC 6381) or families. */
    audioCodecs?: string[]
    /** What can be shown, likewise. */
    videoCodecs?: string[]
    /** Of the loudspeakers. */
    maxChannels?: number
    /** Pixels. */
    screenHeight?: number
    /** The screen shows it. */
    hdr?: boolean
    /** Bits per second, measured. */
    throughput?: number
  }
}

/** One track, and why. */
export interface TrackChoice {
  /** Of the list that was given. */
  id: string
  /** The steps in which it was better than another one. */
  reason: string[]
  /** The id of the next best; absent where there was one track. */
  runnerUp?: string
}

/** A sound or subtitles, and why. */
export interface SpokenChoice extends TrackChoice {
  /** Canonical; empty where it is unknown. */
  language: string
  /** Read from the title. */
  guess: boolean
}

/** What is to be on. */
export interface SelectedTracks {
  /** null: nothing is to be changed. */
  audio: SpokenChoice | null
  /** null: nothing is to be changed, unless `textOff`. */
  text: SpokenChoice | null
  /** Subtitles are to be off. */
  textOff: boolean
  /** null: nothing is to be changed. */
  video: TrackChoice | null
  /** `audio_undecodable`: the wished or the default sound cannot be heard here. `pick_undecodable`: what the viewer picked cannot. */
  notices: ('audio_undecodable' | 'pick_undecodable')[]
}

/** The addresses that a playdata holds. */
export interface ParsedSources {
  /** In order of use, each once, at most 64. */
  sources: {
    /** `s1`, `s2` and so on. */
    id: string
    /** Byte for byte as found, trimmed. */
    raw: string
    /** Absent: unknown. */
    type?: MediaType
    /** Height in pixels. */
    quality?: number
    /** `direct`: `url` and its "a or b". `reserve`: `url_reserve`, a quality's `reserve`. `quality`: an entry of the quality map. */
    via: 'direct' | 'reserve' | 'quality'
    /** The dub, where the text names one. */
    voice?: string
  }[]
  /** The name of the quality that holds `url`. */
  selected: unknown
  /** What could not be used, as codes of [diagnostics.md](diagnostics.md). */
  diagnostics: { code: string; params: object }[]
}

/** The state machine of one playback; events and commands: [protocol.md](protocol.md). */
export interface CoreSession {
  /** The answer to one event. With `error` nothing has changed; `field` is the one that could not be used. */
  handle(event: object): {
    state?: string
    commands?: object[]
    error?: { code: string; message: string; field?: string }
  }
  /** Frees its memory; nothing may be asked of it after that. */
  dispose(): void
}

/** What is known of one source. Absent is unknown. */
export interface InspectRequest {
  /** The canonical form (URL Standard). */
  url?: string
  /** What the player opens, where that is not the canonical `url`. */
  raw?: string
  /** Who opens it. */
  pageUrl?: string
  /** The wall clock, in milliseconds since 1970, for links that expire. */
  epochMs?: number
  /** Of the HTTP answer. */
  status?: number
  /** Empty: the server sent none. */
  contentType?: string
  /** Of the whole file. */
  totalBytes?: number
  /** The content or its beginning, at most 8 MiB. */
  body?: string | ArrayBuffer | ArrayBufferView | null
  /** What `needed` asked for: bytes, and where they begin. */
  piece?: { offset: number; bytes: ArrayBuffer | ArrayBufferView }
  /** What the device can do. */
  capabilities?: DeviceCapabilities
}

/** The core on its own, for tools. Plain objects in and out; what cannot be used is a TypeError, never a crash. */
export interface Core {
  /** WebAssembly, or the same as JavaScript. */
  readonly backend: 'wasm' | 'js'
  /** Semantic version. */
  readonly version: string
  /** The addresses in a playdata's `url`, `url_reserve` and `quality`, in order of use. */
  parseSources(playdata: object): ParsedSources
  /** Which sound, subtitles and picture, and why; the same whatever the order of the lists. */
  selectTracks(request: SelectTracksRequest): SelectedTracks
  /**
   * A playback of `config.sources`.
   * @throws {TypeError} naming the field
   */
  createSession(config: object): CoreSession
  /** One report on one source; the body is text or at most 8 MiB of bytes, of an MP4 the beginning. */
  inspect(request: InspectRequest): Report
  /** The name of bytes, for the samples of fingerprints: 16 hexadecimal digits. */
  hash(body: string | ArrayBuffer | ArrayBufferView): string
  /** Two fingerprints of reports, with what the caller has seen of their segments ([protocol.md](protocol.md)). Only `same` may be mixed. */
  compareContent(a: object, b: object): { result: 'same' | 'similar' | 'different'; reason: string }
}

/** The full core: loaded once, however often it is asked for. Rejects where neither kind of core can run. */
export function loadCore(): Promise<Core>

/** Semantic version of this file. */
export const version: string
