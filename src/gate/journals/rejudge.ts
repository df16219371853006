import { dirname, resolve } from 'node:path'
import type { Policy } from '../../contract/policy/policy.ts'
import type { JournalAnchor, JournalHeader } from '../../journal/line.ts'
import { isObject } from '../../json/value.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { baselineSource } from '../golden.ts'
import { judged } from '../judged-report.ts'
import { refused } from '../refused.ts'
import { absolute } from '../request/absolute-path.ts'
import { type Prepared, prepare, readPolicy } from '../request/prepare.ts'
import { decodeRequest } from '../request/recorded-request.ts'
import type { GateEnd, GatePorts, GateRequest } from '../request/request.ts'
import { judgeEarlier } from './earlier-runs.ts'
import { type JournalRead, readHeaders } from './journal-headers.ts'
import { isOfOtherCriteria, isOfOtherFiles } from './judged-otherwise.ts'
import { movedPlaces } from './moved-places.ts'
import { anchorLines, anchorOf, type PinnedAnchor } from './pinned-anchor.ts'
import { decodeFindings } from './recorded-findings.ts'
import { withModels } from './recorded-models.ts'
import type { RejudgedJournal } from './rejudge-journal.ts'
import { rejudgeRun } from './rejudge-run.ts'
import { completedRunOf, uncountedLines } from './rejudged-run.ts'

export interface RejudgeRequest {
  readonly cwd: string
  /** Whether a journal of another folder is judged by the contracts around it: a person asks, who sees which. */
  readonly elsewhere?: true
  /** One journal, or those of all shards of one run. */
  readonly journals: readonly string[]
  /** Journals of earlier runs, for the trend of report.html. */
  readonly earlier?: readonly string[]
  /** Other contracts, policy or thresholds than the run had; null: as the journal says. */
  readonly overrides: Partial<Pick<GateRequest, 'contracts' | 'policyFiles' | 'confidence'>>
}

/** The verdict again from journals, without a call: the same bytes, or with other thresholds an answer to "what if". */
export async function runRejudge(request: RejudgeRequest, ports: GatePorts): Promise<GateEnd> {
  const found = await recordedRun(request, ports)
  if ('kind' in found) return found
  const { journals, shards, header, recorded, asked, prepared, anchor, changed } = found
  const { plan, policy } = prepared
  const judge = ports.createJudge()
  try {
    const again = await rejudgeRun(
      {
        plan,
        policy,
        cwd: request.cwd,
        journals,
        anchor,
        anchorLines: () => linesOfAll(request, journals),
        verify: changed,
        moved: changed ? movedPlaces(plan) : undefined,
      },
      judge,
      ports,
    )
    if (!again.ok) return refused(again.problems, recorded)
    const { ledger, rejudged } = again.value
    const earlier = await judgeEarlier(request.earlier ?? [], request.cwd, prepared, judge, ports)
    const warnings = [
      ...shards,
      ...journals.flatMap(({ file }, at) => uncountedLines(file, rejudged[at] as RejudgedJournal)),
    ]
    const whole = shards.length === 0 && (changed || rejudged.every((one) => one.strangers === 0))
    return judged(prepared, ledger, completedRunOf(rejudged, whole, warnings), {
      baselineFrom: baselineSource(plan, header.settings.baseline_from === 'journal' ? 'journal' : 'live'),
      whatIf: changed || isOfOtherCriteria(plan, header),
      asked,
      day: recorded.day ?? ports.today(),
      anchor,
      earlier,
      ...decodeFindings(header.findings),
    })
  } finally {
    await judge.close()
  }
}

interface RecordedRun {
  readonly journals: readonly JournalRead[]
  /** What is missing of a run in shards. */
  readonly shards: readonly Problem[]
  /** The first journal's. */
  readonly header: JournalHeader
  /** As the header says, and with what is asked otherwise now. */
  readonly recorded: GateRequest
  readonly asked: GateRequest
  readonly prepared: Prepared
  readonly anchor: PinnedAnchor | null
  /** The contracts' files are not those of the run any more. */
  readonly changed: boolean
}

