import type { JsonObject } from '../json/value.ts'

/** What is known of a provider, as data. Every fact carries where it was read and when. */
export interface ProviderProfile {
  readonly id: string
  readonly title: string
  readonly baseUrl: string | null
  readonly apiKeyEnv: string | null
  readonly responseFormats: readonly string[]
  /** JSON Schema keywords that the provider refuses or ignores when it is asked to enforce a schema. */
  readonly unsupportedKeywords: readonly string[]
  /** How members of the OpenAI request are spelled here: name → name, or null where there is no such member. */
  readonly renames: Readonly<Record<string, string | null>>
  readonly sources: readonly string[]
  readonly checked: string | null
  /** Names of fields that are convention rather than seen in a source; never presented as facts. */
  readonly unverified: readonly string[]
}

/** A request body in the provider's own dialect, and what was changed to get there. */
export interface MappedRequest {
  readonly body: JsonObject
  readonly changes: readonly string[]
}
