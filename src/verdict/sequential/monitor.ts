import type { Answered } from '../ledger/unit-ref.ts'
import type { Decision } from '../shares.ts'
import type { Boundaries } from './boundaries.ts'

/**
 * One confident requirement, read unit by unit in planned order (docs/statistics.md#with-confidence). A unit that is
 * open counts as a failure on the pass side and as a pass on the fail side. The first crossing decides; what comes
 * after does not count.
 */
export interface Monitor {
  readonly take: (answer: Answered) => void
  readonly decision: () => Decision
  readonly counts: () => MonitorCounts
}

/** Over the prefix that counts. */
export interface MonitorCounts {
  readonly units: number
  readonly passed: number
  readonly failed: number
}

export function createMonitor(boundaries: Boundaries): Monitor {
  let units = 0
  let passed = 0
  let failed = 0
  let decision: Decision = 'undecided'
  return {
    take: (answer) => {
      if (decision !== 'undecided' || units === boundaries.units) return
      units++
      if (answer === 'yes') passed++
      else if (answer === 'no') failed++
      decision = crossing(boundaries, units, units - passed, failed)
    },
    decision: () => decision,
    counts: () => ({ units, passed, failed }),
  }
}

function crossing(boundaries: Boundaries, n: number, passFailures: number, failFailures: number): Decision {
  if (n === boundaries.units) {
    if (passFailures <= boundaries.passAtEnd) return 'pass'
    return failFailures >= boundaries.failAtEnd ? 'fail' : 'undecided'
  }
  if (n >= (boundaries.passFirst[passFailures] ?? Number.POSITIVE_INFINITY)) return 'pass'
  return n <= (boundaries.failLast[failFailures] ?? 0) ? 'fail' : 'undecided'
}
