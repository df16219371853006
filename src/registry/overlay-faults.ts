import type { Policy } from '../contract/policy/policy.ts'
import type { Problem } from '../problem/problem.ts'
import { isDay } from './day.ts'
import type { ModelEntry } from './entry.ts'
import { isFirstParty } from './first-party.ts'
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

/** What is wrong within one entry: where in it, and how it is told. */
interface EntryFault {
  readonly member: string
  readonly code: 'registry-day' | 'registry-disagrees'
  readonly args: Problem['args']
}

/** Days that are none, and facts of one entry that can't both hold. */
export function entryFaults(entry: ModelEntry): readonly EntryFault[] {
  return [...dayFaults(entry), ...disagreements(entry)]
}

function dayFaults({ released, shutdown, fact, replacement, price, hints }: ModelEntry): readonly EntryFault[] {
  const days: readonly (readonly [member: string, day: string | null | undefined])[] = [
    ['released', released],
    ['shutdown', shutdown],
    ['checked', fact?.checked],
    ['replacement', replacement?.checked],
    ['price', price?.kind === 'tokens' ? price.until : null],
    ['price', price?.checked],
    ...hints.flatMap(({ shutdown: hinted, checked }) => [['hints', hinted] as const, ['hints', checked] as const]),
  ]
  const wrong = days.flatMap(([member, day]): readonly EntryFault[] =>
    day === null || day === undefined || isDay(day) ? [] : [{ member, code: 'registry-day', args: { found: day } }],
  )
  return [...new Map(wrong.map((fault) => [`${fault.args.found}`, fault])).values()]
}

/** Each of these says two things of one model of which at most one is true. */
function disagreements(entry: ModelEntry): readonly EntryFault[] {
  const { model, released, shutdown, replacement, aliases, base, after, contextWindow, maxOutput, price } = entry
  const cached = price?.kind === 'tokens' ? (price.cachedInput ?? 0) : 0
  const rules: readonly (readonly [member: string, holds: boolean, says: string])[] = [
    [
      'shutdown',
      Boolean(released && shutdown && shutdown <= released),
      `it is released on ${released} and shut down on ${shutdown}`,
    ],
    [
      'after',
      Boolean(after && shutdown === null && after.kind === 'rerouted'),
      'no shutdown is announced, and its calls are rerouted',
    ],
    [
      'date_precision',
      shutdown === null && entry.datePrecision === 'earliest',
      'no shutdown is announced, and its day is the earliest',
    ],
    [
      'replacement',
      replacement?.model === model || aliases.includes(replacement?.model ?? ''),
      'it is its own replacement',
    ],
    ['aliases', aliases.includes(model), 'it is an alias of itself'],
    ['aliases', new Set(aliases).size < aliases.length, 'an alias is named twice'],
    ['base', base === model || aliases.includes(base ?? ''), 'it is made of itself'],
    [
      'max_output',
      (maxOutput ?? 0) > (contextWindow ?? Number.POSITIVE_INFINITY),
      `one answer takes ${maxOutput} tokens, and the context window is ${contextWindow}`,
    ],
    ['price', price?.kind === 'tokens' && cached > price.input, 'cached input costs more than input'],
  ]
  return rules.flatMap(([member, isWrong, says]): readonly EntryFault[] =>
    isWrong ? [{ member, code: 'registry-disagrees', args: { model, says } }] : [],
  )
}

/** An entry of a policy's registry file with the places of its members. */
export interface PlacedEntry {
  readonly entry: ModelEntry
  readonly placeOf: (member: string) => NonNullable<ModelEntry['place']>
}
