/** Made by `npm run protocol` from docs/protocol.schema.json: change that. */

export type Id = string
/**
 * milliseconds of a monotonic clock
 */
export type Millis = number
export type TimedEvent =
  | LoadEvent
  | PlaybackStartedEvent
  | ProgressEvent
  | StalledEvent
  | PlaybackFailedEvent
  | EndedEvent
  | WakeEvent
  | PauseEvent
  | ResumeEvent
  | SeekEvent
  | HiddenEvent
  | VisibleEvent
  | UserPickEvent
  | ProxyRefusedEvent
  | StopEvent
  | FetchDoneEvent
  | SourceFactsEvent
  | LoadingEvent
  | OfflineEvent
  | OnlineEvent
  | LinkRenewedEvent
  | RequestEvent
  | RequestSlowEvent
  | RequestDoneEvent
  | PairedEvent
  | SourceFoundEvent
/**
 * seconds of media time; null counts as absent
 */
export type Seconds = number | null
/**
 * seconds of media time
 */
export type RequiredSeconds = number
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
export type Command =
  | LoadUrlCommand
  | NotifyCommand
  | GiveUpCommand
  | TraceCommand
  | FetchCommand
  | CancelFetchCommand
  | NudgeCommand
  | RenewLinkCommand
  | SaveSnapshotCommand
  | AnswerCommand
  | PairCommand
export type EngineName = 'native' | 'hls.js' | 'dash.js' | 'host'
export type MessageKey =
  | 'switched_no_answer'
  | 'switched_not_found'
  | 'switched_overloaded'
  | 'switched_stalled'
  | 'switched_too_slow'
  | 'switched_not_a_video'
  | 'switched_damaged'
  | 'unreadable'
  | 'unproxied_secret'
  | 'unproxied_engine'
  | 'link_dead'
  | 'reloaded'
  | 'still_trying'
  | 'exhausted'
  | 'offline'
  | 'switched_cut_short'
  | 'live_frozen'
  | 'protected'
  | 'torrent_silent'
  | 'switched_refused'
  | 'switched_codec'
  | 'link_renewed'
  | 'lower_quality'
export type SessionState =
  | 'idle'
  | 'starting'
  | 'playing'
  | 'rebuffering'
  | 'recovering'
  | 'switching'
  | 'waiting_network'
  | 'exhausted'
  | 'ended'
  | 'stopped'
export type ErrorClass =
  | 'offline'
  | 'network'
  | 'dns'
  | 'tls'
  | 'mixed_content'
  | 'cors'
  | 'timeout_first_byte'
  | 'timeout_body'
  | 'http_401_403'
  | 'http_404_410'
  | 'http_416'
  | 'http_429'
  | 'http_5xx'
  | 'wrong_type'
  | 'manifest'
  | 'stale_live'
  | 'decode'
  | 'codec_unsupported'
  | 'drm'
  | 'stall'
  | 'false_end'
  | 'not_ready'
  | 'unknown'
export type Hex64 = string

export interface SessionConfig {
  /**
   * @minItems 1
   * @maxItems 64
   */
  sources: SourceConfig[]
  policy?: Policy
  capabilities?: Capabilities
  /**
   * @maxItems 16
   */
  proxies?: {
    id: Id
    /**
     * https://host/path?name={url}
     */
    url: string
  }[]
  seed?: number
  now: Millis
  epochMs?: number
  pageScheme?: 'https' | 'http' | 'file'
  trailer?: boolean
  /**
   * a snapshot; whatever else is found here is ignored
   */
  snapshot?: unknown
  remember?: boolean
}
export interface SourceConfig {
  id: Id
  url?: string
  raw?: string
  type?: 'hls' | 'dash' | 'mp4' | 'torrserver'
  priority?: number
  quality?: number
  live?: boolean
  voice?: string
  renewable?: boolean
  beside?: boolean
}
/**
 * Made by `npm run protocol` from wasm/core/policy/policy_fields.def.
 */
