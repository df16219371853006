import { basename } from 'node:path'
import type { JournalHeader } from '../../journal/line.ts'
import { type Recorded, readRecorded } from '../../journal/recorded.ts'
import { canonicalJson } from '../../json/canonical.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import type { Answered } from '../../model/answer.ts'
import type { CallKey } from '../../model/client.ts'
import type { Plan, PlannedContract, Role, Target } from '../../plan/plan.ts'
import type { Requirement } from '../../plan/requirement.ts'
import type { Finding } from '../../preflight/finding.ts'
import { bad, good, type Result } from '../../problem/problem.ts'
import type { ReusedAnswer } from '../../run/reused-answer.ts'
import { absolute } from '../request/absolute-path.ts'
import type { Prepared } from '../request/prepare.ts'
import { decodeRequest } from '../request/recorded-request.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import { hostsIn } from './endpoints-asked.ts'
import { journalFault } from './journal-fault.ts'
import { isOfOtherCriteria, isOfOtherFile } from './judged-otherwise.ts'

/** Answers of an earlier run that stand in for calls of this one (`--reuse`). */
export interface ReusableAnswers {
  /** The same request's answer, marked with its day and without its times; undefined: the call is to be made. */
  readonly answer: ReusedAnswer
  /** Why answers that are there are not taken. */
  readonly findings: readonly Finding[]
}

const ROLES: readonly Role[] = ['candidate', 'baseline']
const DAY_MS = 86_400_000

/** Reads the journal that `--reuse` names; null where the run reuses nothing. */
export async function readReusable(
  { plan, policy }: Pick<Prepared, 'plan' | 'policy'>,
  request: GateRequest & { readonly day: string },
  { files }: Pick<GatePorts, 'files'>,
): Promise<Result<ReusableAnswers | null>> {
  const path = request.reuse ?? null
  if (path === null) return good(null)
  // A report names no place of the machine that made it.
  const file = path.startsWith('/') ? basename(path) : path
  if (request.replay !== null || request.baselineReplay !== null)
    return bad({ code: 'reuse-with-recordings', args: {} })
  const fault = journalFault(path, request.cwd, files)
  if (fault?.code === 'journal-absent')
    return good({ answer: () => undefined, findings: [{ code: 'reuse-absent', args: { file }, severity: 'warning' }] })
  if (fault !== null) return bad(fault)
  const recorded = await readRecorded(absolute(request.cwd, path))
  const { header } = recorded
  if (header === null) return bad({ code: 'journal-without-header', args: { file } })
  const asked = decodeRequest(header, request.cwd)
  const day = asked.day ?? null
  const limit = policy.reuse.maxAgeDays
  const isFresh = (of: string | null): of is string => of !== null && ageDays(of, request.day) <= limit
  const unfit = reasonsByContract(plan, header, !isSameSelection(asked, request))
  const takes = ({ contract }: PlannedContract): boolean => !unfit.has(contract.name)
  return good({
    findings: isFresh(day)
      ? findingsOf(plan, header, unfit, file)
      : [{ code: 'reuse-too-old', args: { file, day: day ?? 'an unknown day', limit }, severity: 'warning' }],
    answer: (key, planned) => {
      const target = key.role === 'candidate' ? planned.candidate : planned.baseline
      if (target === null || target.golden || !takes(planned)) return undefined
      for (const role of ROLES) {
        if (!isAskedOf(header, role, target)) continue
        const found = answeredIn(recorded, { ...key, role })
        const of = found?.reused ?? day
        if (found !== undefined && isFresh(of)) return { ...found, reused: of, ms: NOT_TIMED_HERE }
      }
      return undefined
    },
  })
}

/** A time belongs to the minutes in which it was measured. */
const NOT_TIMED_HERE = { queued: 0, firstByte: null, firstToken: null, total: null } as const

/** Of what the endpoint refused it may be asked again: only answers are taken. */
function answeredIn(recorded: Recorded, key: CallKey): Answered | undefined {
  const answer = recorded.answer(key)?.answer
  return answer?.kind === 'answered' ? answer : undefined
}

/** Days from one ISO day to another; a day that is still to come is like none. */
function ageDays(of: string, today: string): number {
  const days = (Date.parse(today) - Date.parse(of)) / DAY_MS
  return days >= 0 ? days : Number.POSITIVE_INFINITY
}

/** Which endpoint answered a line is known where its role was asked of one alone. */
function isAskedOf({ settings }: JournalHeader, role: Role, { providerName, baseUrl }: Target): boolean {
  const asked: readonly JsonValue[] = Array.isArray(settings.asked_of) ? settings.asked_of : []
  const own = asked.filter((one) => isObject(one) && one.role === role)
  const wanted = canonicalJson({ role, provider: providerName, origin: new URL(baseUrl).origin })
  return own.length === 1 && canonicalJson(own[0] ?? null) === wanted
}

type Unfit = 'timed' | 'same-model' | 'other-criteria'

/** Contracts whose calls are all made, and why. */
function reasonsByContract(plan: Plan, header: JournalHeader, otherCases: boolean): ReadonlyMap<string, Unfit> {
  const others = otherCases || isOfOtherCriteria(plan, header) || header.seed !== plan.seed
  return new Map(
    plan.contracts.flatMap((planned): readonly (readonly [string, Unfit])[] => {
      const { contract, requirements } = planned
      if (contract.load || requirements.some(isTimed)) return [[contract.name, 'timed']]
      if (isSameModel(planned)) return [[contract.name, 'same-model']]
      return plan.confidence !== null && (others || isOfOtherFile(contract, header))
        ? [[contract.name, 'other-criteria']]
        : []
    }),
  )
}

const isTimed = (one: Requirement): boolean =>
  one.kind === 'speed' || (one.kind === 'max-increase' && one.measure !== 'cost_per_call')

/** A model against itself is a question about now. */
const isSameModel = ({ candidate, baseline }: PlannedContract): boolean =>
  baseline !== null && candidate.model === baseline.model && candidate.baseUrl === baseline.baseUrl

/** Cases that were chosen after their answers were seen prove nothing. */
const isSameSelection = (one: GateRequest, other: GateRequest): boolean =>
  canonicalJson([[...one.selection.cases], one.selection.maxCases ?? null]) ===
  canonicalJson([[...other.selection.cases], other.selection.maxCases ?? null])

function findingsOf(
  { contracts }: Plan,
  header: JournalHeader,
  unfit: ReadonlyMap<string, Unfit>,
  file: string,
): readonly Finding[] {
  const targets = contracts.flatMap(({ candidate, baseline }) => [candidate, ...(baseline ? [baseline] : [])])
  if (!targets.some((target) => ROLES.some((role) => isAskedOf(header, role, target))))
    return [{ code: 'reuse-elsewhere', args: { file, was: hostsIn(header) }, severity: 'warning' }]
  const notReused = (why: Unfit, code: Finding['code'], severity: Finding['severity']): readonly Finding[] => {
    const names = [...unfit].flatMap(([name, reason]) => (reason === why ? [`\`${name}\``] : []))
    return names.length === 0 ? [] : [{ code, args: { file, names: names.join(', ') }, severity }]
  }
  return [
    ...notReused('other-criteria', 'reuse-other-criteria', 'warning'),
    ...notReused('timed', 'reuse-timed', 'note'),
    ...notReused('same-model', 'reuse-same-model', 'note'),
  ]
}
