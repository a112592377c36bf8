// `<resilient-video>`: a `<video>` whose `<source>` children are servers of one film.
import type { PageOptions, PlaybackEvent, Player } from '../index.js'

/** The events of a player as DOM events with the same names. `detail` is the event that `player.on` passes. */
export type ResilientVideoEventMap = {
  [T in PlaybackEvent['type']]: CustomEvent<Extract<PlaybackEvent, { type: T }>>
}

/** It has all properties and methods of a `<video>`, but it is no `instanceof HTMLVideoElement`. */
export interface ResilientVideoElement extends Omit<HTMLVideoElement, 'addEventListener' | 'removeEventListener'> {
  /** The `<video>` inside the element. */
  readonly video: HTMLVideoElement
  /** The player of the open film: `sources`, `use(index)`, `tracks`, `selectTrack(id)`, `trace()`. */
  readonly player: Player | null
  /** All options of `createPlayer` except `sources`. The element reads them when it opens a film. */
  options: Partial<PageOptions>
  /** Listens to events of the player and of the `<video>`. */
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
  /** As on any element. */
  removeEventListener(type: string, listener: unknown, options?: boolean | EventListenerOptions): void
}

/** The class of the element `resilient-video`. */
export const ResilientVideoElement: { new (): ResilientVideoElement; prototype: ResilientVideoElement }

declare global {
  interface HTMLElementTagNameMap {
    'resilient-video': ResilientVideoElement
  }
}
