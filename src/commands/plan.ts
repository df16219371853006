import { EXIT } from '../exit-codes.ts'
import { type Forecast, runForecast } from '../gate/forecast/forecast.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { Problem } from '../problem/problem.ts'
import { reportFinding } from '../report/finding.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { CommandIo } from './io.ts'
import { planJson } from './plan-json.ts'
import { planText } from './plan-text.ts'

/** `modelgate plan`: what a run would send and could prove, for each model named. Exit 2 where a run would be refused. */
export async function plan(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const models = flags.model && flags.model.length > 0 ? flags.model : [null]
  const forecasts: Forecast[] = []
  for (const model of models) {
    const forecast = await runForecast(requestOf(globs, flags, model, io.cwd), ports)
    if (!forecast.ok) return refuse(forecast.problems, flags, io)
    forecasts.push(forecast.value)
  }
  if (flags.format === 'json') {
    const [first, ...others] = forecasts.map(planJson)
    io.sink.out(`${JSON.stringify(others.length === 0 ? first : [first, ...others], null, 2)}\n`)
  } else io.sink.out(forecasts.map((forecast) => planText(forecast, flags.quiet === true)).join('\n'))
  return EXIT.good
}

function refuse(problems: readonly Problem[], { format }: RunFlags, io: CommandIo): number {
  if (format === 'json') {
    const findings = problems.map((problem) => reportFinding({ ...problem, severity: 'error' }))
    io.sink.out(`${JSON.stringify({ format: 1, problems: findings }, null, 2)}\n`)
  } else io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  return EXIT.refused
}
