import { EXIT } from '../exit-codes.ts'
import { type Forecast, runForecast } from '../gate/forecast/forecast.ts'
import { candidateRequests, namedModels } from '../gate/matrix/candidates.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GateRequest } from '../gate/request/request.ts'
import type { Problem } from '../problem/problem.ts'
import { reportFinding } from '../report/finding.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { CommandIo } from './io.ts'
import { planJson } from './plan-json.ts'
import { planText, planTogether } from './plan-text.ts'

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
