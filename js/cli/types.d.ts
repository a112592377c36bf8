import type { DeviceCapabilities, Report, Verdict, Reason } from '../index'
import type { FullCore } from '../types'
import type { FailureFacts } from './failure'

/** A source that was opened: an answer of a server, a file, the standard input. */
export interface Opened {
  status?: number
  /** Empty: the server sent none. */
  contentType?: string
  /** Where redirects led to. */
  finalUrl?: string
  firstByteMs?: number
  totalBytes?: number
  /** The beginning, at most so long; asked again, it goes on where it stopped. */
  read(limit: number): Promise<Uint8Array>
  /** Whether `read` has given all that there is. */
  isComplete(): boolean
  /** Bytes from elsewhere; null where only the whole can be had. */
  range(start: number, length: number): Promise<Uint8Array | null>
  close(): Promise<void>
}

/** Sent as basic authorization to its own origin, never to another. */
export interface Credentials {
  origin: string
  authorization: string
}

export interface World {
  core: FullCore
  openUrl(url: string, options: { credentials: Credentials | null }): Promise<Opened>
  openFile(path: string): Promise<Opened>
  openInput(): Promise<Opened>
  /** Monotonic milliseconds. */
  now(): number
  epochMs(): number
}

export interface Target {
  /** As it was typed, or an absolute address. */
  source: string
  credentials: Credentials | null
  capabilities?: DeviceCapabilities
}

/** What is known of a source after a look at it. Not yet redacted: only report writers print it. */
export interface Inspection {
  name: string
  target: Target
  url?: string
  finalUrl?: string
  status?: number
  contentType?: string
  firstByteMs?: number
  totalBytes?: number
  elapsedMs: number
  readBytes: number
  failure?: FailureFacts
  report: Report
  verdict: Verdict
  reason: Reason | ''
  /** The manifest, where it is one. */
  text?: string
  /** The first variant's media playlist. */
  child?: Inspection
  sameContent?: Sameness
}

export interface Sameness {
  result: 'same' | 'similar' | 'different'
  reason: string
  /** Of a multivariant playlist only the first variant is compared piece for piece. */
  of: 'source' | 'first_variant'
}

export interface Arguments {
  sources: string[]
  json: boolean
  verbose: boolean
  color: boolean
  timeoutSeconds: number
  device?: string
}

export type Colors = ReturnType<typeof import('picocolors').createColors>

/** How and where to print. */
export interface Style {
  colors: Colors
  width: number
  /** "no particular device", or the file that describes it. */
  device: string
  verbose: boolean
}
