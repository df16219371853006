import { pairedRate } from '../../src/verdict/pairs/paired-rate.ts'
import type { Assumed, Pairs } from '../../src/verdict/pairs/pairs.ts'
import { logAdd, logChoose } from '../../src/verdict/statistics/gamma.ts'
import { decimal } from './plan.ts'

const CASES = [60, 133, 300, 1000] as const
/** Share of the cases on which two equal models differ: half of them each way. */
const FLIPS = [0.02, 0.1, 0.3] as const
const MARGIN = decimal('0.02')
const DROP = 0.05

/** How often an unnamed rate is called regressed, at m = 1, where the true shares of worse and better cases are these. */
export function regressedProbability(cases: number, worse: number, better: number, m = 1): number {
  let sum = Number.NEGATIVE_INFINITY
  for (let c = 0; c <= cases; c++) {
    const least = fewestWorse(cases, c, m)
    if (least === null) break
    for (let b = least; b + c <= cases; b++) {
      const term = logFlips(cases, b, c, worse, better)
      sum = logAdd(sum, term)
      if (b > cases * worse && term < sum - 40) break
    }
  }
  return Math.exp(sum)
}

const logPower = (base: number, times: number): number => (times === 0 ? 0 : times * Math.log(base))

const known = new Map<string, number | null>()

/** How often a named rate, decided by what was seen, is called regressed: worse − better above the margin's share of the cases. */
export function observedProbability(cases: number, worse: number, better: number): number {
  let sum = Number.NEGATIVE_INFINITY
  const allowed = Math.floor((cases * Number(MARGIN.numerator)) / 10 ** MARGIN.scale)
  for (let c = 0; c <= cases; c++) {
    for (let b = c + allowed + 1; b + c <= cases; b++) sum = logAdd(sum, logFlips(cases, b, c, worse, better))
  }
  return Math.exp(sum)
}

const logFlips = (cases: number, b: number, c: number, worse: number, better: number): number =>
  logChoose(cases, b) +
  logChoose(cases - b, c) +
  logPower(worse, b) +
  logPower(better, c) +
  logPower(1 - worse - better, cases - b - c)

/** With c cases better, the fewest worse ones from which the word is `regressed`: more of them never take it back. */
function fewestWorse(cases: number, c: number, m: number): number | null {
  const key = `${cases} ${c} ${m}`
  const found = known.get(key)
  if (found !== undefined) return found
  const isRegressed = (b: number): boolean => wordOf(cases, b, c, m) === 'regressed'
  let [below, above] = [c, cases - c]
  if (above < below || !isRegressed(above)) {
    known.set(key, null)
    return null
  }
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2)
    if (isRegressed(middle)) above = middle
    else below = middle
  }
  known.set(key, above)
  return above
}

function wordOf(cases: number, worse: number, better: number, m: number): string {
  const mean = (better - worse) / cases
  const side: Assumed = {
    pairs: cases,
    baselineOnly: worse,
    candidateOnly: better,
    samples: 1,
    cases,
    mean,
    variance: 0,
  }
  const pairs: Pairs = {
    both: cases - worse - better,
    neither: 0,
    baselineOnly: worse,
    candidateOnly: better,
    open: 0,
    unanswered: false,
    lowest: side,
    highest: side,
    casesWorse: worse,
    casesBetter: better,
  }
  const rule = {
    rate: 'match_rate',
    margin: MARGIN,
    named: false,
    observed: true,
    alpha: 0.05,
    passAlpha: 0.05,
    m,
    ended: false,
  } as const
  return pairedRate(pairs, rule).word
}

/** False `regressed` for two equal models, beside the power at a true drop of 5 points, exact over all counts of flips. */
export function falseAlarmTable(): string {
  const rows = CASES.flatMap((cases) =>
    FLIPS.map((flips) => {
      const equal = [flips / 2, flips / 2] as const
      // Five points more turn worse than better; where fewer flip than that, none turns better.
      const worse = [Math.max(DROP, (flips + DROP) / 2), Math.max(0, (flips - DROP) / 2)] as const
      const chances = [equal, worse].flatMap((rates) => [
        regressedProbability(cases, ...rates, 1),
        regressedProbability(cases, ...rates, 4),
        observedProbability(cases, ...rates),
      ])
      return `| ${cases} | ${flips * 100} % | ${chances.map((chance) => chance.toFixed(4)).join(' | ')} |`
    }),
  )
  return [
    '| cases | of them flip | equal models: 1 rate | 4 rates | named, observed | 5 points worse: 1 rate | 4 rates | named, observed |',
    '|-|-|-|-|-|-|-|-|',
    ...rows,
  ].join('\n')
}
