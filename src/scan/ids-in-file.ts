import type { ModelIds, NamedModel } from './model-id-pattern.ts'

/** A model's id as a file holds it. */
export interface NamedAt extends NamedModel {
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

export function isBinary(bytes: Uint8Array): boolean {
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
