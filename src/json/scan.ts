import { doubleHolds } from './decimal.ts'
import { pointerOf } from './pointer.ts'
import type { JsonValue, Pointer } from './value.ts'

export interface ScanFault {
  readonly kind: 'empty' | 'syntax' | 'cut-off' | 'duplicate-key' | 'too-deep'
  /** The first character that can't stand where it stands. */
  readonly offset: number
  /** Where the token begins that this character belongs to. */
  readonly token: number
  readonly message: string
}

export interface ScanOptions {
  readonly start: number
  readonly end: number
  readonly maxDepth: number
  /** Repeated member names are faults; without it the grammar alone is checked. */
  readonly duplicates: boolean
}

interface Frame {
  readonly isObject: boolean
  readonly target: Record<string | number, JsonValue>
  readonly names: Set<string> | null
  /** The member name or item index that is being read. */
  token: string | number
}

const LITERALS: Readonly<Record<number, readonly [string, JsonValue]>> = {
  0x74: ['true', true],
  0x66: ['false', false],
  0x6e: ['null', null],
}
/** Characters of a string that need no second look. */
const PLAIN = /[^"\\\u0000-\u001f]+/y
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/**
 * Reads the grammar of RFC 8259 one character at a time and without recursion: the careful path, taken where
 * `JSON.parse` refuses or where something might be lost in its result. Every character is looked at once. After
 * `scanValue` returned null, `value` is what was read and `offset` stands behind it.
 */
export class Scanner {
  offset: number
  value: JsonValue = null
  /** Source texts of the numbers that a double can't hold. */
  readonly exact = new Map<Pointer, string>()
  private readonly text: string
  private readonly options: ScanOptions
  private readonly frames: Frame[] = []

  constructor(text: string, options: ScanOptions) {
    this.text = text
    this.options = options
    this.offset = options.start
  }

  scanValue(): ScanFault | null {
    for (;;) {
      const fault = this.beginValue()
      if (fault === 'opened') continue
      if (fault !== null) return fault
      this.keep()
      const after = this.endValue()
      if (after === 'next') continue
      return after
    }
  }

  skipWhitespace(): void {
    for (;;) {
      const code = this.code()
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.offset++
    }
  }

  /** A scalar, an empty container, or the opening of a container up to its first value. */
  private beginValue(): ScanFault | 'opened' | null {
    this.skipWhitespace()
    const code = this.code()
    if (code === 0x7b || code === 0x5b) return this.open(code === 0x7b)
    if (code === 0x22) return this.stringValue()
    if (code === 0x2d || isDigit(code)) return this.number()
    const literal = LITERALS[code]
    return literal === undefined ? this.fault('a value') : this.literal(...literal)
  }

  private open(isObject: boolean): ScanFault | 'opened' | null {
    if (this.frames.length >= this.options.maxDepth) {
      const message = `nested deeper than ${this.options.maxDepth} levels`
      return { kind: 'too-deep', offset: this.offset, token: this.offset, message }
    }
    this.offset++
    this.skipWhitespace()
    if (this.code() === (isObject ? 0x7d : 0x5d)) {
      this.offset++
      this.value = isObject ? {} : []
      return null
    }
    const target = (isObject ? {} : []) as Frame['target']
    this.frames.push({ isObject, target, names: isObject && this.options.duplicates ? new Set() : null, token: 0 })
    return isObject ? (this.memberName('a member name in double quotes or `}`') ?? 'opened') : 'opened'
  }

  /** Behind a value: closes what ends here, up to the next value or the end of the outermost one. */
  private endValue(): ScanFault | 'next' | null {
    for (;;) {
      const frame = this.frames.at(-1)
      if (frame === undefined) return null
      this.skipWhitespace()
      const code = this.code()
      if (code === 0x2c) {
        this.offset++
        this.skipWhitespace()
        if (frame.isObject) return this.memberName('a member name in double quotes') ?? 'next'
        frame.token = (frame.token as number) + 1
        return 'next'
      }
      if (code !== (frame.isObject ? 0x7d : 0x5d)) return this.fault(frame.isObject ? '`,` or `}`' : '`,` or `]`')
      this.offset++
      this.value = frame.target as unknown as JsonValue
      this.frames.pop()
      this.keep()
    }
  }

  /** Puts the value that was just read into the container around it. */
  private keep(): void {
    const frame = this.frames.at(-1)
    if (frame === undefined) return
    const { target, token } = frame
    // An assignment would run the setter that every object inherits under this name.
    if (token !== '__proto__') target[token] = this.value
    else
      Object.defineProperty(target, token, { value: this.value, writable: true, enumerable: true, configurable: true })
  }

  private memberName(expected: string): ScanFault | null {
    const start = this.offset
    if (this.code() !== 0x22) return this.fault(expected)
    const fault = this.string()
    if (fault !== null) return fault
    const repeated = this.noteName(start)
    if (repeated !== null) return repeated
    this.skipWhitespace()
    if (this.code() !== 0x3a) return this.fault('`:`')
    this.offset++
    return null
  }

  private noteName(start: number): ScanFault | null {
    const frame = this.frames.at(-1) as Frame
    const name = this.unescaped(start)
    frame.token = name
    if (frame.names === null) return null
    if (frame.names.has(name)) {
      const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name
      return { kind: 'duplicate-key', offset: start, token: start, message: `the member "${shown}" is repeated` }
    }
    frame.names.add(name)
    return null
  }

  private stringValue(): ScanFault | null {
    const start = this.offset
    const fault = this.string()
    if (fault === null) this.value = this.unescaped(start)
    return fault
  }

  /** The string whose opening quotation mark stands at `start` and whose closing one was just passed. */
  private unescaped(start: number): string {
    const raw = this.text.slice(start + 1, this.offset - 1)
    return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
  }

  private string(): ScanFault | null {
    const token = this.offset
    this.offset++
    for (;;) {
      PLAIN.lastIndex = this.offset
      if (PLAIN.test(this.text)) this.offset = Math.min(PLAIN.lastIndex, this.options.end)
      const code = this.code()
      if (code === 0x22) {
        this.offset++
        return null
      }
      if (code === 0x5c) {
        const fault = this.escape(token)
        if (fault !== null) return fault
      } else {
        return this.fault(code < 0 ? 'the end of the string' : 'an escape in place of a control character', token)
      }
    }
  }

  private escape(token: number): ScanFault | null {
    this.offset++
    const code = this.code()
    if (code === 0x75) {
      for (let digit = 0; digit < 4; digit++) {
        this.offset++
        if (!isHexDigit(this.code())) return this.fault('four hexadecimal digits', token)
      }
    } else if (code < 0 || !'"\\/bfnrt'.includes(String.fromCharCode(code))) {
      return this.fault('an escape of JSON', token)
    }
    this.offset++
    return null
  }

  private number(): ScanFault | null {
    const token = this.offset
    if (this.code() === 0x2d) this.offset++
    if (this.code() === 0x30) this.offset++
    else if (!this.digits()) return this.fault('a digit', token)
    if (this.code() === 0x2e) {
      this.offset++
      if (!this.digits()) return this.fault('a digit', token)
    }
    if (this.code() === 0x65 || this.code() === 0x45) {
      this.offset++
      if (this.code() === 0x2b || this.code() === 0x2d) this.offset++
      if (!this.digits()) return this.fault('a digit', token)
    }
    this.keepNumber(this.text.slice(token, this.offset))
    return null
  }

  private keepNumber(source: string): void {
    const double = Number(source)
    // A number beyond every double is still JSON, Infinity is not: the largest double stands in for it.
    this.value = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, double))
    // Up to 15 characters a double holds any number, unless an exponent takes it out of range.
    if ((source.length > 15 || /[eE]/.test(source)) && !doubleHolds(source)) this.exact.set(this.pointer(), source)
  }

  private digits(): boolean {
    const start = this.offset
    while (isDigit(this.code())) this.offset++
    return this.offset > start
  }

  private literal(word: string, value: JsonValue): ScanFault | null {
    const token = this.offset
    for (let i = 0; i < word.length; i++, this.offset++) {
      if (this.code() !== word.charCodeAt(i)) return this.fault(`\`${word}\``, token)
    }
    this.value = value
    return null
  }

  private pointer(): Pointer {
    return pointerOf(this.frames.map((frame) => frame.token))
  }

  /** The character here, -1 at the end. */
  private code(): number {
    return this.offset < this.options.end ? this.text.charCodeAt(this.offset) : -1
  }

  private fault(expected: string, token = this.offset): ScanFault {
    const atEnd = this.offset >= this.options.end
    const found = atEnd ? 'the end of the text' : `\`${String.fromCodePoint(this.text.codePointAt(this.offset) ?? 0)}\``
    const kind = atEnd ? 'cut-off' : 'syntax'
    return { kind, offset: this.offset, token, message: `found ${found}, expected ${expected}` }
  }
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66)
}
