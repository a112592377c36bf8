// `<resilient-video>`: a `<video>` whose `<source>` children are servers of one film.
import type { PageOptions, PlaybackEvent, Player } from '../index.js'

/** The events of a player, as DOM events with the same names: `detail` is what `player.on` would hand over. */
export type ResilientVideoEventMap = {
  [T in PlaybackEvent['type']]: CustomEvent<Extract<PlaybackEvent, { type: T }>>
}

/** Everything that a `<video>` has, it has; `instanceof HTMLVideoElement` it is not. */
export interface ResilientVideoElement extends Omit<HTMLVideoElement, 'addEventListener' | 'removeEventListener'> {
  /** The video inside. */
  readonly video: HTMLVideoElement
  /** Of the film that is open: `sources`, `use(index)`, `tracks`, `selectTrack(id)`, `trace()`. */
  readonly player: Player | null
  /** All that `createPlayer` takes besides `sources`; read when a film is opened. */
  options: Partial<PageOptions>
  /** Events of the player and of a `<video>`. */
  addEventListener<T extends keyof ResilientVideoEventMap>(
    type: T,
    listener: (this: ResilientVideoElement, event: ResilientVideoEventMap[T]) => void,
    options?: boolean | AddEventListenerOptions
  ): void
  addEventListener<T extends keyof HTMLVideoElementEventMap>(
    type: T,
    listener: (this: ResilientVideoElement, event: HTMLVideoElementEventMap[T]) => void,
    options?: boolean | AddEventListenerOptions
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions
  ): void
  /** As of any element. */
  removeEventListener(type: string, listener: unknown, options?: boolean | EventListenerOptions): void
}

/** Its class, defined as `resilient-video`. */
export const ResilientVideoElement: { new (): ResilientVideoElement; prototype: ResilientVideoElement }

declare global {
  interface HTMLElementTagNameMap {
    'resilient-video': ResilientVideoElement
  }
}
