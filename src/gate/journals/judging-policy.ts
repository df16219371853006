import type { Policy } from '../../contract/policy/policy.ts'

/**
 * A run's own policy with what another one judges by: thresholds, floors, confidence, claim, severity, prices. Who was
 * called, and how, stays the run's: its answers are there already.
 */
export function withJudgingOf(own: Policy, other: Policy): Policy {
  const { confidence: _, ...called } = own
  return {
    ...called,
    ...(other.confidence ? { confidence: other.confidence } : {}),
    thresholds: other.thresholds,
    floors: other.floors,
    about: other.about,
    requireEvidence: other.requireEvidence,
    severity: other.severity,
    judge: other.judge,
    regression: other.regression,
    prices: { ...own.prices, ...other.prices },
    limits: { ...own.limits, maxUnmeasured: other.limits.maxUnmeasured },
    placeOf: other.placeOf,
  }
}
