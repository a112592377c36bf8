// The public API of resilient-playback. Names never change; later versions may add fields.

/** The format of a source. It decides which engine plays the source. */
export type MediaType =
  /** An HLS playlist (RFC 8216): `.m3u8`. */
  | 'hls'
  /** A DASH manifest (MPD, ISO/IEC 23009-1): `.mpd`. */
  | 'dash'
  /** A file in any container that the element plays without an engine. */
  | 'mp4'
  /** A file that TorrServer reads from a torrent. Only in Lampa. */
  | 'torrserver'

/** Why a source cannot be used. */
export type Reason =
  /** The device has no network. */
  | 'offline'
  /**
   * The server did not answer, or not in time. Browsers do not tell an unknown name, a refused connection and a bad
   * certificate apart.
   */
  | 'no_answer'
  /** The server answers, but the data comes too slowly for playback. */
  | 'too_slow'
  /** HTTP 404 or 410: the film is no longer on this server. */
  | 'not_found'
  /** HTTP 401, 403 or 451. */
  | 'refused'
  /** The server refused a link that has expired, or for which a fresh link was already requested. */
  | 'expired'
  /** HTTP 429 or 5xx. */
  | 'overloaded'
  /** The server sent a web page, JSON or something else in place of the video. */
  | 'not_a_video'
  /** The manifest or the media cannot be parsed. */
  | 'damaged'
  /** Playback stalled. */
  | 'stalled'
  /** Playback ended long before the end of the film. */
  | 'cut_short'
  /** A live channel that brings no new segments. */
  | 'frozen_live'
  /** This device has no decoder for the codec. */
  | 'codec'
  /** The film needs DRM, and this device has no such DRM system or no licence. */
  | 'protected'
  /** The server answers, but CORS does not let the page read the answer. Or the URL is http on an https page. */
  | 'cors'
  /** None of these. */
  | 'unknown'

/** One URL of the film. Several sources are several servers of the same film. */
export interface Source {
  /** http, https or relative to the page. The player opens it unchanged, byte for byte. */
  url: string
  /** Default: derived from the path of the URL. */
  type?: MediaType
  /**
   * Height in pixels. A source of lower quality than the first one plays only if no source of the same quality is left. The
   * viewer is told.
   */
  quality?: number
  /** Lower values come first. @default 0 */
  priority?: number
  /** The dub or studio, as text for the viewer. */
  voice?: string
}

/** What the viewer prefers, for all films. Languages in order of preference: BCP 47 tags, ISO 639 codes or names. */
export interface Preferences {
  /** Languages of the audio, such as `uk`, `ukr`, `Українська`. */
  audioLanguages?: string[]
  /** Languages of the subtitles, in the same forms. */
  textLanguages?: string[]
  /**
   * `auto`: full subtitles if the audio is in none of the viewer's languages, otherwise only forced ones. `off`: only forced
   * ones. @default `auto`
   */
  textMode?: 'auto' | 'off' | 'always'
  /**
   * Maximum height in pixels. If every picture is higher, the lightest one plays. `screen`: the height that this screen
   * shows, if it is known. Televisions mostly do not tell the height of their panel.
   */
  maxHeight?: number | 'screen'
  /** Prefer subtitles for the hard of hearing. @default false */
  hearingImpaired?: boolean
  /** Prefer audio with descriptions for the blind. @default false */
  audioDescription?: boolean
  /** Prefer a dub, or the original language of the film. @default `any` */
  audioKind?: 'any' | 'dub' | 'original'
}

/**
 * An external subtitle file: WebVTT or SubRip. The player fetches it when the viewer chooses it. Its server must allow CORS.
 */
export interface Subtitles {
  /** Name for the viewer. */
  label: string
  /** The same forms as in `sources`. */
  url: string
  /** A BCP 47 tag, an ISO 639 code or a name. If the file is not UTF-8, the language also tells its character encoding. */
  language?: string
  /** Only translates the foreign parts of the film. */
  forced?: boolean
}

/** An external audio track. */
export interface Audio {
  /** Name for the viewer. */
  label: string
  /** The same forms as in `sources`. */
  url: string
  /** Language of the speech: a BCP 47 tag, an ISO 639 code or a name. */
  language?: string
  /**
   * `true`: the URL is the whole film with this dub, and the player opens it at the same position. Otherwise it is an HLS
   * playlist with audio only, which hls.js plays with the picture of the film. Other engines show it as not available.
   */
  complete?: boolean
}

