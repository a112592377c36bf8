/** What an engine is to the rest of js/. js/engines/index.js lists those that there are. */
import type { Engines } from '../index'
import type {
  Capabilities,
  Clock,
  EngineName,
  EngineTrackControl,
  Evidence,
  PageWindow,
  RequestScheduler
} from '../types'

/** What is known of a device before anything is opened on it. */
export interface EngineDevice {
  /** Absent: an element could not be made. */
  video?: { canPlayType(type: string): string } | null
  window: PageWindow
  /** The libraries that the page offers. */
  libraries: Engines
}

/** Whether an engine is of use here; apart from the engine itself, for those who only ask. */
export interface EngineSupport {
  /** As in `load_url`. */
  name: EngineName
  /** Its part of the session's `capabilities` (docs/protocol.md). Does not throw. */
  capabilities(device: EngineDevice): Capabilities
  /** As the element's `canPlayType`. `maybe`: it is tried where no other engine says `probably`. */
  canPlay(type: string, capabilities: Capabilities): '' | 'maybe' | 'probably'
}

/** One engine: a folder of js/engines/ with a support.js and an index.js. */
export interface EngineModule {
  support: EngineSupport
  /**
   * The element plays the address by itself. The host seeks to `position` then, and may prepare the next file in a
   * hidden element. Other engines begin at `position`.
   */
  elementAlone: boolean
  /** `play()` is called when the metadata is there; else at once. */
  startsAtMetadata: boolean
  /** The manifest of the film passes by `scheduler.playlist`. */
  rewritesManifests: boolean
  /** May throw: the source has failed then. */
  open(options: EngineOptions, libraries: Engines): OpenedEngine
  /** What it says about a failure, in its own words: the core judges. */
  evidence(said: unknown): Evidence
}

export interface EngineOptions {
  video: HTMLVideoElement
  /** The author's address, untouched. */
  url: string
  /** Seconds; absent: the live edge or the start. */
  position?: number
  /** Where its requests are answered; absent: by its own means alone. */
  scheduler?: RequestScheduler | null
  clock?: Clock
  /** A server has failed before there was a picture: any picture now, rather than the best one. */
  soon?: boolean
  /** The engine has given up. May come in the middle of the engine's own work. */
  onFailure(evidence: Evidence): void
  /** Its lists of tracks, or what is on, may have changed. In the middle of its work too. */
  onTracks?(): void
}

/** One source opened on the element. */
export interface OpenedEngine {
  isLive(): boolean
  /** Grows with whatever it receives. */
  received(): number
  /** Of a live playlist, in seconds. */
  targetDuration(): number | undefined
  /** Absent: it tells of none. */
  tracks?: EngineTrackControl
  /** While it plays. */
  seek(seconds: number): void
  /** Ends its downloads and leaves the element empty. */
  close(): void
}

/** An engine that the page made, and goes on owning. */
export interface Attachment extends Pick<EngineModule, 'elementAlone' | 'startsAtMetadata'> {
  readonly capabilities: Capabilities
  /** The address that it plays, or last played; empty: none. */
  url(): string
  /** The next source to be opened is the one that it plays already. */
  adopt(): void
  open(options: EngineOptions): OpenedEngine
  /** Its requests go to the scheduler, and what the page does with it by itself is told. Returns what gives everything back. */
  listen(page: { loads(url: string): void; destroys(): void }, scheduler: RequestScheduler | null): () => void
}
