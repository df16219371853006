import type { JsonValue } from '../json/value.ts'
import { isObject } from '../json/value.ts'
import type { JournalLoad } from './line.ts'
import { isCount, isDuration } from './member-types.ts'

/** The load tests that an end line tells of; an entry that makes no sense is left out. */
export function decodeLoads(value: JsonValue | undefined): readonly JournalLoad[] {
  return Array.isArray(value) ? value.filter(isLoad).map((one) => one as unknown as JournalLoad) : []
}

function isLoad(value: JsonValue): boolean {
  if (!isObject(value) || typeof value.contract !== 'string') return false
  const { role, elapsed_ms, answered, throttled, lowest_concurrency, warmup_calls, warmup_cost_usd } = value
  const counts = [answered, throttled, lowest_concurrency, warmup_calls].every(isCount)
  const cost = warmup_cost_usd === null || isDuration(warmup_cost_usd)
  return (role === 'candidate' || role === 'baseline') && isDuration(elapsed_ms) && elapsed_ms > 0 && counts && cost
}