/** Deadlines, shares and counts of the core. An unknown name or a number out of range is a TypeError. */
export interface Policy {
  /** How long the player waits for a slow server. @default `normal` */
  preset?: 'quick' | 'normal' | 'patient'
  // From here on made by `npm run protocol` from wasm/core/policy/policy_fields.def.
  /**
   * How long a source may take from being opened to its first frame. Slow home networks show the first frame within
   * 4 s, and viewers leave after about 10 s. Milliseconds, 1000 to 3600000; preset quick: 7000, patient: 20000.
   * @default 10000
   */
  firstFrameMs?: number
  /**
   * Replaces firstFrameMs for TorrServer, which may first have to find peers that have the film. Milliseconds, 1000
   * to 3600000.
   * @default 60000
   */
  torrentFirstFrameMs?: number
  /**
   * If the picture does not move for this long, it counts as stalled. A viewer notices 1.25 s (five frames at 4
   * frames per second); anything shorter is a hiccup. Milliseconds, 250 to 3600000.
   * @default 1250
   */
  stallNoticedMs?: number
  /**
   * Time-out for a manifest prefetch or a probe. After 4 s the player itself knows more. Milliseconds, 500 to
   * 60000.
   * @default 4000
   */
  lookMs?: number
  /**
   * If the opened source gives no sign of life for this long, the session probes the next source. On a busy device
   * a healthy server answered 18 of 18 playlist requests within 1.5 s (measured). Milliseconds, 250 to 3600000;
   * preset quick: 1000, patient: 3000.
   * @default 1500
   */
  silentMs?: number
  /**
   * If the opened source gives no sign of life for this long, the session switches to a source whose probe
   * succeeded. Milliseconds, 500 to 3600000; preset quick: 2500, patient: 7000.
   * @default 3500
   */
  hurryMs?: number
  /**
   * Replaces hurryMs if the element plays without an engine. The element shows its first signs of life later than
   * an engine that reports each request. Milliseconds, 500 to 3600000; preset quick: 3000, patient: 8000.
   * @default 4000
   */
  hurryElementMs?: number
  /**
   * A segment must arrive this long before the buffer is empty. If it is expected later, the scheduler also asks
   * another source. Milliseconds, 0 to 60000.
   * @default 2000
   */
  finishRestMs?: number
  /**
   * If a request is expected to take less than this, the scheduler never hedges it for being slow. With 3 s there
   * were three needless hedged requests (measured). Milliseconds, 500 to 3600000.
   * @default 4000
   */
  finishFloorMs?: number
  /**
   * How long a source stays deprioritized after one of its segments failed, or after another source was much
   * faster. Doubles each time, up to exclusionCapMs. Milliseconds, 0 to 3600000.
   * @default 15000
   */
  behindMs?: number
  /**
   * After this much playback the session compares two sources in the background. Earlier is too costly: if somebody
   * pauses after 15 s, the segment for the comparison is a tenth of what was loaded (bench:calm). Milliseconds, 0
   * to 3600000.
   * @default 45000
   */
  pairAfterMs?: number
  /**
   * The session compares two sources only if this much is buffered ahead. So the comparison takes no bandwidth from
   * playback. Milliseconds, 0 to 600000.
   * @default 15000
   */
  pairBufferMs?: number
  /**
   * How long the result of a probe is valid. A server that answered 30 s ago may be down now. Milliseconds, 0 to
   * 3600000.
   * @default 30000
   */
  proofMs?: number
  /**
   * After a stall of this length the session switches to another source if its probe succeeded. Milliseconds, 500
   * to 3600000; preset quick: 2000, patient: 6000.
   * @default 3000
   */
  stallProvenMs?: number
  /**
   * After a stall of this length the session acts in any case. By then the engine has finished its own retries.
   * Milliseconds, 1000 to 3600000; preset quick: 4000, patient: 12000.
   * @default 6000
   */
  stallActionMs?: number
  /**
   * Replaces stallActionMs for TorrServer. If the session reopens the torrent, TorrServer only searches for peers
   * again. Milliseconds, 1000 to 3600000.
   * @default 30000
   */
  torrentStallMs?: number
  /**
   * If the element plays without an engine and its buffer does not grow for this long, the source has stopped. If
   * less than lowBufferMs is left, the session opens the next source before the picture stops. Servers that pace
   * their answers pause for less (measured). With 2 s, a network that pauses for 3.5 s caused one switch.
   * Milliseconds, 500 to 3600000; preset quick: 2000, patient: 4000.
   * @default 2500
   */
  dryMs?: number
  /**
   * If the buffer grows by less than this share of the elapsed time, it counts as not growing. Some servers send a
   * few bytes now and then. Percent, 0 to 100.
   * @default 10
   */
  stillPercent?: number
  /**
   * If the buffer grows too slowly (slowPercent) over this time, it counts as not growing. Milliseconds, 1000 to
   * 3600000.
   * @default 5000
   */
  slowMs?: number
  /**
   * If the buffer grows by less than this share of the time over slowMs, it grows too slowly. Percent, 0 to 100.
   * @default 50
   */
  slowPercent?: number
  /**
   * If a source has stopped and less than this is buffered, the session switches to another source. Milliseconds, 0
   * to 60000.
   * @default 3000
   */
  lowBufferMs?: number
  /**
   * Replaces lowBufferMs if the element plays segments. Chromium requests the next segment with about 5 s buffered.
   * At 1.2 times the bitrate a segment of 4 s takes more than 3 s (measured). Milliseconds, 0 to 60000.
   * @default 750
   */
  lowSegmentsMs?: number
  /**
   * If less than this is buffered and the buffer does not grow for silentMs, the session probes and prepares the
   * next source. At twice the bitrate of the film this takes about 3 s (measured). Milliseconds, 0 to 60000.
   * @default 6000
   */
  proveBufferMs?: number
  /**
   * With this much buffered the element may already have stopped. Chrome stops with about 1 s left in `buffered`
   * (measured). Milliseconds, 0 to 30000.
   * @default 1000
   */
  bufferRestMs?: number
  /**
   * A live playlist is stale if it has no new segment for longer than this, and for longer than 3.5 times its
   * target duration. Milliseconds, 1000 to 3600000; preset quick: 10000, patient: 20000.
   * @default 12000
   */
  staleLiveMs?: number
  /**
   * Time-out for a fresh link. The function of the author may have to ask its own server. Milliseconds, 500 to
   * 60000.
   * @default 10000
   */
  renewMs?: number
  /**
   * How long a seek may take to show a frame. A seek may load for as long as a start. Milliseconds, 1000 to
   * 3600000; preset quick: 7000, patient: 20000.
   * @default 10000
   */
  seekMs?: number
  /**
   * Minimum time between two switches whose only cause is a stall. On a slow home network every server stalls.
   * Milliseconds, 0 to 3600000.
   * @default 20000
   */
  dwellMs?: number
  /**
   * If two sources stall within this time while both still deliver, the viewer's own network is slow. Then no other
   * server helps. Milliseconds, 0 to 3600000.
   * @default 120000
   */
  ownLineMs?: number
  /**
   * If an incident lasts longer than this, the session gives up and shows a message. Milliseconds, 5000 to 3600000.
   * @default 90000
   */
  incidentMs?: number
  /**
   * No attempt is shorter than this, however many sources are left. Milliseconds, 500 to 60000.
   * @default 3000
   */
  attemptFloorMs?: number
  /**
   * Rounds over the sources in one incident before the first frame. The number is small, because at the start a
   * quick message is better than a long wait. A count, 1 to 10.
   * @default 2
   */
  startPasses?: number
  /**
   * Rounds over the sources in one incident after the first frame. The number is larger than startPasses, because
   * in mid-film a short outage of the home network is more likely. A count, 1 to 10.
   * @default 4
   */
  filmPasses?: number
  /**
   * A further round begins only while the incident is younger than this. A viewer should not wait a minute for a
   * failure message. Milliseconds, 0 to 3600000.
   * @default 20000
   */
  nextPassBeforeMs?: number
  /**
   * How long the picture must have moved before an incident is over. Milliseconds, 0 to 600000.
   * @default 10000
   */
  settleMs?: number
  /**
   * If there is no picture for this long, the viewer is told that the search goes on. Milliseconds, 1000 to
   * 3600000; preset quick: 6000, patient: 12000.
   * @default 8000
   */
  stillTryingMs?: number
  /**
   * The viewer sees at most one message of a kind in this time. Milliseconds, 0 to 600000.
   * @default 5000
   */
  noteGapMs?: number
  /**
   * If the picture stops for less than this, the viewer sees no message. Milliseconds, 0 to 600000.
   * @default 2000
   */
  noteAfterMs?: number
  /**
   * If a timer fires this late, or two samples are this far apart, the device slept. Milliseconds, 1000 to 600000.
   * @default 3000
   */
  suspensionMs?: number
  /**
   * For this long after the device wakes up, errors do not count against any server, because connections break
   * during sleep. Milliseconds, 0 to 600000.
   * @default 5000
   */
  wakeGraceMs?: number
  /**
   * First wait before a retry of the same source, and before each further round. Doubles each time, with equal
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
   * Duration of the first exclusion of an origin. Doubles each time, plus or minus 20 %. Every exclusion ends.
   * Milliseconds, 0 to 3600000.
   * @default 30000
   */
  exclusionMs?: number
  /**
   * Longest exclusion of an origin. Milliseconds, 0 to 3600000.
   * @default 300000
   */
  exclusionCapMs?: number
  /**
   * After a stall the session reopens the source this much earlier. hls.js gets stuck if it resumes just before the
   * end of a segment, and a stall always stops there. From 1 s earlier it never got stuck. Milliseconds, 0 to
   * 30000.
   * @default 1000
   */
  stallStepBackMs?: number
  /**
   * If playback ends further from the known duration than this and than falseEndPercent, the end is false.
   * Milliseconds, 0 to 3600000.
   * @default 30000
   */
  falseEndMs?: number
  /**
   * If playback ends further from the known duration than this share of it and than falseEndMs, the end is false.
   * Percent, 0 to 100.
   * @default 3
   */
  falseEndPercent?: number
  /**
   * If Retry-After is longer than this, the session does not wait for it. It excludes the server until then, at
   * most for exclusionCapMs. Milliseconds, 0 to 3600000.
   * @default 30000
   */
  retryAfterMostMs?: number
  /**
   * Tokens for retries and probes. Each attempt costs one token, and each success returns a fifth of a token, as in
   * gRPC retry throttling. If less than half is left, the session probes nothing in advance. A count, 0 to 1000.
   * @default 10
   */
  retryTokens?: number
  /**
   * If the picture stops within the last seconds of a film, this counts as the end. Milliseconds, 0 to 600000.
   * @default 5000
   */
  endZoneMs?: number
}

