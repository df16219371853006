import type { Plan } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { exitCodeOf } from '../../verdict/result.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import { runTotals } from '../assemble-totals.ts'
import type { Report, ReportFinding, ReportModel, RunResult } from '../report.ts'
import { assembleComparison } from './comparison.ts'
import { assembleContract } from './contract.ts'
import { runNotes } from './notes.ts'

/** What a report holds beside the verdict. */
export interface ReportExtras {
  readonly facts: RunFacts
  readonly requireEvidence: boolean
  readonly preflight: readonly ReportFinding[]
  readonly provenance: Report['provenance']
  /** A bar that was lowered; of severity `error` it fails the run, as an error of the preflight does. */
  readonly weakened: readonly ReportFinding[]
  readonly warnings: readonly ReportFinding[]
  /** false (`show_values: false`): neither prompts nor anything that a model said. */
  readonly showValues: boolean
  /** The prompt of a failure, as a person reads it. */
  readonly promptOf?: (place: number) => string | null
}

/** The verdict as `report.json` holds it: a function of its arguments, in the plan's order throughout. */
export function assembleReport(plan: Plan, ledger: Ledger, verdict: Verdict, extras: ReportExtras): Report {
  const { facts, preflight, weakened } = extras
  const blocked = [...preflight, ...weakened].some((finding) => finding.severity === 'error')
  const result: RunResult = blocked ? 'fail' : verdict.result
  const totals = runTotals(ledger, facts)
  const whole = facts.end.reason === 'finished' || facts.end.reason === 'stopped-early'
  // Where a route alone is compared, its models are whom the report is about.
  const about = plan.contracts.find((one) => one.baseline) ?? plan.contracts[0]
  const baseline = about?.baseline ?? null
  const candidate = about?.candidate as NonNullable<typeof baseline>
  const modelOf = (target: typeof candidate, role: 'candidate' | 'baseline'): ReportModel => ({
    provider: target.providerName,
    model: target.model,
    served_models: ledger.servedModels(role),
  })
  return {
    format: 1,
    result,
    exit_code: exitCodeOf(result, { severity: facts.severity, requireEvidence: extras.requireEvidence }),
    complete: whole && (totals.missing === 0 || facts.end.reason === 'stopped-early'),
    candidate: modelOf(candidate, 'candidate'),
    baseline: baseline && modelOf(baseline, 'baseline'),
    totals: totals.report,
    contracts: plan.contracts.map((_, index) => assembleContract(ledger, verdict, index, extras)),
    comparison: assembleComparison(plan, ledger, verdict, facts),
    preflight,
    provenance: extras.provenance,
    weakened,
    warnings: extras.warnings,
    notes: runNotes(plan, verdict, facts, totals.report),
  }
}
