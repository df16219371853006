import { parseDecimal } from '../contract/decimal.ts'
import type { JournalHeader } from '../journal/line.ts'
import { readJournal } from '../journal/reader.ts'
import { canonicalJson } from '../json/canonical.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { judgedBy } from '../plan/judged-by.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { readEnd } from '../run/stop.ts'
import { schemasOf, wire } from '../run/wiring.ts'
import { createLedger } from '../verdict/ledger/ledger.ts'
import type { Conducted } from './conduct.ts'
import { decodeFindings } from './findings.ts'
import { baselineSource } from './golden.ts'
import { absolute, unreadableLines } from './journals.ts'
import { judged } from './judged.ts'
import { mergedLoads } from './loads.ts'
import { withModels } from './models-in-force.ts'
import { movedPlaces } from './moved.ts'
import { type Prepared, prepare, readPolicy } from './prepare.ts'
import { type Recalled, recall } from './recall.ts'
import type { GateEnd, GatePorts, GateRequest } from './request.ts'
import { judgedByOther } from './what-if.ts'

export interface RejudgeRequest {
  readonly cwd: string
  /** One journal, or those of all shards of one run. */
  readonly journals: readonly string[]
  /** Other contracts, policy or thresholds than the run had; null: as the journal says. */
  readonly overrides: Partial<Pick<GateRequest, 'contracts' | 'policyFiles' | 'confidence'>>
}

/** The verdict again from journals, without a call: the same bytes, or with other thresholds an answer to "what if". */
export async function runRejudge(request: RejudgeRequest, ports: GatePorts): Promise<GateEnd> {
  const read = await readHeaders(request, ports)
  if (!read.ok) return { kind: 'refused', problems: read.problems, inconclusive: request.journals.length > 1 }
  const { headers, shards } = read.value
  const header = headers[0] as JournalHeader
  const again = withItsModels(requestOf(header, request.cwd), header, ports)
  const asked = withOverrides(again, request.overrides, ports)
  if (!asked.ok) return { kind: 'refused', problems: asked.problems }
  const prepared = prepare(asked.value, ports)
  if (!prepared.ok) return { kind: 'refused', problems: prepared.problems }
  const { plan } = prepared.value
  const changed = isChanged(prepared.value, header)
  if (plan.digest !== header.plan && !changed)
    return { kind: 'refused', problems: [{ code: 'journal-other-plan', args: { file: request.journals[0] ?? '' } }] }
  const judge = ports.createJudge()
  try {
    const faults = await judge.prepare(schemasOf(plan))
    if (faults.length > 0) return { kind: 'refused', problems: faults }
    const ledger = createLedger(plan)
    const seen = new Uint8Array(plan.unitCount)
    const callbacks = new Set(Object.keys(prepared.value.policy.callbacks))
    const moved = movedPlaces(plan)
    const recalled: Recalled[] = []
    for (const [at, journal] of request.journals.entries()) {
      const { shard } = headers[at] as JournalHeader
      recalled.push(
        await recall(absolute(request.cwd, journal), {
          plan,
          wiring: wire(plan),
          judge,
          observe: ledger.put,
          verify: changed,
          moved: changed ? moved : undefined,
          callbacks,
          seen,
          shard,
        }),
      )
    }
    const whatIf = changed || header.settings.judged_by !== judgedBy(plan)
    const warnings = [...shards, ...request.journals.flatMap((file, at) => oddLines(file, recalled[at] as Recalled))]
    const whole = shards.length === 0 && (changed || recalled.every((one) => one.strangers === 0))
    return judged(prepared.value, ledger, conductedOf(recalled, whole, warnings), {
      baselineFrom: baselineSource(plan, header.settings.baseline_from === 'journal' ? 'journal' : 'live'),
      whatIf,
      day: again.day ?? ports.today(),
      ...decodeFindings(header.findings),
    })
  } finally {
    await judge.close()
  }
}

/** The request with the models that its run was given by the base branch; as the policy's files say where it was not. */
function withItsModels(again: GateRequest, { settings }: JournalHeader, ports: GatePorts): GateRequest {
  const models = isObject(settings.request) ? settings.request.models : undefined
  const policy = isObject(models) ? readPolicy(again, ports) : null
  return isObject(models) && policy?.ok
    ? { ...again, policy: { value: withModels(policy.value, models), warnings: policy.warnings } }
    : again
}

/** The run's request, judged by another policy or at another confidence. */
function withOverrides(
  again: GateRequest,
  { policyFiles, ...others }: RejudgeRequest['overrides'],
  ports: GatePorts,
): Result<GateRequest> {
  const request = { ...again, ...others }
  if (!policyFiles) return good(request)
  const own = again.policy ? good(again.policy.value, again.policy.warnings) : readPolicy(again, ports)
  const other = readPolicy({ cwd: again.cwd, policyFiles }, ports)
  if (!own.ok || !other.ok) return bad(...(own.ok ? [] : own.problems), ...(other.ok ? [] : other.problems))
  return good({
    ...request,
    policy: { value: judgedByOther(own.value, other.value), warnings: [...own.warnings, ...other.warnings] },
  })
}

/** Contracts or case files other than those of the run: requests must then be compared call by call. */
const isChanged = ({ plan }: Prepared, header: JournalHeader): boolean =>
  plan.contracts.some(({ contract }) => [...contract.files].some(([file, digest]) => header.files[file] !== digest))

