import type { AgreementRequirement, ShareRequirement } from '../plan/requirement.ts'
import type { Judging } from './judging.ts'
import type { Ledger } from './ledger/ledger.ts'
import { contractUnits } from './ledger/unit-ref.ts'
import { isJudgable } from './progress.ts'
import { confidentSays, leftOutSays, notJudgedSays, observedSays, unprovableSays } from './says.ts'
import type { Boundaries } from './sequential/boundaries.ts'
import { countsUnder, isOne, numberOf, plannedAnswers } from './sequential/confident.ts'
import { createMonitor, type MonitorCounts } from './sequential/monitor.ts'
import { type Decision, decideShare } from './shares.ts'
import { speedlessSays } from './speedless.ts'
import { clopperPearson } from './statistics/binomial.ts'
import { evidenceInterval } from './statistics/evidence.ts'
import { decideTally, shareAnswers, type Tally } from './tally.ts'
import type { RequirementVerdict } from './verdict.ts'

type Share = ShareRequirement | AgreementRequirement

/** The level of intervals where the run asked for no confidence. */
const SHOWN_LEVEL = 0.95

/** Judged by what was seen: every planned call counts, whatever the confidence asked for (verdict.md §3). */
export function judgeObserved(judging: Judging, requirement: Share, tally: Tally): RequirementVerdict {
  const { ledger, facts, confidence, contractIndex } = judging
  const { passed, failed } = tally
  const measured = passed + failed
  const level = confidence === null ? SHOWN_LEVEL : numberOf(confidence)
  const whole = facts.end.reason === 'finished'
  const planned = (): number => plannedAnswers(ledger, contractIndex, requirement, true)
  const judged = isJudgable(requirement, planned)
  const decision = decideTally(requirement, tally, ledger.plan.limits.maxUnmeasured, null)
  const interval =
    measured === 0 ? null : whole ? clopperPearson(passed, measured, level) : orderInterval(judging, requirement, level)
  const left = decision === 'undecided' ? [] : leftOutSays(tally, ledger.plan.limits.maxUnmeasured)
  const says = judged
    ? [...observedSays(requirement, tally, decision), ...speedlessSays(judging, requirement, decision), ...left]
    : notJudgedSays(requirement, planned())
  return {
    requirement,
    decision,
    observedDecision: null,
    judged,
    observed: measured === 0 ? null : passed / measured,
    passed,
    failed,
    open: tally.asked - measured,
    interval,
    level: interval && level,
    method: interval && (whole ? 'clopper-pearson' : 'e-process'),
    says: confidence !== null && isOne(requirement.least) ? [...says, ...unprovableSays(tally, confidence)] : says,
  }
}

/** Judged with confidence: read in planned order against boundaries fixed before the first call (§4). */
export function judgeConfident(
  judging: Judging,
  requirement: Share,
  boundaries: Boundaries,
  decimal: NonNullable<Judging['confidence']>,
): RequirementVerdict {
  const { counts, decision, lost } = readInOrder(judging, requirement, boundaries)
  const { units, passed, failed } = counts
  const level = numberOf(decimal)
  const measured = passed + failed
  const judged = isJudgable(requirement, () => boundaries.units)
  const observedDecision = decideShare(requirement.least, { asked: units, passed, failed, lost })
  return {
    requirement,
    decision,
    observedDecision,
    judged,
    observed: measured === 0 ? null : passed / measured,
    passed,
    failed,
    open: openUnits(requirement, boundaries.units, counts, decision),
    interval: measured === 0 ? null : evidenceInterval(units, units - passed, failed, level),
    level: measured === 0 ? null : level,
    method: measured === 0 ? null : 'e-process',
    says: judged
      ? [
          ...confidentSays({ judging, requirement, boundaries, counts, decision }),
          ...speedlessSays(judging, requirement, decision),
        ]
      : notJudgedSays(requirement, boundaries.units),
  }
}

/**
 * Of what was read where that decides, else of the whole plan. How many times there will be only the run shows: a call
 * that the endpoint refused, or a flow that failed, leaves some out.
 */
function openUnits(requirement: Share, planned: number, counts: MonitorCounts, decision: Decision): number {
  const isSpeed = requirement.kind === 'share' && requirement.question.kind === 'speed'
  const units = decision === 'undecided' && !isSpeed ? planned : counts.units
  return units - counts.passed - counts.failed
}

interface Reading {
  readonly counts: MonitorCounts
  readonly decision: Decision
  readonly lost: number
}

/** The prefix that decides, or all units up to the last that was heard of. */
function readInOrder(judging: Judging, requirement: Share, boundaries: Boundaries): Reading {
  const monitor = createMonitor(boundaries)
  let heard: MonitorCounts = { units: 0, passed: 0, failed: 0 }
  let lost = 0
  for (const answer of answersInOrder(judging, requirement)) {
    monitor.take(answer)
    if (answer === 'lost') lost++
    if (answer !== 'open') heard = monitor.counts()
    if (monitor.decision() !== 'undecided') return { counts: monitor.counts(), decision: monitor.decision(), lost }
  }
  return { counts: heard, decision: 'undecided', lost }
}

function* answersInOrder({ ledger, planned, contractIndex }: Judging, requirement: Share) {
  for (const ref of contractUnits(ledger as Ledger, contractIndex)) {
    if (countsUnder(planned, requirement, ref)) yield* shareAnswers(ledger, requirement, ref)
  }
}

/** After a stop the interval must hold at whatever moment it came: evidence inverted over the planned order. */
function orderInterval(judging: Judging, requirement: Share, level: number): readonly [number, number] {
  let units = 0
  let passed = 0
  let failed = 0
  let heard = { units, passed, failed }
  for (const ref of contractUnits(judging.ledger, judging.contractIndex)) {
    for (const answer of shareAnswers(judging.ledger, requirement, ref)) {
      units++
      if (answer === 'yes') passed++
      else if (answer === 'no') failed++
      if (answer !== 'open') heard = { units, passed, failed }
    }
  }
  return evidenceInterval(heard.units, heard.units - heard.passed, heard.failed, level)
}
