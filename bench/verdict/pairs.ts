import type { Random } from '../../src/contract/random.ts'
import { pairedRate } from '../../src/verdict/pairs/paired-rate.ts'
import type { Assumed, Pairs } from '../../src/verdict/pairs/pairs.ts'
import { type Row, share, type Table } from './table.ts'

const RUNS = 4_000
const RULE = {
  rate: 'match_rate',
  margin: { text: '0.02', numerator: 2n, scale: 2 },
  named: false,
  observed: true,
  alpha: 0.05,
  passAlpha: 0.05,
  m: 1,
  ended: false,
} as const

/**
 * Comparisons of a candidate whose true drop is exactly the margin: how often it is called no worse, and how often
 * regressed. The bounds are score intervals, so that 1 − c is a target met closely, not a proven limit: shown, no goal.
 */
export function pairsTable(random: Random): Table {
  const rows = (
    [
      [150, 1],
      [300, 1],
      [1000, 1],
      [100, 5],
      [300, 5],
    ] as const
  ).map(([cases, samples]): Row => {
    const seen = { improved: 0, 'no-worse': 0, regressed: 0, unclear: 0 }
    for (let run = 0; run < RUNS; run++) seen[pairedRate(draw(cases, samples, random), RULE).word]++
    const passes = (seen.improved + seen['no-worse']) / RUNS
    return { cells: [String(cases), String(samples), share(passes), share(seen.regressed / RUNS)], met: null }
  })
  return {
    title: 'A true drop of exactly the margin of 2 points, at 0.95',
    head: ['cases', 'samples', 'called no worse', 'called regressed'],
    rows,
  }
}

/** 4 % of the cases turn worse and 2 % better, each with all its samples: the hardest dependence. */
function draw(cases: number, samples: number, random: Random): Pairs {
  let [worse, better] = [0, 0]
  for (let index = 0; index < cases; index++) {
    const at = random()
    if (at < 0.04) worse++
    else if (at < 0.06) better++
  }
  const mean = (better - worse) / cases
  const squares = worse * (-1 - mean) ** 2 + better * (1 - mean) ** 2 + (cases - worse - better) * mean ** 2
  const counts = { pairs: cases * samples, baselineOnly: worse * samples, candidateOnly: better * samples }
  const side: Assumed = { ...counts, samples, cases, mean, variance: squares / (cases - 1) }
  const both = (cases - worse - better) * samples
  return {
    both,
    neither: 0,
    open: 0,
    unanswered: false,
    lowest: side,
    highest: side,
    casesWorse: worse,
    casesBetter: better,
    ...counts,
  }
}
