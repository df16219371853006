/** Numbers in a typed array that grows: eight bytes (or four, or one) for each of millions of rows. */
export class Column<T extends Float64Array | Uint32Array | Uint8Array> {
  length = 0
  private values: T

  constructor(empty: T) {
    this.values = empty
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const make = this.values.constructor as new (length: number) => T
      const larger = new make(Math.max(16, this.length * 2))
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index] as number
  }

  /** The values without spare room. */
  trimmed(): T {
    return this.values.slice(0, this.length) as T
  }
}
