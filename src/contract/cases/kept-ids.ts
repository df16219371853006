import { Column, resized } from '../column.ts'

/** Ids of more than so many bytes in all are read again where they are asked for. */
const MOST_BYTES = 64 * 1024 * 1024

/** Texts behind each other in UTF-8: a million ids take as many bytes as they have, and four each. */
export class KeptIds {
  private bytes = Buffer.from(new ArrayBuffer(0))
  private used = 0
  private isFull = false
  private readonly ends = new Column(new Uint32Array(0))

  add(text: string): void {
    // Half a character has no UTF-8.
    const id = text.isWellFormed() ? text : ''
    if (!this.makeRoom(Buffer.byteLength(id))) return
    this.used += this.bytes.write(id, this.used)
    this.ends.push(this.used)
  }

  /** @param ends where each text ends in `bytes` */
  append(bytes: Uint8Array, ends: Uint32Array): void {
    if (!this.makeRoom(bytes.length)) return
    this.bytes.set(bytes, this.used)
    this.ends.append(ends.map((end) => this.used + end))
    this.used += bytes.length
  }

  /** null where it is not kept. */
  at(index: number): string | null {
    if (this.isFull || index >= this.ends.length) return null
    const from = index === 0 ? 0 : this.ends.at(index - 1)
    const to = this.ends.at(index)
    return from === to ? null : this.bytes.toString('utf8', from, to)
  }

  /** Gives spare room back. */
  trim(): void {
    this.resize(this.used)
  }

  /** false where more than may be kept came together: none is kept then. */
  private makeRoom(more: number): boolean {
    if (this.isFull) return false
    this.isFull = this.used + more > MOST_BYTES
    if (this.isFull) this.resize(0)
    else if (this.used + more > this.bytes.length) this.resize(Math.max(1024, more, this.bytes.length) * 2)
    return !this.isFull
  }

  private resize(size: number): void {
    this.bytes = Buffer.from(resized(this.bytes.buffer, size))
  }
}
