import type { Price } from '../contract/policy/policy.ts'
import type { Place } from '../problem/problem.ts'

/** Where a fact was read, and when. Days are ISO 8601, `2026-11-01`. */
export interface FactSource {
  /** A page of the provider itself. */
  readonly source: string
  /** The public copy of that page that was read in its place. */
  readonly mirror?: string
  readonly checked: string
  /** The copy carries no day: `checked` is the one that its content points to. */
  readonly undated?: true
}

/** What somebody else says of a model: shown as such, and never decides. */
export interface Hint {
  readonly says?: string
  readonly shutdown?: string
  readonly replacement?: string
  readonly source: string
  readonly checked: string
}

/** What is known of one model at one provider; what is left out is not known. */
export interface ModelEntry {
  /** A vendor of the shipped registry, or a provider of the policy. */
  readonly provider: string
  readonly model: string
  /** null: nothing but hints is known. */
  readonly fact: FactSource | null
  readonly released?: string
  /** The first day on which it does not answer; null: none is announced. */
  readonly shutdown?: string | null
  readonly datePrecision: 'day' | 'earliest'
  readonly replacement: ({ readonly model: string } & FactSource) | null
  readonly aliases: readonly string[]
  readonly base: string | null
  /** What a call gets after the shutdown; `to` null: which model answers is not known. */
  readonly after: { readonly kind: 'fails' } | { readonly kind: 'rerouted'; readonly to: string | null } | null
  readonly contextWindow?: number
  readonly maxOutput?: number
  readonly features: Readonly<Record<string, boolean | string>>
  readonly price: Price | null
  readonly note?: string
  readonly hints: readonly Hint[]
  /** Where the policy's file states it; null: it is a shipped one. */
  readonly place: Place | null
}
