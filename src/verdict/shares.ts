import type { Decimal } from '../contract/thresholds.ts'
import { ceilShare } from './statistics/percentile.ts'

export type Decision = 'pass' | 'fail' | 'undecided'

/** Answers to one yes/no question. `lost` are those of `asked` that stayed unmeasured. */
export interface ShareCounts {
  readonly asked: number
  readonly passed: number
  readonly failed: number
  readonly lost: number
}

/**
 * docs/statistics.md#observed, in integers: need = ceil(least · N) passes. Exactly one of the three holds, and a
 * decided one stays as open calls resolve. Nothing asked, or nothing answered where the least share is 0, is undecided,
 * never a pass.
 */
export function decideShare(least: Decimal, { asked, passed, failed }: ShareCounts): Decision {
  if (passed + failed === 0) return 'undecided'
  const need = ceilShare(least, asked)
  if (passed >= need) return 'pass'
  return failed > asked - need ? 'fail' : 'undecided'
}

/** Lost calls up to `maxUnmeasured` of those asked are left out of N; beyond it the bounds decide with all of them. */
export function withoutLost<C extends ShareCounts>(counts: C, maxUnmeasured: Decimal): C {
  const scale = 10n ** BigInt(maxUnmeasured.scale)
  const mayLose = Number((maxUnmeasured.numerator * BigInt(counts.asked)) / scale)
  return counts.lost > 0 && counts.lost <= mayLose ? { ...counts, asked: counts.asked - counts.lost, lost: 0 } : counts
}

/**
 * The drop against a baseline over N pairs (docs/statistics.md#against-a-baseline): `least` and `most` bound Σ(baseline
 * passes − candidate passes) over what open pairs still allow. Integers throughout.
 */
export function decideDrop(maxDrop: Decimal, pairs: number, least: number, most: number): Decision {
  if (pairs === 0) return 'undecided'
  const scale = 10n ** BigInt(maxDrop.scale)
  const allowed = maxDrop.numerator * BigInt(pairs)
  if (BigInt(most) * scale <= allowed) return 'pass'
  return BigInt(least) * scale > allowed ? 'fail' : 'undecided'
}
