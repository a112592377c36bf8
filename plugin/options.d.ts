// What the larger modules of the plugin are given.
import type { PlaybackEvent } from '../js/index'
import type { Core } from '../js/types'
import type { CoreSource } from './core-source'
import type { Film } from './film-menus'
import type { PageFace } from './inspect-host'
import type { LampaHost } from './lampa-host'
import type { PlayData } from './lampa'
import type { Loaders } from './loaders'
import type { Prepared } from './playdata'
import type { Scope } from './scope'
import type { TrackWishes } from './track-wishes'
import type { Wishes } from './wishes'

export interface PlaybackOptions {
  host: LampaHost
  prepared: Prepared
  /** The address that the application opened. */
  opened: string
  /** Where it is expected to play. */
  position: number
  /** Of the viewer. */
  wishes: Wishes
  trackWishes: ReturnType<TrackWishes['begin']> & { byHlsJs: boolean; reopen: () => void }
  /** null: engines ask by their own means alone. */
  loaders: Loaders | null
  loadCore(): Promise<Core>
  reloadCore(dead: Core): Promise<Core>
  emit(event: PlaybackEvent): void
  /** The viewer was asked, and wants no other server for this film. */
  refused(): void
}

export interface SupervisorOptions {
  host: LampaHost
  cores: CoreSource
  scope: Scope
  version: string
  /** The file for pages: whole inspections. */
  pageFile(): Promise<PageFace>
  onEvent(event: PlaybackEvent, data: PlayData): void
  /** The player is closed; a step in its list is no close. */
  onClosed(): void
}

/** The film that plays. */
export interface Current extends Film {
  record: Prepared
  /** Undoes what was changed before `record`. */
  undo(): void
  uncap(): void
  opened: string
}
