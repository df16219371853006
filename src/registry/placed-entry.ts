import type { ModelEntry } from './entry.ts'

/** An entry of a policy's registry file with the places of its members. */
export interface PlacedEntry {
  readonly entry: ModelEntry
  readonly placeOf: (member: string) => NonNullable<ModelEntry['place']>
}