/** A source that the player tried and gave up. */
export interface Tried {
  /** The source as the author passed it. */
  source: Source
  /** Why the last attempt failed. */
  reason: Reason
}

/** Events of a playback; `type` names the event. */
export type PlaybackEvent =
  /** The player opens a source: number `index`, counted from 0, of `total` sources. */
  | { type: 'trying'; source: Source; index: number; total: number }
  /** Another source shows its first frame. */
  | {
      type: 'source_changed'
      /** The source that played before, or that should have played first. */
      from: Source
      /** The source that plays now. */
      to: Source
      /** Why the player left `from`. */
      reason: Reason
      /** Position in the film, in seconds. */
      position: number
      /** The picture stopped for less than a second. */
      seamless: boolean
      /** What the player did and why, in the viewer's language. Empty if the viewer chose the source. */
      message: string
    }
  /** The available tracks or the selected ones changed. `tracks` is the current state. */
  | { type: 'tracks_changed'; tracks: Tracks }
  /** An external subtitle file failed to load twice. It leaves the list of tracks, and the film plays on. */
  | { type: 'subtitles_failed'; label: string; message: string }
  /** The film plays again, `seconds` after the trouble began. */
  | { type: 'recovered'; seconds: number }
  /**
   * The player gave up; at most once per load. `message`: one sentence in the viewer's language. `tried`: all sources that
   * were tried. `instead`: the film is protected on every server, and there is a trailer to offer, from the author or from
   * Lampa. The plugin offers it to the viewer unless the playdata is `quiet`.
   */
  | { type: 'exhausted'; reason: Reason; message: string; tried: Tried[]; instead?: 'trailer' }
  /** The proxy that now loads the film, or null. The viewer must be able to see it. `pieces`: also segments and keys. */
  | { type: 'proxy_changed'; proxy: ProxyEntry | null; pieces: boolean }
  /** The last event, exactly once. `position` in seconds. `finished`: the film played to its end. */
  | { type: 'closed'; position: number; finished: boolean }