export interface Policy {
  /**
   * The numbers beside it change it further.
   */
  preset?: 'quick' | 'normal' | 'patient'
  /**
   * How long a source may take from being opened to its first frame. Slow home networks show theirs within 4 s, and a viewer leaves after about 10 s. Milliseconds, 1000 to 3600000; preset quick: 7000, patient: 20000.
   */
  firstFrameMs?: number
  /**
   * The same as firstFrameMs, through TorrServer: it may first have to find peers that have the film. Milliseconds, 1000 to 3600000.
   */
  torrentFirstFrameMs?: number
  /**
   * Without movement for this long the picture counts as stalled. Five frames at 4 per second are a hiccup; 1.25 s is visible. Milliseconds, 250 to 3600000.
   */
  stallNoticedMs?: number
  /**
   * Time-out for reading a manifest beside the player. After 4 s the player itself knows more. Milliseconds, 500 to 60000.
   */
  lookMs?: number
  /**
   * Without a sign of life from the opened source for this long, the next source is probed. A healthy server answers a playlist within 1.5 s in 18 of 18 requests on a busy device (measured). Milliseconds, 250 to 3600000; preset quick: 1000, patient: 3000.
   */
  silentMs?: number
  /**
   * Without a sign of life for this long, a source whose probe succeeded takes over. Milliseconds, 500 to 3600000; preset quick: 2500, patient: 7000.
   */
  hurryMs?: number
  /**
   * The same as hurryMs where the element plays by itself: it shows its first signs of life later than an engine that reports each request. Milliseconds, 500 to 3600000; preset quick: 3000, patient: 8000.
   */
  hurryElementMs?: number
  /**
   * A segment that an engine requests must arrive before the buffer is empty, less this reserve. Otherwise another source is asked too. Milliseconds, 0 to 60000.
   */
  finishRestMs?: number
  /**
   * A request that is expected to take less than this is never sent to a second source because it is slow. With 3 s there were three needless hedged requests (measured). Milliseconds, 500 to 3600000.
   */
  finishFloorMs?: number
  /**
   * How long a source is asked second after one of its segments failed, or after another source was much faster. Doubles each time, at most exclusionCapMs. Milliseconds, 0 to 3600000.
   */
  behindMs?: number
  /**
   * After this much playback two sources are compared in the background. Not earlier: the segment that this reads would be a tenth of a film that somebody pauses after 15 s (bench:calm). Milliseconds, 0 to 3600000.
   */
  pairAfterMs?: number
  /**
   * The comparison of two sources needs this much buffer ahead, so that it takes no bandwidth from playback. Milliseconds, 0 to 600000.
   */
  pairBufferMs?: number
  /**
   * How long the result of a probe is valid. A server that answered half a minute ago may be gone. Milliseconds, 0 to 3600000.
   */
  proofMs?: number
  /**
   * After a stall of this length another source takes over, if its probe succeeded. Milliseconds, 500 to 3600000; preset quick: 2000, patient: 6000.
   */
  stallProvenMs?: number
  /**
   * After a stall of this length the session acts in any case. By then an engine's own retries have answered. Milliseconds, 1000 to 3600000; preset quick: 4000, patient: 12000.
   */
  stallActionMs?: number
  /**
   * The same as stallActionMs, through TorrServer: reopening only makes it search for peers again. Milliseconds, 1000 to 3600000.
   */
  torrentStallMs?: number
  /**
   * Where the element plays by itself, a buffer that stands still this long means that the source has stopped, if less than lowBufferMs is left. The next source is then opened before the picture stands. Servers that pace their answers pause for less (measured; with 2 s a network that pauses 3.5 s caused one switch). Milliseconds, 500 to 3600000; preset quick: 2000, patient: 4000.
   */
  dryMs?: number
  /**
   * A buffer that grows by less than this share of the time counts as standing still. Some servers send a few bytes now and then. Percent, 0 to 100.
   */
  stillPercent?: number
  /**
   * A buffer that grows too slowly (slowPercent) over this time counts like one that stands still. Milliseconds, 1000 to 3600000.
   */
  slowMs?: number
  /**
   * A buffer that grows by less than this share of the time, over slowMs, grows too slowly. Percent, 0 to 100.
   */
  slowPercent?: number
  /**
   * With less buffer than this, a source that has stopped is left. Milliseconds, 0 to 60000.
   */
  lowBufferMs?: number
  /**
   * The same as lowBufferMs where the element plays segments. Chromium requests the next one with about 5 s ahead, and at 1.2 times the bitrate a segment of 4 s takes more than 3 s (measured). Milliseconds, 0 to 60000.
   */
  lowSegmentsMs?: number
  /**
   * With less buffer than this and no growth for silentMs, the next source is probed and prepared. At twice the film's bitrate that takes about 3 s (measured). Milliseconds, 0 to 60000.
   */
  proveBufferMs?: number
  /**
   * With this much buffer the element may already stand still: Chrome stops with about 1 s left in `buffered` (measured). Milliseconds, 0 to 30000.
   */
  bufferRestMs?: number
  /**
   * A live playlist without a new segment for longer than this, and for longer than 3.5 times its target duration, is stale. Milliseconds, 1000 to 3600000; preset quick: 10000, patient: 20000.
   */
  staleLiveMs?: number
  /**
   * Time-out for a fresh link. An author's function may have to ask its own server. Milliseconds, 500 to 60000.
   */
  renewMs?: number
  /**
   * How long a seek may take to show a frame. It may load for as long as a start does. Milliseconds, 1000 to 3600000; preset quick: 7000, patient: 20000.
   */
  seekMs?: number
  /**
   * Least time between two switches that only a stall asked for. On a slow home network every server stalls. Milliseconds, 0 to 3600000.
   */
  dwellMs?: number
  /**
   * If two sources stall within this time while both still deliver, the viewer's own network is slow and no other server helps. Milliseconds, 0 to 3600000.
   */
  ownLineMs?: number
  /**
   * An incident that lasts longer ends with a message. Milliseconds, 5000 to 3600000.
   */
  incidentMs?: number
  /**
   * No attempt is shorter than this, however many sources are left. Milliseconds, 500 to 60000.
   */
  attemptFloorMs?: number
  /**
   * Rounds over the sources in one incident before the first frame. Few: at the start a quick message is worth more. A count, 1 to 10.
   */
  startPasses?: number
  /**
   * Rounds over the sources in one incident in mid-film. More than at the start: there a home network that comes back after some seconds is the likelier cause. A count, 1 to 10.
   */
  filmPasses?: number
  /**
   * A further round begins only while the incident is younger than this. Nobody waits a minute to hear no. Milliseconds, 0 to 3600000.
   */
  nextPassBeforeMs?: number
  /**
   * How long the picture must have moved before an incident is over. Milliseconds, 0 to 600000.
   */
  settleMs?: number
  /**
   * After this long without a picture the viewer is told that the search goes on. Milliseconds, 1000 to 3600000; preset quick: 6000, patient: 12000.
   */
  stillTryingMs?: number
  /**
   * At most one note of a kind is shown in this time. Milliseconds, 0 to 600000.
   */
  noteGapMs?: number
  /**
   * A shorter gap in the picture is not worth a note. Milliseconds, 0 to 600000.
   */
  noteAfterMs?: number
  /**
   * A timer that comes this late, or samples this far apart, mean that the device slept. Milliseconds, 1000 to 600000.
   */
  suspensionMs?: number
  /**
   * For this long after waking up, errors count against nobody: connections die in a sleep. Milliseconds, 0 to 600000.
   */
  wakeGraceMs?: number
  /**
   * First wait before a retry of the same source and before each further round. Doubles each time, with equal jitter. Milliseconds, 0 to 60000.
   */
  backoffBaseMs?: number
  /**
   * Longest wait between retries. Milliseconds, 0 to 600000.
   */
  backoffCapMs?: number
  /**
   * Consecutive faults of an origin before it is excluded for a while. A count, 1 to 100.
   */
  faultsToExclude?: number
  /**
   * First exclusion of an origin. Doubles each time, plus or minus 20 %, and always ends. Milliseconds, 0 to 3600000.
   */
  exclusionMs?: number
  /**
   * Longest exclusion of an origin. Milliseconds, 0 to 3600000.
   */
  exclusionCapMs?: number
  /**
   * After a stall the source is reopened this much earlier. hls.js sticks when it resumes just before a segment's end, where a stall always stands; 1 s earlier it never did. Milliseconds, 0 to 30000.
   */
  stallStepBackMs?: number
  /**
   * An end further than this, and than falseEndPercent, from the known duration is no end. Milliseconds, 0 to 3600000.
   */
  falseEndMs?: number
  /**
   * An end further than this share of the duration, and than falseEndMs, from the known duration is no end. Percent, 0 to 100.
   */
  falseEndPercent?: number
  /**
   * A Retry-After beyond this is not waited for. The server is excluded until then, at most for exclusionCapMs. Milliseconds, 0 to 3600000.
   */
  retryAfterMostMs?: number
  /**
   * Tokens for retries and probes: each costs one, each success gives a fifth back (as in gRPC retry throttling). Below half of them nothing is probed in advance. A count, 0 to 1000.
   */
  retryTokens?: number
  /**
   * Within the last seconds of a film a standing picture is the end. Milliseconds, 0 to 600000.
   */
  endZoneMs?: number
}
export interface Capabilities {
  host?: boolean
  mse?: boolean
  hlsjs?: boolean
  dashjs?: boolean
  nativeHls?: boolean
  nativeDash?: boolean
  /**
   * what the host can be told to play HLS through, in place of its own choice
   */
  otherHls?: 'hls.js' | 'native'
  /**
   * the host can fetch a manifest beside the player
   */
  look?: boolean
  /**
   * the host reports signs of life before the first frame
   */
  life?: boolean
  /**
   * engines send their requests through our loaders
   */
  requests?: boolean
  /**
   * hls.js is there, and can be made to ask a proxy
   */
  proxies?: boolean
}
export interface LoadEvent {
  type: 'load'
  now: Millis
  position?: Seconds
  paused?: boolean
  adopted?: boolean
  sourceId?: Id
  openedAt?: Millis
  playing?: boolean
}
export interface PlaybackStartedEvent {
  type: 'playback_started'
  now: Millis
  loadId: Id
  position: RequiredSeconds
  duration?: Seconds
  live?: boolean
}
export interface ProgressEvent {
  type: 'progress'
  now: Millis
  loadId: Id
  position: RequiredSeconds
  duration?: Seconds
  bufferedEnd?: Seconds
  frames?: number | null
  live?: boolean
  targetDuration?: Seconds
}
export interface StalledEvent {
  type: 'stalled'
  now: Millis
  loadId: Id
  position?: Seconds
}
export interface PlaybackFailedEvent {
  type: 'playback_failed'
  now: Millis
  loadId: Id
  position?: Seconds
  /**
   * as the engine says; absent: the core decides by the evidence
   */
  fatal?: boolean
  evidence: Evidence
}
/**
 * what was seen, not what it means
 */
