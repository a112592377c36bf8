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
     * only the form https://host/path?name={url}
     */
    url: string
  }[]
  seed?: number
  now: Millis
  epochMs?: number
  pageScheme?: 'https' | 'http' | 'file'
  trailer?: boolean
  /**
   * the snapshot of the last `save_snapshot`; any other value is ignored
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
   * How long a source may take from being opened to its first frame. Slow home networks show the first frame within 4 s, and viewers leave after about 10 s. Milliseconds, 1000 to 3600000; preset quick: 7000, patient: 20000.
   */
  firstFrameMs?: number
  /**
   * Replaces firstFrameMs for TorrServer, which may first have to find peers that have the film. Milliseconds, 1000 to 3600000.
   */
  torrentFirstFrameMs?: number
  /**
   * If the picture does not move for this long, it counts as stalled. A viewer notices 1.25 s (five frames at 4 frames per second); anything shorter is a hiccup. Milliseconds, 250 to 3600000.
   */
  stallNoticedMs?: number
  /**
   * Time-out for a manifest prefetch or a probe. After 4 s the player itself knows more. Milliseconds, 500 to 60000.
   */
  lookMs?: number
  /**
   * If the opened source gives no sign of life for this long, the session probes the next source. On a busy device a healthy server answered 18 of 18 playlist requests within 1.5 s (measured). Milliseconds, 250 to 3600000; preset quick: 1000, patient: 3000.
   */
  silentMs?: number
  /**
   * If the opened source gives no sign of life for this long, the session switches to a source whose probe succeeded. Milliseconds, 500 to 3600000; preset quick: 2500, patient: 7000.
   */
  hurryMs?: number
  /**
   * Replaces hurryMs if the element plays without an engine. The element shows its first signs of life later than an engine that reports each request. Milliseconds, 500 to 3600000; preset quick: 3000, patient: 8000.
   */
  hurryElementMs?: number
  /**
   * A segment must arrive this long before the buffer is empty. If it is expected later, the scheduler also asks another source. Milliseconds, 0 to 60000.
   */
  finishRestMs?: number
  /**
   * If a request is expected to take less than this, the scheduler never hedges it for being slow. With 3 s there were three needless hedged requests (measured). Milliseconds, 500 to 3600000.
   */
  finishFloorMs?: number
  /**
   * How long a source stays deprioritized after one of its segments failed, or after another source was much faster. Doubles each time, up to exclusionCapMs. Milliseconds, 0 to 3600000.
   */
  behindMs?: number
  /**
   * After this much playback the session compares two sources in the background. Earlier is too costly: if somebody pauses after 15 s, the segment for the comparison is a tenth of what was loaded (bench:calm). Milliseconds, 0 to 3600000.
   */
  pairAfterMs?: number
  /**
   * The session compares two sources only if this much is buffered ahead. So the comparison takes no bandwidth from playback. Milliseconds, 0 to 600000.
   */
  pairBufferMs?: number
  /**
   * How long the result of a probe is valid. A server that answered 30 s ago may be down now. Milliseconds, 0 to 3600000.
   */
  proofMs?: number
  /**
   * After a stall of this length the session switches to another source if its probe succeeded. Milliseconds, 500 to 3600000; preset quick: 2000, patient: 6000.
   */
  stallProvenMs?: number
  /**
   * After a stall of this length the session acts in any case. By then the engine has finished its own retries. Milliseconds, 1000 to 3600000; preset quick: 4000, patient: 12000.
   */
  stallActionMs?: number
  /**
   * Replaces stallActionMs for TorrServer. If the session reopens the torrent, TorrServer only searches for peers again. Milliseconds, 1000 to 3600000.
   */
  torrentStallMs?: number
  /**
   * If the element plays without an engine and its buffer does not grow for this long, the source has stopped. If less than lowBufferMs is left, the session opens the next source before the picture stops. Servers that pace their answers pause for less (measured). With 2 s, a network that pauses for 3.5 s caused one switch. Milliseconds, 500 to 3600000; preset quick: 2000, patient: 4000.
   */
  dryMs?: number
  /**
   * If the buffer grows by less than this share of the elapsed time, it counts as not growing. Some servers send a few bytes now and then. Percent, 0 to 100.
   */
  stillPercent?: number
  /**
   * If the buffer grows too slowly (slowPercent) over this time, it counts as not growing. Milliseconds, 1000 to 3600000.
   */
  slowMs?: number
  /**
   * If the buffer grows by less than this share of the time over slowMs, it grows too slowly. Percent, 0 to 100.
   */
  slowPercent?: number
  /**
   * If a source has stopped and less than this is buffered, the session switches to another source. Milliseconds, 0 to 60000.
   */
  lowBufferMs?: number
  /**
   * Replaces lowBufferMs if the element plays segments. Chromium requests the next segment with about 5 s buffered. At 1.2 times the bitrate a segment of 4 s takes more than 3 s (measured). Milliseconds, 0 to 60000.
   */
  lowSegmentsMs?: number
  /**
   * If less than this is buffered and the buffer does not grow for silentMs, the session probes and prepares the next source. At twice the bitrate of the film this takes about 3 s (measured). Milliseconds, 0 to 60000.
   */
  proveBufferMs?: number
  /**
   * With this much buffered the element may already have stopped. Chrome stops with about 1 s left in `buffered` (measured). Milliseconds, 0 to 30000.
   */
  bufferRestMs?: number
  /**
   * A live playlist is stale if it has no new segment for longer than this, and for longer than 3.5 times its target duration. Milliseconds, 1000 to 3600000; preset quick: 10000, patient: 20000.
   */
  staleLiveMs?: number
  /**
   * Time-out for a fresh link. The function of the author may have to ask its own server. Milliseconds, 500 to 60000.
   */
  renewMs?: number
  /**
   * How long a seek may take to show a frame. A seek may load for as long as a start. Milliseconds, 1000 to 3600000; preset quick: 7000, patient: 20000.
   */
  seekMs?: number
  /**
   * Minimum time between two switches whose only cause is a stall. On a slow home network every server stalls. Milliseconds, 0 to 3600000.
   */
  dwellMs?: number
  /**
   * If two sources stall within this time while both still deliver, the viewer's own network is slow. Then no other server helps. Milliseconds, 0 to 3600000.
   */
  ownLineMs?: number
  /**
   * If an incident lasts longer than this, the session gives up and shows a message. Milliseconds, 5000 to 3600000.
   */
  incidentMs?: number
  /**
   * No attempt is shorter than this, however many sources are left. Milliseconds, 500 to 60000.
   */
  attemptFloorMs?: number
  /**
   * Rounds over the sources in one incident before the first frame. The number is small, because at the start a quick message is better than a long wait. A count, 1 to 10.
   */
  startPasses?: number
  /**
   * Rounds over the sources in one incident after the first frame. The number is larger than startPasses, because in mid-film a short outage of the home network is more likely. A count, 1 to 10.
   */
  filmPasses?: number
  /**
   * A further round begins only while the incident is younger than this. A viewer should not wait a minute for a failure message. Milliseconds, 0 to 3600000.
   */
  nextPassBeforeMs?: number
  /**
   * How long the picture must have moved before an incident is over. Milliseconds, 0 to 600000.
   */
  settleMs?: number
  /**
   * If there is no picture for this long, the viewer is told that the search goes on. Milliseconds, 1000 to 3600000; preset quick: 6000, patient: 12000.
   */
  stillTryingMs?: number
  /**
   * The viewer sees at most one message of a kind in this time. Milliseconds, 0 to 600000.
   */
  noteGapMs?: number
  /**
   * If the picture stops for less than this, the viewer sees no message. Milliseconds, 0 to 600000.
   */
  noteAfterMs?: number
  /**
   * If a timer fires this late, or two samples are this far apart, the device slept. Milliseconds, 1000 to 600000.
   */
  suspensionMs?: number
  /**
   * For this long after the device wakes up, errors do not count against any server, because connections break during sleep. Milliseconds, 0 to 600000.
   */
  wakeGraceMs?: number
  /**
   * First wait before a retry of the same source, and before each further round. Doubles each time, with equal jitter. Milliseconds, 0 to 60000.
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
   * Duration of the first exclusion of an origin. Doubles each time, plus or minus 20 %. Every exclusion ends. Milliseconds, 0 to 3600000.
   */
  exclusionMs?: number
  /**
   * Longest exclusion of an origin. Milliseconds, 0 to 3600000.
   */
  exclusionCapMs?: number
  /**
   * After a stall the session reopens the source this much earlier. hls.js gets stuck if it resumes just before the end of a segment, and a stall always stops there. From 1 s earlier it never got stuck. Milliseconds, 0 to 30000.
   */
  stallStepBackMs?: number
  /**
   * If playback ends further from the known duration than this and than falseEndPercent, the end is false. Milliseconds, 0 to 3600000.
   */
  falseEndMs?: number
  /**
   * If playback ends further from the known duration than this share of it and than falseEndMs, the end is false. Percent, 0 to 100.
   */
  falseEndPercent?: number
  /**
   * If Retry-After is longer than this, the session does not wait for it. It excludes the server until then, at most for exclusionCapMs. Milliseconds, 0 to 3600000.
   */
  retryAfterMostMs?: number
  /**
   * Tokens for retries and probes. Each attempt costs one token, and each success returns a fifth of a token, as in gRPC retry throttling. If less than half is left, the session probes nothing in advance. A count, 0 to 1000.
   */
  retryTokens?: number
  /**
   * If the picture stops within the last seconds of a film, this counts as the end. Milliseconds, 0 to 600000.
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
   * the engine that the host can use for HLS instead of its own choice
   */
  otherHls?: 'hls.js' | 'native'
  /**
   * the host can fetch a manifest independently of the player
   */
  look?: boolean
  /**
   * the host reports signs of life before the first frame
   */
  life?: boolean
  /**
   * the engines send their requests through our loaders
   */
  requests?: boolean
  /**
   * hls.js is present and can load through a proxy
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
 * raw observations of the host, without a judgement
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
   * play at most one quality below the one that was tried
   */
  lower?: boolean
  via?: Id
  /**
   * `via` also loads what the manifests name
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
   * why no proxy was used, although one might have helped
   */
  unproxied?: 'secret' | 'engine'
  /**
   * the last message, the same as in the `notify` before it
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
   * reach: tells only whether the server answers
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
   * when the host must send `wake`; absent: nothing is due before the next event
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
   * the address of the proxy in canonical form; absent: it is no valid proxy
   */
  endpoint?: string
  host?: string
  refusal?: 'none' | 'no_address' | 'account' | 'private' | 'torrserver' | 'secret' | 'unclear' | 'too_long'
  /**
   * the request to the proxy that loads `url`
   */
  url?: string
  /**
   * `answered` is still the address of the proxy
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
   * the URL that answered with its manifest
   */
  manifest: string
  what: 'playlist' | 'init' | 'segment'
  url: string
  /**
   * DASH: the id of its Representation
   */
  rendition?: string
  /**
   * HLS: its media sequence number
   */
  number?: number
  /**
   * offset in the file in bytes; absent: the whole file
   */
  offset?: number
  length?: number
}
