import type { Dirent, Stats } from 'node:fs'
import { closeSync, fstatSync, opendirSync, readSync, realpathSync, statSync } from 'node:fs'
import type { EntryKind, FilePort, Found, ReadFault } from './port.ts'
import { NotAFile, openRegular } from './regular-file.ts'

const CHUNK_BYTES = 1 << 18

/** The file system. Files that `chunks` read stay open, one descriptor each, so that rows can be read again cheaply. */
export function diskFiles(): FilePort {
  const open = new Map<string, number>()
  const descriptor = (path: string): number => {
    const known = open.get(path)
    if (known !== undefined) return known
    const fresh = openRegular(path)
    open.set(path, fresh)
    return fresh
  }
  return {
    inspect,
    read,
    list,
    chunks: (path) => chunks(path, descriptor),
    readAt: (path, offset, length) => readAt(descriptor(path), path, offset, length),
  }
}

function inspect(path: string): Found | null {
  try {
    const realPath = realpathSync(path)
    const stats = statSync(realPath)
    return { realPath, kind: kindOf(stats), size: stats.isFile() ? stats.size : 0 }
  } catch {
    return null
  }
}

function read(path: string, limitBytes: number, into?: Uint8Array): Uint8Array | ReadFault {
  let descriptor: number | undefined
  try {
    descriptor = openRegular(path)
    const { size } = fstatSync(descriptor)
    if (size > limitBytes) return { fault: 'too-large', reason: `${size} bytes` }
    return readAt(descriptor, path, 0, size, into)
  } catch (error) {
    return faultOf(error)
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function list(path: string, most: number): ReturnType<FilePort['list']> {
  const entries: Dirent[] = []
  try {
    const directory = opendirSync(path, { bufferSize: 1024 })
    try {
      for (let entry = directory.readSync(); entry !== null && entries.length < most; entry = directory.readSync())
        entries.push(entry)
    } finally {
      directory.closeSync()
    }
  } catch {
    return []
  }
  return entries
    .map((entry) => ({ name: entry.name, kind: entry.isSymbolicLink() ? linkKind(path, entry.name) : kindOf(entry) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function linkKind(directory: string, name: string): EntryKind {
  const kind = inspect(`${directory}/${name}`)?.kind ?? 'dangling'
  return kind === 'directory' ? 'directory-link' : kind
}

function chunks(path: string, descriptor: (path: string) => number): Iterable<Uint8Array> | ReadFault {
  try {
    return pieces(descriptor(path))
  } catch (error) {
    return faultOf(error)
  }
}

function* pieces(descriptor: number): Iterable<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES)
  for (let offset = 0; ; ) {
    const count = readSync(descriptor, buffer, 0, CHUNK_BYTES, offset)
    if (count === 0) return
    offset += count
    yield buffer.subarray(0, count)
  }
}

function readAt(descriptor: number, path: string, offset: number, length: number, into?: Uint8Array): Uint8Array {
  const bytes = into && length <= into.length ? into.subarray(0, length) : new Uint8Array(length)
  for (let got = 0; got < length; ) {
    const count = readSync(descriptor, bytes, got, length - got, offset + got)
    if (count === 0) throw new Error(`${path} became shorter while it was being read`)
    got += count
  }
  return bytes
}

const kindOf = (entry: Stats | Dirent): Found['kind'] =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other'

function faultOf(error: unknown): ReadFault {
  if (error instanceof NotAFile) return { fault: 'not-a-file', reason: 'not a regular file' }
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return { fault: 'absent', reason: 'no such file' }
  if (code === 'EISDIR' || code === 'ENXIO') return { fault: 'not-a-file', reason: 'not a regular file' }
  return { fault: 'unreadable', reason: code ?? String(error) }
}
