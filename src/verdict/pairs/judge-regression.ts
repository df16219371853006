import type { DropRequirement, IncreaseRequirement } from '../../plan/requirement.ts'
import { fewestCasesForMargin } from '../forecast/forecast.ts'
import type { Judging } from '../judging.ts'
import type { Columns } from '../ledger/columns.ts'
import { contractPlaces } from '../ledger/places.ts'
import { type Decision, withoutLost } from '../shares.ts'
import { normalQuantile } from '../statistics/normal.ts'
import { decideTally, type Tally } from '../tally.ts'
import type { RequirementVerdict } from '../verdict.ts'
import { countText, percentText } from '../words.ts'
import { type ContractComparison, isSame } from './comparison.ts'
import { moreCasesNeeded, type PairedRate, pairBounds } from './paired-rate.ts'
import { comparedFigure, type Ratio } from './ratios.ts'

export function judgeRegression(
  judging: Judging,
  requirement: DropRequirement | IncreaseRequirement,
  tally: Tally,
  comparison: ContractComparison,
): RequirementVerdict {
  return requirement.kind === 'max-drop'
    ? judgeDrop(judging, requirement, tally, comparison)
    : judgeIncrease(judging, requirement, comparison)
}

function judgeDrop(
  judging: Judging,
  requirement: DropRequirement,
  tally: Tally,
  comparison: ContractComparison,
): RequirementVerdict {
  const rate = comparison.rates.find((one) => one.id === requirement.rate) as PairedRate
  const seen = decideTally(requirement, tally, judging.ledger.plan.limits.maxUnmeasured, null)
  const confident = judging.confidence !== null
  const decision = confident ? confidentDrop(rate, comparison.alpha, judging.m) : seen
  const { both, neither, baselineOnly, candidateOnly, open } = rate.pairs
  return {
    requirement,
    decision,
    observedDecision: confident ? seen : null,
    judged: true,
    observed: rate.difference,
    passed: both + neither + candidateOnly,
    failed: baselineOnly,
    open,
    interval: rate.interval,
    level: rate.interval && rate.level,
    method: rate.interval && 'tango',
    says: dropSays(rate, decision, comparison.alpha),
  }
}

/** `improved` and `no-worse` pass; `regressed` fails where it holds at α over the number of requirements. */
function confidentDrop(rate: PairedRate, alpha: number, m: number): Decision {
  if (rate.word === 'improved' || rate.word === 'no-worse') return 'pass'
  if (rate.pairs.lowest.pairs === 0) return 'undecided'
  return pairBounds(rate.pairs, alpha / m)[1] < -rate.margin ? 'fail' : 'undecided'
}

/** What a comparison can't exclude, and how many more cases would. */
export function dropSays(rate: PairedRate, decision: Decision, alpha: number): readonly string[] {
  const { margin, interval, pairs, word } = rate
  if (word === 'no-worse' && interval !== null && interval[1] < 0) return ['Lower, within the margin.']
  if (decision !== 'undecided' || interval === null) return []
  if (margin === 0) return ['No number of calls proves "no drop at all": allow a margin above 0.']
  const seen = countText(pairs.lowest.cases, 'case')
  const drop = `a drop of ${percentText(margin).replace(' %', '')} points`
  const fewest = fewestCasesForMargin(margin, normalQuantile(1 - alpha) ** 2)
  const more = moreCasesNeeded(rate, alpha)
  if (pairs.lowest.cases < fewest) return [`${seen} can't exclude ${drop}; it takes at least ${fewest} without a flip.`]
  return [more === null ? `${seen} can't exclude ${drop}.` : `${seen} can't exclude ${drop}; about ${more} more would.`]
}

function judgeIncrease(
  judging: Judging,
  requirement: IncreaseRequirement,
  comparison: ContractComparison,
): RequirementVerdict {
  const figure = comparison.ratios.find((one) => isSame(one, requirement)) as Ratio
  const { open, excused } = openPairs(judging, figure)
  const { decision, says } = decideIncrease(figure, requirement.maxIncrease, judging.confidence !== null, excused)
  return {
    requirement,
    decision,
    observedDecision: null,
    judged: true,
    observed: figure.ratio === null ? null : figure.ratio - 1,
    passed: figure.cases,
    failed: 0,
    open,
    interval: figure.interval && [figure.interval[0] - 1, figure.interval[1] - 1],
    level: figure.interval && 1 - 2 * comparison.alpha,
    method: figure.interval && 'bootstrap',
    says,
  }
}

function decideIncrease(
  figure: Ratio,
  maxIncrease: number,
  confident: boolean,
  excused: boolean,
): { decision: Decision; says: readonly string[] } {
  const undecided = (say: string): { decision: Decision; says: readonly string[] } => ({
    decision: 'undecided',
    says: [say],
  })
  if (figure.ratio === null && figure.byTheHour)
    return undecided('A price by the hour needs a load test of both models: give the contract `load`.')
  if (figure.ratio === null) return undecided('Nothing to compare: no pair of calls has this figure on both sides.')
  if (!excused)
    return undecided('Calls are open or came without usage, and any of them may move a percentile or a mean.')
  // Prices and times are decimal texts: 1.2 must not fail for the last bit of a quotient.
  const limit = (1 + maxIncrease) * (1 + 1e-12)
  if (!confident) return { decision: figure.ratio <= limit ? 'pass' : 'fail', says: [] }
  if (figure.byTheHour)
    return undecided('A price by the hour over a throughput is one figure: nothing is proven by it.')
  if (figure.interval === null)
    return undecided(`Too few cases: ${figure.cases} of the ${figure.casesNeeded} that an interval takes.`)
  if (figure.interval[1] <= limit) return { decision: 'pass', says: [] }
  return figure.interval[0] > limit
    ? { decision: 'fail', says: [] }
    : undecided('The interval holds the limit: more cases would narrow it.')
}

/** Units that one of the models has not answered, or not with this figure, and whether `max_unmeasured` excuses them. */
function openPairs(
  { ledger, contractIndex }: Judging,
  { measure, byTheHour }: Ratio,
): { readonly open: number; readonly excused: boolean } {
  const kinds = [ledger.columns('candidate'), ledger.columns('baseline')]
  const lacksFigure = (columns: Columns, place: number): boolean => {
    let lacks = false
    columns.eachCall(place, (call) => {
      if (!Number.isNaN(call.latencyMs) && Number.isNaN(comparedFigure(call, measure))) lacks = true
    })
    return lacks
  }
  let asked = 0
  let lost = 0
  let open = 0
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    asked++
    const own = kinds.map((columns) => columns.kindAt(place))
    if (own.some((kind) => kind === null || kind === 'not-run')) open++
    else if (own.includes('unmeasured') || (!byTheHour && kinds.some((columns) => lacksFigure(columns, place)))) lost++
  }
  const left = withoutLost({ asked, lost, passed: 0, failed: 0 }, ledger.plan.limits.maxUnmeasured)
  return { open: open + lost, excused: open === 0 && left.lost === 0 }
}
