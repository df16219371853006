import type { Contract } from '../contract/contract.ts'
import type { Price, TokenRates } from '../contract/policy/policy.ts'
import type { Problem } from '../problem/problem.ts'
import type { PlannedContract } from './plan.ts'
import type { Requirement } from './requirement.ts'

/** A batch answers when its vendor has time: a load test through one measures nothing. */
export const loadByBatch = ({ name, load, placeOf }: Contract): readonly Problem[] =>
  load === undefined ? [] : [{ code: 'load-by-batch', args: { name }, place: placeOf('/load') }]

/** What a contract asks of speeds stays open in a run through batches. */
export const untimedByBatch = ({ contract, requirements }: PlannedContract): readonly Problem[] =>
  requirements.filter(asksForSpeed).map(({ id, place }) => ({
    code: 'speed-by-batch',
    args: { name: contract.name, id },
    ...(place && { place }),
  }))

const asksForSpeed = (requirement: Requirement): boolean =>
  requirement.kind === 'speed' || (requirement.kind === 'max-increase' && requirement.measure !== 'cost_per_call')

/** A price by tokens as a batch pays it; the full one where nothing says that batches are cheaper. */
export function batchPrice(price: Price | null): Price | null {
  if (price?.kind !== 'tokens' || price.batchFactor === undefined) return price
  const { batchFactor, steps, peak } = price
  const reduced = <T extends TokenRates>(rates: T): T => ({
    ...rates,
    input: rates.input * batchFactor,
    output: rates.output * batchFactor,
    ...(rates.cachedInput === undefined ? {} : { cachedInput: rates.cachedInput * batchFactor }),
    ...(rates.cacheWrite === undefined ? {} : { cacheWrite: rates.cacheWrite * batchFactor }),
  })
  return {
    ...reduced(price),
    ...(steps === undefined ? {} : { steps: steps.map(reduced) }),
    ...(peak === undefined ? {} : { peak: reduced(peak) }),
  }
}
