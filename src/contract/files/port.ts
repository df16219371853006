export interface Found {
  /** Absolute, every symbolic link resolved. */
  readonly realPath: string
  /** `other`: a pipe, a socket, a device. */
  readonly kind: 'file' | 'directory' | 'other'
  /** Bytes; 0 for what is no regular file. */
  readonly size: number
}

/**
 * What an entry of a folder is. A link to a file counts as the file; one to a directory is not followed, so that a glob
 * can't walk in circles; one that leads nowhere is `dangling`.
 */
export type EntryKind = Found['kind'] | 'directory-link' | 'dangling'

/** A file that something inside the repository names: where it really is, and how people are told of it. */
export interface Included {
  readonly realPath: string
  readonly shown: string
}

/** Why bytes could not be had: nothing there, no regular file, more than the limit, or the system's own reason. */
export type ReadFault = {
  readonly fault: 'absent' | 'not-a-file' | 'too-large' | 'unreadable'
  readonly reason: string
}

/**
 * The one way in which contracts, policies and what they include are read. Paths are absolute and use `/`.
 * Synchronous, because a case is read again at the moment it is asked for; nothing here may block on a device.
 */
export interface FilePort {
  /** What stands at a path; null where nothing does. */
  readonly inspect: (path: string) => Found | null
  /**
   * The bytes of a regular file of at most `limitBytes`. `into`, where the file fits in it, holds them until its next use:
   * who looks through many files has no need of memory for each.
   */
  readonly read: (path: string, limitBytes: number, into?: Uint8Array) => Uint8Array | ReadFault
  /** Names in a directory, sorted, at most so many; empty where it can't be listed. */
  readonly list: (directory: string, most: number) => readonly { readonly name: string; readonly kind: EntryKind }[]
  /** The bytes of a regular file from its start, piece by piece; each piece is only good until the next. */
  readonly chunks: (path: string) => Iterable<Uint8Array> | ReadFault
  /** `length` bytes from `offset` of a file that was read by `chunks` before. */
  readonly readAt: (path: string, offset: number, length: number) => Uint8Array
}

export const isReadFault = (read: Uint8Array | Iterable<Uint8Array> | ReadFault): read is ReadFault => 'fault' in read
