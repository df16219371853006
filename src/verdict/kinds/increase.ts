import { decimalToNumber } from '../../contract/decimal.ts'
import type { IncreaseRequirement } from '../../plan/requirement.ts'
import type { ReportAsks } from '../../report/reported-requirement.ts'
import type { Judging } from '../judging.ts'
import type { Columns } from '../ledger/columns.ts'
import { contractPlaces } from '../ledger/places.ts'
import { type ContractComparison, isSame } from '../pairs/comparison.ts'
import { comparedFigure, type Ratio } from '../pairs/ratios.ts'
import { type Decision, withoutLost } from '../shares.ts'
import type { RequirementVerdict } from '../verdict.ts'
import type { RequirementRules } from './rules.ts'

/** A speed or the cost of a call, at most so much above the baseline's. */
export const increaseRules = (requirement: IncreaseRequirement): RequirementRules => ({
  requirement,
  question: null,
  perCase: false,
  comparesModels: true,
  regresses: false,
  speed: requirement.measure === 'cost_per_call' ? null : requirement.measure,
  bar: { asks: asksOf(requirement), kind: 'regression', least: null, at_most: requirement.maxIncrease },
  tallyUnit: () => {},
  isSettled: () => false,
  judge: (judging, { comparison }) => judgeIncrease(judging, requirement, comparison as ContractComparison),
  forecast: () => [],
})

const asksOf = ({ measure, quantile }: IncreaseRequirement): ReportAsks =>
  measure === 'cost_per_call' || quantile === null
    ? { kind: 'cost', name: 'cost_per_call', group: null, quantile: null, against: 'baseline' }
    : { kind: 'speed', name: measure, group: null, quantile: decimalToNumber(quantile), against: 'baseline' }

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
    else if (
      own.includes('unmeasured') ||
      own[1] === 'rejected' ||
      (!byTheHour && kinds.some((columns) => lacksFigure(columns, place)))
    )
      lost++
  }
  const left = withoutLost({ asked, lost, passed: 0, failed: 0 }, ledger.plan.limits.maxUnmeasured)
  return { open: open + lost, excused: open === 0 && left.lost === 0 }
}
