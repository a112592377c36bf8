// The part of the host application that the plugin touches, as observed in Lampa 3.3.1.

export interface Listener {
  follow(type: string, fn: (event: any) => void): void
  remove(type: string, fn: (event: any) => void): void
  send(type: string, event?: object): void
}

export interface Timeline {
  time?: number
  percent?: number
  duration?: number
  continued?: boolean
  waiting_for_user?: boolean
}

export interface QualityEntry {
  url?: string
  reserve?: string[]
  [field: string]: unknown
}

/** The field `quality`: an address or an entry for each quality name. */
export type QualityMap = Record<string, string | QualityEntry | null | undefined>

export interface PlayData {
  url?: unknown
  url_reserve?: unknown
  quality?: unknown
  quality_reserve?: unknown
  voice_name?: unknown
  title?: unknown
  sources?: unknown
  playlist?: unknown
  error?: unknown
  timeline?: Timeline | false | null
  preferences?: unknown
  card?: Card | null
  movie?: Card | null
  season?: unknown
  voiceovers?: unknown
  resilient?: boolean
  quiet?: boolean
  torrent_hash?: unknown
  tv?: unknown
  iptv?: unknown
  iptv_player?: unknown
  policy?: unknown
  resolve?: unknown
  trailer?: unknown
  onEvent?: unknown
  onSwitch?: unknown
  proxies?: unknown
  [field: string]: unknown
}

/** What the application knows of a film. Another plugin may have made it. */
export interface Card {
  id?: unknown
  source?: unknown
  adult?: unknown
  title?: unknown
  name?: unknown
  original_title?: unknown
  original_name?: unknown
  first_air_date?: unknown
  number_of_seasons?: unknown
  videos?: unknown
}

/** A catalogue of films. */
export interface Catalogue {
  videos?(film: { method: 'tv' | 'movie'; id: unknown }, done: (videos: unknown) => void, failed: () => void): void
}

/** The part of a jQuery object that the plugin uses. */
export interface Nodes {
  length: number
  [index: number]: HTMLElement
  find(selector: string): Nodes
  text(text: string): Nodes
  hasClass(name: string): boolean
  removeClass(name: string): Nodes
  remove(): Nodes
  append(element: unknown): Nodes
}

/** A row of the panel's lists: an object of hls.js, dash.js or the platform, or one of the application's own. */
export interface HostTrack {
  index?: number
  label?: string
  name?: string
  language?: string
  lang?: string
  kind?: string
  url?: string
  forced?: boolean
  default?: boolean
  channels?: unknown
  codec?: unknown
  audioCodec?: unknown
  extra?: { channels?: unknown; fourCC?: unknown }
  width?: unknown
  height?: unknown
  bitrate?: unknown
  /** Setting it switches the track: `mode` for subtitles, `enabled` for audio tracks and levels. */
  mode?: string
  enabled?: boolean
  selected?: boolean
  cues?: { length: number } | null
}

/** The platform's element, or the object that replaces it on Tizen and Orsay. */
export interface VideoLike extends Partial<Omit<HTMLVideoElement, 'error'>> {
  error?: { code?: number; message?: string } | null
  customSubs?: HostTrack[]
  webkitDecodedFrameCount?: number
}

/** The window in which the application runs. */
export type LampaWindow = import('../../js/types').PageWindow & {
  Lampa?: LampaApp
  /** hls.js and dash.js as the application has loaded them. */
  Hls?: import('../../js/engines/hls/library').HlsLibrary
  dashjs?: import('../../js/engines/dash/library').DashLibrary
  appready?: boolean
  lampa_settings?: { disable_features?: { trailers?: boolean } }
  /** The application's jQuery. */
  $: (element: unknown) => Nodes
  /** The plugin's global: the API for authors, or an object that waits for a core. */
  ResilientPlayback?: import('../../js/types').Unchecked
}

export interface LampaApp {
  Platform?: { is?(name: string): boolean; chromeVersion?(): number }
  /** The page that is open. */
  Activity?: { active(): { card?: Card | null; movie?: Card | null } | null | undefined }
  Account?: { Permit?: { child?: boolean } }
  Api?: { sources?: { tmdb?: Catalogue } }
  Listener: Listener
  Player: {
    listener: Listener
    play(data: PlayData): void
    playlist(list: unknown[]): void
    callback(fn: () => void): void
    playdata(): PlayData | false
    opened(): boolean
    close(): void
    render(): Nodes
    subtitles?(list: object[]): void
  }
  PlayerVideo: {
    listener: Listener
    video(): VideoLike | undefined
    render(): Nodes
    url(url: string, keep?: boolean): void
    destroy(keep?: boolean): void
    saveParams(): { level?: number; [field: string]: unknown }
    to(seconds: number): void
    pause(): void
    size(type: string): void
    subsview(shown: boolean): void
    verifyTube?(url: string): unknown
  }
  PlayerPanel: {
    listener: Listener
    render?(): Nodes
    /** false: none */
    setFlows?(flows: object[] | false): void
    setTracks(list: object[]): void
    setSubs(list: object[]): void
    quality(levels: unknown, url: string): void
    setTranslate(names: { tracks: unknown[]; subs: unknown[] }): void
  }
  Keypad?: { listener: Listener }
  PlayerPlaylist: {
    listener: Listener
    position(): number
    url(url: string): void
    get(): unknown[]
    set(list: unknown[]): void
  }
  Torserver?: { url?(): string; toPlayUrl?(url: string): string }
  Storage: {
    get(name: string, empty?: unknown): unknown
    value?(name: string, empty?: string): string
    set(name: string, value: unknown, silent?: boolean): void
    field(name: string): unknown
  }
  Lang: { translate(key: string): string; add(texts: object): void; codes?(): object }
  SettingsApi?: { addComponent(component: object): void; addParam(param: object): void }
  Settings?: { create(name: string, params?: { onBack?: () => void }): void }
  Template?: { add(name: string, html: string): void }
  /** Does not restore the focus. If nothing in its content takes the focus, the arrow keys scroll the content. */
  Modal?: { open(window: { title: string; html: unknown; size?: string; onBack(): void }): void; close(): void }
  Manifest?: { plugins: unknown }
  Utils?: { copyTextToClipboard?(text: string, copied: () => void, failed: () => void): void }
  Noty: { show(html: string, options?: { time?: number }): void }
  Select: {
    opened(): boolean
    /** Does not restore the focus, neither after a choice nor after "back". */
    show(list: { title: string; items: object[]; onSelect(item: any): void; onBack(): void }): void
  }
  Input?: { edit(params: object, call: (value: unknown) => void): void }
  Controller: { enabled(): { name: string }; toggle(name: string): void }
}
