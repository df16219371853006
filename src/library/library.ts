import { repositoryPaths } from '../base/repository-paths.ts'
import { runCheck } from '../gate/check.ts'
import { checkReport } from '../gate/check-report.ts'
import { runRejudge } from '../gate/journals/rejudge.ts'
import { absolute } from '../gate/request/absolute-path.ts'
import {
  type Read,
  readConcurrency,
  readDrop,
  readInteger,
  readSamples,
  readSeed,
  readShare,
} from '../gate/request/option-values.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GateEnd, GatePorts, GateRequest } from '../gate/request/request.ts'
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

/**
 * The gate's request. Values are read by the readers of the command line.
 *
 * @throws {TypeError} for a value that no option takes: that is a fault of the calling program
 */
function gateRequestOf(options: RunOptions, cwd: string): GateRequest {
  const { contracts = [], model = null } = options
  const named = (
    [
      'baseline',
      'provider',
      'baselineProvider',
      'baseUrl',
      'baselineBaseUrl',
      'journal',
      'replay',
      'baselineReplay',
    ] as const
  ).flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]] as const]))
  const flags: RunFlags = {
    reportDir: '',
    format: 'json',
    ...Object.fromEntries(named),
    ...(options.policy && { policy: [...options.policy] }),
    ...(options.cases && { case: [...options.cases] }),
    ...Object.fromEntries(NUMBERS.flatMap(([key, flag, read]) => numberOf(options, key, flag, read))),
  }
  return requestOf(contracts, flags, model, cwd)
}

/** Options that are numbers, the flag that each is, and who reads it. */
const NUMBERS: readonly (readonly [keyof RunOptions, keyof RunFlags, (text: string) => Read<unknown>])[] = [
  ['maxCases', 'maxCases', readInteger(1)],
  ['samples', 'samples', readSamples],
  ['confidence', 'confidence', readShare],
  ['concurrency', 'concurrency', readConcurrency],
  ['maxCostUsd', 'maxCost', readAmount],
  ['maxCalls', 'maxCalls', readInteger(1)],
  ['deadlineMs', 'deadline', readInteger(1)],
  ['timeoutMs', 'timeout', readInteger(1)],
  ['seed', 'seed', readSeed],
  ['maxDrop', 'maxDrop', readDrop],
]

function numberOf(
  options: RunOptions,
  key: keyof RunOptions,
  flag: keyof RunFlags,
  read: (text: string) => Read<unknown>,
): readonly (readonly [keyof RunFlags, unknown])[] {
  const value = options[key]
  return value === undefined ? [] : [[flag, readOption(key, value, read)]]
}

/** An option's value as the reader of its flag takes it. */
function readOption<Value>(name: string, value: unknown, read: (text: string) => Read<Value>): Value {
  const result = typeof value === 'number' ? read(String(value)) : { wanted: 'a number is wanted' }
  if ('wanted' in result) throw new TypeError(`${name} is ${String(value)}: ${result.wanted}`)
  return result.value
}

/** A number needs no notation: any that is finite and not below 0. */
function readAmount(text: string): Read<number> {
  const value = Number(text)
  return Number.isFinite(value) && value >= 0 ? { value } : { wanted: 'an amount in US dollars is wanted' }
}
