import { Buffer } from 'node:buffer'

/** What a line holds word for word: four bytes at a time, then those that are left. */
export interface Expected {
  readonly words: Uint32Array
  readonly rest: Uint8Array
  readonly length: number
}

/** Of plain ASCII. */
export const expected = (text: string): Expected => expectedBytes(Buffer.from(text, 'latin1'))

/** The bytes may change later. */
export function expectedBytes(from: Uint8Array): Expected {
  const bytes = Buffer.from(from)
  const words = Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUint32LE(4 * index))
  return { words, rest: bytes.subarray(4 * words.length), length: bytes.length }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const ZERO = 0x30
const NULL = expected('null')
/** Longer ones may lose digits in a double. */
const MOST_DIGITS = 15
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, exponent) => 10 ** exponent)
/** By the letter behind a backslash, the character that it stands for; 0 for `\u` and for what JSON does not have. */
const ESCAPED = new Uint8Array(0x100)
for (const [letter, character] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'])
  ESCAPED[(letter as string).charCodeAt(0)] = (character as string).charCodeAt(0)

/** Whether a character is named by this byte behind a backslash. */
export const isEscapable = (byte: number | undefined): boolean => (ESCAPED[byte as number] as number) > 0

/**
 * Reads JSON of a known shape from bytes, in one pass and without making what nobody asks for. It takes less than JSON
 * allows: where something is not as it takes it `isOther` is set, what was read since says nothing, and a full reader must
 * look at the text. What ends it is a byte that no JSON text holds bare, such as a line's end.
 */
export class WrittenText {
  at = 0
  isOther = false
  protected bytes: Buffer = Buffer.alloc(0)
  private view = new DataView(this.bytes.buffer, 0, 0)
  private scratch: Buffer = Buffer.alloc(0)

  begin(bytes: Buffer, at: number): void {
    if (bytes !== this.bytes) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.bytes = bytes
    this.at = at
    this.isOther = false
  }

  /** Whether this comes next; it is passed then. */
  has({ words, rest, length }: Expected): boolean {
    const { view, at } = this
    if (at + length > view.byteLength) return false
    let next = at
    for (let index = 0; index < words.length; index++, next += 4)
      if (view.getUint32(next, true) !== words[index]) return false
    for (let index = 0; index < rest.length; index++, next++) if (view.getUint8(next) !== rest[index]) return false
    this.at = next
    return true
  }

  must(next: Expected): void {
    if (!this.has(next)) this.isOther = true
  }

  isNull(): boolean {
    return this.has(NULL)
  }

  text(): string {
    const { bytes } = this
    const start = this.at + 1
    if (bytes[this.at] !== QUOTE) return this.other()
    let seen = 0
    for (let at = start; ; at++) {
      const byte = bytes[at] as number
      if (byte === QUOTE) {
        this.at = at + 1
        return seen < 0x80 ? bytes.toString('latin1', start, at) : bytes.toString('utf8', start, at)
      }
      if (byte === BACKSLASH) return this.escapedText(start, at)
      // The end of the bytes, too, is no character.
      if (!(byte >= 0x20)) return this.other()
      seen |= byte
    }
  }

  textOrNull(): string | null {
    return this.isNull() ? null : this.text()
  }

  /** A text that is mostly the one that was read here before. */
  again(known: string): string {
    const { bytes } = this
    const start = this.at + 1
    if (bytes[this.at] !== QUOTE || bytes[start + known.length] !== QUOTE) return this.text()
    for (let index = 0; index < known.length; index++) {
      const code = known.charCodeAt(index)
      if (code !== bytes[start + index] || code < 0x20 || code > 0x7e || code === BACKSLASH) return this.text()
    }
    this.at = start + known.length + 1
    return known
  }

  /** A whole number from 0. */
  count(): number {
    const start = this.at
    const value = this.digits(0)
    this.checkDigits(start, this.at - start)
    return value
  }

  /** A number from 0 without an exponent. */
  number(): number {
    const start = this.at
    const whole = this.digits(0)
    const length = this.at - start
    this.checkDigits(start, length)
    if (this.bytes[this.at] !== 0x2e) return whole
    this.at++
    const point = this.at
    const all = this.digits(whole)
    const scale = this.at - point
    if (scale === 0 || length + scale > MOST_DIGITS) this.isOther = true
    // Both are exact, so that their quotient is the double nearest to the text (Clinger, PLDI 1990, §3).
    return all / (POWERS[scale] ?? 1)
  }

  numberOrNull(): number | null {
    return this.isNull() ? null : this.number()
  }

  private digits(value: number): number {
    const { bytes } = this
    let all = value
    for (; ; this.at++) {
      const digit = (bytes[this.at] as number) - ZERO
      if (!(digit >= 0 && digit <= 9)) return all
      all = all * 10 + digit
    }
  }

  private checkDigits(start: number, length: number): void {
    if (length === 0 || length > MOST_DIGITS || (length > 1 && this.bytes[start] === ZERO)) this.isOther = true
  }

  /** A text with a backslash at `first`. */
  private escapedText(start: number, first: number): string {
    const { bytes } = this
    let length = first - start
    if (this.scratch.length < bytes.length) this.scratch = Buffer.allocUnsafe(bytes.length)
    const { scratch } = this
    let seen = 0
    for (let index = 0; index < length; index++) {
      const byte = bytes[start + index] as number
      scratch[index] = byte
      seen |= byte
    }
    for (let at = first; ; at++) {
      let byte = bytes[at] as number
      if (byte === QUOTE) {
        this.at = at + 1
        return seen < 0x80 ? scratch.toString('latin1', 0, length) : scratch.toString('utf8', 0, length)
      }
      if (!(byte >= 0x20)) return this.other()
      if (byte === BACKSLASH) {
        at++
        byte = ESCAPED[bytes[at] as number] as number
        if (byte === 0) return this.parsedText(start)
      }
      seen |= byte
      scratch[length++] = byte
    }
  }

  /** A text with an escape by number. */
  private parsedText(start: number): string {
    const { bytes } = this
    let at = start
    for (; bytes[at] !== QUOTE; at++) {
      if (!((bytes[at] as number) >= 0x20)) return this.other()
      if (bytes[at] === BACKSLASH) at++
    }
    this.at = at + 1
    try {
      return JSON.parse(bytes.toString('utf8', start - 1, at + 1)) as string
    } catch {
      return this.other()
    }
  }

  private other(): string {
    this.isOther = true
    return ''
  }
}

/** Texts of one place in many lines, which are mostly the same: the last one is kept, and handed out again. */
export class RepeatedText {
  private readonly text: WrittenText
  private last = ''

  constructor(text: WrittenText) {
    this.text = text
  }

  read(): string {
    this.last = this.text.again(this.last)
    return this.last
  }

  readOrNull(): string | null {
    return this.text.isNull() ? null : this.read()
  }
}
