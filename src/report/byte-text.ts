import { Buffer } from 'node:buffer'

/** Digits that a double holds, whatever they are. */
const MOST = 1e15
/** Decimals that times and prices mostly have: thousandths, millionths, and a price's 1e-12. */
const THOUSANDTHS = 3
const MILLIONTHS = 6
const LONGEST_NUMBER = 32
const ZERO = 0x30

/**
 * A long text of many short parts, put together as bytes: a million rows as strings are trees of their parts first, and
 * collecting those takes longer than writing them.
 */
export class ByteText {
  private bytes = Buffer.allocUnsafe(1 << 16)
  private length = 0
  private seen = 0

  text(part: string): void {
    this.makeRoom(3 * part.length)
    const { bytes } = this
    let { length, seen } = this
    for (let index = 0; index < part.length; index++) {
      const code = part.charCodeAt(index)
      seen |= code
      bytes[length++] = code
    }
    if (seen > 0x7f) length = this.length + bytes.write(part, this.length)
    this.seen |= seen
    this.length = length
  }

  /** As `String` writes it. */
  number(value: number): void {
    const scale = decimalsOf(value)
    if (scale === null) this.text(String(value))
    else this.decimal(Math.round(value * 10 ** scale), scale)
  }

  /** `units` · 10^-scale without zeros at its end; a whole number from 0 below 1e15. */
  decimal(units: number, scale: number): void {
    let [left, decimals] = [units, scale]
    while (decimals > 0 && left % 10 === 0) {
      left /= 10
      decimals--
    }
    this.makeRoom(LONGEST_NUMBER)
    const { bytes } = this
    let digits = 1
    for (let power = 10; power <= left; power *= 10) digits++
    digits = Math.max(digits, decimals + 1)
    const end = this.length + digits + (decimals > 0 ? 1 : 0)
    for (let at = end - 1; at >= this.length; at--) {
      if (decimals > 0 && at === end - 1 - decimals) bytes[at] = 0x2e
      else {
        const rest = Math.floor(left / 10)
        bytes[at] = ZERO + (left - rest * 10)
        left = rest
      }
    }
    this.length = end
  }

  /** All that was put together since it was last taken. */
  take(): string {
    const { bytes, length, seen } = this
    this.length = 0
    this.seen = 0
    return bytes.toString(seen > 0x7f ? 'utf8' : 'latin1', 0, length)
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const wider = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.length + more))
    this.bytes.copy(wider, 0, 0, this.length)
    this.bytes = wider
  }
}

/**
 * How many decimals make the number up, so that they are its shortest text too: two texts of up to 15 digits are two
 * doubles. null: others, which are seldom.
 */
function decimalsOf(value: number): number | null {
  if (!(value >= 0 && value < 1e9) || Object.is(value, -0)) return null
  for (const scale of [0, THOUSANDTHS, MILLIONTHS]) {
    const units = Math.round(value * 10 ** scale)
    if (units < MOST && units / 10 ** scale === value) return scale
  }
  return null
}
