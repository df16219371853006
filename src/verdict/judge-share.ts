import { decimalToNumber } from '../contract/decimal.ts'
import type { Decimal } from '../contract/thresholds.ts'
import type { Requirement } from '../plan/requirement.ts'
import type { Judging } from './judging.ts'
import { contractUnits } from './ledger/unit-ref.ts'
import type { Boundaries } from './sequential/boundaries.ts'
import { countsUnder, isJudgable, isOne, plannedAnswers, shareToProve } from './sequential/confident.ts'
import { createMonitor, type MonitorCounts } from './sequential/monitor.ts'
import type { ShareQuestion } from './share-question.ts'
import {
  confidentSentences,
  leftOutSentences,
  notJudgedSentences,
  observedSentences,
  unprovableSentences,
} from './share-sentences.ts'
import { type Decision, decideShare, withoutLost } from './shares.ts'
import { clopperPearson } from './statistics/binomial.ts'
import { evidenceInterval } from './statistics/evidence.ts'
import type { Tally } from './tally.ts'
import type { RequirementVerdict } from './verdict.ts'

/** A question with what was counted of it; `boundaries` null without confidence. */
interface AskedShare {
  readonly requirement: Requirement
  readonly question: ShareQuestion
  readonly tally: Tally
  readonly boundaries: ((units: number, least: Decimal, m: number) => Boundaries) | null
}

/** The level of intervals where the run asked for no confidence. */
const SHOWN_LEVEL = 0.95

export function judgeShare(judging: Judging, asked: AskedShare): RequirementVerdict {
  const { question, boundaries } = asked
  const least = shareToProve(question)
  if (boundaries === null || least === null) return judgeObserved(judging, asked)
  const units = plannedAnswers(judging.ledger, judging.contractIndex, question)
  return judgeConfident(judging, asked, boundaries(units, least, judging.m))
}

/**
 * Judged by what was seen: every planned call counts, whatever the confidence asked for (docs/statistics.md#observed).
 */
function judgeObserved(judging: Judging, { requirement, question, tally }: AskedShare): RequirementVerdict {
  const { ledger, facts, confidence, contractIndex } = judging
  const { passed, failed } = tally
  const measured = passed + failed
  const level = confidence === null ? SHOWN_LEVEL : decimalToNumber(confidence)
  const whole = facts.end.reason === 'finished'
  const planned = (): number => plannedAnswers(ledger, contractIndex, question, true)
  const judged = isJudgable(question, planned)
  const decision = decideShare(question.least, withoutLost(tally, ledger.plan.limits.maxUnmeasured))
  const interval =
    measured === 0 ? null : whole ? clopperPearson(passed, measured, level) : orderInterval(judging, question, level)
  const left = decision === 'undecided' ? [] : leftOutSentences(tally, ledger.plan.limits.maxUnmeasured)
  const says = judged
    ? [...observedSentences(question, tally, decision), ...kindSentences(judging, question, decision), ...left]
    : notJudgedSentences(question, planned())
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
    says: confidence !== null && isOne(question.least) ? [...says, ...unprovableSentences(tally, confidence)] : says,
  }
}

/**
 * Judged with confidence: read in planned order against boundaries fixed before the first call
 * (docs/statistics.md#with-confidence).
 */
function judgeConfident(
  judging: Judging,
  { requirement, question }: AskedShare,
  boundaries: Boundaries,
): RequirementVerdict {
  const { counts, decision, lost } = readInOrder(judging, question, boundaries)
  const { units, passed, failed } = counts
  const level = decimalToNumber(judging.confidence as Decimal)
  const measured = passed + failed
  const judged = isJudgable(question, () => boundaries.units)
  const observedDecision = decideShare(question.least, { asked: units, passed, failed, lost })
  return {
    requirement,
    decision,
    observedDecision,
    judged,
    observed: measured === 0 ? null : passed / measured,
    passed,
    failed,
    open: openUnits(question, boundaries.units, counts, decision),
    interval: measured === 0 ? null : evidenceInterval(units, units - passed, failed, level),
    level: measured === 0 ? null : level,
    method: measured === 0 ? null : 'e-process',
    says: judged
      ? [
          ...confidentSentences({ judging, question, boundaries, counts, decision }),
          ...kindSentences(judging, question, decision),
        ]
      : notJudgedSentences(question, boundaries.units),
  }
}

const kindSentences = (
  judging: Judging,
  { undecidedSentences }: ShareQuestion,
  decision: Decision,
): readonly string[] => (decision === 'undecided' ? undecidedSentences(judging) : [])

/**
 * Of what was read where that decides, else of the whole plan. How many times there will be only the run shows: a call
 * that the endpoint refused, or a flow that failed, leaves some out.
 */
function openUnits(
  { isPercentile }: ShareQuestion,
  planned: number,
  counts: MonitorCounts,
  decision: Decision,
): number {
  const units = decision === 'undecided' && !isPercentile ? planned : counts.units
  return units - counts.passed - counts.failed
}

interface Reading {
  readonly counts: MonitorCounts
  readonly decision: Decision
  readonly lost: number
}

/** The prefix that decides, or all units up to the last that was heard of. */
function readInOrder(judging: Judging, question: ShareQuestion, boundaries: Boundaries): Reading {
  const monitor = createMonitor(boundaries)
  let counts: MonitorCounts = { units: 0, passed: 0, failed: 0 }
  let lost = 0
  for (const answer of answersInOrder(judging, question)) {
    monitor.take(answer)
    if (answer === 'lost') lost++
    if (answer !== 'open') counts = monitor.counts()
    if (monitor.decision() !== 'undecided') return { counts: monitor.counts(), decision: monitor.decision(), lost }
  }
  return { counts: counts, decision: 'undecided', lost }
}

function* answersInOrder({ ledger, planned, contractIndex }: Judging, question: ShareQuestion) {
  for (const ref of contractUnits(ledger, contractIndex)) {
    if (countsUnder(planned, question, ref)) yield* question.answers(ledger, ref)
  }
}

/** After a stop the interval must hold at whatever moment it came: evidence inverted over the planned order. */
function orderInterval(judging: Judging, question: ShareQuestion, level: number): readonly [number, number] {
  let units = 0
  let passed = 0
  let failed = 0
  let counts = { units, passed, failed }
  for (const ref of contractUnits(judging.ledger, judging.contractIndex)) {
    for (const answer of question.answers(judging.ledger, ref)) {
      units++
      if (answer === 'yes') passed++
      else if (answer === 'no') failed++
      if (answer !== 'open') counts = { units, passed, failed }
    }
  }
  return evidenceInterval(counts.units, counts.units - counts.passed, counts.failed, level)
}
