// Options of the larger modules of the plugin.
import type { PlaybackEvent } from '../js/index'
import type { Core } from '../js/types'
import type { CoreSource } from './host/core-source'
import type { Film } from './menus/film-menus'
import type { PageFace } from './host/inspect-host'
import type { LampaHost } from './host/lampa-host'
import type { PlayData } from './host/lampa'
import type { Loaders } from './host/loaders'
import type { Prepared } from './playback/playdata'
import type { Scope } from './playback/scope'
import type { TrackPreferences } from './tracks/track-preferences'
import type { PlaybackSettings } from './settings/playback-settings'

export interface PlaybackOptions {
  host: LampaHost
  prepared: Prepared
  /** The address that the application opened. */
  opened: string
  /** Expected position, in seconds. */
  position: number
  /** The viewer's settings. */
  settings: PlaybackSettings
  trackPreferences: ReturnType<TrackPreferences['begin']> & { byHlsJs: boolean; reopen: () => void }
  /** null: engines load by their own means only. */
  loaders: Loaders | null
  loadCore(): Promise<Core>
  reloadCore(dead: Core): Promise<Core>
  emit(event: PlaybackEvent): void
  /** The viewer was asked and wants no other server for this film. */
  refused(): void
}

export interface SupervisorOptions {
  host: LampaHost
  cores: CoreSource
  scope: Scope
  version: string
  /** Loads the library's bundle for pages, which has whole inspections. */
  pageFile(): Promise<PageFace>
  onEvent(event: PlaybackEvent, data: PlayData): void
  /** The player is closed; a step in its list is no close. */
  onClosed(): void
}

/** The film that plays. */
export interface Current extends Film {
  record: Prepared
  /** Undoes what was changed before `record` was made. */
  undo(): void
  uncap(): void
  opened: string
}
