import type { JournalLoad } from '../../journal/line.ts'
import type { Role } from '../../plan/plan.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { dollars } from '../../verdict/ledger/measured-call.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'
import { asksRate, contractUnits, rateAnswer } from '../../verdict/ledger/unit-ref.ts'
import { meanCostUsd } from '../../verdict/mean-cost.ts'
import { isProving, passAlphaOf } from '../../verdict/sequential/confident.ts'
import { sortedFigures } from '../../verdict/speeds.ts'
import { percentile } from '../../verdict/statistics/percentile.ts'
import { FIGURE_RATES, type FigureRate, type ModelFigures, type ReportFigures } from '../figures.ts'
import { asksSchema } from './asks-schema.ts'
import { P50, P95, rounded, roundedOrNull } from './numbers.ts'
import { warmupPico } from './run-summary.ts'

/** The figures of both models, in one pass over each one's columns. */
export function assembleFigures(ledger: Ledger, loads: readonly JournalLoad[]): ReportFigures {
  const { plan } = ledger
  const isCalled = plan.contracts.some(({ baseline }) => baseline !== null && !baseline.golden)
  return {
    candidate: figuresOf(ledger, 'candidate', loads),
    level: isProving(plan) && plan.candidates !== undefined ? rounded(1 - passAlphaOf(plan)) : null,
    baseline: isCalled && ledger.measured('baseline') ? figuresOf(ledger, 'baseline', loads) : null,
  }
}

function figuresOf(ledger: Ledger, role: Role, loads: readonly JournalLoad[]): ModelFigures {
  const { measured, ms, timedOutput, tokens, calls, pico } = sumsOf(ledger, role)
  const usdPerCall = usdOfCall(ledger, role, loads)
  const each = calls === 0 ? null : (tokens.input + tokens.output) / calls
  return {
    measured,
    rates: ratesOf(ledger, role),
    latency_ms: latencyOf(ledger, role),
    output_tokens_per_second: ms === 0 ? null : rounded((timedOutput / ms) * 1000),
    usd_per_1m_tokens: roundedOrNull(usdPerCall === null || !each ? null : (usdPerCall / each) * 1e6),
    usd_per_1000_calls: roundedOrNull(usdPerCall === null ? null : usdPerCall * 1000),
    cost_usd: pico === null ? null : dollars(pico + warmupPico(loads.filter((load) => load.role === role))),
    tokens,
  }
}

interface Sums {
  measured: number
  calls: number
  ms: number
  timedOutput: number
  pico: number | null
  readonly tokens: { input: number; output: number }
}

/**
 * A reused answer costs nothing now. Tokens are known by unit, times by call: a flow of which one call has no time says
 * nothing of its speed.
 */
function sumsOf(ledger: Ledger, role: Role): Sums {
  const columns = ledger.columns(role)
  const sums: Sums = { measured: 0, calls: 0, ms: 0, timedOutput: 0, pico: null, tokens: { input: 0, output: 0 } }
  for (let place = 0; place < ledger.plan.unitCount; place++) {
    if (columns.stagesAt(place) > 0) sums.measured++
    const { input, output } = columns.tokensAt(place)
    let ms = 0
    columns.eachCall(place, ({ latencyMs, costPico, isReused }) => {
      ms += latencyMs
      if (!Number.isNaN(latencyMs)) sums.calls++
      if (!Number.isNaN(costPico)) sums.pico = (sums.pico ?? 0) + (isReused ? 0 : costPico)
    })
    sums.tokens.input += input
    sums.tokens.output += output
    if (!(ms > 0) || output === 0) continue
    sums.ms += ms
    sums.timedOutput += output
  }
  return sums
}

/** The mean over all calls; null where a contract that was called has none. */
function usdOfCall(ledger: Ledger, role: Role, loads: readonly JournalLoad[]): number | null {
  let usd = 0
  let calls = 0
  for (const contractIndex of ledger.plan.contracts.keys()) {
    const own = callsOf(ledger, role, contractIndex)
    if (own === 0) continue
    const mean = meanCostUsd(ledger, loads, role, contractIndex)
    if (mean === null) return null
    usd += mean * own
    calls += own
  }
  return calls === 0 ? null : usd / calls
}

function callsOf(ledger: Ledger, role: Role, contractIndex: number): number {
  let calls = 0
  for (const place of contractPlaces(ledger.plan, contractIndex)) calls += ledger.columns(role).callCountAt(place)
  return calls
}

function ratesOf(ledger: Ledger, role: Role): ModelFigures['rates'] {
  const counts = Object.fromEntries(FIGURE_RATES.map((rate) => [rate, { passed: 0, of: 0 }])) as Record<
    FigureRate,
    { passed: number; of: number }
  >
  for (const [contractIndex, { contract }] of ledger.plan.contracts.entries()) {
    const asksConformance = asksSchema(contract) || contract.cases.counts.expectCalls > 0
    const asked = FIGURE_RATES.filter((rate) => rate !== 'schema_rate' || asksConformance)
    for (const ref of contractUnits(ledger, contractIndex)) {
      for (const rate of asked) {
        if (!asksRate(rate, ref)) continue
        const answer = rateAnswer(ledger, role, rate, ref)
        if (answer === 'yes') counts[rate].passed++
        if (answer === 'yes' || answer === 'no') counts[rate].of++
      }
    }
  }
  return Object.fromEntries(
    FIGURE_RATES.map((rate) => [rate, counts[rate].of === 0 ? null : counts[rate]]),
  ) as ModelFigures['rates']
}

function latencyOf(ledger: Ledger, role: Role): ModelFigures['latency_ms'] {
  const all = ledger.plan.contracts.flatMap((_, index) => [...sortedFigures(ledger, role, index, 'latency')])
  if (all.length === 0) return null
  const sorted = Float64Array.from(all).sort()
  const [p50, p95] = [percentile(sorted, P50), percentile(sorted, P95)]
  return { p50: rounded(p50), p95: rounded(p95), p95_to_p50: p50 === 0 ? null : rounded(p95 / p50) }
}
