import type { Role } from '../plan/plan.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import { dollars, picoDollars } from '../verdict/ledger/measured-call.ts'
import { plannedPlaces } from '../verdict/ledger/places.ts'
import { unitRef } from '../verdict/ledger/unit-ref.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import type { ReportTotals } from './report.ts'

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
      cost_usd: sums.priced === 0 ? null : dollars(sums.pico + warmupPico(facts)),
      tokens: { input: sums.input, output: sums.output },
      attempts: sums.made,
      ...(sums.reused === 0 ? {} : { reused: sums.reused }),
    },
  }
}

/** Warm-ups of load tests are no measurement, but they are paid. */
const warmupPico = ({ loads }: RunFacts): number =>
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
  columns.eachCall(place, ({ costPico, isReused }) => {
    if (isReused) {
      sums.made--
      sums.reused++
    }
    if (Number.isNaN(costPico)) return
    sums.priced++
    if (!isReused) sums.pico += costPico
  })
}
