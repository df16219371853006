import { comparisonActs } from '../../plan/build.ts'
import type { Plan } from '../../plan/plan.ts'
import { isOne } from '../sequential/confident.ts'
import { normalQuantile } from '../statistics/normal.ts'
import { tangoInterval } from '../statistics/tango.ts'
import { countText, percentText } from '../words.ts'
import { fewestCasesForMargin } from './forecast.ts'

interface Comparison {
  readonly margin: number
  readonly named: boolean
  readonly confident: boolean
  readonly alpha: number
  readonly m: number
}

/** What a comparison over so many cases can show, before anything is spent. */
export function forecastComparison(
  cases: number,
  { margin, named, confident, alpha, m }: Comparison,
): { readonly provable: boolean; readonly says: readonly string[] } {
  if (margin === 0)
    return confident
      ? { provable: false, says: ['No number of calls proves "no drop at all": allow a margin above 0.'] }
      : { provable: true, says: ['Two equal models fail "no drop at all" in 36 to 45 of 100 runs.'] }
  const fewest = fewestCasesForMargin(margin, normalQuantile(1 - alpha) ** 2)
  const points = percentText(margin).replace(' %', '')
  const excludes = `To exclude a drop of ${points} ${points === '1' ? 'point' : 'points'} it takes at least ${countText(fewest, 'case')} without a flip; there are ${cases}.`
  const accuses = fewestToRegress(cases, margin, alpha / m)
  const shows =
    accuses === null
      ? `These cases can't show that it regressed.`
      : `It regressed from ${accuses} of ${countText(cases, 'case')} on, if none turns better.`
  if (named && !confident) return { provable: true, says: [excludes] }
  return {
    provable: !named || cases >= fewest,
    says: named ? [excludes, shows] : [excludes, `Nobody asks for it: only a proven drop fails. ${shows}`],
  }
}

/** The fewest cases that turn worse, none turning better, from which a drop of more than `margin` is proven. */
function fewestToRegress(cases: number, margin: number, alpha: number): number | null {
  const isProven = (worse: number): boolean =>
    tangoInterval({ n: cases, baselineOnly: worse, candidateOnly: 0 }, 1 - 2 * alpha)[1] < -margin
  if (cases === 0 || !isProven(cases)) return null
  let [below, above] = [0, cases]
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2)
    if (isProven(middle)) above = middle
    else below = middle
  }
  return above
}

/** What holds for the run as a whole: what decides beside a baseline, and what keeps it from stopping early. */
export function forecastRun(plan: Plan): readonly string[] {
  const says: string[] = []
  const baseline = plan.contracts.find((one) => one.baseline && !one.baseline.golden)?.baseline
  if (baseline && plan.judge === 'relative')
    says.push(`Judged relative to ${baseline.model}: thresholds of rates are shown and do not decide.`)
  if (baseline && plan.judge === 'absolute')
    says.push(`Judged by thresholds alone: the comparison with ${baseline.model} is shown and does not decide.`)
  if (plan.contracts.some(comparisonActs) && plan.confidence !== null)
    says.push(
      plan.stopEarly
        ? 'Stops before the comparison is judged: rates that are not compared by then read unclear.'
        : 'The comparison is judged once, so the run goes to its planned end; --stop-early ends it sooner.',
    )
  const keeping = plan.confidence !== null && plan.stopEarly ? keptBy(plan) : []
  if (keeping.length > 0)
    says.push(
      `${keeping.join(', ')}: 100 % is never proven, which keeps the run from stopping early; name a share below it.`,
    )
  return says
}

/** Least shares of 1 pass with the last planned call and not before. */
const keptBy = ({ contracts }: Plan): readonly string[] =>
  contracts.flatMap(({ contract, requirements }) =>
    requirements.flatMap((one) =>
      one.kind === 'share' && one.decides !== false && isOne(one.least)
        ? [`${contract.name}: ${one.id}${one.from === 'default' ? ' (named by nobody)' : ''}`]
        : [],
    ),
  )
