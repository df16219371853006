import type { JsonObject } from '../json/value.ts'

/** What is known of a provider, as data. Every fact carries where it was read and when. */
export interface ProviderProfile {
  readonly id: string
  readonly title: string
  /** May hold a placeholder (`{resource}`): then the policy or command line must give the URL. */
  readonly baseUrl: string | null
  readonly apiKeyEnv: string | null
  /** A server that one runs oneself: it may do without a key. */
  readonly selfHosted: boolean
  /** `response_format.type` values that the endpoint takes; empty where nothing is known. */
  readonly responseFormats: readonly string[]
  /** Whether a `json_schema` response format binds the answer. */
  readonly enforcement: Enforcement
  /** JSON Schema keywords that the provider refuses or ignores when it is asked to enforce a schema. */
  readonly unsupportedKeywords: readonly string[]
  /** What becomes of those keywords. */
  readonly keywordEffect: Effect
  /** Shape that a schema must have to be enforced; null where nothing is known. */
  readonly schemaRules: SchemaRules | null
  /** How members of the OpenAI request are spelled here: name → name, or null where there is no such member. */
  readonly renames: Readonly<Record<string, string | null>>
  /** How `tool_choice` words are spelled here. */
  readonly toolChoices: Readonly<Record<string, string>>
  /** Members of the request that are taken and dropped, or not taken. */
  readonly parameters: Readonly<Record<string, Effect>>
  /** Whether `strict` on a tool binds its arguments. */
  readonly strictTools: Enforcement
  /** Token counts of a streamed answer: when asked for with `stream_options`, always, or nothing is known. */
  readonly streamUsage: 'asked' | 'always' | 'unknown'
  readonly notes: readonly string[]
  readonly sources: readonly string[]
  readonly checked: string | null
  /** Names of fields that are convention rather than seen in a source; never presented as facts. */
  readonly unverified: readonly string[]
}

type Enforcement = 'enforced' | 'partly' | 'ignored' | 'unknown'

/** `unsupported`: the source says so without saying whether the endpoint refuses or ignores it. */
export type Effect = 'ignored' | 'refused' | 'unsupported'

export interface SchemaRules {
  readonly rootObject: boolean
  readonly allRequired: boolean
  readonly closedObjects: boolean
  readonly maxProperties: number | null
  readonly maxNesting: number | null
  readonly maxEnumValues: number | null
}

/** A request body in the provider's own dialect, and what was changed to get there. */
export interface MappedRequest {
  readonly body: JsonObject
  readonly changes: readonly string[]
}