export interface Evidence {
  engine: 'hls.js' | 'dash.js' | 'native' | 'lampa' | 'http' | 'host'
  code?: number | null
  details?: string
  status?: number | null
  text?: string
  elapsedMs?: number | null
  online?: boolean | null
  headersVisible?: boolean | null
  url?: string
  retryAfterMs?: number | null
}
export interface EndedEvent {
  type: 'ended'
  now: Millis
  loadId: Id
  position: RequiredSeconds
  duration?: Seconds
}
export interface WakeEvent {
  type: 'wake'
  now: Millis
}
export interface PauseEvent {
  type: 'pause'
  now: Millis
}
export interface ResumeEvent {
  type: 'resume'
  now: Millis
}
export interface SeekEvent {
  type: 'seek'
  now: Millis
  position: RequiredSeconds
}
export interface HiddenEvent {
  type: 'hidden'
  now: Millis
}
export interface VisibleEvent {
  type: 'visible'
  now: Millis
}
export interface UserPickEvent {
  type: 'user_pick'
  now: Millis
  sourceId: Id
}
export interface ProxyRefusedEvent {
  type: 'proxy_refused'
  now: Millis
  loadId: Id
  proxyId: Id
  inward?: boolean
  pieces?: boolean
}
export interface StopEvent {
  type: 'stop'
  now: Millis
}
export interface FetchDoneEvent {
  type: 'fetch_done'
  now: Millis
  id: Id
  ok?: boolean
  firstByteMs?: Millis
  elapsedMs?: Millis
  bytes?: number
}
export interface SourceFactsEvent {
  type: 'source_facts'
  now: Millis
  sourceId: Id
  verdict: 'playable' | 'degraded' | 'unplayable' | 'unknown'
  reason?: Reason | ''
  protection: 'none' | 'openable' | 'closed' | 'unknown'
  video?: boolean
}
export interface LoadingEvent {
  type: 'loading'
  now: Millis
  loadId: Id
}
export interface OfflineEvent {
  type: 'offline'
  now: Millis
}
export interface OnlineEvent {
  type: 'online'
  now: Millis
}
export interface LinkRenewedEvent {
  type: 'link_renewed'
  now: Millis
  sourceId: Id
  url?: string
}
export interface RequestEvent {
  type: 'request'
  now: Millis
  id: Id
  sourceId: Id
  alone?: boolean
  vital?: boolean
  /**
   * @maxItems 64
   */
  others?: Id[]
  media?: boolean
}
export interface RequestSlowEvent {
  type: 'request_slow'
  now: Millis
  id: Id
  sourceId: Id
  silent?: boolean
}
export interface RequestDoneEvent {
  type: 'request_done'
  now: Millis
  id: Id
  sourceId: Id
  ok?: boolean
  lost?: boolean
  evidence?: Evidence
  firstByteMs?: Millis
}
export interface PairedEvent {
  type: 'paired'
  now: Millis
  sourceId: Id
  same?: boolean
}
export interface SourceFoundEvent {
  type: 'source_found'
  now: Millis
  of: Id
  id: Id
  url: string
}
export interface LoadUrlCommand {
  type: 'load_url'
  loadId: Id
  sourceId: Id
  url?: string
  engine: EngineName
  position?: RequiredSeconds
  /**
   * no higher than one quality below what was tried
   */
  lower?: boolean
  via?: Id
  /**
   * `via` is asked for what the manifests name, too
   */
  viaPieces?: boolean
  paused: boolean
  cause: 'start' | 'retry' | 'switch' | 'pick'
  reason?: Reason
  /**
   * of a switch: the sentence that says why
   */
  messageKey?: MessageKey
}
export interface NotifyCommand {
  type: 'notify'
  messageKey: MessageKey
  params: MessageNumbers
  severity: 'quiet' | 'info' | 'important'
  sourceId?: Id
}
export interface MessageNumbers {
  n: number
  t: number
  q?: number
  seconds?: number
  q2?: number
}
export interface GiveUpCommand {
  type: 'give_up'
  reason: Reason
  /**
   * @maxItems 64
   */
  tried: {
    sourceId: Id
    reason: Reason
  }[]
  instead?: 'trailer'
  torrent?: true
  /**
   * why no proxy was asked, where one might have helped
   */
  unproxied?: 'secret' | 'engine'
  /**
   * the last sentence, as in the note before it
   */
  messageKey: MessageKey
}
export interface TraceCommand {
  type: 'trace'
  at: Millis
  step: string
  state: SessionState
  why: string
  sourceId?: Id
  class?: ErrorClass
  position?: Seconds
  darkMs?: Millis
  alternatives?: {
    sourceId: Id
    whyNot:
      | 'mixed_content'
      | 'cannot_play_here'
      | 'rests'
      | 'not_picked'
      | 'another_voice'
      | 'tried'
      | 'needs_licence'
      | 'quality'
      | 'not_proven'
      | 'priority'
      | 'same_server'
      | 'not_known_good'
      | 'not_https'
      | 'remembered'
      | 'order'
      | 'failed'
      | 'retry_after'
  }[]
}
export interface FetchCommand {
  type: 'fetch'
  id: Id
  /**
   * reach: whether the server answers at all
   */
  purpose: 'manifest' | 'probe' | 'echo' | 'reach'
  sourceId: Id
  url: string
  timeoutMs: Millis
}
export interface CancelFetchCommand {
  type: 'cancel_fetch'
  id: Id
}
export interface NudgeCommand {
  type: 'nudge'
  loadId: Id
  position: RequiredSeconds
}
export interface RenewLinkCommand {
  type: 'renew_link'
  sourceId: Id
  reason: Reason
}
export interface SaveSnapshotCommand {
  type: 'save_snapshot'
  snapshot: Snapshot
}
export interface Snapshot {
  version: 1
  salt: Hex64
  /**
   * @maxItems 64
   */
  servers: {
    key: Hex64
    failures: number
    firstByteMs?: Millis
    until?: Millis
    seen: Millis
  }[]
}
export interface AnswerCommand {
  type: 'answer'
  requestId: Id
  /**
   * @minItems 1
   * @maxItems 3
   */
  attempts: Id[]
  silentMs: Millis
  finishRestMs: Millis
  finishFloorMs?: Millis
}
export interface PairCommand {
  type: 'pair'
  sourceId: Id
}
export interface SessionAnswer {
  state: SessionState
  commands: Command[]
  /**
   * when the host is to send `wake`; absent: not before something else happens
   */
  wakeAt?: number
  /**
   * by id, the sources whose state has changed; each begins as untried
   */
  sourceStates?: {
    [k: string]: 'untried' | 'playing' | 'good' | 'resting'
  }
}
export interface ErrorAnswer {
  error: CoreError
}
export interface CoreError {
  code: 'too_large' | 'too_deep' | 'bad_json' | 'bad_field' | 'bad_lists'
  message: string
  field?: string
}
export interface ParsedSources {
  sources: {
    id: string
    raw: string
    type: 'hls' | 'dash' | 'mp4'
    quality?: number
    voice?: string
    via: 'direct' | 'quality' | 'reserve'
  }[]
  selected: string
  diagnostics: {
    code: 'empty_url' | 'not_an_address' | 'playerjs_string' | 'protocol_relative' | 'too_many_sources'
    params: {
      [k: string]: unknown
    }
  }[]
}
export interface ProxyQuestion {
  proxy: string
  url?: string
  answered?: string
}
export interface ProxyAnswer {
  /**
   * in its one form; absent: it is none
   */
  endpoint?: string
  host?: string
  refusal?: 'none' | 'no_address' | 'account' | 'private' | 'torrserver' | 'secret' | 'unclear' | 'too_long'
  /**
   * what is asked of it for `url`
   */
  url?: string
  /**
   * `answered` is still its own address
   */
  mine?: boolean
}
export interface PairsLearn {
  sourceId: Id
  asked: string
  base: string
}
export interface PairsLearned {
  known: boolean
  kind?: 'multivariant' | 'media' | 'mpd'
  live?: boolean
  clear?: boolean
}
export interface PairsLocated {
  /**
   * @maxItems 4
   */
  locations: {
    url: string
    manifest: string
  }[]
}
export interface SegmentMatch {
  state: 'same' | 'ask' | 'no'
  reason:
    | 'sampled_bytes'
    | 'sibling'
    | 'manifest'
    | 'playlist'
    | 'piece'
    | 'unknown'
    | 'not_clear'
    | 'distrusted'
    | 'unproven'
    | 'absent'
    | 'live'
    | 'kind'
    | 'codecs'
    | 'resolution'
    | 'segment_count'
    | 'timing'
    | 'structure'
    | 'init'
    | 'first_pts'
    | 'bytes'
  /**
   * of `no`: no further segment of the two sources will match either
   */
  lasting?: true
  sourceId?: Id
  piece?: SegmentRef
}
export interface SegmentRef {
  /**
   * the address that its manifest answered at
   */
  manifest: string
  what: 'playlist' | 'init' | 'segment'
  url: string
  /**
   * of DASH: the id of its Representation
   */
  rendition?: string
  /**
   * of HLS: its media sequence number
   */
  number?: number
  /**
   * in bytes of the file; absent: all of it
   */
  offset?: number
  length?: number
}
