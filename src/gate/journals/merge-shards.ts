import type { JournalHeader } from '../../journal/line.ts'
import { canonicalJson } from '../../json/canonical.ts'
import type { JsonValue } from '../../json/value.ts'
import { judgedBy } from '../../plan/judged-by.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Problem } from '../../problem/problem.ts'
import { baselineSource } from '../golden.ts'
import { judged } from '../judged-report.ts'
import { refused } from '../refused.ts'
import { absolute } from '../request/absolute-path.ts'
import { prepare } from '../request/prepare.ts'
import type { GateEnd, GatePorts, GateRequest } from '../request/request.ts'
import { differs, endpointsAsked } from './endpoints-asked.ts'
import { journalFault } from './journal-fault.ts'
import { firstHeader, indexOf, type JournalRead } from './journal-headers.ts'
import { withAnchors } from './policy-journals.ts'
import { NO_FINDINGS } from './recorded-findings.ts'
import type { RejudgedJournal } from './rejudge-journal.ts'
import { rejudgeRun } from './rejudge-run.ts'
import { completedRunOf, uncountedLines } from './rejudged-run.ts'

/**
 * One verdict from the journals of a run's shards. The request is the merging job's own: a journal whose run, commit,
 * plan or part of it is another one does not count, and neither does a call that was not planned for its shard. What is
 * then missing leaves the result inconclusive, and is named.
 */
export async function runMerge(asked: GateRequest, journals: readonly string[], ports: GatePorts): Promise<GateEnd> {
  const anchored = await withAnchors(asked, ports)
  if (!anchored.ok) return refused(anchored.problems, asked)
  const { request, anchor } = anchored.value
  const prepared = prepare({ ...request, shard: null }, ports)
  if (!prepared.ok) return refused(prepared.problems, request)
  const { plan, policy } = prepared.value
  const { accepted, problems } = await acceptedShards(plan, request, journals, ports)
  const judge = ports.createJudge()
  try {
    const run = { plan, policy, cwd: request.cwd, journals: accepted, anchor, verify: true }
    const again = await rejudgeRun({ ...run, anchorLines: () => anchor?.lines() ?? [] }, judge, ports)
    if (!again.ok) return refused(again.problems, request)
    const { ledger, rejudged } = again.value
    const whole =
      accepted.length === (accepted[0]?.header.shard?.total ?? 1) && rejudged.every(({ strangers }) => strangers === 0)
    const uncounted = accepted.flatMap(({ file }, at) => uncountedLines(file, rejudged[at] as RejudgedJournal))
    const completed = completedRunOf(rejudged, whole, [...problems, ...uncounted])
    const from = accepted[0]?.header.settings.baseline_from === 'journal' ? 'journal' : 'live'
    return judged(
      prepared.value,
      ledger,
      accepted.length === 0 ? { ...completed, end: { reason: 'interrupted' } } : completed,
      {
        baselineFrom: baselineSource(plan, from),
        whatIf: false,
        asked: request,
        anchor,
        day: request.day ?? ports.today(),
        ...(request.findings ?? NO_FINDINGS),
      },
    )
  } finally {
    await judge.close()
  }
}

interface Accepted {
  readonly accepted: readonly JournalRead[]
  /** What was left out, and which shards are missing for it. */
  readonly problems: readonly Problem[]
}

async function acceptedShards(
  plan: Plan,
  request: GateRequest,
  journals: readonly string[],
  { files }: GatePorts,
): Promise<Accepted> {
  const accepted: JournalRead[] = []
  const problems: Problem[] = []
  const bound: Bound = { asked_of: endpointsAsked(plan, request), judged_by: judgedBy(plan) }
  // By name, whatever the order in which they were given: of two that are alike the same one counts.
  for (const file of [...journals].sort()) {
    const path = absolute(request.cwd, file)
    const header = journalFault(file, request.cwd, files) === null ? await firstHeader(path) : undefined
    if (header === undefined) problems.push({ code: 'shard-lost', args: { file } })
    else {
      const reason =
        header === null ? 'it does not begin with a journal header' : foreign(header, plan, request, accepted, bound)
      if (header !== null && reason === null) accepted.push({ file, header })
      else problems.push({ code: 'shard-foreign', args: { file, reason: reason ?? '' } })
    }
  }
  accepted.sort((one, other) => indexOf(one) - indexOf(other))
  const total = accepted[0]?.header.shard?.total ?? 1
  const indexes = accepted.map(indexOf)
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter((index) => !indexes.includes(index))
  return {
    accepted,
    problems: [...problems, ...missing.map((index): Problem => ({ code: 'shard-missing', args: { index, total } }))],
  }
}

/** What every journal of the run is bound to beside its plan. */
type Bound = Readonly<Record<'asked_of' | 'judged_by', JsonValue>>

/** Why a journal is no part of this run; null where it is one. */
function foreign(
  { settings, plan: digest, shard }: JournalHeader,
  plan: Plan,
  { origin }: GateRequest,
  accepted: readonly JournalRead[],
  bound: Bound,
): string | null {
  if (canonicalJson(settings.origin ?? null) !== canonicalJson(origin ?? null))
    return 'it was written by another run or for another commit'
  if (digest !== plan.digest) return 'it was written by another plan'
  if (differs(settings.asked_of, bound.asked_of)) return 'it asked another provider or host'
  if (differs(settings.judged_by, bound.judged_by)) return 'it was run for other thresholds or another confidence'
  const index = shard?.index ?? 1
  const total = shard?.total ?? 1
  const expected = accepted[0]?.header.shard?.total ?? total
  if (!(Number.isInteger(index) && index >= 1 && index <= total)) return `it calls itself shard ${index} of ${total}`
  if (total !== expected) return `it is one of ${total} shards, where others are of ${expected}`
  return accepted.some(({ header }) => (header.shard?.index ?? 1) === index) ? `shard ${index} was there already` : null
}
