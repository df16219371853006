import type { Price } from '../contract/policy/policy.ts'
import type { ModelAt, Registry } from './registry.ts'

/** Assumed of a model of which no limit is known: no model of the shipped registry writes more in one answer. */
export const MOST_OUTPUT_TOKENS = 384_000

/** What a model's own entry, or the one that it is an alias of, says of its price on a day and of its longest answer. */
export function knownLimits(
  registry: Registry,
  at: ModelAt,
  day: string | undefined,
): { readonly price: Price | null; readonly maxOutput: number | null } {
  const found = registry.find(at)
  // A fine-tune costs more than its base, and a snapshot may differ from its family.
  const entry = found?.relation === 'itself' || found?.relation === 'alias' ? found.entry : null
  const price = entry?.price ?? null
  const isOver = price?.kind === 'tokens' && price.until !== undefined && day !== undefined && day > price.until
  return { price: isOver ? null : price, maxOutput: entry?.maxOutput ?? null }
}
