import type { Plan, PlannedContract, Role, Target } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { exitCodeOf } from '../../verdict/result.ts'
import { type ContractCost, costsByOwner } from '../costs-by-owner.ts'
import type { Report, ReportModel } from '../report.ts'
import type { ReportContract, RunResult } from '../reported-contract.ts'
import { driftSentences } from '../text/drift-text.ts'
import { assembleCalls } from './calls.ts'
import { assembleComparison } from './comparison.ts'
import { assembleContract } from './contract.ts'
import type { ReportExtras } from './extras.ts'
import { assembleFigures } from './figures.ts'
import { caseDurations } from './listed-cases.ts'
import { reuseNotes, runNotes, runTotals } from './run-summary.ts'

/** The verdict as `report.json` holds it: a function of its arguments, in the plan's order throughout. */
export function assembleReport(plan: Plan, ledger: Ledger, verdict: Verdict, extras: ReportExtras): Report {
  const { facts, preflight, weakened, served = [] } = extras
  const result = resultOf(verdict, extras)
  const totals = runTotals(ledger, facts)
  const whole = facts.end.reason === 'finished' || facts.end.reason === 'stopped-early'
  const contracts = plan.contracts.map((_, index) => assembleContract(ledger, verdict, index, extras))
  const comparison = assembleComparison(plan, ledger, verdict, facts)
  const costs = costsByOwner(contracts.map((one) => contractCost(one, comparison)))
  return {
    format: 1,
    result,
    exit_code: exitCodeOf(result, { severity: facts.severity, requireEvidence: extras.requireEvidence }),
    complete: whole && (totals.missing === 0 || facts.end.reason === 'stopped-early'),
    ...modelsOf(plan, ledger),
    ...(extras.retiredBaseline ? { retired_baseline: extras.retiredBaseline } : {}),
    totals: totals.report,
    ...(extras.cases && extras.cases.run < extras.cases.of ? { narrowed: extras.cases } : {}),
    ...(extras.calledWith ? { called_with: extras.calledWith } : {}),
    ...(extras.run ? { run: extras.run } : {}),
    ...(extras.nights?.length ? { nights: extras.nights } : {}),
    durations: (name) =>
      caseDurations(
        ledger,
        plan.contracts.findIndex(({ contract }) => contract.name === name),
      ),
    calls: () => assembleCalls(ledger, extras),
    ...(extras.isOneOfSeveral ? { figures: assembleFigures(ledger, facts.loads) } : {}),
    contracts,
    comparison,
    ...(costs === null ? {} : { costs_by_owner: costs }),
    ...(extras.drift ? { drift: extras.drift } : {}),
    preflight,
    provenance: extras.provenance,
    weakened,
    warnings: [...served, ...extras.warnings],
    // In the first lines of every report: what is judged is not what was asked.
    notes: [
      ...driftSentences(extras.drift ?? null),
      ...served.map(({ message }) => `${message}.`),
      ...reuseNotes(ledger, totals.report),
      ...runNotes(plan, verdict, facts, totals.report),
    ],
  }
}

function resultOf(verdict: Verdict, { facts, preflight, weakened, served = [] }: ReportExtras): RunResult {
  if (facts.end.reason === 'refused-by-endpoint' && !facts.end.answered) return 'error'
  const isBlocked = [...preflight, ...weakened, ...served].some((finding) => finding.severity === 'error')
  return isBlocked ? 'fail' : verdict.result
}

/** Where a route alone is compared, its models are whom the report is about. */
function modelsOf({ contracts }: Plan, ledger: Ledger): Pick<Report, 'candidate' | 'baseline'> {
  const about = (contracts.find((one) => one.baseline) ?? contracts[0]) as PlannedContract
  const modelOf = ({ providerName, model }: Target, role: Role): ReportModel => ({
    provider: providerName,
    model,
    served_models: ledger.servedModels(role),
  })
  return {
    candidate: modelOf(about.candidate, 'candidate'),
    baseline: about.baseline && modelOf(about.baseline, 'baseline'),
  }
}

const contractCost = (contract: ReportContract, comparison: Report['comparison']): ContractCost => ({
  contract: contract.name,
  owner: contract.owner ?? null,
  callsPerMonth: contract.volume_per_month,
  oldUsdPerCall: comparison?.contracts.find(({ name }) => name === contract.name)?.baseline_cost_per_call_usd ?? null,
  newUsdPerCall: contract.cost_per_call_usd,
})
