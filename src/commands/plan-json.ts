import type { Forecast } from '../gate/forecast/forecast.ts'
import type { PlannedContract, Target } from '../plan/plan.ts'
import { reportFinding } from '../report/finding.ts'
import { forecastRun } from '../verdict/forecast/forecast-plan.ts'
import { plannedCosts, plannedCostsJson } from './plan-owners.ts'
import { type Expected, type Totals, totalsOf } from './plan-totals.ts'

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
