import type { Policy } from '../contract/policy/policy.ts'
import type { Problem } from '../problem/problem.ts'
import { entryFaults } from './entry-faults.ts'
import { isFirstParty } from './first-party.ts'
import type { PlacedEntry } from './placed-entry.ts'
import { allVendors, vendorOf } from './vendors.ts'

/** What keeps the policy's own entries from being taken: each by itself, two of one model, and chains that end nowhere. */
export function overlayFaults(entries: readonly PlacedEntry[], providers: Policy['providers']): readonly Problem[] {
  const faults = [
    ...entries.flatMap(({ entry, placeOf }) =>
      entryFaults(entry).map(({ member, code, args }): Problem => ({ code, args, place: placeOf(member) })),
    ),
    ...entries.flatMap((placed) => sourceFaults(placed, providers)),
    ...twice(entries),
    ...circles(entries),
  ]
  // A key without a provider is an entry of several, and what is wrong with it is wrong once.
  const told = new Map<string, Problem>()
  for (const fault of faults) {
    const key = JSON.stringify([fault.code, fault.place, fault.args.page ?? fault.args])
    if (!told.has(key)) told.set(key, fault)
  }
  return [...told.values()]
}

const MOST_SHOWN = 15

function sourceFaults({ entry, placeOf }: PlacedEntry, providers: Policy['providers']): readonly Problem[] {
  const { provider, model, fact, replacement, price } = entry
  const places = ownPlaces(provider, providers)
  const known = places.length > MOST_SHOWN ? 'those of any vendor, as docs/models.md lists them' : places.join(', ')
  // What names no page of its own has the entry's, which is told of where the entry names it: the last one set stays.
  const sources: readonly (readonly [member: string, source: string | undefined])[] = [
    ['price', price?.source],
    ['replacement', replacement?.source],
    ['source', fact?.source],
  ]
  const wrong = new Map(
    sources.flatMap(([member, source]) =>
      source === undefined || isFirstParty(source, places) ? [] : [[source, member] as const],
    ),
  )
  return [...wrong].map(([source, member]) => ({
    code: 'registry-source',
    args: { model, provider, page: source, known },
    place: placeOf(member),
  }))
}

/**
 * Where a provider's own word is found: its vendor's pages, and the host that the policy gives for it. An endpoint that
 * has no vendor serves somebody's model: the pages of any vendor count.
 */
function ownPlaces(provider: string, providers: Policy['providers']): readonly string[] {
  const choice = Object.hasOwn(providers, provider) ? providers[provider] : undefined
  const vendor = vendorOf(choice?.preset ?? provider)
  const host = choice?.baseUrl === undefined ? [] : [new URL(choice.baseUrl).hostname]
  return [...host, ...(vendor ? vendor.firstParty : allVendors().flatMap(({ firstParty }) => firstParty))]
}

/** One model has one entry, and an alias is one model's. */
function twice(entries: readonly PlacedEntry[]): readonly Problem[] {
  const first = new Map<string, PlacedEntry>()
  return entries.flatMap((placed): readonly Problem[] => {
    const { provider, model, aliases, place } = placed.entry
    return [model, ...new Set(aliases)].flatMap((id): readonly Problem[] => {
      const key = `${provider} ${id}`
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, placed)
      if (earlier === undefined || earlier === placed) return []
      const line = earlier.entry.place?.line ?? 0
      return [{ code: 'registry-twice', args: { id: `${provider}/${id}`, line }, ...(place && { place }) }]
    })
  })
}

/** A fine-tune whose base leads back to itself. */
function circles(entries: readonly PlacedEntry[]): readonly Problem[] {
  const byId = new Map(entries.map(({ entry }) => [`${entry.provider} ${entry.model}`, entry]))
  return entries.flatMap(({ entry, placeOf }): readonly Problem[] => {
    const seen = new Set([entry.model])
    let base = entry.base
    while (base !== null && !seen.has(base)) {
      seen.add(base)
      base = byId.get(`${entry.provider} ${base}`)?.base ?? null
    }
    const isCircle = base === entry.model && seen.size > 1
    return isCircle
      ? [
          {
            code: 'registry-circle',
            args: { model: entry.model, chain: [...seen, base].join(' → ') },
            place: placeOf('base'),
          },
        ]
      : []
  })
}