/** An audio, subtitle or video track. */
export interface Track {
  /** Pass it to `selectTrack`. Valid for this source only. */
  id: string
  /** Name for the viewer, from the source. Escape it before you put it into HTML. */
  name: string
  /** As the source states it. Empty if the source states none. */
  language: string
  /** The track is on. */
  selected: boolean
  /** `false`: an external track that nothing here can play; `selectTrack` does not accept it. */
  available?: false
}

/** The available tracks, and which ones are on. */
export interface Tracks {
  /** Audio tracks; one is on. */
  audio: Track[]
  /** Subtitle tracks; if subtitles are off, none is selected. */
  text: Track[]
  /** Video tracks; none is selected while the engine chooses automatically. */
  video: Track[]
}

/** A proxy that forwards what a server does not let a page read. */
export interface ProxyEntry {
  /** Only the form `https://host/path?name={url}`. */
  url: string
  /** Who runs the proxy, as text for the viewer. */
  owner: string
  /** What the proxy is for, as text for the viewer. */
  purpose: string
}

/** Options of a film, in Lampa and in pages. */
export interface Options {
  /** Title of the film, plain text. Traces and reports do not contain it. */
  title?: string
  /**
   * The servers of the film, in order of preference. A string is a URL without options.
   * @throws {TypeError} if an entry has no URL, or a field has the wrong type
   */
  sources?: (string | Source)[]
  /**
   * Returns a fresh link if a server refused the link of a source (HTTP 401, 403) or the link has expired. `reason` is
   * `refused` or `expired`. The player calls it once per source and incident. If it returns nothing, rejects or takes more
   * than 10 s, the player opens the next source.
   */
  resolve?(source: Source, reason: Reason): string | PromiseLike<string>
  /** Audio and subtitles that the film starts with. Default: no changes. In Lampa the viewer's Settings win. */
  preferences?: Preferences
  /** Changes deadlines and counts. In Lampa the viewer's patience wins over a preset, not over single numbers. */
  policy?: Policy
  /** Receives every event. The player catches and logs what it throws, and playback goes on. */
  onEvent?(event: PlaybackEvent): void
}

/** State of a source in this playback. */
export type SourceState =
  /** It plays now. */
  | 'playing'
  /** It played before. */
  | 'good'
  /** It failed, and the player does not use it for a while. */
  | 'resting'
  /** The player never opened it. */
  | 'untried'

/** One playback. After it ends, its methods do nothing. */
export interface Session {
  /** The source that plays or opens. null before and after the playback. */
  readonly source: Source | null
  /** All sources in order of use, with their current `state`. */
  readonly sources: ReadonlyArray<Source & { state: SourceState }>
  /**
   * Switches to a source by its index in `sources`, as the viewer's choice. The player keeps it until that source fails. In
   * pages a wrong index is a TypeError; the app ignores it.
   */
  use(index: number): void
  /** Listens to one type of event and returns a function that stops it. The player catches and logs what `fn` throws. */
  on<T extends PlaybackEvent['type']>(type: T, fn: (event: Extract<PlaybackEvent, { type: T }>) => void): () => void
  /** Every decision with its reason, in order. Plain objects with host names, but without paths, titles and secrets. */
  trace(): object[]
  /** Ends the playback. In Lampa the player closes. */
  stop(): void
}

/** The tracks of a playback. */
export interface TrackSession {
  /** The available tracks, and which ones are on. */
  readonly tracks: Tracks
  /**
   * Selects a track by its id, as the viewer's choice. `text:off`: no subtitles. `video:auto`: automatic quality. An unknown
   * id has no effect.
   */
  selectTrack(id: string): void
}

/** Any playdata of Lampa. Lampa receives the same object, and fields that are not listed here stay untouched. */
export interface PlayData extends Options {
  /**
   * The URL that Lampa opens without the plugin. If `sources` is absent, the plugin reads the servers from this field (`"a
   * or b"`), from `url_reserve` and from `quality`.
   */
  url?: string
  /** Episodes, each with options of its own. An episode that has only `sources` gets the first of them as its `url`. */
  playlist?: PlayData[]
  /**
   * URL of a trailer. If the film is protected on every server, the plugin offers the trailer to the viewer; it never starts
   * by itself. @throws {TypeError} if it is no string
   */
  trailer?: string
  /**
   * Another server plays. Called after the event `source_changed` of `onEvent`, with the same event. The plugin catches and
   * logs what it throws.
   * @throws {TypeError} if it is no function
   */
  onSwitch?(event: Extract<PlaybackEvent, { type: 'source_changed' }>): void
  /**
   * Proxies for servers that do not let a page read their answers. The plugin uses one only if the viewer has allowed
   * proxies in Settings and agrees to this proxy.
   */
  proxies?: ProxyEntry[]
  /** The author shows messages, so the plugin shows none. @default false */
  quiet?: boolean
  /** `false`: the plugin does not touch this playback, even if the app's own player opens it. @default true */
  resilient?: boolean
  /** All other fields that Lampa and other plugins read: `timeline`, `subtitles`, `card`, `error` and so on. */
  [lampaField: string]: unknown
}

