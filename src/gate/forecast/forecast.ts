import type { Plan } from '../../plan/plan.ts'
import type { Finding } from '../../preflight/finding.ts'
import type { Problem, Result } from '../../problem/problem.ts'
import { bad, good } from '../../problem/problem.ts'
import { forecastPlan } from '../../verdict/forecast/forecast-plan.ts'
import type { RequirementForecast } from '../../verdict/forecast/requirement-forecast.ts'
import { journalFault } from '../journals/journal-fault.ts'
import { withRecordedBaseline } from '../journals/recorded-baseline.ts'
import { beforeRun, preflightFindings } from '../preflight.ts'
import { absolute } from '../request/absolute-path.ts'
import { contradictionWarnings } from '../request/contradictions.ts'
import { type Prepared, prepare } from '../request/prepare.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import { type Prior, readPrior } from './earlier-journal.ts'
import { type CallForecast, forecastCalls } from './forecast-calls.ts'

/** What a run would send and could prove, before anything is spent. */
export interface Forecast {
  readonly plan: Plan
  readonly contracts: readonly ContractForecast[]
  /** About how long the calls take, ms; null where no journal tells of each model. */
  readonly aboutMs: number | null
  readonly findings: readonly Finding[]
}

export interface ContractForecast {
  readonly name: string
  readonly models: readonly (CallForecast & { readonly prior: Prior | null })[]
  readonly requirements: readonly RequirementForecast[]
}

export type ForecastPorts = Pick<GatePorts, 'files' | 'environment' | 'today'>

/** Plans a run as `run` would, and counts. A journal of an earlier run (`--replay`, `--journal`) tells sizes and times. */
export async function runForecast(asked: GateRequest, ports: ForecastPorts): Promise<Result<Forecast>> {
  const request = { ...(await withRecordedBaseline(asked, ports)), day: asked.day ?? ports.today() }
  const prepared = prepare(request, ports)
  if (!prepared.ok) return prepared
  const journal = priorFile(request, ports)
  if (journal.fault) return bad(journal.fault)
  const prior = journal.path === null ? () => null : await readPrior(journal.path)
  const { plan } = prepared.value
  const requirements = forecastPlan(plan)
  const contracts = plan.contracts.map(
    ({ contract }, index): ContractForecast => ({
      name: contract.name,
      models: forecastCalls(plan, index).map((one) => ({ ...one, prior: prior(contract.name, one.target) })),
      requirements: requirements.filter((one) => one.contract === contract.name),
    }),
  )
  return good(
    { plan, contracts, aboutMs: aboutMs(plan, contracts), findings: findingsOf(prepared.value, request, ports) },
    prepared.warnings,
  )
}

/** `--replay` must be there; `--journal` may be the one that the run is to write. */
function priorFile(
  { cwd, replay, journal }: GateRequest,
  { files }: ForecastPorts,
): { readonly path: string | null; readonly fault?: Problem } {
  if (replay !== null) {
    const fault = journalFault(replay, cwd, files)
    return fault === null ? { path: absolute(cwd, replay) } : { path: null, fault }
  }
  if (journal === null || journalFault(journal.file, cwd, files) !== null) return { path: null }
  return { path: absolute(cwd, journal.file) }
}

const findingsOf = (prepared: Prepared, request: GateRequest, ports: ForecastPorts): readonly Finding[] => [
  ...beforeRun(preflightFindings({ ...prepared, day: request.day ?? ports.today() })).filter(
    ({ severity }) => severity !== 'note',
  ),
  ...contradictionWarnings(prepared.plan),
  ...prepared.warnings.map((problem): Finding => ({ ...problem, severity: 'warning' })),
]

/** The calls at the mean of their times, as many at once as is allowed; load tests each by themselves. */
function aboutMs(plan: Plan, contracts: readonly ContractForecast[]): number | null {
  let together = 0
  let apart = 0
  let calls = 0
  for (const [index, { models }] of contracts.entries()) {
    const load = plan.contracts[index]?.contract.load
    for (const one of models) {
      if (one.prior === null || one.prior.latencyMs === null) return null
      const time = one.calls * one.prior.latencyMs
      if (load) apart += time / Math.min(load.concurrency, one.calls)
      else {
        together += time
        calls += one.calls
      }
    }
  }
  return apart + (calls === 0 ? 0 : together / Math.min(plan.limits.concurrency, calls))
}
