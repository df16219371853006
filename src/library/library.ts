import { repositoryPaths } from '../base/repository-paths.ts'
import { runCheck } from '../gate/check.ts'
import { checkReport } from '../gate/check-report.ts'
import { runRejudge } from '../gate/journals/rejudge.ts'
import { absolute } from '../gate/request/absolute-path.ts'
import { readShare } from '../gate/request/option-values.ts'
import type { GateEnd, GatePorts } from '../gate/request/request.ts'
import { runGate } from '../gate.ts'
import type { Judgement } from '../outcome/judgement.ts'
import { writeReports } from '../publish/reports.ts'
import type { Sink } from '../publish/sink.ts'
import type { CheckReport } from '../report/check-report.ts'
import type { PathOf } from '../report/path-of.ts'
import type { Report } from '../report/report.ts'
import { answered } from './answer.ts'
import { caseCriteria } from './case-criteria.ts'
import { ContractError } from './contract-error.ts'
import { gateRequestOf, readOption } from './gate-request.ts'
import { judgedOf } from './judged-of.ts'
import type { CheckOptions, GivenAnswer, Judged, RejudgeOptions, RunOptions } from './public-types.ts'

/** What the entry gives to one call of the library. */
export interface LibraryPorts {
  /** Absolute. */
  readonly cwd: string
  readonly ports: GatePorts
  /** Writes files, and takes secrets out of data; prints nothing. */
  readonly sink: Sink
}

export async function check(options: CheckOptions, { cwd, ports }: LibraryPorts): Promise<CheckReport> {
  const { engine = null, ...asked } = options
  return checkReport(await runCheck(gateRequestOf(asked, cwd), ports, engine))
}

export async function run(options: RunOptions, { cwd, ports, sink }: LibraryPorts): Promise<Report> {
  const end = await runGate(gateRequestOf(options, cwd), ports)
  const folder = options.reportDir === undefined ? null : absolute(cwd, options.reportDir)
  return reportOf(end, folder, sink, repositoryPaths(cwd, ports.files))
}

export async function rejudge(
  journals: readonly string[],
  { policy, confidence }: RejudgeOptions,
  { cwd, ports, sink }: LibraryPorts,
): Promise<Report> {
  const overrides = {
    ...(policy && { policyFiles: policy }),
    ...(confidence !== undefined && { confidence: readOption('confidence', confidence, readShare) }),
  }
  return reportOf(await runRejudge({ cwd, journals, overrides }, ports), null, sink)
}

export async function judge(
  contract: string,
  answer: GivenAnswer,
  caseId: string | undefined,
  { cwd, ports }: LibraryPorts,
): Promise<Judged> {
  const asked = caseCriteria(contract, caseId, { port: ports.files, cwd })
  if (!asked.ok) throw new ContractError(asked.problems)
  const given = answered(answer)
  if (!given.ok) throw new ContractError(given.problems)
  const thread = ports.createJudge()
  try {
    const faults = await thread.prepare(asked.value.schemas)
    if (faults.length > 0) throw new ContractError(faults)
    const judgement: Judgement = await thread.judge(asked.value.criteria, given.value)
    return judgedOf(judgement)
  } finally {
    await thread.close()
  }
}

/** The report of a gate, written where that is asked for. What was not written is a warning of the report's. */
async function reportOf(end: GateEnd, folder: string | null, sink: Sink, pathOf?: PathOf): Promise<Report> {
  if (folder !== null) await writeReports(end.report, folder, sink, pathOf)
  if (end.kind === 'judged' && end.bug !== undefined) throw end.bug
  // Plain data: the calls would keep all that was observed in memory.
  const { calls: _calls, durations: _durations, ...report } = sink.data(end.report)
  return report
}
