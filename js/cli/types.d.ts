import type { DeviceCapabilities, Report, Verdict, Reason } from '../index'
import type { FullCore } from '../types'
import type { FailureFacts } from './failure'

/** An open source: the answer of a server, a file or the standard input. */
export interface Opened {
  status?: number
  /** Empty: the server sent none. */
  contentType?: string
  /** The last URL after redirects. */
  finalUrl?: string
  firstByteMs?: number
  totalBytes?: number
  /** Returns at most the first `limit` bytes. A later call with a larger limit reads on and returns all bytes again. */
  read(limit: number): Promise<Uint8Array>
  /** Whether `read` has returned all bytes. */
  isComplete(): boolean
  /** Bytes from another place; null if only the whole source can be read. */
  range(start: number, length: number): Promise<Uint8Array | null>
  close(): Promise<void>
}

/** Basic authorization, sent to its own origin only. */
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
  /** As the user typed it, or an absolute URL. */
  source: string
  credentials: Credentials | null
  capabilities?: DeviceCapabilities
}

/** The result of an inspection. Not yet redacted; only the report writers print it. */
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
  /** The text of a manifest. */
  text?: string
  /** The media playlist of the first variant. */
  child?: Inspection
  sameContent?: Sameness
}

export interface Sameness {
  result: 'same' | 'similar' | 'different'
  reason: string
  /** `first_variant`: only the segments of the first variant of a multivariant playlist are compared. */
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

/** Where and how to print. */
export interface Style {
  colors: Colors
  width: number
  /** "no particular device", or the file that describes the device. */
  device: string
  verbose: boolean
}
