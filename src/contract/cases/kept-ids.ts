import { Column } from '../column.ts'

/** Ids of more than so many bytes in all are read again where they are asked for. */
const MOST_BYTES = 64 * 1024 * 1024

/** Texts behind each other in UTF-8: a million ids take as many bytes as they have, and four each. */
export class KeptIds {
  private bytes = Buffer.alloc(0)
  private used = 0
  private isFull = false
  private readonly ends = new Column(new Uint32Array(0))

  add(text: string): void {
    if (this.isFull) return
    // Half a character has no UTF-8.
    const id = text.isWellFormed() ? text : ''
    const size = Buffer.byteLength(id)
    if (this.used + size > MOST_BYTES) {
      this.isFull = true
      this.bytes = Buffer.alloc(0)
      return
    }
    if (this.used + size > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes], Math.max(1024, size, this.bytes.length) * 2)
    this.used += this.bytes.write(id, this.used)
    this.ends.push(this.used)
  }

  /** null where it is not kept. */
  at(index: number): string | null {
    if (this.isFull || index >= this.ends.length) return null
    const from = index === 0 ? 0 : this.ends.at(index - 1)
    const to = this.ends.at(index)
    return from === to ? null : this.bytes.toString('utf8', from, to)
  }
}
