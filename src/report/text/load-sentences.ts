import type { Percentiles, ReportContract, ReportLoad, ReportLoadSide } from '../reported-contract.ts'
import type { TitledSentence } from './comparison-sentences.ts'
import { count, counted, percent, span } from './numbers.ts'

/** `Load: 32 at a time, 500 calls: 61.3 a second (was 48.0) · p50 …`, and whether 429s made it another load. */
export function loadSentences({ load }: ReportContract): readonly TitledSentence[] {
  if (load === undefined) return []
  const { candidate, baseline } = load
  const parts = [
    rateText(candidate, baseline),
    spansText('', candidate.latency_ms, baseline?.latency_ms ?? null),
    spansText('first token ', candidate.time_to_first_token_ms, baseline?.time_to_first_token_ms ?? null),
    speedText(candidate.tokens_per_second, baseline?.tokens_per_second ?? null),
    errorText(candidate, baseline),
  ]
  const warm = load.warmup === 0 ? '' : ` after ${count(load.warmup)} of warm-up`
  const asked = `${count(load.concurrency)} at a time, ${counted(load.calls, 'call')}${warm}`
  return [
    { title: 'Load', words: [`${asked}: ${parts.filter((part) => part !== '').join(' · ')}`] },
    ...throttledSentences('', load, candidate),
    ...(baseline === null ? [] : throttledSentences(' for the baseline', load, baseline)),
  ]
}

const rate = (value: number): string => (value >= 100 ? count(Math.round(value)) : value.toFixed(value >= 1 ? 1 : 2))

function rateText({ calls_per_second: own }: ReportLoadSide, baseline: ReportLoadSide | null): string {
  if (own === null) return 'throughput not measured'
  const before = baseline?.calls_per_second ?? null
  return `${rate(own)} answered a second${before === null ? '' : ` (was ${rate(before)})`}`
}

const spans = ({ p50, p95, p99 }: Percentiles): string => `p50 ${span(p50)}, p95 ${span(p95)}, p99 ${span(p99)}`

function spansText(what: string, own: Percentiles | null, before: Percentiles | null): string {
  if (own === null) return ''
  return `${what}${spans(own)}${before === null ? '' : ` (was ${span(before.p50)}, ${span(before.p95)}, ${span(before.p99)})`}`
}

function speedText(own: Percentiles | null, before: Percentiles | null): string {
  if (own === null) return ''
  return `${rate(own.p50)} tokens a second${before === null ? '' : ` (was ${rate(before.p50)})`}`
}

function errorText(own: ReportLoadSide, baseline: ReportLoadSide | null): string {
  const { endpoint_error_share: endpoint, downstream_error_share: downstream } = own
  if (endpoint === null || downstream === null) return ''
  const before = baseline?.endpoint_error_share ?? null
  const was = before === null ? '' : ` (was ${percent(before)})`
  return `errors: endpoint ${percent(endpoint)}${was}, downstream ${percent(downstream)}`
}

/** Adaptive concurrency must not pass for the load that was asked for. */
function throttledSentences(
  whose: string,
  { concurrency }: ReportLoad,
  { throttled, lowest_concurrency: lowest }: ReportLoadSide,
): readonly TitledSentence[] {
  if (throttled === 0 || lowest === null || lowest >= concurrency) return []
  const times = `${counted(throttled, 'answer')} 429 lowered it to ${count(lowest)} of ${count(concurrency)} at a time${whose}`
  return [{ title: 'Load', words: [`${times}: these are not the figures of the load that was asked for.`] }]
}
