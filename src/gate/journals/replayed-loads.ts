import type { JournalEnd, JournalLoad } from '../../journal/line.ts'
import type { Recorded } from '../../journal/recorded.ts'
import type { Role } from '../../plan/plan.ts'

const loadsIn = (ends: readonly JournalEnd[]): readonly JournalLoad[] => ends.flatMap(({ load }) => load ?? [])

/** Load tests that a recording brings for a role, unless the resumed journal already tells of them. */
export function replayedLoads(
  recording: Recorded | null,
  role: Role,
  resumed: Recorded | null,
): readonly JournalLoad[] {
  if (recording === null) return []
  const all = loadsIn(recording.ends)
  const known = loadsIn(resumed?.ends ?? [])
  const own = all.some((load) => load.role === role)
    ? all.filter((load) => load.role === role)
    : all.map((load) => ({ ...load, role }))
  return own.filter((load) => !known.some((one) => one.contract === load.contract && one.role === role))
}

/** One measure for each contract and model: runs that resumed a journal each add what they drove. */
export function mergedLoads(ends: readonly JournalEnd[]): readonly JournalLoad[] {
  const merged = new Map<string, JournalLoad>()
  for (const load of loadsIn(ends)) {
    const key = `${load.role} ${load.contract}`
    const before = merged.get(key)
    merged.set(key, before ? sum(before, load) : load)
  }
  return [...merged.values()]
}

function sum(a: JournalLoad, b: JournalLoad): JournalLoad {
  const costs = [a.warmup_cost_usd, b.warmup_cost_usd]
  return {
    ...a,
    elapsed_ms: a.elapsed_ms + b.elapsed_ms,
    answered: a.answered + b.answered,
    throttled: a.throttled + b.throttled,
    lowest_concurrency: Math.min(a.lowest_concurrency, b.lowest_concurrency),
    warmup_calls: a.warmup_calls + b.warmup_calls,
    warmup_cost_usd: costs.every((cost) => cost === null) ? null : (costs[0] ?? 0) + (costs[1] ?? 0),
  }
}
