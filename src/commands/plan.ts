import { EXIT } from '../exit-codes.ts'
import { type Forecast, runForecast } from '../gate/forecast/forecast.ts'
import { candidateRequests, namedModels } from '../gate/matrix/candidates.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GateRequest } from '../gate/request/request.ts'
import type { PlannedContract, Target } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { reportFinding } from '../report/finding.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { forecastRun } from '../verdict/forecast/forecast-plan.ts'
import type { CommandIo } from './io.ts'
import { plannedCosts, plannedCostsJson } from './plan-owners.ts'
import { planText, planTogether } from './plan-text.ts'
import { type Expected, type Totals, totalsOf } from './plan-totals.ts'

/** `modelgate plan`: what a run would send and could prove, for each model named. Exit 2 where a run would be refused. */
export async function plan(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const forecasts: Forecast[] = []
  for (const request of requestsOf(globs, flags, io)) {
    const forecast = await runForecast(request, ports)
    if (!forecast.ok) return refuse(forecast.problems, flags, io)
    forecasts.push(forecast.value)
  }
  if (flags.format === 'json') {
    const [first, ...others] = forecasts.map(planJson)
    io.sink.out(`${JSON.stringify(others.length === 0 ? first : [first, ...others], null, 2)}\n`)
  } else {
    const texts = forecasts.map((forecast) => planText(forecast, flags.quiet === true))
    io.sink.out([...texts, ...(forecasts.length > 1 ? [planTogether(forecasts)] : [])].join('\n'))
  }
  return EXIT.good
}

/** Several models as the one run that they would be. */
function requestsOf(globs: readonly string[], flags: RunFlags, io: CommandIo): readonly GateRequest[] {
  const requestFor = (model: string | null): GateRequest => requestOf(globs, flags, model, io.cwd)
  const models = namedModels(flags.model)
  const named = models.flatMap((model) => model ?? [])
  if (named.length < 2) return models.map(requestFor)
  return candidateRequests(named, flags.need ?? 'any', requestFor).map(({ request }) => request)
}

function refuse(problems: readonly Problem[], { format }: RunFlags, io: CommandIo): number {
  if (format === 'json') {
    const findings = problems.map((problem) => reportFinding({ ...problem, severity: 'error' }))
    io.sink.out(`${JSON.stringify({ format: 1, problems: findings }, null, 2)}\n`)
  } else io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  return EXIT.refused
}

/** `plan --format json`. Members are snake_case, as in the other published formats; nothing known is null. */
export function planJson(forecast: Forecast) {
  const { plan, contracts, aboutMs, findings } = forecast
  const { limits } = plan
  const [first] = plan.contracts
  return {
    format: 1,
    plan: plan.digest,
    seed: plan.seed,
    confidence: plan.confidence === null ? null : Number(plan.confidence.text),
    candidate: modelJson(first?.candidate ?? null),
    baseline: modelJson(plan.contracts.find(({ baseline }) => baseline)?.baseline ?? null),
    judge: plan.judge,
    stops_early: plan.stopEarly,
    says: forecastRun(plan),
    totals: totalsJson(totalsOf(contracts.flatMap(({ models }) => models))),
    about_minutes: aboutMs === null ? null : Number((aboutMs / 60_000).toPrecision(3)),
    limits: {
      max_calls: limits.maxCalls,
      max_cost: limits.maxCostUsd ?? null,
      deadline_ms: limits.deadlineMs ?? null,
      concurrency: limits.concurrency,
    },
    contracts: contracts.map((one, index) => contractJson(one, plan.contracts[index])),
    ...plannedCostsJson(plannedCosts(forecast)),
    findings: findings.map(reportFinding),
  }
}

function contractJson({ name, models, requirements }: Forecast['contracts'][number], planned?: PlannedContract) {
  return {
    name,
    file: planned?.contract.file,
    cases: planned?.contract.cases.length,
    samples: planned?.samples,
    units: models[0]?.units,
    models: models.map((one) => ({
      role: one.role,
      model: one.target.model,
      output_is_limited: one.isLimited,
      ...totalsJson(totalsOf([one])),
    })),
    requirements: requirements.map(({ id, units, provable, observed, confident, says }) => ({
      id,
      units,
      provable,
      ...(observed && { need: observed.need, good_rate: observed.goodRate, good_fails: observed.goodFails }),
      ...(confident && {
        fewest_units: confident.fewestUnits,
        settles_clean_at: confident.settlesCleanAt,
        good_rate: confident.goodRate,
        good_passes: confident.goodPasses,
        good_fails: confident.goodFails,
        good_mean_units: confident.goodMeanUnits,
      }),
      says,
    })),
  }
}

const modelJson = (target: Target | null) => target && { provider: target.providerName, model: target.model }

const totalsJson = ({ calls, inputTokens, outputTokens, usd }: Totals) => ({
  calls,
  tokens: { input: expectedJson(inputTokens, 0), output: expectedJson(outputTokens, 0) },
  usd: expectedJson(usd, 8),
})

function expectedJson({ atMost, about }: Expected, digits: number) {
  const rounded = (value: number | null): number | null => value && Number(value.toFixed(digits))
  return { at_most: rounded(atMost), about: rounded(about) }
}
