const remembered = 200_000

/** Counts how often each request came, by its hash; forgets the oldest beyond 200,000, so memory stays flat. */
export class Repeats {
  readonly #counts = new Map<number, number>()

  /** 0 for the first time. */
  next(key: string): number {
    const id = hash32(key)
    const count = this.#counts.get(id) ?? 0
    this.#counts.delete(id)
    this.#counts.set(id, count + 1)
    if (this.#counts.size > remembered) this.#counts.delete(this.#counts.keys().next().value ?? id)
    return count
  }
}

/** 32 bits from all the parts, the same on any machine: the first of their SHA-256. */
export function hash32(...parts: readonly (string | number)[]): number {
  const { hash } = process.getBuiltinModule('node:crypto')
  return Number.parseInt(hash('sha256', JSON.stringify(parts), 'hex').slice(0, 8), 16)
}
