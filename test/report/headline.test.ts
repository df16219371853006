import { describe, expect, it } from 'vitest'
import type { RateName } from '../../src/contract/thresholds.ts'
import { funnelAsides } from '../../src/report/funnel-steps.ts'
import type { Report } from '../../src/report/report.ts'
import type { ReportComparison } from '../../src/report/reported-comparison.ts'
import { headline } from '../../src/report/text/headline.ts'
import { plainText } from '../../src/report/text/inline.ts'
import { keySentences } from '../../src/report/text/key-sentences.ts'
import { contract, mismatch, rate, requirement, failure as unanswered } from './fixtures/build.ts'
import { inconclusive, passing, weakened } from './fixtures/named.ts'
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

/** Two calls were made, and nothing came back. */
function silent(failure: string, message: string, calledWith: NonNullable<Report['called_with']>): Report {
  const lost = (id: string) =>
    unanswered(id, 'unmeasured', { failure, phase: 'connect', status: null, message } as never)
  const none = { measured: 0, complete: 0, parsed: 0, conforms: 0, right_calls: 0, ok: 0, recoverable: 0 }
  const requirements = [rate('parse_rate', 0, 0, 0.9, { verdict: 'undecided', open: 2 })]
  const one = contract('c', {
    result: 'inconclusive',
    funnel: none,
    outcomes: { unmeasured: 2 },
    requirements,
    failures: [lost('a'), lost('b')],
  })
  return { ...inconclusive, called_with: calledWith, contracts: [one] }
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
    [
      'an endpoint that answers nothing: who, and why, before all else',
      silent('network', 'connection refused (ECONNREFUSED)', [['base-url', 'http://127.0.0.1:9/v1']]),
      'No answer from http://127.0.0.1:9/v1: network connection refused (ECONNREFUSED); nothing is known of gpt-4o-mini-2024-07-18',
    ],
    [
      'the same without a base URL: the provider stands for it',
      silent('timeout', 'no answer within 60 s', []),
      'No answer from openai: timeout no answer within 60 s; nothing is known of gpt-4o-mini-2024-07-18',
    ],
    [
      'a recording that holds none of the requests',
      silent('not-recorded', 'nothing recorded', []),
      'No answer in the recording: nothing is known of gpt-4o-mini-2024-07-18',
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

describe('the sentences below the headline', () => {
  const share = (id: RateName, observed: number, interval: readonly [number, number] | null) =>
    requirement(id, { observed, interval, verdict: 'fail', least: 0.95 })
  it.each([
    { name: 'the largest shortfall first', rates: [0.94, 0.6, 0.8], intervals: [null, null, null], first: 'c1' },
    {
      name: 'what is proven counts, not what was seen of few calls',
      rates: [0.5, 0.8],
      intervals: [
        [0.1, 0.94],
        [0.7, 0.85],
      ] as const,
      first: 'c1',
    },
  ])('$name', ({ rates, intervals, first }) => {
    const contracts = rates.map((observed, index) =>
      contract(`c${index}`, {
        result: 'fail',
        requirements: [share('match_rate', observed, intervals[index] ?? null)],
      }),
    )
    const [sentence] = keySentences({ ...failingSwap, comparison: null, contracts })
    expect(plainText(sentence?.first ?? [])).toMatch(new RegExp(`^${first}: `))
  })

  it('say nothing of rates where nothing was answered', () => {
    expect(keySentences(silent('timeout', 'no answer', []))).toEqual([])
  })

  it('name the place where its values are many', () => {
    const failures = Array.from({ length: 6 }, (_, index) =>
      mismatch(`case-${index}`, '/currency', `"${index}"`, '"?"'),
    )
    const one = contract('c', {
      result: 'fail',
      outcomes: { ok: 194, mismatch: 6 },
      requirements: [share('match_rate', 0.9, null)],
      failures,
    })
    const [sentence] = keySentences({ ...failingSwap, comparison: null, contracts: [one] })
    expect(plainText(sentence?.behind ?? [])).toBe('6 of its 6 failures are in /currency.')
  })
})

describe('the funnel under confidence', () => {
  it('tells the rates that were decided at the same moment together', () => {
    const [aside] = funnelAsides(
      contract('c', {
        requirements: [
          requirement('parse_rate', { observed: 1, passed: 5, failed: 0, method: 'e-process' }),
          requirement('schema_rate', { observed: 1, passed: 5, failed: 0, method: 'e-process' }),
          requirement('match_rate', { observed: 0.75, passed: 93, failed: 31, method: 'e-process' }),
        ],
      }),
    )
    expect(aside).toBe(
      'as decided: parse_rate and schema_rate 100 % after 5 answers, match_rate 75.0 % after 124; the funnel counts all 200',
    )
  })

  it.each([
    { name: 'says where a rate stood when it was decided', passed: 50, failed: 2, method: 'e-process', says: 1 },
    { name: 'says nothing where both are of all calls', passed: 190, failed: 10, method: 'e-process', says: 0 },
    { name: 'says nothing of an observed rate', passed: 50, failed: 2, method: 'clopper-pearson', says: 0 },
  ])('$name', ({ passed, failed, method, says }) => {
    const one = contract('c', {
      requirements: [requirement('match_rate', { observed: passed / (passed + failed), passed, failed, method })],
    })
    expect(funnelAsides(one).filter((aside) => /^as decided: /.test(aside))).toHaveLength(says)
  })
})
