/** Where a line of a file stands: bytes from its start, without the line end. */
export interface Line {
  readonly offset: number
  readonly bytes: Uint8Array
  /** 1-based. */
  readonly number: number
  /** Longer than the limit: `bytes` are then its beginning. */
  readonly tooLong: boolean
}

const LF = 0x0a

/** The lines of a file that comes in pieces, without holding more than one line and one piece. Blank lines are passed over. */
export function* linesOf(
  chunks: Iterable<Uint8Array>,
  limitBytes: number,
  seen: (chunk: Uint8Array) => void,
): Generator<Line> {
  let [offset, number] = [0, 1]
  let pending: Uint8Array[] = []
  let pendingLength = 0
  const finish = (last: Uint8Array): Line => {
    const whole = pending.length === 0 ? last : joined([...pending, last])
    const length = pendingLength + last.length
    const line = { offset, bytes: whole.subarray(0, limitBytes), number, tooLong: length > limitBytes }
    offset += length + 1
    number++
    pending = []
    pendingLength = 0
    return line
  }
  for (const chunk of chunks) {
    seen(chunk)
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      const line = finish(chunk.subarray(from, end))
      if (!isBlank(line.bytes)) yield line
      from = end + 1
    }
    const rest = chunk.slice(from)
    // Past the limit only the length counts: an endless line must not fill the memory.
    if (pendingLength <= limitBytes) pending.push(rest)
    pendingLength += rest.length
  }
  if (pendingLength > 0) {
    const length = pendingLength
    const whole = joined(pending)
    pending = []
    pendingLength = 0
    const line = { offset, bytes: whole.subarray(0, limitBytes), number, tooLong: length > limitBytes }
    if (!isBlank(line.bytes)) yield line
  }
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