/** The run that journals were written by, prepared again; why it can't be judged. */
async function recordedRun(request: RejudgeRequest, ports: GatePorts): Promise<RecordedRun | GateEnd> {
  const read = await readHeaders(request, ports)
  // Shards that can't be merged are lost evidence, not a wrong command.
  if (!read.ok) return refused(read.problems, {}, request.journals.length > 1 ? 'inconclusive' : 'error')
  const { read: journals, shards } = read.value
  const { header, file } = journals[0] as JournalRead
  const folder = request.elsewhere ? runFolder(request.cwd, file, header, ports) : request.cwd
  const recorded = withItsModels(decodeRequest(header, folder), header, ports)
  const asked = withOverrides(recorded, fromFolder(request, folder), ports)
  if (!asked.ok) return refused(asked.problems, recorded)
  const prepared = prepare(asked.value, ports)
  if (!prepared.ok) return refused(prepared.problems, recorded)
  const { plan } = prepared.value
  const changed = isOfOtherFiles(plan, header)
  if (plan.digest !== header.plan && !changed)
    return refused([{ code: 'journal-other-plan', args: { file: request.journals[0] ?? '' } }], recorded)
  const anchor = anchorOf(asked.value, ports)
  if (!anchor.ok) return refused(anchor.problems, recorded)
  const values = { asked: asked.value, prepared: prepared.value, anchor: anchor.value }
  return { journals, shards, header, recorded, changed, ...values }
}

function* linesOfAll({ cwd }: RejudgeRequest, journals: readonly JournalRead[]): Generator<JournalAnchor> {
  for (const { file } of journals) yield* anchorLines(absolute(cwd, file))
}

/** Files that were named from the working directory, as they are found from the run's folder. */
function fromFolder({ cwd, overrides }: RejudgeRequest, folder: string): RejudgeRequest['overrides'] {
  const { policyFiles } = overrides
  return folder === cwd || !policyFiles
    ? overrides
    : { ...overrides, policyFiles: policyFiles.map((file) => absolute(cwd, file)) }
}

/** The request with the models that its run was given by the base branch; as the policy's files say where it was not. */
function withItsModels(recorded: GateRequest, { settings }: JournalHeader, ports: GatePorts): GateRequest {
  const models = isObject(settings.request) ? settings.request.models : undefined
  const policy = isObject(models) ? readPolicy(recorded, ports) : null
  return isObject(models) && policy?.ok
    ? { ...recorded, policy: { value: withModels(policy.value, models), warnings: policy.warnings } }
    : recorded
}

/** The run's request, judged by another policy or at another confidence. */
function withOverrides(
  recorded: GateRequest,
  { policyFiles, ...others }: RejudgeRequest['overrides'],
  ports: GatePorts,
): Result<GateRequest> {
  const request = { ...recorded, ...others }
  if (!policyFiles) return good(request)
  const own = recorded.policy ? good(recorded.policy.value, recorded.policy.warnings) : readPolicy(recorded, ports)
  const other = readPolicy({ cwd: recorded.cwd, policyFiles }, ports)
  if (!own.ok || !other.ok) return bad(...(own.ok ? [] : own.problems), ...(other.ok ? [] : other.problems))
  return good({
    ...request,
    policy: { value: withJudgingOf(own.value, other.value), warnings: [...own.warnings, ...other.warnings] },
  })
}

/**
 * A run's own policy with what another one judges by: thresholds, floors, confidence, claim, severity, prices. Who was
 * called, and how, stays the run's: its answers are there already.
 */
function withJudgingOf(own: Policy, other: Policy): Policy {
  const { confidence: _, ...called } = own
  return {
    ...called,
    ...(other.confidence ? { confidence: other.confidence } : {}),
    thresholds: other.thresholds,
    floors: other.floors,
    about: other.about,
    requireEvidence: other.requireEvidence,
    severity: other.severity,
    judge: other.judge,
    regression: other.regression,
    prices: { ...own.prices, ...other.prices },
    limits: { ...own.limits, maxUnmeasured: other.limits.maxUnmeasured },
    placeOf: other.placeOf,
  }
}

/**
 * The folder that a run was made in, absolute: the working directory where the run's files lie below it, else the
 * nearest folder around the journal of which that holds. A header names its files from there; no path of a machine.
 */
function runFolder(
  cwd: string,
  journal: string,
  { files: named }: JournalHeader,
  { files }: Pick<GatePorts, 'files'>,
): string {
  const holdsFiles = (folder: string): boolean =>
    Object.keys(named).some((file) => files.inspect(absolute(folder, file)) !== null)
  if (holdsFiles(cwd)) return cwd
  const path = resolve(cwd, journal).replaceAll('\\', '/')
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
    if (holdsFiles(folder)) return folder
  return cwd
}
