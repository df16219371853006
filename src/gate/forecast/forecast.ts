import type { Case } from '../../contract/contract.ts'
import type { Plan, PlannedContract, Role, Target } from '../../plan/plan.ts'
import type { Finding } from '../../preflight/finding.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { worstTokens, worstTokensUsd } from '../../run/spend.ts'
import { wire } from '../../run/wiring.ts'
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

type ForecastPorts = Pick<GatePorts, 'files' | 'environment' | 'today'>

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

/** What one model is asked for one contract: bounds that no run passes, retries of lost calls apart. */
interface CallForecast {
  readonly role: Role
  readonly target: Target
  readonly units: number
  /** A flow that ends early makes fewer. */
  readonly calls: number
  readonly inputTokensAtMost: number
  readonly outputTokensAtMost: number
  /** null where the model has no price by tokens. */
  readonly usdAtMost: number | null
  /** false: some request sets no limit of output tokens, and the model's own stands in for it. */
  readonly isLimited: boolean
}

/** More cases than these are sampled evenly and the sums scaled: a bound of the sample, an estimate of the whole. */
const MOST_CASES_READ = 20_000
/** And no more bytes of requests than these: some seconds of rendering. */
const MOST_BYTES_READ = 256 * 1024 * 1024
/** Cases whose requests tell how long the others are. */
const CASES_MEASURED = 20

/** A planned contract's calls, for each model that answers it live. */
function forecastCalls(plan: Plan, contractIndex: number): readonly CallForecast[] {
  const planned = plan.contracts[contractIndex] as PlannedContract
  const { contract, candidate, baseline } = planned
  const targets: readonly (readonly [Role, Target])[] = [
    ['candidate', candidate],
    ...(baseline && baseline.golden !== true ? [['baseline', baseline] as const] : []),
  ]
  const { length } = contract.cases
  const units = contract.load ? contract.load.calls : length * planned.samples
  const asked = units + (contract.load?.warmup ?? 0)
  const { request } = wire(plan)
  const worst = (role: Role, target: Target, caseIndex: number) =>
    worstTokens(
      request({ place: 0, contractIndex, contract, caseIndex, case: contract.cases.at(caseIndex), sample: 0 }, role),
      target,
    )
  return targets.map(([role, target]) => {
    const sum = { read: 0, calls: 0, input: 0, output: 0, usd: 0, isLimited: true }
    const price = target.price?.kind === 'tokens' ? target.price : null
    const step = stepOver(length, (caseIndex) => worst(role, target, caseIndex).input)
    for (let caseIndex = 0; caseIndex < length; caseIndex += step) {
      const one = contract.cases.at(caseIndex)
      const { input, output, isLimited } = worst(role, target, caseIndex)
      const turns = one.turns?.length ?? 1
      sum.read++
      sum.calls += turns
      // Each turn sends what was said before: the text that the flow adds, and the answers so far.
      sum.input += turns * (input + bytesOfTurns(one)) + (output * turns * (turns - 1)) / 2
      sum.output += turns * output
      for (let turn = 0; price !== null && turn < turns; turn++)
        sum.usd += worstTokensUsd(price, { input: input + bytesOfTurns(one) + output * turn, output })
      sum.isLimited &&= isLimited
    }
    const scaled = (total: number): number => Math.ceil((total / sum.read) * asked)
    const inputTokensAtMost = scaled(sum.input)
    const outputTokensAtMost = scaled(sum.output)
    return {
      role,
      target,
      units,
      calls: scaled(sum.calls),
      inputTokensAtMost,
      outputTokensAtMost,
      usdAtMost: price && (sum.usd / sum.read) * asked,
      isLimited: sum.isLimited,
    }
  })
}

/** All that the turns of a flow may add to the conversation, their answers apart. */
const bytesOfTurns = ({ turns }: Case): number =>
  turns === undefined
    ? 0
    : Buffer.byteLength(
        JSON.stringify(
          turns.map(({ user, toolResults }) => [
            user ?? null,
            toolResults?.map(({ results }) => results.map(({ result }) => result)) ?? null,
          ]),
        ),
      )

/** From one case that is read to the next: 1 where all are. `bytesOf` is asked for a few cases of a long list. */
function stepOver(length: number, bytesOf: (caseIndex: number) => number): number {
  if (length <= CASES_MEASURED) return 1
  let bytes = 0
  for (let nth = 0; nth < CASES_MEASURED; nth++) bytes += bytesOf(Math.floor((nth * length) / CASES_MEASURED))
  const most = Math.min(MOST_CASES_READ, Math.max(CASES_MEASURED, MOST_BYTES_READ / (bytes / CASES_MEASURED)))
  return Math.max(1, Math.ceil(length / most))
}
