import type { SpeedName } from '../contract/thresholds.ts'
import type { Requirement } from '../plan/requirement.ts'
import type { Judging } from './judging.ts'
import { sortedFigures } from './speeds.ts'
import type { RequirementVerdict } from './verdict.ts'

/** A tenth: beyond it what was timed is this machine as much as the endpoint (performance.md). */
const MOST_DELAY = 0.1

/**
 * Speeds are undecided, and say why, where the event loop was late by more than a tenth of the time measured. A late
 * loop makes a latency longer, never shorter, so a latency that passes all the same has passed.
 */
export function trustSpeeds(
  { ledger, facts, contractIndex }: Judging,
  verdict: RequirementVerdict,
): RequirementVerdict {
  const measure = speedOf(verdict.requirement)
  if (measure === null || facts.loopDelayMs <= 0) return verdict
  const onlyLonger = verdict.requirement.kind === 'share' && measure !== 'tokens_per_second'
  if (onlyLonger && verdict.decision === 'pass') return verdict
  const times = sortedFigures(ledger, 'candidate', contractIndex, measure === 'tokens_per_second' ? 'latency' : measure)
  const median = times[Math.ceil(times.length / 2) - 1]
  if (median === undefined || facts.loopDelayMs <= MOST_DELAY * median) return verdict
  const late = `This machine was up to ${Math.round(facts.loopDelayMs)} ms late, more than a tenth of the median ${Math.round(median)} ms: lower the concurrency to judge speed.`
  return {
    ...verdict,
    decision: 'undecided',
    says: verdict.decision === 'undecided' ? [...verdict.says, late] : [late],
  }
}

function speedOf(requirement: Requirement): SpeedName | null {
  if (requirement.kind === 'share') return requirement.question.kind === 'speed' ? requirement.question.measure : null
  return requirement.kind === 'max-increase' && requirement.measure !== 'cost_per_call' ? requirement.measure : null
}
