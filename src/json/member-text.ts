import { type Expected, expected, expectedBytes, isEscapable, WrittenText } from './written-text.ts'

/** A name as it stood in an object, with its colon and blanks that stood round that. */
interface MetName {
  readonly text: Expected
  /** Its place among those that are asked for, or `NO_MEMBER`. */
  readonly index: number
  /** The one that came behind it when it was last met. */
  following: MetName | null
}

/** Members that a reader asks for: what it gets is their place in this list. */
export class MemberNames {
  private readonly asked: readonly string[]
  private readonly met: MetName[] = []
  private first: MetName | null = null
  private last: MetName | null = null
  /** Bits of those that this object had. */
  private seen = 0

  constructor(...asked: readonly string[]) {
    this.asked = asked
  }

  begin(): void {
    this.last = null
    this.seen = 0
  }

  /** Objects of one writer have their members in one order. */
  likely(): MetName | null {
    return this.last === null ? this.first : this.last.following
  }

  find(text: MemberText): MetName | undefined {
    return this.met.find((name) => text.has(name.text))
  }

  /** @param name without its quotation marks; `whole` with what stands round it */
  learn(name: string, whole: Buffer): MetName {
    const met = { text: expectedBytes(whole), index: this.asked.indexOf(name), following: null }
    if (this.met.length < MOST_NAMES) this.met.push(met)
    return met
  }

  /** Whether this object had it before; of those that nobody asks for that is nobody's business. */
  isRepeated(name: MetName): boolean {
    if (this.last === null) this.first = name
    else this.last.following = name
    this.last = name
    const bit = name.index === NO_MEMBER ? 0 : 1 << name.index
    const isRepeated = (this.seen & bit) !== 0
    this.seen |= bit
    return isRepeated
  }
}

/** Strangers may name theirs as they like. */
const MOST_NAMES = 64

/** No further member. */
export const NO_MEMBER = -1

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5b, 0x5d, 0x7b, 0x7d]
const [BLANK, TAB, RETURN] = [0x20, 0x09, 0x0d]
const [MINUS, PLUS, POINT, ZERO] = [0x2d, 0x2b, 0x2e, 0x30]
const [TRUE, FALSE] = [expected('true'), expected('false')]
/** Of what is passed over; nobody's envelope nests deeper. */
const MOST_DEPTH = 32

/**
 * Reads JSON objects of strangers from their bytes: members in any order, with blanks between them, those that nobody asked
 * for passed over. What is passed over is JSON all the same, or `isOther` is set, as where a member is there twice.
 */
export class MemberText extends WrittenText {
  /** The first member that is asked for of the object that begins here. Its value comes next, and must be read. */
  firstOf(members: MemberNames): number {
    members.begin()
    return this.opens(OPEN_MAP, CLOSE_MAP) ? this.memberOf(members) : NO_MEMBER
  }

  nextOf(members: MemberNames): number {
    return this.goesOn(CLOSE_MAP) ? this.memberOf(members) : NO_MEMBER
  }

  /** Whether the list that begins here has an item, which comes next. */
  firstItem(): boolean {
    return this.opens(OPEN_LIST, CLOSE_LIST)
  }

  nextItem(): boolean {
    return this.goesOn(CLOSE_LIST)
  }

  /** A member that says nothing; what else it may say is a full reader's. */
  mustBeNull(): void {
    if (!this.isNull()) this.isOther = true
  }

  countOrNull(): number | null {
    return this.isNull() ? null : this.count()
  }

  blanks(): void {
    for (; ; this.at++) {
      const byte = this.bytes[this.at]
      if (byte !== BLANK && byte !== TAB && byte !== RETURN) return
    }
  }

  private passes(byte: number): boolean {
    if (this.bytes[this.at] !== byte) return false
    this.at++
    return true
  }

  private opens(open: number, close: number): boolean {
    if (!this.passes(open)) this.isOther = true
    this.blanks()
    return !this.isOther && !this.passes(close)
  }

  private goesOn(close: number): boolean {
    this.blanks()
    if (this.isOther || this.passes(close)) return false
    if (!this.passes(COMMA)) this.isOther = true
    this.blanks()
    return !this.isOther
  }

  private colon(): void {
    this.blanks()
    if (!this.passes(COLON)) this.isOther = true
    this.blanks()
  }

  /** From a name on: the next member that is asked for. */
  private memberOf(members: MemberNames): number {
    do {
      const likely = members.likely()
      const name = likely !== null && this.has(likely.text) ? likely : (members.find(this) ?? this.newName(members))
      this.blanks()
      if (name === null || members.isRepeated(name)) this.isOther = true
      else if (name.index === NO_MEMBER) this.skip(0)
      else return name.index
    } while (this.goesOn(CLOSE_MAP))
    return NO_MEMBER
  }

  /** null: none, or one with a backslash, which may be any. */
  private newName(members: MemberNames): MetName | null {
    const { bytes, at } = this
    this.skipText()
    const end = this.at
    this.colon()
    if (this.isOther || bytes.subarray(at, end).includes(BACKSLASH)) return null
    return members.learn(bytes.toString('latin1', at + 1, end - 1), bytes.subarray(at, this.at))
  }

  /** Passes any value. */
  skip(depth: number): void {
    const byte = this.bytes[this.at]
    if (byte === QUOTE) this.skipText()
    else if (byte === OPEN_MAP) this.skipItems(OPEN_MAP, CLOSE_MAP, depth)
    else if (byte === OPEN_LIST) this.skipItems(OPEN_LIST, CLOSE_LIST, depth)
    else if (!this.isNull() && !this.has(TRUE) && !this.has(FALSE)) this.skipNumber()
  }

  private skipItems(open: number, close: number, depth: number): void {
    if (depth === MOST_DEPTH) this.isOther = true
    for (let more = this.opens(open, close); more; more = this.goesOn(close)) {
      if (close === CLOSE_MAP) {
        this.skipText()
        this.colon()
      }
      this.skip(depth + 1)
    }
  }

  private skipText(): void {
    const { bytes } = this
    if (bytes[this.at] !== QUOTE) this.isOther = true
    for (let at = this.at + 1; !this.isOther; at++) {
      const byte = bytes[at] as number
      if (byte === QUOTE) {
        this.at = at + 1
        return
      }
      // An escape by number is left to the full reader, as the end of the bytes is.
      if (!(byte >= 0x20) || (byte === BACKSLASH && !isEscapable(bytes[++at]))) this.isOther = true
    }
  }

  private skipNumber(): void {
    this.passes(MINUS)
    const first = this.bytes[this.at]
    if (this.skipDigits() > 1 && first === ZERO) this.isOther = true
    if (this.passes(POINT)) this.skipDigits()
    if (((this.bytes[this.at] as number) | 0x20) === 0x65) {
      this.at++
      if (!this.passes(PLUS)) this.passes(MINUS)
      this.skipDigits()
    }
  }

  private skipDigits(): number {
    const start = this.at
    for (; ; this.at++) {
      const digit = (this.bytes[this.at] as number) - ZERO
      if (digit >= 0 && digit <= 9) continue
      if (this.at === start) this.isOther = true
      return this.at - start
    }
  }
}
