/** The interface between an engine and the rest of js/. js/engines/index.js lists the engines. */
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

/** The facts about a device that are known before an engine opens a source. */
export interface EngineDevice {
  /** Absent: no element could be created. */
  video?: { canPlayType(type: string): string } | null
  window: PageWindow
  /** The engine libraries that the page supplies. */
  libraries: Engines
}

/** Says whether an engine works on this device. Separate from the engine, for callers that open nothing. */
export interface EngineSupport {
  /** The `engine` of `load_url`. */
  name: EngineName
  /** The engine's part of the session's `capabilities` (docs/protocol.md). Does not throw. */
  capabilities(device: EngineDevice): Capabilities
  /** Answers like the element's `canPlayType`. `maybe`: the engine is tried if no other one says `probably`. */
  canPlay(type: string, capabilities: Capabilities): '' | 'maybe' | 'probably'
}

/** One engine: a folder of js/engines/ with a support.js and an index.js. */
export interface EngineModule {
  support: EngineSupport
  /**
   * True: the element plays the URL by itself. The host seeks to `position`, and may load the next file in a hidden
   * element. False: the engine starts at `position` itself.
   */
  elementAlone: boolean
  /** True: the host calls `play()` when the metadata is loaded. False: right after `open`. */
  startsAtMetadata: boolean
  /** True: the engine's loader passes the film's manifest through `scheduler.playlist`. */
  rewritesManifests: boolean
  /** May throw. The source then counts as failed. */
  open(options: EngineOptions, libraries: Engines): OpenedEngine
  /** The engine's own description of a failure. The core classifies it. */
  evidence(said: unknown): Evidence
}

export interface EngineOptions {
  video: HTMLVideoElement
  /** The author's URL, unchanged. */
  url: string
  /** Seconds. Absent: the live edge or the start. */
  position?: number
  /** Answers the engine's requests. Absent: the engine loads everything by itself. */
  scheduler?: RequestScheduler | null
  clock?: Clock
  /** A source failed before the first frame: a fast start matters more than picture quality. */
  soon?: boolean
  /** The engine gave up. The call may come in the middle of the engine's own work. */
  onFailure(evidence: Evidence): void
  /** The track lists or the selected tracks may have changed. Also called in the middle of the engine's work. */
  onTracks?(): void
}

/** One source opened on the element. */
export interface OpenedEngine {
  isLive(): boolean
  /** A counter that grows with everything the engine receives. */
  received(): number
  /** Target duration of a live playlist, in seconds. */
  targetDuration(): number | undefined
  /** Absent: the engine reports no tracks. */
  tracks?: EngineTrackControl
  /** Seeks within the open source. */
  seek(seconds: number): void
  /** Stops the engine's downloads and empties the element. */
  close(): void
}

/** An engine that the page created and keeps owning. */
export interface Attachment extends Pick<EngineModule, 'elementAlone' | 'startsAtMetadata'> {
  readonly capabilities: Capabilities
  /** The URL that the engine plays or played last; empty: none. */
  url(): string
  /** The next `open` is for the source that the engine plays already. */
  adopt(): void
  open(options: EngineOptions): OpenedEngine
  /**
   * Sends the engine's requests to the scheduler, and reports what the page itself does with the engine.
   * Returns a function that undoes both.
   */
  listen(page: { loads(url: string): void; destroys(): void }, scheduler: RequestScheduler | null): () => void
}