/** Argument of `callback`. */
export interface CallbackEvent {
  /** `error`: no server is left, and the player is still open. `close`: the viewer left the player. */
  type: 'error' | 'close'
  /** The reason of an `error`. */
  reason?: Reason
  /** One sentence about an `error` in the viewer's language, plain text. */
  message?: string
}

/** `window.ResilientPlayback` inside the app. It may be absent: README.md shows how to fall back to the app's own player. */
export interface ResilientPlaybackPlugin {
  /** Semantic version of the plugin file. */
  readonly version: string
  /** Version of this interface. */
  readonly api: 1
  /** How the core runs. `none`: it is not loaded yet or cannot load. Then films play as in the app without the plugin. */
  readonly backend: 'wasm' | 'js' | 'none'
  /**
   * Calls `Player.play`, `Player.playlist` and `Player.callback`, and restores the focus on close.
   * @throws {TypeError} names the field of `data` that has the wrong type; then nothing opens
   */
  play(data: PlayData): Session & TrackSession
  /**
   * Sets the callback and replaces the one before. It hears of the current film, or of the next one, until its `close`; then
   * the plugin removes it.
   */
  callback(fn: (event: CallbackEvent) => void): void
  /**
   * `all` (default): the plugin helps every playback. `own`: only those that `play` opened. The viewer's choice in Settings
   * wins.
   * @throws {TypeError} names the field
   */
  configure(options: { scope?: 'all' | 'own' }): void
  /** The first call fetches the full core from the server of the plugin. It rejects if that server does not have it. */
  inspect: typeof inspect
}

/** Libraries for formats that the element cannot play. */
export interface Engines {
  /** The class of hls.js. */
  Hls?: unknown
  /** The namespace of dash.js. */
  dashjs?: unknown
}

/** Options of `createPlayer` and `attach`. */
export interface PageOptions extends Options {
  /** The servers of the film in order of preference, at least one. A string is a URL without options. */
  sources: (string | Source)[]
  /** At most 32. A wrong field is a TypeError at the call. `preferences` apply to these and to the film's own subtitles. */
  subtitles?: Subtitles[]
  /**
   * At most 32, and at most 64 films together with `sources`. A wrong field is a TypeError at the call. An entry with
   * `complete` becomes the last of the `sources`. It plays without a choice of the viewer only if no server of the film
   * plays.
   */
  audio?: Audio[]
  /** Default: the globals `Hls` and `dashjs`. The player calls a function for the first source that needs an engine. */
  engines?: Engines | (() => Promise<Engines>)
  /**
   * Where the player remembers for a day which servers worked: sessionStorage or localStorage. It stores neither names nor
   * URLs. Default: none. If the core is `ready` before `play()`, the next playback starts with a server that works.
   */
  memory?: 'none' | 'session' | 'local'
  /**
   * `false`: the engines load segments only by their own means. Default: if a segment fails or is late, the player fetches
   * it from another source that is known to have the same bytes.
   */
  requests?: boolean
  /**
   * Proxies, as a last resort. The player uses one only if CORS or mixed content blocks every source and hls.js plays. It
   * never uses one for URLs with an account or a token, home networks and protected films. Needs `askProxy`.
   */
  proxies?: ProxyEntry[]
  /**
   * Asks the viewer before the player contacts the proxy: first for manifests. If manifests alone do not help, it asks again
   * for `pieces` (segments and keys). `true` means yes for the life of this player. Any other value or a rejection means no.
   */
  askProxy?(proxy: ProxyEntry, what: 'manifests' | 'pieces'): boolean | PromiseLike<boolean>
  /** Language of the messages (BCP 47). English, Russian and Ukrainian exist. @default `navigator.language` */
  language?: string
  /** Aborting it calls `dispose()`. */
  signal?: AbortSignal
}

/** The film on one `<video>`. */
export interface Player extends Session {
  /** Tracks of the current source, as far as its engine lists them (hls.js, dash.js). */
  readonly tracks: Tracks
  /**
   * Selects a track as the viewer's choice, and keeps the choice over a change of the source. `text:off`: no subtitles.
   * `video:auto`: the quality that the bandwidth allows.
   * @throws {TypeError} for an unknown id
   */
  selectTrack(id: string): void
  /** Resolves when the core is loaded or cannot load. Never rejects. */
  readonly ready: Promise<'wasm' | 'js' | 'none'>
  /** The same playback, without the methods that only pages have. */
  readonly session: Session
  /** Opens the first source and shows its first frame, paused. No effect if a source is already open. */
  load(): void
  /** Loads and plays, or resumes. Resolves at the first frame. Rejects with PlaybackError at `exhausted`. */
  play(): Promise<void>
  /** Ends the playback and restores the element as it was before. */
  dispose(): void
}

/** The error with which `play()` rejects. Its `message` is a sentence for the viewer. */
export class PlaybackError extends Error {
  /** The player creates it. */
  constructor(reason: Reason, tried: Tried[], message: string)
  /** Why the player gave up: the reason of the last trouble. */
  readonly reason: Reason
  /** All sources that were tried, with the reason of each. */
  readonly tried: Tried[]
}

/**
 * Creates a player on a `<video>` of the page. It loads nothing before `play()` or `load()`.
 * @throws {TypeError} names the field that has the wrong type
 */
export function createPlayer(video: HTMLVideoElement, options: PageOptions): Player

