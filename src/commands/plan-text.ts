import type { ContractForecast, Forecast } from '../gate/forecast/forecast.ts'
import type { Plan, PlannedContract } from '../plan/plan.ts'
import { MOST_OUTPUT_TOKENS } from '../registry/known-limits.ts'
import { reportFinding } from '../report/finding.ts'
import { inlineOf, plainText } from '../report/text/inline.ts'
import { count, counted, dollars, duration, NOT_ASKED } from '../report/text/numbers.ts'
import { visible } from '../report/text/visible.ts'
import { forecastRun } from '../verdict/forecast/forecast-plan.ts'
import { plannedCostLines, plannedCosts } from './plan-owners.ts'
import { type Expected, type Totals, totalsOf } from './plan-totals.ts'

/** The plan for people: who is asked how much, what it takes at most, and what each bar means. */
export function planText(forecast: Forecast, isQuiet: boolean): string {
  const { plan, contracts, findings } = forecast
  const shown = findings.map(reportFinding).filter(({ severity }) => severity === 'error' || !isQuiet)
  return [
    heading(forecast),
    '',
    ...table(forecast),
    ...plannedCostLines(plannedCosts(forecast)),
    ...notes(forecast),
    ...shown.map(
      ({ severity, message, place }) =>
        `  ${severity}: ${place ? `${place.file}:${place.line}:${place.column}: ` : ''}${plainText(inlineOf(message))}`,
    ),
    ...(isQuiet ? [] : contracts.flatMap((contract, index) => meanings(contract, plan.contracts[index], plan))),
    '',
  ].join('\n')
}

/** What each bar means for this many calls; `!` marks what this plan can't prove. */
function meanings(
  { name, requirements }: ContractForecast,
  planned: PlannedContract | undefined,
  plan: Plan,
): readonly string[] {
  const aboutCases = plan.confidence !== null && planned?.claim === 'cases'
  const claim = aboutCases ? ': each case counts once, so more cases can settle it and more samples can not' : ''
  return [
    '',
    `${visible(name)}${claim}`,
    ...requirements.map(({ id, says, provable }) => `  ${provable ? '' : '! '}${visible(id)}: ${says.join(' ')}`),
  ]
}

function heading({ plan }: Forecast): string {
  const [first] = plan.contracts
  const baseline = plan.contracts.find((one) => one.baseline)?.baseline
  const model = (target: { readonly model: string; readonly providerName: string } | undefined): string =>
    target ? `${visible(target.model)} (${visible(target.providerName)})` : ''
  const against = baseline ? ` against ${model(baseline)}` : ''
  return `${model(first?.candidate)}${against}: ${counted(plan.unitCount, 'unit')}, seed ${plan.seed}; no call is made now`
}

const TITLES = ['contract', 'cases', 'samples', 'calls', 'input tokens', 'output tokens', 'dollars']

function table({ plan, contracts }: Forecast): readonly string[] {
  const rows = contracts.map(({ name, models }, index) => {
    const planned = plan.contracts[index]
    return [
      visible(name),
      count(planned?.contract.cases.length ?? 0),
      count(planned?.samples ?? 0),
      ...cells(totalsOf(models)),
    ]
  })
  const whole =
    rows.length > 1 ? [['in all', '', '', ...cells(totalsOf(contracts.flatMap(({ models }) => models)))]] : []
  const all = [TITLES, ...rows, ...whole]
  const widths = TITLES.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) =>
    `  ${row.map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  )
}

/** What several candidates come to as one run: each one's calls, and the baseline's once. */
export function planTogether(forecasts: readonly Forecast[]): string {
  const models = forecasts.flatMap(({ plan, contracts }, at) =>
    contracts.flatMap((contract, index) => {
      const isShared = plan.via !== 'batch' && !plan.contracts[index]?.contract.load
      return contract.models.filter(({ role }) => at === 0 || role === 'candidate' || !isShared)
    }),
  )
  const { calls, usd } = totalsOf(models)
  const asked = models.some(({ role }) => role === 'baseline') ? ', the baseline asked once for all of them' : ''
  const cost = expected(usd, dollars, dollarsAtMost)
  return `${counted(forecasts.length, 'candidate')} together: ${counted(calls, 'call')}${cost === NOT_ASKED ? '' : `, ${cost}`}${asked}\n`
}

/** Rounded up as far as it is shown: a bound must not be understated. */
function dollarsAtMost(usd: number): string {
  const step = usd >= 0.01 ? 0.01 : 10 ** (Math.floor(Math.log10(Math.max(usd, 1e-12))) - 1)
  return dollars(Math.ceil(usd / step - 1e-9) * step)
}

const cells = ({ calls, inputTokens, outputTokens, usd }: Totals): readonly string[] => [
  count(calls),
  expected(inputTokens, (value) => count(Math.round(value))),
  expected(outputTokens, (value) => count(Math.round(value))),
  expected(usd, dollars, dollarsAtMost),
]

function expected({ atMost, about }: Expected, text: (value: number) => string, bound = text): string {
  if (atMost === null) return NOT_ASKED
  return about === null ? `≤ ${bound(atMost)}` : `≈ ${text(about)} (≤ ${bound(atMost)})`
}

function notes({ plan, contracts, aboutMs }: Forecast): readonly string[] {
  const models = contracts.flatMap((contract) => contract.models)
  const unpriced = [...new Set(models.filter((one) => one.usdAtMost === null).map((one) => visible(one.target.model)))]
  const unlimited = contracts
    .filter((contract) => contract.models.some((one) => !one.isLimited))
    .map(({ name }) => visible(name))
  const most = Math.max(
    ...models.filter((one) => !one.isLimited).map(({ target }) => target.maxOutput ?? MOST_OUTPUT_TOKENS),
  )
  const { maxCostUsd, maxCalls, deadlineMs, concurrency } = plan.limits
  const limits = [
    `${count(maxCalls)} calls`,
    ...(maxCostUsd === undefined ? [] : [dollars(maxCostUsd)]),
    ...(deadlineMs === undefined ? [] : [duration(deadlineMs)]),
  ]
  return [
    '',
    '  ≤ takes every byte of a request for a token and every answer to be as long as it may; calls that are lost are',
    '  asked again, which is not counted.',
    ...(unlimited.length > 0
      ? [`  No max_tokens in ${unlimited.join(', ')}: ${count(most)} output tokens a call are taken for the most.`]
      : []),
    ...(unpriced.length > 0
      ? [`  No price by tokens for ${unpriced.join(', ')}: name it under prices in modelgate.yaml.`]
      : []),
    aboutMs === null
      ? '  How long it takes is not known; --replay with the journal of an earlier run tells.'
      : `  About ${duration(aboutMs)} at concurrency ${concurrency}, by the earlier run.`,
    `  Stops at ${limits.join(', ')}${plan.stopEarly ? ', or as soon as everything is decided' : ''}.`,
    ...forecastRun(plan).map((sentence) => `  ${visible(sentence)}`),
    ...(plan.shard ? [`  This shard makes one in ${plan.shard.total} of these calls.`] : []),
  ]
}
