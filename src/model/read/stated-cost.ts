import type { JsonObject } from '../../json/value.ts'
import type { Usage } from '../answer.ts'
import { countAt, objectAt } from './wire-value.ts'

/** xAI counts in ticks: xai-org/xai-proto @9700be4, 2026-05-17 (`cost_in_usd_ticks`, 1 USD = 1e10). */
const TICKS_A_DOLLAR = 1e10

/** What a call cost, where its usage says so; who is believed is the provider's profile to say. */
export function statedCost(usage: JsonObject): Pick<Usage, 'statedCostUsd'> {
  const ticks = countAt(usage, 'cost_in_usd_ticks')
  if (ticks !== null) return { statedCostUsd: ticks / TICKS_A_DOLLAR }
  const cost = countAt(usage, 'cost')
  if (cost === null) return {}
  // OpenRouterTeam/typescript-sdk @cb9393a, 2026-08-22: with a key of one's own the host is paid beside the router's fee.
  if (usage.is_byok !== true) return { statedCostUsd: cost }
  const upstream = countAt(objectAt(usage, 'cost_details'), 'upstream_inference_cost')
  return upstream === null ? {} : { statedCostUsd: cost + upstream }
}

/** Input that was written into the cache, of the details of either API. */
export function cacheWriteOf(details: JsonObject | null): Pick<Usage, 'cacheWrite'> {
  const written = countAt(details, 'cache_write_tokens')
  return written === null || written === 0 ? {} : { cacheWrite: written }
}
