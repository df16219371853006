import { describe, expect, it } from 'vitest'
import type { ReportLoad, ReportLoadSide } from '../../src/report/reported-contract.ts'
import { plainText } from '../../src/report/text/inline.ts'
import { loadSentences } from '../../src/report/text/load-sentences.ts'
import { contract } from './fixtures/build.ts'

const side = (over: Partial<ReportLoadSide> = {}): ReportLoadSide => ({
  calls_per_second: 61.27,
  elapsed_ms: 8161,
  endpoint_error_share: 0.004,
  downstream_error_share: 0,
  throttled: 0,
  lowest_concurrency: 32,
  latency_ms: { p50: 480, p95: 900, p99: 1400 },
  time_to_first_token_ms: null,
  tokens_per_second: null,
  ...over,
})

const load = (over: Partial<ReportLoad> = {}): ReportLoad => ({
  concurrency: 32,
  calls: 500,
  warmup: 20,
  candidate: side(),
  baseline: null,
  ...over,
})

const says = (one: ReportLoad | undefined): readonly string[] =>
  loadSentences(contract('c', one === undefined ? {} : { load: one })).map(
    ({ title, words }) => `${title}: ${plainText(words)}`,
  )

const LINE =
  'Load: 32 at a time, 500 calls after 20 of warm-up: 61.3 answered a second · p50 480 ms, p95 900 ms, p99 1.4 s · errors: endpoint 0.4 %, downstream 0 %'
const speeds = { p50: 93.1, p95: 80, p99: 70 }
const first = { p50: 120, p95: 300, p99: 400 }

describe('what is said of a load test', () => {
  it.each([
    ['nothing of an ordinary contract', undefined, []],
    ['one line without a baseline', load(), [LINE]],
    ['no warm-up that was not made', load({ warmup: 0 }), [LINE.replace(' after 20 of warm-up', '')]],
    [
      'the baseline under the same load beside it',
      load({
        baseline: side({
          calls_per_second: 240.2,
          endpoint_error_share: 0.02,
          latency_ms: { p50: 100, p95: 200, p99: 300 },
        }),
      }),
      [
        'Load: 32 at a time, 500 calls after 20 of warm-up: 61.3 answered a second (was 240) · p50 480 ms, p95 900 ms, p99 1.4 s (was 100 ms, 200 ms, 300 ms) · errors: endpoint 0.4 % (was 2.0 %), downstream 0 %',
      ],
    ],
    [
      'streams by their first token and their speed',
      load({ candidate: side({ time_to_first_token_ms: first, tokens_per_second: speeds }) }),
      [LINE.replace(' · errors', ' · first token p50 120 ms, p95 300 ms, p99 400 ms · 93.1 tokens a second · errors')],
    ],
    [
      'a load that was never driven',
      load({
        candidate: side({
          calls_per_second: null,
          latency_ms: null,
          endpoint_error_share: null,
          downstream_error_share: null,
        }),
      }),
      ['Load: 32 at a time, 500 calls after 20 of warm-up: throughput not measured'],
    ],
    [
      'the load that 429s made of it',
      load({
        candidate: side({ throttled: 3, lowest_concurrency: 8 }),
        baseline: side({ throttled: 1, lowest_concurrency: 16 }),
      }),
      [
        expect.stringContaining('61.3 answered a second (was 61.3)'),
        'Load: 3 answers 429 lowered it to 8 of 32 at a time: these are not the figures of the load that was asked for.',
        'Load: 1 answer 429 lowered it to 16 of 32 at a time for the baseline: these are not the figures of the load that was asked for.',
      ],
    ],
  ])('%s', (_, one, expected) => {
    expect(says(one)).toEqual(expected)
  })
})
