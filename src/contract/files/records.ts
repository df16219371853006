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
export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a

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

const LF = 0x0a

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