interface Headers {
  readonly headers: readonly JournalHeader[]
  /** Shards that are not there: the result can't be complete without them. */
  readonly shards: readonly Problem[]
}

async function readHeaders({ journals, cwd }: RejudgeRequest, { files }: GatePorts): Promise<Result<Headers>> {
  const problems: Problem[] = []
  const headers: JournalHeader[] = []
  for (const file of journals) {
    const header = files.inspect(absolute(cwd, file)) === null ? undefined : await firstHeader(absolute(cwd, file))
    if (header === undefined) problems.push({ code: 'journal-absent', args: { file } })
    else if (header === null) problems.push({ code: 'journal-without-header', args: { file } })
    else {
      const fault = headers[0] ? whyNotMerged(header, headers[0], file) : null
      if (fault === null) headers.push(header)
      else problems.push(fault)
    }
  }
  if (problems.length > 0) return bad(...problems)
  const total = headers[0]?.shard?.total ?? 1
  const indexes = headers.map((header) => header.shard?.index ?? 1)
  const repeated = indexes.filter((index, at) => indexes.indexOf(index) !== at)
  if (repeated.length > 0)
    return bad(...repeated.map((index) => ({ code: 'shard-repeated' as const, args: { index, total } })))
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter((index) => !indexes.includes(index))
  return good({ headers, shards: missing.map((index) => ({ code: 'shard-missing', args: { index, total } })) })
}

/** Why a journal is no other part of the run that the first one is of. */
function whyNotMerged(header: JournalHeader, first: JournalHeader, file: string): Problem | null {
  if (header.plan !== first.plan) return { code: 'journal-other-plan', args: { file } }
  if (!sameJson(header.settings.origin ?? null, first.settings.origin ?? null))
    return { code: 'run-other', args: { file } }
  const total = header.shard?.total ?? 1
  const expected = first.shard?.total ?? 1
  return total === expected
    ? null
    : { code: 'shard-total', args: { file, index: header.shard?.index ?? 1, total, expected } }
}

const sameJson = (one: JsonValue, other: JsonValue): boolean => canonicalJson(one) === canonicalJson(other)

/** null where the file does not begin with a journal's header. */
export async function firstHeader(path: string): Promise<JournalHeader | null> {
  for (const { line } of readJournal(path)) return line?.type === 'header' ? line : null
  return null
}

/** The request that made a journal's plan. Settings come from a file, so each member is read for what it should be. */
function requestOf({ settings }: JournalHeader, cwd: string): GateRequest {
  const said: JsonObject = isObject(settings.request) ? settings.request : {}
  const number = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null)
  const texts = (value: JsonValue | undefined): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  const maxCases = number(said.max_cases)
  return {
    cwd,
    contracts: texts(said.contracts),
    policyFiles: Array.isArray(said.policy_files) ? texts(said.policy_files) : null,
    candidate: flags(said.candidate),
    baseline: flags(said.baseline),
    selection: { cases: texts(said.cases), ...(maxCases === null ? {} : { maxCases }) },
    samples: number(said.samples),
    confidence: typeof said.confidence === 'string' ? parseDecimal(said.confidence) : null,
    concurrency: null,
    maxCostUsd: number(said.max_cost),
    maxCalls: number(said.max_calls),
    deadlineMs: number(said.deadline_ms),
    timeoutMs: null,
    seed: number(said.seed),
    stopEarly: typeof said.stop_early === 'boolean' ? said.stop_early : null,
    shard: null,
    journal: null,
    replay: null,
    baselineReplay: null,
    ...(typeof said.day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(said.day) ? { day: said.day } : {}),
  }
}

function flags(value: JsonValue | undefined): GateRequest['candidate'] {
  const text = (member: JsonValue | undefined): string | null => (typeof member === 'string' ? member : null)
  return isObject(value)
    ? { model: text(value.model), provider: text(value.provider), baseUrl: text(value.base_url ?? value.baseUrl) }
    : { model: null, provider: null, baseUrl: null }
}

/** Lines of a journal that were not counted, for its warnings. */
export const oddLines = (file: string, { unreadable, strangers }: Recalled): readonly Problem[] => [
  ...unreadableLines(file, unreadable),
  ...(strangers === 0 ? [] : [{ code: 'journal-strangers', args: { file, count: strangers } }]),
]

/** Shards run side by side: the longest counts. A journal that was torn, or is not whole, makes a run that did not end. */
export function conductedOf(recalled: readonly Recalled[], whole: boolean, warnings: readonly Problem[]): Conducted {
  const last = recalled.map(({ ends, torn }) => {
    const end = ends.at(-1)
    return end && !torn && whole ? readEnd(end) : null
  })
  const elapsed = recalled.map(({ ends }) => ends.reduce((sum, end) => sum + end.elapsed_ms, 0))
  const known = last.filter((end) => end !== null)
  const [stopped] = known.filter(({ reason }) => reason !== 'finished' && reason !== 'stopped-early')
  const early = known.find(({ reason }) => reason === 'stopped-early')
  return {
    end: known.length < last.length ? { reason: 'interrupted' } : (stopped ?? early ?? { reason: 'finished' }),
    elapsedMs: Math.max(0, ...elapsed),
    loads: mergedLoads(recalled.flatMap(({ ends }) => ends)),
    loopDelayMs: Math.max(0, ...recalled.flatMap(({ ends }) => ends.map((end) => end.loop_delay_ms))),
    warnings,
  }
}