/**
 * Creates a player for a page that has its own hls.js instance, after `attachMedia(video)`. The instance stays with the
 * page. If a request of hls.js fails, another source answers it. If hls.js gives up, the player opens the next source in the
 * same instance, so leave fatal errors to the player. All sources must be HLS; the player ignores `engines`. It starts with
 * `play()`, or when the page makes hls.js load one of the sources. If hls.js already plays one of the sources, it starts
 * immediately. Then it does not know the segments loaded before, and a segment that fails may cost a change of the source.
 * It ends with `stop()` or `dispose()` (the film plays on), with `hls.destroy()`, or when the page loads another film.
 * @throws {TypeError} names the field that has the wrong type, or `hls` if no video is attached to it
 */
export function attach(hls: object, options: PageOptions): Player

/** Capabilities of a device. An absent field is unknown, and unknown may work. */
export interface DeviceCapabilities {
  /** The application chooses the engine. */
  host?: boolean
  /** Media Source Extensions. */
  mse?: boolean
  /** hls.js is present and runs here. */
  hlsjs?: boolean
  /** dash.js is present and runs here. */
  dashjs?: boolean
  /** The element plays HLS without an engine. */
  nativeHls?: boolean
  /** The element plays DASH without an engine. */
  nativeDash?: boolean
  /** By codec string (RFC 6381) or family: "avc", "hevc", "av1", "vp9", "aac", "ac3", "eac3", "dts", ... */
  codecs?: { [codec: string]: boolean }
  /** DRM systems of the device (Encrypted Media Extensions). */
  drmSystems?: DrmSystem[]
}

/** A DRM system. */
export type DrmSystem =
  /** By Google. */
  | 'widevine'
  /** By Microsoft. */
  | 'playready'
  /** By Apple. */
  | 'fairplay'
  /** Unprotected keys (Encrypted Media Extensions, 9.1). */
  | 'clearkey'
  /** By Huawei. */
  | 'wiseplay'
  /** An unknown system. */
  | 'unknown'

/** Whether the video can be played. The player uses it to order sources and to warn; it never forbids a source. */
export type Verdict =
  /** All of it can be played. */
  | 'playable'
  /** Something is missing or cannot be played here. */
  | 'degraded'
  /** It cannot be played on this device, or on any. */
  | 'unplayable'
  /** Not enough could be read. */
  | 'unknown'

/** One finding. [diagnostics.md](diagnostics.md) lists all codes. */
export interface Diagnostic {
  /** A stable code such as `HLS-1203`. */
  code: string
  /**
   * `fatal`: cannot be played. `error`: something is missing, or some players fail. `warning`: breaks a MUST of the
   * specification, but players cope. `info`: advice.
   */
  severity: 'fatal' | 'error' | 'warning' | 'info'
  /** The layer that reported it. */
  layer: 'url' | 'http' | 'manifest' | 'codec' | 'drm'
  /** Counted from 1. Absent if the finding has no position in the text. */
  line?: number
  /** Counted from 1. Only together with `line`. */
  column?: number
  /** The tag, attribute, element or box. */
  where?: string
  /** The section of the specification. */
  ref?: string
  /** Values for the braces in the sentence of the code. */
  params: { [name: string]: string }
  /** At most 80 bytes, without secrets. */
  evidence?: string
  /** In English, plain text. Escape it before you put it into HTML. */
  message: string
}

/** A video variant in a manifest: a variant of HLS (RFC 8216 4.3.4.2), or a video Representation of DASH. */
export interface Variant {
  /** Bits per second: BANDWIDTH in HLS, `bandwidth` of a Representation in DASH. */
  bandwidth?: number
  /** Pixels. */
  width?: number
  /** Pixels. */
  height?: number
  /** Codec strings of RFC 6381. */
  codecs?: string
  /** As written in the manifest. */
  uri?: string
}

/** An audio or subtitle rendition in a manifest: EXT-X-MEDIA (RFC 8216 4.3.4.1), or an AdaptationSet of DASH. */
export interface Rendition {
  /** GROUP-ID. */
  groupId?: string
  /** NAME in HLS, Label in DASH. */
  name?: string
  /** As written in the manifest. */
  language?: string
  /** DEFAULT=YES in HLS, the role `main` in DASH. */
  default?: boolean
  /** FORCED=YES in HLS, the role `forced-subtitle` in DASH. */
  forced?: boolean
  /** Codec strings of RFC 6381. */
  codecs?: string
  /** As written in the manifest. Absent if the rendition is in the same segments as the picture. */
  uri?: string
}

/** The contents of a manifest, or of the index of an MP4. */
export interface Manifest {
  /** `multivariant` and `media`: playlists of HLS. */
  kind: 'multivariant' | 'media' | 'mpd' | 'mp4'
  /** The manifest grows: no EXT-X-ENDLIST in HLS (RFC 8216 4.3.3.4), the type `dynamic` in DASH. */
  live?: boolean
  /** Duration of all complete segments, of the MPD (`mediaPresentationDuration`), or of the index of the file. */
  durationSeconds?: number
  /** EXT-X-TARGETDURATION in seconds (RFC 8216 4.3.3.1). */
  targetDuration?: number
  /** Number of complete segments. */
  segmentCount?: number
  /** Video variants, without those for trick play. */
  variants?: Variant[]
  /** Audio renditions. */
  audio?: Rendition[]
  /** Subtitle renditions. */
  subtitles?: Rendition[]
  /** Encryption methods such as `AES-128`. Empty if the media is not encrypted. */
  encryption: string[]
  /** DRM systems in the manifest. */
  drm: {
    /** The DRM system. */
    system: DrmSystem
    /** Its UUID or KEYFORMAT, as written. */
    scheme?: string
    /** The tag, element or box. */
    where: string
  }[]
  /** Playback needs one of the systems in `drm`. */
  needsDrm: boolean
  /** Further servers that the manifest names. */
  locations?: string[]
}

