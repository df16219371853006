import { wholeRun } from '../../contract/bounds.ts'
import { FileSearch } from '../../contract/files/glob.ts'
import { isGlobFault } from '../../contract/files/glob-pattern.ts'
import { decodeUtf8, folderOf, joinPath, locate, locateNamed, shownPath } from '../../contract/files/include.ts'
import { type FilePort, type Included, isReadFault } from '../../contract/files/port.ts'
import { Findings } from '../../contract/files/source.ts'
import type { Reading } from '../../contract/reading.ts'
import type { Remarks } from '../log.ts'
import type { FileLine } from './places.ts'

const MAX_FILE_BYTES = 256 * 1024 * 1024

/** A file of the source: its text, and how people are told of it. */
export interface ForeignFile extends Included {
  readonly text: string
}

/**
 * The files of an imported project. What a file names lies inside its repository, symbolic links resolved; no URL is
 * fetched and nothing is run. What can't be read is told in the log.
 */
export class ForeignFiles {
  private readonly reading: Reading
  private readonly log: Remarks
  private readonly texts = new Map<string, ForeignFile>()
  /** The file that the user named: its repository, or its folder, is what may be read. */
  private top: Included | null = null

  constructor(port: FilePort, cwd: string, log: Remarks) {
    this.reading = {
      port,
      cwd,
      findings: new Findings(),
      digests: new Map(),
      bounds: wholeRun(),
      includes: 'keptBytes',
      schemas: new Map(),
    }
    this.log = log
  }

  /** A file that the user names. */
  named(path: string): ForeignFile | null {
    const absolute = joinPath(this.reading.cwd, path)
    const shown = shownPath(this.reading.cwd, absolute)
    const place = { file: shown, line: 1 }
    const file = this.said(locateNamed(this.reading, absolute), path, place)
    this.top = file
    return file && this.load(file, place)
  }

  /** A file that another one names; null where it can't be read, which is told. */
  read(from: Included, path: string, place: FileLine): ForeignFile | null {
    const isUrl = /^[a-z][a-z0-9+.-]+:/i.test(path)
    const absolute = isUrl || path.startsWith('/') ? path : joinPath(folderOf(from.realPath), path)
    const file = this.said(locate(this.reading, this.top ?? from, absolute, { ...place, column: 1 }), path, place)
    return file && this.load(file, place)
  }

  /** Whether a path names a file beside another one, without a word where it does not. */
  exists(from: Included, path: string): boolean {
    const absolute = path.startsWith('/') ? path : joinPath(folderOf(from.realPath), path)
    return this.reading.port.inspect(absolute)?.kind === 'file'
  }

  /** Paths that fit a glob, relative to a file's folder; those outside the repository are refused when they are read. */
  find(from: Included, glob: string): readonly string[] {
    const found = new FileSearch(this.reading.port, folderOf(from.realPath)).find(glob)
    return isGlobFault(found) ? [] : found.paths
  }

  private said(file: Included | null, path: string, place: FileLine): Included | null {
    if (file) return file
    const code = this.reading.findings.problems.at(-1)?.code ?? 'file-absent'
    this.log.leftOut(`file ${path}`, REASONS[code] ?? 'it can not be read', place)
    return null
  }

  private load(file: Included, place: FileLine): ForeignFile | null {
    const known = this.texts.get(file.realPath)
    if (known) return known
    const bytes = this.reading.port.read(file.realPath, MAX_FILE_BYTES)
    const text = isReadFault(bytes) ? null : decodeUtf8(bytes)
    if (text === null) {
      const why = isReadFault(bytes) ? bytes.reason : 'it is no UTF-8 text'
      this.log.leftOut(`file ${file.shown}`, why, place)
      return null
    }
    const loaded = { ...file, text }
    this.texts.set(file.realPath, loaded)
    return loaded
  }
}

const REASONS: Readonly<Record<string, string>> = {
  'file-is-url': 'remote: no URL is fetched',
  'file-outside': 'it lies outside the repository',
  'file-of-git': 'files of git are not read',
  'file-absent': 'there is no such file',
  'file-not-regular': 'it is no regular file',
}
