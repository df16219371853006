import type { JsonObject, JsonValue, Pointer } from '../../json/value.ts'

/** Something in a request of Chat Completions that the Messages API has no counterpart of. */
export interface Unmapped {
  /** Into the contract's request. */
  readonly pointer: Pointer
  /** What was found, as the beginning of a sentence. */
  readonly found: string
  /** What to write in its place. */
  readonly instead: string
}

/** A request as it grows: what is sent, what was changed to get there, and what can't be. */
export interface Mapping {
  readonly sent: Record<string, JsonValue>
  readonly change: (words: string) => void
  readonly fault: (pointer: Pointer, found: string, instead: string) => void
}

export interface Mapped {
  readonly body: JsonObject
  readonly changes: readonly string[]
  readonly faults: readonly Unmapped[]
}

/** Runs a mapping; what it says twice is kept once. */
export function mapped(map: (mapping: Mapping) => void): Mapped {
  const sent: Record<string, JsonValue> = {}
  const changes = new Set<string>()
  const faults: Unmapped[] = []
  map({
    sent,
    change: (words) => changes.add(words),
    fault: (pointer, found, instead) => faults.push({ pointer, found, instead }),
  })
  return { body: sent, changes: [...changes], faults }
}