/** A report about one source ([protocol.md](protocol.md), "inspect"). */
export interface Report {
  /** "hls", "dash", "mp4", "mpegts", "html", "json", ... or "unknown". */
  type: string
  /** What determined the type. The order here is the order of trust. */
  typeBy: 'magic' | 'content' | 'content_type' | 'extension' | 'none'
  /** Hints that suggest another type. */
  conflicts: ('contentType' | 'extension')[]
  /** Whether the source can be played. */
  verdict: Verdict
  /** Why it cannot be played. Empty if there is no reason to tell. */
  reason: Reason | ''
  /** `openable`: the device has the DRM system, and a licence is needed. `closed`: the device has no such system. */
  protection: 'none' | 'openable' | 'closed' | 'unknown'
  /** At most 200 findings. */
  diagnostics: Diagnostic[]
  /** Number of further findings. */
  diagnosticsLeftOut?: number
  /** Absent if no manifest could be read. */
  manifest?: Manifest
  /** A byte range of the MP4 that would give more facts. */
  needed?: {
    /** Counted from 0. */
    start: number
    /** In bytes. */
    length: number
  }
  /** Input of `compareContent`. */
  fingerprint?: object
}

/** Options of `inspect`. */
export interface InspectOptions {
  /** If it is aborted, the promise rejects with AbortError. */
  signal?: AbortSignal
  /**
   * The libraries that would play the video. Default: the globals `Hls` and `dashjs`. If there are none, the inspection does
   * not ask about engines.
   */
  engines?: Engines
  /** The content, at most 8 MiB, if the caller already has it. Then `inspect` fetches nothing, and the URL may be empty. */
  body?: string | ArrayBuffer | ArrayBufferView
}

/** Result of `inspect`. */
export interface Inspection {
  /** Whether the video can be played here. */
  verdict: Verdict
  /** Absent if it is none of these. */
  type?: 'hls' | 'dash' | 'mp4'
  /** One sentence in English for people, plain text. */
  message: string
  /** Its verdict and reason cover the whole source, including the first variant. */
  report: Report
  /** For a multivariant playlist of HLS: the media playlist of its first variant. */
  variant?: Report
  /** Time until the first bytes of the server. Absent if none came, or nothing was fetched. */
  firstByteMs?: number
  /** The answers of this device. Absent if the device was not asked. `drmSystems` only if the video is protected. */
  capabilities?: DeviceCapabilities
}

/**
 * Tells whether a video can be played here, and why not. Fetches at most 8 MiB in at most 20 s, and only the index of a film
 * file. In a page the server must allow CORS. Opens neither torrents nor URLs with an account in them. A server that fails
 * does not reject the promise; the verdict tells it.
 * @throws {TypeError} as a rejection, if a field has the wrong type
 */
export function inspect(url: string, options?: InspectOptions): Promise<Inspection>

/** An audio track of a source. An absent field is unknown, and is no disadvantage. */
export interface AudioTrackFacts {
  /** Any text that is unique in its list. */
  id: string
  /** Any code or name of a language. */
  language?: string
  /** Its title. The core reads language, kind of dub and studio from it if no other field tells them. */
  label?: string
  /** A codec string of RFC 6381, or the name of a family. */
  codec?: string
  /** Number of channels. */
  channels?: number
  /** The roles of DASH: main, dub, commentary, description. */
  roles?: string[]
  /** DEFAULT=YES (RFC 8216 4.3.4.1). */
  default?: boolean
  /** AUTOSELECT=YES (RFC 8216 4.3.4.1). */
  autoselect?: boolean
  /** Bits per second. */
  bitrate?: number
}

/** A subtitle track. */
export interface TextTrackFacts {
  /** Any text that is unique in its list. */
  id: string
  /** Any code or name of a language. */
  language?: string
  /** Its title. The core reads language and kind from it if no other field tells them. */
  label?: string
  /** vtt, srt, ttml ... */
  format?: string
  /** The roles of DASH: subtitle, caption, forced-subtitle. */
  roles?: string[]
  /** Only translates what the audio leaves untranslated. */
  forced?: boolean
  /** DEFAULT=YES (RFC 8216 4.3.4.1). */
  default?: boolean
  /** In the stream, not in an external file. */
  embedded?: boolean
}

/** A video track. */
export interface VideoTrackFacts {
  /** Any text that is unique in its list. */
  id: string
  /** A codec string of RFC 6381, or the name of a family. */
  codec?: string
  /** Pixels. */
  width?: number
  /** Pixels. */
  height?: number
  /** Frames per second. */
  frameRate?: number
  /** Bits per second. */
  bitrate?: number
  /** SDR, HDR10, HLG ... */
  range?: string
}

