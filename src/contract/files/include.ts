import { sha256 } from '../../json/digest.ts'
import type { Place, Problem } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'
import type { Reading } from '../reading.ts'
import { type FilePort, type Included, isReadFault, type ReadFault } from './port.ts'

/**
 * Finds a file that another one names. It must lie, symbolic links resolved, inside the repository that holds the
 * naming file (outside git: inside its folder) and be a regular file: a pull request must not be able to read what
 * its author can't.
 */
export function locate(reading: Reading, from: Included, path: string, place: Place): Included | null {
  const refuse = (code: Code): null => {
    reading.findings.problem(code, { path, root: shownPath(reading.cwd, rootOf(reading.port, from.realPath)) }, place)
    return null
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return refuse('file-is-url')
  const absolute = path.startsWith('/') ? path : joinPath(folderOf(from.realPath), path)
  const found = reading.port.inspect(absolute)
  const root = rootOf(reading.port, from.realPath)
  const real = found?.realPath ?? joinPath('/', absolute)
  if (!isInside(root, real)) return refuse('file-outside')
  // A checkout keeps the job's token in .git/config.
  if (/(^|\/)\.git(\/|$)/i.test(real.slice(root.length))) return refuse('file-of-git')
  if (!found) return refuse('file-absent')
  if (found.kind !== 'file') return refuse('file-not-regular')
  return { realPath: found.realPath, shown: shownPath(reading.cwd, found.realPath) }
}

/**
 * A file that the user names, or a glob of the user's found: it may lie anywhere, but is no link out of the repository
 * that it is named in, for a pull request could make it one to any file of the machine.
 */
export function locateNamed(reading: Reading, path: string): Included | null {
  const { port, cwd, findings } = reading
  const shown = shownPath(cwd, path)
  const named = rootOf(port, path)
  const root = port.inspect(named)?.realPath ?? named
  const realPath = port.inspect(path)?.realPath ?? path
  if (realPath === path || isInside(root, realPath)) return { realPath, shown }
  findings.problem('file-outside', { path: shown, root: shownPath(cwd, root) }, { file: shown, line: 1, column: 1 })
  return null
}

/**
 * Whether something that is written at a path would come to lie outside the repository that the path is in: a link on
 * the way leads out of it, and a pull request can bring one.
 */
export function leadsOut(port: Pick<FilePort, 'inspect'>, cwd: string, path: string): boolean {
  const root = rootOf(port, `${cwd}/.`)
  if (!isInside(root, path)) return false
  for (let here = path; here !== root && here !== '/'; here = folderOf(here)) {
    const found = port.inspect(here)
    if (found) return !isInside(port.inspect(root)?.realPath ?? root, found.realPath)
  }
  return false
}

const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root === '/' ? '/' : `${root}/`)

const READ_CODES = {
  absent: 'file-absent',
  'not-a-file': 'file-not-regular',
  'too-large': 'file-too-large',
  unreadable: 'file-unreadable',
} as const satisfies Record<ReadFault['fault'], Code>

/** Code and arguments of a file that could not be read. */
export const readProblem = (
  { fault, reason }: ReadFault,
  path: string,
  limitBytes: number,
): readonly [Code, Problem['args']] => [
  READ_CODES[fault],
  { path, reason, limit: `${limitBytes / 1024} KiB`, root: '' },
]

/** The bytes of a located file, noted with their digest. */
export function readIncluded(reading: Reading, file: Included, limitBytes: number, place: Place): Uint8Array | null {
  const bytes = reading.port.read(file.realPath, limitBytes)
  if (isReadFault(bytes)) {
    reading.findings.problem(...readProblem(bytes, file.shown, limitBytes), place)
    return null
  }
  reading.digests.set(file.shown, sha256(bytes))
  return bytes
}

/** UTF-8 text; anything else is a problem, never replaced by question marks. */
export function readIncludedText(reading: Reading, file: Included, limitBytes: number, place: Place): string | null {
  const bytes = readIncluded(reading, file, limitBytes, place)
  if (bytes === null) return null
  const text = decodeUtf8(bytes)
  if (text === null) reading.findings.problem('file-not-text', { path: file.shown }, place)
  return text
}

export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The repository that holds a file, or the file's folder where there is none. */
function rootOf(port: Pick<FilePort, 'inspect'>, realPath: string): string {
  const folder = folderOf(realPath)
  for (let here = folder; ; here = folderOf(here)) {
    if (port.inspect(here === '/' ? '/.git' : `${here}/.git`)) return here
    if (here === '/') return folder
  }
}

export const folderOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')))

/** A path relative to the working directory where it lies below it, as people write it. */
export const shownPath = (cwd: string, path: string): string =>
  path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path

/** Joins and takes `.` and `..` out; both arguments use `/`. */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = []
  for (const part of `${path.startsWith('/') ? '' : folder}/${path}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
