import { globFault, globTest } from '../contract/files/glob.ts'
import { joinPath, shownPath } from '../contract/files/include.ts'
import { type FilePort, isReadFault } from '../contract/files/port.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { ModelIds, NamedModel } from './model-id-pattern.ts'
import type { ModelUse } from './model-use.ts'
import { isSource, repositoryPaths } from './scanned-files.ts'

export interface Scan {
  readonly files: number
  /** Larger than any source, or not to be read: told, because a model may be named in them. */
  readonly unread: readonly string[]
  readonly uses: readonly ModelUse[]
}

export interface ScanOptions {
  readonly cwd: string
  readonly port: FilePort
  /** Empty: all sources of the repository. */
  readonly globs: readonly string[]
  /** Absolute: files whose models are known in another way, and the registry's own. */
  readonly leftOut: ReadonlySet<string>
}

/** What people and generators write; a larger file is data. */
const MAX_FILE_BYTES = 4 * 1024 * 1024

/** Almost all that people write: one buffer does for all of it. */
const MOST_SOURCE_BYTES = 256 * 1024

/** Every place in a repository's files that names a model. One file is held at a time. */
export function scanRepository(ids: ModelIds, { cwd, port, globs, leftOut }: ScanOptions): Result<Scan> {
  const faults = globs.flatMap((pattern): readonly Problem[] => {
    const fault = globFault(pattern)
    return fault === null ? [] : [{ code: fault.code, args: { pattern, ...fault.args } }]
  })
  if (faults.length > 0) return bad(...faults)
  const tests = globs.map((glob) => ({ glob, fits: globTest(wholeFolder(glob, cwd, port)), isUsed: false }))
  const uses: ModelUse[] = []
  const unread: string[] = []
  const buffer = Buffer.allocUnsafe(MOST_SOURCE_BYTES)
  let files = 0
  for (const path of repositoryPaths(port, cwd)) {
    const shown = shownPath(cwd, path)
    const named = tests.filter(({ fits }) => fits(shown))
    for (const test of named) test.isUsed = true
    if (tests.length === 0 ? !isSource(path) : named.length === 0) continue
    if (leftOut.has(path)) continue
    const bytes = port.read(path, MAX_FILE_BYTES, buffer)
    if (isReadFault(bytes)) unread.push(shown)
    else if (!isBinary(bytes)) {
      files++
      for (const { line, column, written, inComment, ...named } of idsInFile(bytes, shown, ids))
        uses.push({ ...asCalled(named), written, place: { file: shown, line, column }, inComment })
    }
  }
  const unused = tests.filter(({ isUsed }) => !isUsed)
  if (unused.length > 0)
    return bad(...unused.map(({ glob }): Problem => ({ code: 'glob-matches-nothing', args: { pattern: glob } })))
  return good({ files, unread, uses })
}

/** What stands in a repository is in production, whoever put it there. */
export const asCalled = ({ model, provider }: NamedModel) =>
  ({ role: 'candidate', provider, preset: provider, model }) as const

/** A folder is all that lies below it. */
function wholeFolder(glob: string, cwd: string, port: FilePort): string {
  const path = joinPath(cwd, glob)
  if (port.inspect(path)?.kind !== 'directory') return glob
  return path === cwd ? '**' : `${shownPath(cwd, path)}/**`
}

/** A model's id as a file holds it. */
interface NamedAt extends NamedModel {
  /** As it is written, with what stands before it for a router. */
  readonly written: string
  /** 1-based; columns in UTF-16 units. */
  readonly line: number
  readonly column: number
  /** Nobody calls it there. */
  readonly inComment: boolean
}

/** git looks as far to tell a text from what is none. */
const LOOKED_AT_BYTES = 8000

function isBinary(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0)
  return at >= 0 && at < LOOKED_AT_BYTES
}

const WORD = /[\w./:@+-]/

/**
 * Every model that a file names. Bytes are looked at as Latin-1, which costs nothing to decode and in which an id stands
 * as it does in UTF-8; only a line that names one is read as what it is.
 */
export function idsInFile(bytes: Uint8Array, path: string, ids: ModelIds): readonly NamedAt[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const found: NamedAt[] = []
  const cursor = new Cursor(text, HASHED.test(path) ? HASH : SLASHES)
  ids.begins.lastIndex = 0
  for (let match = ids.begins.exec(text); match !== null; match = ids.begins.exec(text)) {
    const [start, end] = wordAround(text, match.index)
    ids.begins.lastIndex = Math.max(end, match.index + 1)
    const written = text.slice(start, end)
    const named = written.length > MAX_ID ? null : ids.read(written)
    if (named === null || (!written.includes('-') && !isWholeValue(text, start, end))) continue
    cursor.moveTo(start)
    const { line, column, inComment } = cursor
    found.push({ ...named, written, line, column, inComment })
  }
  return found
}

/** Longer than any id with all that routers put before it. */
const MAX_ID = 200

/** Goes through a text once, however many ids stand on one line. */
class Cursor {
  line = 1
  column = 1
  inComment = false
  private at = 0
  private readonly text: string
  private readonly comment: RegExp

  constructor(text: string, comment: RegExp) {
    this.text = text
    this.comment = comment
  }

  moveTo(offset: number): void {
    for (
      let feed = this.text.indexOf('\n', this.at);
      feed >= 0 && feed < offset;
      feed = this.text.indexOf('\n', this.at)
    ) {
      this.line++
      this.column = 1
      this.inComment = false
      this.at = feed + 1
    }
    const before = Buffer.from(this.text.slice(this.at, offset), 'latin1').toString('utf8')
    this.inComment ||= this.comment.test(before)
    this.column += before.length
    this.at = offset
  }
}

/** What cuts a word at its ends without being part of it: a sentence's full stop, a colon before a value. */
function wordAround(text: string, at: number): readonly [start: number, end: number] {
  let [start, end] = [at, at]
  while (start > 0 && WORD.test(text[start - 1] as string)) start--
  while (end < text.length && WORD.test(text[end] as string)) end++
  while (end > at && /[.:/+-]/.test(text[end - 1] as string)) end--
  while (start < at && /[.:/+-]/.test(text[start] as string)) start++
  return [start, end]
}

/** `o3` is a model where it is all of a value, and a variable anywhere else. */
function isWholeValue(text: string, start: number, end: number): boolean {
  const [before, after] = [text[start - 1] ?? '\n', text[end] ?? '\n']
  if (/["'`]/.test(before)) return after === before
  return (
    /[:=]\s*$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^[ \t]*(?:#.*)?\r?(?:\n|$)/.test(text.slice(end, end + 200))
  )
}

/** By the mark before it on its own line: what is called is never decided in a comment. */
const HASH = /(?:^|\s)#/
const SLASHES = /^\s*(?:\/\/|\/?\*)|\s\/\/\s/
const HASHED =
  /(?:\.(?:py|ya?ml|toml|sh|rb|tf|ini|cfg|conf|properties)|(?:^|\/)\.env[\w.-]*|(?:^|\/)(?:Dockerfile|Makefile)[\w.-]*)$/
