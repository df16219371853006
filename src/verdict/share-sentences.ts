import { decimalToNumber } from '../contract/decimal.ts'
import type { Decimal } from '../contract/thresholds.ts'
import { fewestUnits, unitsToSettle } from './forecast/forecast.ts'
import type { Judging } from './judging.ts'
import { counted, percentText } from './number-text.ts'
import type { Boundaries } from './sequential/boundaries.ts'
import { alphaOf, passAlphaOf } from './sequential/confident.ts'
import type { MonitorCounts } from './sequential/monitor.ts'
import type { ShareQuestion } from './share-question.ts'
import { type Decision, withoutLost } from './shares.ts'
import { ceilShare } from './statistics/percentile.ts'
import type { Tally } from './tally.ts'

/** What the open calls would have to come to. */
export function observedSentences({ least }: ShareQuestion, tally: Tally, decision: Decision): readonly string[] {
  if (tally.asked === 0) return ['No call was asked this, so nothing is shown by it.']
  if (decision !== 'undecided') return []
  const open = tally.asked - tally.passed - tally.failed
  const mayFail = tally.asked - ceilShare(least, tally.asked) - tally.failed
  const passes = mayFail === 0 ? 'if all of them pass' : `if at most ${mayFail} of them fail`
  return [
    `${counted(open, 'call')} ${open === 1 ? 'is' : 'are'} open; it passes ${mayFail === 0 && open === 1 ? 'if that one passes' : passes}.`,
  ]
}

/** A percentile below 1/(1−q) answers. */
export function notJudgedSentences({ least }: ShareQuestion, asked: number): readonly string[] {
  const scale = 10n ** BigInt(least.scale)
  const rest = scale - least.numerator
  const needed = Number((scale + rest - 1n) / rest)
  return [
    `Shown, not judged: ${percentText(decimalToNumber(least))} of ${counted(asked, 'call')} is no statement; it takes ${needed}.`,
  ]
}

/** A least share of 1 can be refuted and never proven; what is proven stands beside it. */
export function unprovableSentences({ passed, failed }: Tally, confidence: Decimal): readonly string[] {
  if (failed > 0 || passed === 0) return []
  const bound = alphaOf(confidence) ** (1 / passed)
  const floored = Math.floor(bound * 10_000) / 10_000
  return [
    `Observed, not proven: no run can prove 100 %. Proven at ${percentText(decimalToNumber(confidence))}: at least ${percentText(floored)}.`,
  ]
}

interface ConfidentReading {
  readonly judging: Judging
  readonly question: ShareQuestion
  readonly boundaries: Boundaries
  readonly counts: MonitorCounts
  readonly decision: Decision
}

/** The claim that a confident verdict makes, or what would settle it. */
export function confidentSentences(reading: ConfidentReading): readonly string[] {
  const { judging, question, boundaries, counts, decision } = reading
  const confidence = judging.confidence as Decimal
  const share = percentText(decimalToNumber(question.least))
  const about = question.claim(judging.planned)
  const noun = about === 'calls' ? 'call' : 'case'
  const after = `${counted(counts.units, noun)} of ${boundaries.units}, ${percentText(decimalToNumber(confidence))} confidence`
  const fewer = decision === 'fail'
  const claim =
    about === 'calls'
      ? `Asked again, these same cases: ${fewer ? 'fewer than' : 'at least'} ${share} of the calls would pass (${after}).`
      : `Cases like these would pass ${fewer ? 'less than' : 'at least'} ${share} of the time (${after}).`
  const caveat = judging.facts.whatIf ? ['Chosen after seeing the data: no proof.'] : []
  if (decision !== 'undecided') return [claim, ...caveat]
  return [...openSentences(reading, share, noun), ...caveat]
}

function openSentences(
  { judging, question, boundaries, counts }: ConfidentReading,
  share: string,
  noun: string,
): readonly string[] {
  const confidence = judging.confidence as Decimal
  const alpha = passAlphaOf({ ...judging.ledger.plan, confidence })
  const failAlpha = alphaOf(confidence) / judging.m
  const least = decimalToNumber(question.least)
  const fewest = fewestUnits(least, alpha)
  if (boundaries.units < fewest)
    return [
      `The plan's ${counted(boundaries.units, noun)} could never prove ${share} at ${percentText(decimalToNumber(confidence))}; it takes at least ${fewest}.`,
    ]
  const seen = `${counts.failed} of ${counted(counts.passed + counts.failed, noun)} failed: neither side is proven`
  const enough = unitsToSettle({ units: counts.units, failed: counts.failed, least, alpha, failAlpha })
  if (enough === null)
    return [`${seen}; the share seen lies too close to ${share} for any practical number to settle it.`]
  return [`${seen}. At this share a run of about ${counted(enough, noun)} would settle it.`]
}

/** Lost calls that were left out of the count. */
export function leftOutSentences(tally: Tally, maxUnmeasured: Decimal): readonly string[] {
  const left = tally.asked - withoutLost(tally, maxUnmeasured).asked
  return left === 0 ? [] : [`${counted(left, 'call')} without an answer left out, as limits.max_unmeasured allows.`]
}
