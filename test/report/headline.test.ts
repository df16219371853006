import { describe, expect, it } from 'vitest'
import type { Report, ReportComparison } from '../../src/report/report.ts'
import { headline } from '../../src/report/words/headline.ts'
import { plainText } from '../../src/report/words/phrase.ts'
import { passing, weakened } from './fixtures/named.ts'
import { failingSwap } from './fixtures/swap.ts'

/** The same report as that of a nightly run: the baseline is the same model's earlier run. */
function again(report: Report): Report {
  const { candidate, comparison } = report
  const baseline = { provider: candidate.provider, model: candidate.model, from: 'journal' } as const
  return { ...report, baseline: candidate, comparison: comparison && { ...comparison, baseline } }
}

/** With every share of the baseline put below its bar, or every comparison said to be so. */
function compared(
  report: Report,
  over: Partial<ReportComparison['contracts'][number]['requirements'][number]>,
): Report {
  const { comparison } = report
  const contracts = (comparison?.contracts ?? []).map((one) => ({
    ...one,
    requirements: one.requirements.map((requirement) => ({ ...requirement, ...over })),
  }))
  return { ...report, comparison: comparison && { ...comparison, contracts } }
}

const NONE = { both: 0, baseline_only: 0, candidate_only: 100, neither: 100 }

const blocking = {
  code: 'model-retired',
  severity: 'error',
  message: 'gone since June',
  hint: null,
  place: null,
} as const

describe('the headline', () => {
  it.each<[string, Report, string]>([
    ['a swap', failingSwap, 'Not yet: qwen2.5-72b-awq fails 1 of 3 contracts that gpt-4o-mini-2024-07-18 passes'],
    [
      'a drift',
      again(failingSwap),
      'qwen2.5-72b-awq got worse: it fails 1 of 3 contracts, and did not in the earlier run',
    ],
    [
      'no drift, still failing',
      compared(again(failingSwap), { pairs: NONE }),
      'qwen2.5-72b-awq fails 1 of 3 contracts, as in the earlier run',
    ],
    ['no drift', again(passing), 'gpt-4o-mini-2024-07-18 passes: both contracts hold'],
    [
      'a drift above the bar',
      compared(again(passing), { verdict: 'regressed' }),
      'gpt-4o-mini-2024-07-18 passes: both contracts hold, but it answers worse than in the earlier run',
    ],
    [
      'a part of the cases that passes',
      { ...passing, narrowed: { run: 1, of: 202 } },
      'gpt-4o-mini-2024-07-18 passes on 1 of 202 cases, and nothing is known of the others',
    ],
    [
      'a part of the cases that fails',
      { ...again(failingSwap), narrowed: { run: 1, of: 1202 } },
      '1 of 1,202 cases: qwen2.5-72b-awq got worse: it fails 1 of 3 contracts, and did not in the earlier run',
    ],
    [
      'an error of the preflight after calls',
      { ...passing, result: 'fail', preflight: [blocking] },
      'Blocked: gone since June',
    ],
    [
      'one before any call',
      { ...passing, result: 'fail', preflight: [blocking], totals: { ...passing.totals, measured: 0 } },
      'Blocked before any call: gone since June',
    ],
    [
      'thresholds chosen after seeing the data',
      { ...passing, result: 'inconclusive', provenance: { what_if: true } },
      'Not decided: what gpt-4o-mini-2024-07-18 is held to was chosen after its answers were seen, and proves nothing',
    ],
    ['a lowered bar', weakened, 'Blocked: this change lowers 2 bars; both contracts hold as changed'],
    ['a lowered bar and nothing judged', { ...weakened, contracts: [] }, 'Blocked: this change lowers 2 bars'],
  ])('of %s', (_, report, said) => {
    expect(plainText(headline(report))).toBe(said)
  })
})
