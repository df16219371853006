/** Gives memory back at once, where Node can (22 and newer): garbage may not be collected for long. */
export function release(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && canTransfer) buffer.transfer(0)
}

const canTransfer = 'transfer' in ArrayBuffer.prototype

/** The same bytes in memory of another size; the memory before is not to be used after it. */
export function resized(buffer: ArrayBuffer, bytes: number): ArrayBuffer {
  if (canTransfer) return buffer.transfer(bytes)
  const other = new ArrayBuffer(bytes)
  new Uint8Array(other).set(new Uint8Array(buffer, 0, Math.min(bytes, buffer.byteLength)))
  return other
}

type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

/**
 * Numbers in a typed array that grows: eight bytes (or four, or one) for each of millions of rows, and none while all of
 * them are the same. What it outgrows is given back at once, not when garbage is collected.
 */
export class Column<T extends Numbers> {
  length = 0
  private values: T
  /** What all of them are as long as there are no `values`. */
  private same = 0

  constructor(empty: T) {
    this.values = empty
  }

  push(value: number): void {
    if (this.values.length === 0 && (this.length === 0 || value === this.same)) {
      this.same = value
      this.length++
      return
    }
    if (this.length >= this.values.length) this.resize(Math.max(16, this.length * 2))
    this.values[this.length++] = value
  }

  append(values: Numbers): void {
    const end = this.length + values.length
    if (end > this.values.length) this.resize(Math.max(end, this.length * 2))
    this.values.set(values, this.length)
    this.length = end
  }

  at(index: number): number {
    return this.values.length === 0 ? this.same : (this.values[index] as number)
  }

  /** The values without spare room; the column is not to be used after it. */
  trimmed(): T {
    if (this.values.length !== this.length) this.resize(this.length)
    return this.values
  }

  private resize(size: number): void {
    const { values, length, same } = this
    const make = values.constructor as new (memory: ArrayBuffer) => T
    const isFirst = values.length === 0
    this.values = new make(resized(values.buffer, size * values.BYTES_PER_ELEMENT))
    if (isFirst && same !== 0) this.values.fill(same, 0, length)
  }
}
