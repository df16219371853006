/** Where a record of a file stands: bytes from its start, without what ends it. */
export interface FileRecord {
  readonly offset: number
  readonly bytes: Uint8Array
  /** 1-based, of its first byte. */
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** Longer than the limit: `bytes` are then its beginning. */
  readonly tooLong: boolean
  /** The byte that ended it; null: the file's end. */
  readonly endedBy: number | null
}

/** A file that does not keep its format, where it is seen. */
export interface RecordFault {
  readonly fault: string
  readonly line: number
  readonly column: number
}

/** Finds where records end, and knows the line and column of what comes behind the last byte that it has seen. */
export interface Splitter {
  /** Index of the byte that ends the record which goes on at `from`; -1: it goes on in the next chunk. */
  readonly endIn: (chunk: Uint8Array, from: number) => number
  readonly line: number
  readonly column: number
}

/** The records of a file that comes in pieces, blank ones too, without holding more than one record and one piece. */
export function* recordsOf(
  chunks: Iterable<Uint8Array>,
  limitBytes: number,
  seen: (chunk: Uint8Array) => void,
  splitter: Splitter,
): Generator<FileRecord> {
  let offset = 0
  let [line, column] = [splitter.line, splitter.column]
  let pending: Uint8Array[] = []
  let pendingLength = 0
  const finish = (last: Uint8Array, endedBy: number | null): FileRecord => {
    const whole = pending.length === 0 ? last : joined([...pending, last])
    const length = pendingLength + last.length
    const bytes = whole.subarray(0, limitBytes)
    const record = { offset, bytes, line, column, tooLong: length > limitBytes, endedBy }
    offset += length + 1
    line = splitter.line
    column = splitter.column
    pending = []
    pendingLength = 0
    return record
  }
  for (const chunk of chunks) {
    seen(chunk)
    let from = 0
    for (let end = splitter.endIn(chunk, from); end >= 0; end = splitter.endIn(chunk, from)) {
      yield finish(chunk.subarray(from, end), chunk[end] as number)
      from = end + 1
    }
    const rest = chunk.slice(from)
    // Past the limit only the length counts: an endless record must not fill the memory.
    if (pendingLength <= limitBytes) pending.push(rest)
    pendingLength += rest.length
  }
  if (pendingLength > 0) {
    const length = pendingLength
    const whole = joined(pending)
    pending = []
    pendingLength = 0
    yield { ...finish(whole, null), tooLong: length > limitBytes }
  }
}

export const isBlank = (bytes: Uint8Array): boolean => bytes.every(isSpace)

/** White space of JSON and CSV between records. */
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a

/** Bytes of a UTF-8 byte order mark, which may stand before all else. */
export const isOfMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

class LineSplitter implements Splitter {
  line = 1
  readonly column = 1

  endIn(chunk: Uint8Array, from: number): number {
    const end = chunk.indexOf(LF, from)
    if (end >= 0) this.line++
    return end
  }
}

/** The lines of a file that comes in pieces. Blank lines are passed over. */
export function* linesOf(
  chunks: Iterable<Uint8Array>,
  limitBytes: number,
  seen: (chunk: Uint8Array) => void,
): Generator<FileRecord> {
  for (const record of recordsOf(chunks, limitBytes, seen, new LineSplitter())) if (!isBlank(record.bytes)) yield record
}

const [LF, QUOTE, COMMA, BACKSLASH] = [0x0a, 0x22, 0x2c, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Ends a record at the list's own brackets and commas; what an item is, whoever reads it must say. */
class ItemSplitter implements Splitter {
  line = 1
  column = 1
  private depth = 0
  private isOver = false
  private isText = false
  private isEscaped = false

  endIn(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const code = chunk[at] as number
      if (code === LF) this.line++
      // Bytes that go on a character take no column, those that begin one beyond the BMP take two.
      this.column = code === LF ? 1 : this.column + (code >= 0xf0 ? 2 : (code & 0xc0) === 0x80 ? 0 : 1)
      if (this.isText) this.inText(code)
      else if (!this.isOver && this.ends(code)) return at
    }
    return -1
  }

  private inText(code: number): void {
    if (this.isEscaped) this.isEscaped = false
    else if (code === BACKSLASH) this.isEscaped = true
    else if (code === QUOTE) this.isText = false
  }

  private ends(code: number): boolean {
    if (code === QUOTE) this.isText = true
    else if (code === OPEN_LIST || code === OPEN_MAP) return this.depth++ === 0
    else if (code === COMMA) return this.depth === 1
    else if (code === CLOSE_LIST && this.depth === 1) {
      this.isOver = true
      return true
    } else if (code === CLOSE_LIST || code === CLOSE_MAP) this.depth = Math.max(1, this.depth - 1)
    return false
  }
}

/** The items of a JSON list that comes in pieces. */
export function* itemsOf(
  chunks: Iterable<Uint8Array>,
  limitBytes: number,
  seen: (chunk: Uint8Array) => void,
): Generator<FileRecord | RecordFault> {
  let [isOpen, isClosed, count, line] = [false, false, 0, 1]
  for (const record of recordsOf(chunks, limitBytes, seen, new ItemSplitter())) {
    const item = withoutSpace(record)
    line = item.line
    const fault = (text: string): RecordFault => ({ fault: text, line: item.line, column: item.column })
    if (!isOpen) {
      isOpen = true
      continue
    }
    const isNothing = isBlank(item.bytes)
    if (isClosed) {
      if (!isNothing) yield fault('text behind the end of the list')
      continue
    }
    isClosed = item.endedBy === CLOSE_LIST
    if (!isNothing) yield item
    else if (item.endedBy !== null && !(isClosed && count === 0)) yield fault('nothing where an item belongs')
    count++
  }
  if (!isClosed) yield { fault: 'a list without an end', line, column: 1 }
}

/** What stands before an item on its line, or lines, is no part of it. */
function withoutSpace(record: FileRecord): FileRecord {
  const { bytes } = record
  let [at, line, column] = [0, record.line, record.column]
  for (; at < bytes.length && isSpace(bytes[at] as number); at++) {
    if (bytes[at] === LF) line++
    column = bytes[at] === LF ? 1 : column + 1
  }
  return { ...record, bytes: bytes.subarray(at), offset: record.offset + at, line, column }
}

/** Whether a file begins as a JSON list does, and the file again. */
export function isList(chunks: Iterable<Uint8Array>): readonly [boolean, Iterable<Uint8Array>] {
  const iterator = chunks[Symbol.iterator]()
  const looked: Uint8Array[] = []
  let first: number | undefined
  while (first === undefined) {
    const { done, value } = iterator.next()
    if (done) break
    looked.push(value.slice())
    first = value.find((byte, at) => !isSpace(byte) && !(looked.length === 1 && at < 3 && isOfMark(byte)))
  }
  return [first === OPEN_LIST, whole(looked, iterator)]
}

function* whole(looked: readonly Uint8Array[], iterator: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield* looked
  for (let next = iterator.next(); !next.done; next = iterator.next()) yield next.value
}
