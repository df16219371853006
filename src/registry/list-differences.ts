import type { Price } from '../contract/policy/policy.ts'
import type { ModelEntry } from './entry.ts'
import type { ListedPrice } from './listed-price.ts'
import type { ListedModel } from './models-api.ts'

/** Where the registry and a provider's own list say two things. */
export interface ListDifference {
  readonly model: string
  /** `listed`: whether the provider's list, or the registry, has it at all. */
  readonly member: 'listed' | 'shutdown' | 'date_precision' | 'replacement' | 'context_window' | 'max_output' | 'price'
  readonly was: string | number | boolean | null
  readonly now: string | number | boolean | null
}

/**
 * In the order of the list, then what it no longer has. What the list does not say is no difference.
 *
 * @param isWhole false: a page names some of a vendor's models, and not those that stay
 */
export function listDifferences(
  entries: readonly ModelEntry[],
  listed: readonly ListedModel[],
  day: string,
  isWhole = true,
): readonly ListDifference[] {
  const byId = new Map(entries.flatMap((entry) => [entry.model, ...entry.aliases].map((id) => [id, entry] as const)))
  const told = listed.flatMap((one): readonly ListDifference[] => {
    const entry = byId.get(one.model)
    if (entry === undefined)
      return [{ model: one.model, member: 'listed', was: false, now: true }, ...changed(one, null)]
    return changed(one, entry)
  })
  if (!isWhole) return told
  const named = new Set(listed.map(({ model }) => model))
  const gone = entries.filter(({ model, aliases, fact, shutdown }) => {
    return fact !== null && !(shutdown && shutdown <= day) && ![model, ...aliases].some((id) => named.has(id))
  })
  return [...told, ...gone.map(({ model }): ListDifference => ({ model, member: 'listed', was: true, now: false }))]
}

/** Whether a model that is listed is told otherwise here, or not at all. */
export const isTold = (differences: readonly ListDifference[], { model }: ListedModel): boolean =>
  differences.some((one) => one.model === model)

function changed(listed: ListedModel, entry: ModelEntry | null): readonly ListDifference[] {
  const members = [
    ['shutdown', entry?.shutdown ?? null, listed.shutdown],
    ['date_precision', entry?.datePrecision ?? 'day', listed.shutdown ? listed.datePrecision : undefined],
    ['replacement', entry?.replacement?.model ?? null, listed.replacement],
    ['context_window', entry?.contextWindow ?? null, listed.contextWindow],
    ['max_output', entry?.maxOutput ?? null, listed.maxOutput],
    ['price', priceWords(entry?.price ?? null, listed.price), listed.price && tokensWords(listed.price)],
  ] as const
  return members.flatMap(([member, was, now]): readonly ListDifference[] =>
    now === undefined || now === was ? [] : [{ model: listed.model, member, was, now }],
  )
}

/** The registry's price in those rates that the list states. */
function priceWords(price: Price | null, listed: ListedPrice | undefined): string | null {
  if (price === null) return null
  if (price.kind === 'hour') return `$${price.perHour} an hour`
  const { input, output, cachedInput, cacheWrite } = price
  return tokensWords({
    input,
    output,
    ...(listed?.cachedInput !== undefined && cachedInput !== undefined && { cachedInput }),
    ...(listed?.cacheWrite !== undefined && cacheWrite !== undefined && { cacheWrite }),
  })
}

const tokensWords = ({ input, output, cachedInput, cacheWrite }: ListedPrice): string =>
  [
    `$${input} in`,
    ...(cachedInput === undefined ? [] : [`$${cachedInput} cached`]),
    ...(cacheWrite === undefined ? [] : [`$${cacheWrite} written`]),
    `$${output} out per 1M tokens`,
  ].join(', ')
