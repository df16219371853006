import { fewestUnits } from '../../src/verdict/forecast/forecast.ts'
import { characteristics, sequentialBoundaries } from '../../src/verdict/sequential/boundaries.ts'
import { logBinomialAtLeast } from '../../src/verdict/statistics/binomial.ts'
import { LEVELS } from './exact.ts'
import { type Row, share, type Table } from './table.ts'

const ALPHAS = { '0.9': 0.1, '0.95': 0.05, '0.98': 0.02, '0.99': 0.01 } as const

/** With no failure seen: units until the pass, against ceil(1.35 · ln(1−c)/ln t); and the shortest plan that can prove it. */
export function settleTable(): Table {
  const rows = LEVELS.flatMap((confidence) =>
    (['0.5', '0.8', '0.9', '0.95', '0.98', '0.99', '0.995', '0.999'] as const).map((least): Row => {
      const alpha = ALPHAS[confidence]
      const t = Number(least)
      const goal = Math.ceil((1.35 * Math.log(alpha)) / Math.log(t))
      const settled =
        sequentialBoundaries({ units: goal + 10, least: t, alpha, failAlpha: alpha }).passFirst[0] ??
        Number.POSITIVE_INFINITY
      const fewest = fewestUnits(t, alpha)
      const atEnd = sequentialBoundaries({ units: fewest, least: t, alpha, failAlpha: alpha }).passAtEnd
      return {
        cells: [confidence, least, String(fewest), String(settled), String(goal), atEnd >= 0 ? 'yes' : 'no'],
        met: settled <= goal && atEnd >= 0,
      }
    }),
  )
  return {
    title: 'Settling without a failure',
    head: ['confidence', 'threshold', 'least possible', 'settles after', 'at most', 'proves at the least N'],
    rows,
  }
}

/** Ten points below the threshold: the mean number of calls against the smallest fixed-size exact test with 99 % power. */
export function fixedSizeTable(): Table {
  const rows = LEVELS.map((least): Row => {
    const t = Number(least)
    const fixed = fixedSize(t, t - 0.1, 0.05, 0.99)
    const boundaries = sequentialBoundaries({ units: fixed, least: t, alpha: 0.05, failAlpha: 0.05 })
    const found = characteristics(boundaries, t - 0.1)
    const part = found.meanUnits / fixed
    return {
      cells: [least, String(fixed), found.meanUnits.toFixed(1), share(part), share(found.fail)],
      met: part <= 0.6,
    }
  })
  return {
    title: 'A model ten points below, at 0.95',
    head: ['threshold', 'fixed size', 'mean calls', 'part', 'power of the same plan'],
    rows,
  }
}

/** The smallest n whose exact one-sided binomial test of size α has the power. */
function fixedSize(t: number, rate: number, alpha: number, power: number): number {
  for (let n = 1; ; n++) {
    let critical = n + 1
    while (critical > 0 && Math.exp(logBinomialAtLeast(critical - 1, n, 1 - t)) <= alpha) critical--
    if (Math.exp(logBinomialAtLeast(critical, n, 1 - rate)) >= power) return n
  }
}

/** N = 600, 0.95 at 0.95: how often a model of a true rate passes, fails, stays undecided. */
export function powerTable(): Table {
  const boundaries = sequentialBoundaries({ units: 600, least: 0.95, alpha: 0.05, failAlpha: 0.05 })
  const rows = [1, 0.99, 0.98, 0.975, 0.97, 0.96, 0.95, 0.94, 0.93, 0.92, 0.9, 0.85].map((rate): Row => {
    const found = characteristics(boundaries, rate)
    const cells = [
      String(rate),
      share(found.pass),
      share(found.fail),
      share(found.undecided),
      found.meanUnits.toFixed(0),
    ]
    return { cells, met: rate === 0.975 ? found.pass >= 0.85 : null }
  })
  return {
    title: 'What 600 calls decide, threshold 0.95 at 0.95',
    head: ['true rate', 'pass', 'fail', 'undecided', 'mean calls'],
    rows,
  }
}
