import { decimalToNumber } from '../../contract/decimal.ts'
import type { Plan, Role } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import { heldToMore } from '../../verdict/forecast/forecast-plan.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { dollars, picoDollars } from '../../verdict/ledger/measured-call.ts'
import { plannedPlaces } from '../../verdict/ledger/places.ts'
import { unitRef } from '../../verdict/ledger/unit-ref.ts'
import { counted, percentText } from '../../verdict/number-text.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import { isProving } from '../../verdict/sequential/confident.ts'
import type { ReportTotals } from '../report.ts'

interface Sums {
  planned: number
  measured: number
  unmeasured: number
  notRun: number
  /** Units that nothing was heard of. */
  missing: number
  priced: number
  pico: number
  input: number
  output: number
  made: number
  /** Answers of an earlier run, which nothing was paid for now. */
  reused: number
}

/** Calls of both models where both were called; a flow's turns are its calls, those after a failure were not run. */
export function runTotals(
  ledger: Ledger,
  facts: RunFacts,
): { readonly report: ReportTotals; readonly missing: number } {
  const sums: Sums = {
    planned: 0,
    measured: 0,
    unmeasured: 0,
    notRun: 0,
    missing: 0,
    priced: 0,
    pico: 0,
    input: 0,
    output: 0,
    made: 0,
    reused: 0,
  }
  const roles: readonly Role[] = facts.baseline?.from === 'live' ? ['candidate', 'baseline'] : ['candidate']
  for (const place of plannedPlaces(ledger.plan)) {
    const { facts: known, contractIndex } = unitRef(ledger, place)
    for (const role of roles) {
      if (role === 'candidate' || ledger.plan.contracts[contractIndex]?.baseline)
        addUnit(ledger, role, place, known.turns, sums)
    }
  }
  return {
    missing: sums.missing,
    report: {
      planned: sums.planned,
      measured: sums.measured,
      unmeasured: sums.unmeasured,
      not_run: sums.notRun,
      cost_usd: sums.priced === 0 ? null : dollars(sums.pico + warmupPico(facts.loads)),
      tokens: { input: sums.input, output: sums.output },
      attempts: sums.made,
      ...(sums.reused === 0 ? {} : { reused: sums.reused }),
    },
  }
}

/** Warm-ups of load tests are no measurement, but they are paid. */
export const warmupPico = (loads: RunFacts['loads']): number =>
  loads.reduce((sum, { warmup_cost_usd }) => sum + picoDollars(warmup_cost_usd ?? 0), 0)

function addUnit(ledger: Ledger, role: Role, place: number, turns: number, sums: Sums): void {
  const columns = ledger.columns(role)
  const kind = columns.kindAt(place)
  const turn = columns.turnAt(place)
  sums.planned += turns
  if (kind === null) sums.missing++
  const before = kind === null ? 0 : turn
  sums.measured += before
  if (kind === 'unmeasured') sums.unmeasured++
  else if (kind === null || kind === 'not-run') sums.notRun++
  else sums.measured++
  sums.notRun += turns - before - 1
  sums.made += columns.callCountAt(place)
  const { input, output } = columns.tokensAt(place)
  sums.input += input
  sums.output += output
  if (columns.hasSoleCall(place)) addCall(columns.costPicoAt(place), columns.isReusedAt(place), sums)
  else columns.eachCall(place, ({ costPico, isReused }) => addCall(costPico, isReused, sums))
}

function addCall(costPico: number, isReused: boolean, sums: Sums): void {
  if (isReused) {
    sums.made--
    sums.reused++
  }
  if (Number.isNaN(costPico)) return
  sums.priced++
  if (!isReused) sums.pico += costPico
}

/** Why the run ended where it did and what its verdicts claim; plain sentences. */
export function runNotes(plan: Plan, verdict: Verdict, facts: RunFacts, totals: ReportTotals): readonly string[] {
  const notes: string[] = []
  const end = endNote(facts, totals)
  if (end !== null) notes.push(end)
  if (facts.baseline?.missing)
    notes.push('The baseline answers none of these requests: only absolute thresholds are judged.')
  else if (facts.baseline?.silent) notes.push('The baseline answered none of its calls: nothing is compared.')
  if (verdict.comparisons.some((one) => one?.rates.some(({ ended }) => ended)))
    notes.push('The baseline rejected twelve calls in a row and was asked no further: nothing is compared.')
  if (facts.whatIf) notes.push('What if: judged by other thresholds, contracts or cases than those of the run.')
  if (plan.confidence !== null) {
    const level = percentText(decimalToNumber(plan.confidence))
    notes.push(`Judged at ${level} confidence; a drifting provider and runs repeated until one passes are not covered.`)
    if (isProving(plan) && plan.candidates !== undefined) notes.push(heldToMore(plan, plan.candidates))
    if (facts.whatIf) notes.push('Thresholds chosen after seeing the data: no proof.')
  }
  if (verdict.result === 'inconclusive' && facts.end.reason !== 'finished' && facts.end.reason !== 'stopped-early') {
    notes.push('Run it again with the same journal: only what is missing is asked.')
  }
  return notes
}

/** Answers that were not asked for now, and of when they are. */
export function reuseNotes(ledger: Ledger, { reused = 0 }: ReportTotals): readonly string[] {
  const days = ledger.reusedDays()
  if (days === null || reused === 0) return []
  const [first, last] = days
  const when = first === last ? `of ${first}` : `of ${first} to ${last}`
  return [
    `${counted(reused, 'answer')} ${reused === 1 ? 'was' : 'were'} taken from an earlier run ${when}: nothing was called, timed or paid for them now.`,
  ]
}

function endNote({ end }: RunFacts, { planned, measured, unmeasured, not_run }: ReportTotals): string | null {
  const asked = `${measured + unmeasured} of ${planned} calls`
  switch (end.reason) {
    case 'finished':
      return unmeasured === 0
        ? null
        : `${unmeasured} of ${planned} calls got no answer and say nothing about the model.`
    case 'stopped-early':
      return `Stopped after ${asked}: every requirement was decided.`
    case 'budget':
      return `The cost limit was reached after ${asked}; ${not_run} were not run.`
    case 'call-limit':
      return `The limit on calls was reached after ${asked}; ${not_run} were not run.`
    case 'deadline':
      return `The deadline came after ${asked}; ${not_run} were not run.`
    case 'cancelled':
      return `Cancelled after ${asked}; ${not_run} were not run.`
    case 'waiting':
      return `Waiting for batches after ${asked}, which may take up to 24 hours; run the same command to collect.`
    case 'interrupted':
      return `The journal ends after ${asked}; ${not_run} are missing.`
    case 'refused-by-endpoint':
      return `The endpoint refused after ${asked}${end.failure.status === null ? '' : ` (HTTP ${end.failure.status})`}: ${end.failure.message}`
    case 'all-rejected':
      return `The endpoint rejected the first calls alike (HTTP ${end.status}): ${end.message}`
  }
}