/** Input of `selectTracks`. */
export interface SelectTracksRequest {
  /** Available audio tracks. */
  audio?: AudioTrackFacts[]
  /** Available subtitle tracks. */
  text?: TextTrackFacts[]
  /** Available video tracks. */
  video?: VideoTrackFacts[]
  /** Preferences of the viewer. If absent, the core only replaces tracks that cannot be played. */
  preferences?: Preferences
  /** What the viewer chose before, as a description of the track. `id`: a choice made just now. */
  intent?: {
    /** The audio track. */
    audio?: { language?: string; label?: string; id?: string }
    /** The subtitle track. `off`: no subtitles. */
    text?: { language?: string; label?: string; off?: boolean; id?: string }
    /** The video track. */
    video?: { id?: string }
  }
  /** Absent lists and numbers are unknown, and unknown may work. */
  device?: {
    /** Audio that the device can decode: codec strings (RFC 6381) or families. */
    audioCodecs?: string[]
    /** Video that the device can decode, in the same forms. */
    videoCodecs?: string[]
    /** Number of audio channels of the device. */
    maxChannels?: number
    /** Height of the screen in pixels. */
    screenHeight?: number
    /** The screen shows HDR. */
    hdr?: boolean
    /** Measured bandwidth in bits per second. */
    throughput?: number
  }
}

/** One track, and why it was chosen. */
export interface TrackChoice {
  /** The id from the list of the request. */
  id: string
  /** The steps of the ranking in which it beat another track. */
  reason: string[]
  /** The id of the second best track. Absent if there was only one. */
  runnerUp?: string
}

/** An audio or subtitle track, and why it was chosen. */
export interface SpokenChoice extends TrackChoice {
  /** In canonical form. Empty if it is unknown. */
  language: string
  /** The language was read from the title. */
  guess: boolean
}

/** The tracks that should be on. */
export interface SelectedTracks {
  /** null: leave the audio as it is. */
  audio: SpokenChoice | null
  /** null: leave the subtitles as they are, unless `textOff` is set. */
  text: SpokenChoice | null
  /** Switch the subtitles off. */
  textOff: boolean
  /** null: leave the video as it is. */
  video: TrackChoice | null
  /**
   * `audio_undecodable`: this device cannot decode the preferred or the default audio. `pick_undecodable`: it cannot decode
   * the track that the viewer chose.
   */
  notices: ('audio_undecodable' | 'pick_undecodable')[]
}

/** The URLs in a playdata. */
export interface ParsedSources {
  /** In order of use, without duplicates, at most 64. */
  sources: {
    /** `s1`, `s2` and so on. */
    id: string
    /** The URL byte for byte as found, trimmed. */
    raw: string
    /** Absent if unknown. */
    type?: MediaType
    /** Height in pixels. */
    quality?: number
    /**
     * `direct`: from `url` and its "a or b". `reserve`: from `url_reserve`, or from `reserve` of a quality. `quality`: from
     * the quality map.
     */
    via: 'direct' | 'reserve' | 'quality'
    /** The dub, if the text names one. */
    voice?: string
  }[]
  /** The name of the quality whose URL is `url`. */
  selected: unknown
  /** What could not be read, as codes of [diagnostics.md](diagnostics.md). */
  diagnostics: { code: string; params: object }[]
}

/** The state machine of one playback. Events and commands: [protocol.md](protocol.md). */
export interface CoreSession {
  /** The answer to one event. If there is an `error`, nothing changed; `field` names the field that could not be used. */
  handle(event: object): {
    state?: string
    commands?: object[]
    error?: { code: string; message: string; field?: string }
  }
  /** Frees its memory. Do not call the session after that. */
  dispose(): void
}

/** What is known about one source. An absent field is unknown. */
export interface InspectRequest {
  /** The URL in canonical form (URL Standard). */
  url?: string
  /** What the player opens, if that differs from the canonical `url`. */
  raw?: string
  /** URL of the page that opens the source. */
  pageUrl?: string
  /** The wall clock in milliseconds since 1970, for links that expire. */
  epochMs?: number
  /** Status of the HTTP answer. */
  status?: number
  /** Empty if the server sent none. */
  contentType?: string
  /** Size of the whole file. */
  totalBytes?: number
  /** The content or its beginning, at most 8 MiB. */
  body?: string | ArrayBuffer | ArrayBufferView | null
  /** The bytes that `needed` asked for, and their offset in the file. */
  piece?: { offset: number; bytes: ArrayBuffer | ArrayBufferView }
  /** Capabilities of the device. */
  capabilities?: DeviceCapabilities
}

/**
 * The core without a player, for tools. Plain objects in and out. Input that cannot be used is a TypeError, never a crash.
 */
export interface Core {
  /** WebAssembly, or the same core as JavaScript. */
  readonly backend: 'wasm' | 'js'
  /** Semantic version. */
  readonly version: string
  /** The URLs in `url`, `url_reserve` and `quality` of a playdata, in order of use. */
  parseSources(playdata: object): ParsedSources
  /** Chooses audio, subtitles and video, and tells why. The order of the lists does not change the result. */
  selectTracks(request: SelectTracksRequest): SelectedTracks
  /**
   * Creates a session for the playback of `config.sources`.
   * @throws {TypeError} names the field
   */
  createSession(config: object): CoreSession
  /** A report about one source. The body is text, or at most 8 MiB of bytes; for an MP4 its beginning. */
  inspect(request: InspectRequest): Report
  /** A hash of the bytes for the samples of fingerprints: 16 hexadecimal digits. */
  hash(body: string | ArrayBuffer | ArrayBufferView): string
  /**
   * Compares two fingerprints of reports, with what the caller has seen of their segments ([protocol.md](protocol.md)). Only
   * if the result is `same` may segments be mixed.
   */
  compareContent(a: object, b: object): { result: 'same' | 'similar' | 'different'; reason: string }
}

/** Loads the full core once for all calls. Rejects if neither kind of core can run. */
export function loadCore(): Promise<Core>

/** Semantic version of this file. */
export const version: string
