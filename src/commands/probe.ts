import { EXIT } from '../exit-codes.ts'
import { type ProbePlan, planProbe, probeEndpoint } from '../gate/probe.ts'
import { absolute } from '../gate/request/absolute-path.ts'
import type { ProbeFinding } from '../probe/probe.ts'
import type { ProbeRecord } from '../probe/probe-record.ts'
import { MOST_CALLS } from '../probe/probes.ts'
import type { Problem } from '../problem/problem.ts'
import { reportFinding } from '../report/finding.ts'
import { counted, dollars } from '../report/text/numbers.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { visible } from '../report/text/visible.ts'
import { findingLine } from './check.ts'
import type { CommandIo } from './io.ts'
import { knownModels, refuse } from './models.ts'
import { refusedPaths } from './refused-paths.ts'

export interface ProbeFlags {
  readonly model?: string
  readonly provider?: string
  readonly baseUrl?: string
  readonly policy?: readonly string[]
  readonly out?: string
  /** US dollars. */
  readonly maxCost?: number
  readonly format: 'text' | 'json'
  readonly quiet?: boolean
}

/**
 * `modelgate probe`: what an endpoint does with each thing that a request can ask for. Exit 0 where all of it was asked,
 * 3 where the endpoint went away meanwhile, 2 where it never answered.
 */
export async function probe(flags: ProbeFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const known = knownModels(flags, io)
  if (!known.ok) return refuse(known.problems, io, flags.format)
  const outside = refusedPaths([flags.out], io)
  if (outside !== null) return outside
  const asked = { model: flags.model ?? null, provider: flags.provider ?? null, baseUrl: flags.baseUrl ?? null }
  const planned = planProbe(known.value.policy, known.value.registry, asked, ports)
  if (!planned.ok) return refuse(planned.problems, io, flags.format)
  const plan = planned.value
  for (const finding of plan.findings) io.sink.err(`${findingLine(reportFinding(finding))}\n`)
  for (const warning of planned.warnings) io.sink.err(`${renderProblem(warning)}\n`)
  if (plan.findings.some(({ severity }) => severity === 'error')) return EXIT.failed
  const { mostUsd } = plan
  if (flags.maxCost !== undefined && (mostUsd === null || mostUsd > flags.maxCost))
    return refuse([overLimit(plan, flags.maxCost)], io, flags.format)
  io.sink.err(`${priceLine(plan)}\n`)
  io.signals.watch()
  const isShown = flags.format === 'text' && flags.quiet !== true
  const done = (finding: ProbeFinding): void =>
    isShown ? io.sink.err(`${visible(progressLine(finding))}\n`) : undefined
  const record = await probeEndpoint(plan, { ...ports, done })
  return printRecord(record, flags, io)
}

const progressLine = ({ title, calls }: ProbeFinding): string => `asked: ${title} (${counted(calls, 'call')})`

const overLimit = ({ target, mostUsd }: ProbePlan, limit: number): Problem => ({
  code: 'probe-over-limit',
  args: {
    says: mostUsd === null ? `the price of ${target.model} is not known` : `it may cost ${dollars(mostUsd)}`,
    limit,
  },
})

/** What it may come to, before it starts. */
function priceLine({ target, calls, mostUsd }: ProbePlan): string {
  const price = mostUsd === null ? `the price of ${target.model} is not known` : `${dollars(mostUsd)} at most`
  const { origin, pathname } = new URL(target.baseUrl)
  return visible(
    `${target.model} at ${origin}${pathname}: ${calls} calls, ${MOST_CALLS} with those made again; ${price}`,
  )
}

async function printRecord(record: ProbeRecord, { out, format }: ProbeFlags, io: CommandIo): Promise<number> {
  const safe = io.sink.data(record)
  if (safe.findings[0]?.state !== 'enforced') {
    const reason = safe.stopped ?? safe.findings[0]?.evidence ?? 'it answers in no form that is known'
    return refuse([{ code: 'probe-silent', args: { reason } }], io, format)
  }
  const json = `${JSON.stringify(safe, null, 2)}\n`
  io.sink.out(format === 'json' ? json : `${recordLines(safe).join('\n')}\n`)
  const unwritten = out === undefined ? null : await io.sink.file(absolute(io.cwd, out), json)
  if (unwritten !== null) {
    io.sink.err(`${renderProblem(unwritten)}\n`)
    return EXIT.refused
  }
  if (io.signals.signal.aborted) return io.signals.code()
  return safe.stopped === null ? EXIT.good : EXIT.inconclusive
}

/** A finding a line, its evidence below it, then what it came to. */
function recordLines(record: ProbeRecord): readonly string[] {
  const { findings, calls, cost_usd: usd, server, fingerprint, served_model: served, stopped } = record
  const asked = findings.filter((one) => one.calls > 0)
  const width = Math.max(...asked.map(({ title }) => title.length))
  const cost = usd === null ? '' : `, ${dollars(usd)}`
  const who = [server, fingerprint, served].filter((one) => one !== null)
  return [
    ...asked.flatMap(({ title, state, evidence }) => [`${title.padEnd(width)}  ${state}`, `  ${evidence}`]),
    ...(stopped === null ? [] : [`${counted(findings.length - asked.length, 'question')} not asked: ${stopped}`]),
    `${counted(calls, 'call')}${cost}; answered by ${who.length === 0 ? 'nobody that gives a name' : who.join(', ')}`,
  ].map(visible)
}
