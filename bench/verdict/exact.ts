import type { Random } from '../../src/contract/random.ts'
import {
  type Boundaries,
  characteristics,
  failProbability,
  passProbability,
  sequentialBoundaries,
} from '../../src/verdict/sequential/boundaries.ts'
import { createMonitor } from '../../src/verdict/sequential/monitor.ts'
import { clopperPearson } from '../../src/verdict/statistics/binomial.ts'
import { type Row, share, type Table } from './table.ts'

export const LEVELS = ['0.9', '0.95', '0.98', '0.99'] as const
const RUNS = 10_000

/** At a true rate equal to the threshold: exact chances of a wrong verdict, and 10,000 runs of the monitor itself. */
export function exactTable(random: Random): Table {
  const rows = LEVELS.flatMap((confidence) =>
    LEVELS.flatMap((least) => [200, 600].map((units) => row(confidence, least, units, random))),
  )
  const head = [
    'confidence',
    'threshold',
    'N',
    'false pass, one side',
    'both sides',
    'simulated',
    'false fail, one side',
    'both sides',
    'simulated',
  ]
  return { title: 'Wrong verdicts at the threshold itself', head, rows }
}

function row(confidence: string, least: string, units: number, random: Random): Row {
  const alpha = Math.round((1 - Number(confidence)) * 1e6) / 1e6
  const t = Number(least)
  const boundaries = sequentialBoundaries({ units, least: t, alpha, failAlpha: alpha })
  const [pass, fail] = [passProbability(boundaries, t), failProbability(boundaries, t)]
  const both = characteristics(boundaries, t)
  const seen = simulate(boundaries, t, random)
  const holds = (count: number, exact: number): boolean => {
    const [low, high] = clopperPearson(count, RUNS, 0.999)
    return low <= exact && exact <= high
  }
  const met = pass <= alpha && fail <= alpha && holds(seen.pass, both.pass) && holds(seen.fail, both.fail)
  const cells = [pass, both.pass, seen.pass / RUNS, fail, both.fail, seen.fail / RUNS].map(share)
  return { cells: [confidence, least, String(units), ...cells], met }
}

function simulate(
  boundaries: Boundaries,
  rate: number,
  random: Random,
): { readonly pass: number; readonly fail: number } {
  const seen = { pass: 0, fail: 0, undecided: 0 }
  for (let run = 0; run < RUNS; run++) {
    const monitor = createMonitor(boundaries)
    for (let n = 0; n < boundaries.units && monitor.decision() === 'undecided'; n++)
      monitor.take(random() < rate ? 'yes' : 'no')
    seen[monitor.decision()]++
  }
  return seen
}
