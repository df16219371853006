import type { ModelEntry } from './entry.ts'
import { bareId, familyOf, fineTuneBaseOf } from './related-ids.ts'
import { allVendors, vendorOf } from './vendors.ts'

/** A model as it is called. */
export interface ModelAt {
  /** The policy's name of the provider. */
  readonly provider: string
  /** The preset behind that name. */
  readonly preset: string
  readonly model: string
}

/** How an entry came to speak of a model: it is its own, or the model is an alias, a fine-tune or a snapshot of it. */
export type Relation = 'itself' | 'alias' | 'fine-tune' | 'snapshot'

export interface Found {
  readonly entry: ModelEntry
  readonly relation: Relation
  /** The entry whose shutdown comes first: its own, or that of what it is made of. null: none is announced or known. */
  readonly ends: { readonly entry: ModelEntry; readonly relation: Relation; readonly shutdown: string } | null
}

/** Shipped entries with the policy's own in their place, entry by entry. */
export interface Registry {
  /** null: nothing but hints is known of it. */
  readonly find: (at: ModelAt) => Found | null
  /** What others say of it, as hearsay. */
  readonly hintsOf: (at: ModelAt) => ModelEntry['hints']
  /** Whether the shipped registry lists models of that provider: only then one that it does not list is unknown. */
  readonly lists: (at: ModelAt) => boolean
  /** Every entry that stands: the policy's, then those shipped ones that it does not replace. */
  readonly entries: () => readonly ModelEntry[]
}

/** How far aliases, bases and families are followed; the policy's own chains are checked where they are read. */
const MOST_STEPS = 8

export function createRegistry(overlay: readonly ModelEntry[]): Registry {
  const own = indexed(overlay)
  const shipped = new Map<string, Index>()
  const shippedOf = (provider: string): Index => {
    const known = shipped.get(provider) ?? indexed(vendorOf(provider)?.entries ?? [])
    shipped.set(provider, known)
    return known
  }
  const layersOf = (at: ModelAt): readonly Lookup[] => {
    const names = scopesOf(at)
    return [...names.map((name) => lookup(own, name)), ...names.map((name) => lookup(shippedOf(name), name))]
  }
  const find = (at: ModelAt): Found | null => follow(bareId(at.model), layersOf(at), MOST_STEPS)
  return {
    find,
    hintsOf: (at) => layersOf(at).flatMap((layer) => layer.any(bareId(at.model))?.hints ?? []),
    lists: ({ preset }) => (vendorOf(preset)?.entries ?? []).some(({ fact }) => fact !== null),
    entries: () => {
      const isReplaced = ({ provider, model }: ModelEntry): boolean => own.any.has(keyOf(provider, model))
      return [...overlay, ...allVendors().flatMap(({ entries }) => entries.filter((entry) => !isReplaced(entry)))]
    },
  }
}

/** The names under which entries speak of a provider's models: the policy's own, and the vendor's or the preset's. */
const scopesOf = ({ provider, preset }: ModelAt): readonly string[] => [
  ...new Set([provider, vendorOf(preset)?.id ?? preset]),
]

interface Index {
  readonly byId: ReadonlyMap<string, ModelEntry>
  readonly byAlias: ReadonlyMap<string, ModelEntry>
  /** Those that hold nothing but hints too. */
  readonly any: ReadonlyMap<string, ModelEntry>
}

const keyOf = (provider: string, model: string): string => `${provider} ${model}`

function indexed(entries: readonly ModelEntry[]): Index {
  const facts = entries.filter(({ fact }) => fact !== null)
  return {
    byId: new Map(facts.map((entry) => [keyOf(entry.provider, entry.model), entry])),
    byAlias: new Map(
      facts.flatMap((entry) => entry.aliases.map((alias) => [keyOf(entry.provider, alias), entry] as const)),
    ),
    any: new Map(entries.map((entry) => [keyOf(entry.provider, entry.model), entry])),
  }
}

interface Lookup {
  readonly byId: (model: string) => ModelEntry | undefined
  readonly byAlias: (model: string) => ModelEntry | undefined
  readonly any: (model: string) => ModelEntry | undefined
}

const lookup = ({ byId, byAlias, any }: Index, provider: string): Lookup => ({
  byId: (model) => byId.get(keyOf(provider, model)),
  byAlias: (model) => byAlias.get(keyOf(provider, model)),
  any: (model) => any.get(keyOf(provider, model)),
})

function follow(model: string, layers: readonly Lookup[], stepsLeft: number): Found | null {
  if (stepsLeft === 0) return null
  for (const { byId, byAlias } of layers) {
    const itself = byId(model)
    if (itself !== undefined) return withEnd(itself, 'itself', layers, stepsLeft)
    const target = byAlias(model)
    if (target !== undefined) return withEnd(target, 'alias', layers, stepsLeft)
  }
  return (
    related(fineTuneBaseOf(model), 'fine-tune', layers, stepsLeft) ??
    related(familyOf(model), 'snapshot', layers, stepsLeft)
  )
}

function related(
  target: string | null,
  relation: Relation,
  layers: readonly Lookup[],
  stepsLeft: number,
): Found | null {
  const found = target === null ? null : follow(target, layers, stepsLeft - 1)
  return found && { ...found, relation, ends: found.ends && { ...found.ends, relation } }
}

/** A fine-tune dies with its base, whatever day its own entry names. */
function withEnd(entry: ModelEntry, relation: Relation, layers: readonly Lookup[], stepsLeft: number): Found {
  const own = entry.shutdown ? { entry, relation, shutdown: entry.shutdown } : null
  const base = related(entry.base, 'fine-tune', layers, stepsLeft)?.ends ?? null
  const isBaseFirst = base !== null && (own === null || base.shutdown < own.shutdown)
  return { entry, relation, ends: isBaseFirst ? base : own }
}
