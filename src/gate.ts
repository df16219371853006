import { loadClientCode } from './gate/clients.ts'
import { baselineSource } from './gate/golden.ts'
import { judgeEarlier } from './gate/journals/earlier-runs.ts'
import { keepEarlier } from './gate/journals/keep-earlier.ts'
import { anchorLines, judgeAnchor, type OpenAnchor, observedBy, schemasJudged } from './gate/journals/pinned-anchor.ts'
import { withAnchors } from './gate/journals/policy-journals.ts'
import { NO_FINDINGS } from './gate/journals/recorded-findings.ts'
import { type ReusableAnswers, readReusable } from './gate/journals/reusable-answers.ts'
import { judged } from './gate/judged-report.ts'
import { keylessReason, reportWithoutCalls } from './gate/not-evaluated.ts'
import { isBlocked } from './gate/preflight.ts'
import { isOfAnotherRun, refused } from './gate/refused.ts'
import { absolute } from './gate/request/absolute-path.ts'
import { contradictionWarnings } from './gate/request/contradictions.ts'
import { type Prepared, prepare } from './gate/request/prepare.ts'
import { replayedRoles } from './gate/request/recorded-request.ts'
import type { GateEnd, GateFindings, GatePorts, GateRequest } from './gate/request/request.ts'
import { type RunExtras, runCalls } from './gate/run-calls.ts'
import type { JournalAnchor } from './journal/line.ts'
import type { Plan } from './plan/plan.ts'
import type { Finding } from './preflight/finding.ts'
import type { Problem } from './problem/problem.ts'
import { reportFinding } from './report/finding.ts'
import { createLedger } from './verdict/ledger/ledger.ts'

/** Whether a model is asked anything; where all answers are recorded nothing is left to be spared. */
function makesCalls({ contracts }: Plan, request: GateRequest): boolean {
  const replayed = replayedRoles(request)
  return contracts.some(
    ({ baseline }) =>
      !replayed.includes('candidate') || (baseline !== null && !baseline.golden && !replayed.includes('baseline')),
  )
}

/** Kept with what else was found before the run, so that judging again says the same without looking again. */
const found = (findings: GateFindings, more: readonly Finding[]): GateFindings => ({
  ...findings,
  preflight: [...findings.preflight, ...more.map(reportFinding)],
})

/** Contracts in, a verdict out; a journal that lies in the report's folder is of the same run. */
export async function runGate(asked: GateRequest, ports: GatePorts): Promise<GateEnd> {
  const { end, called } = await judgeRequest(asked, ports)
  if (called || (end.kind === 'refused' && isOfAnotherRun(end))) return end
  return { ...end, journalKept: await keepEarlier(asked, ports) }
}

interface Judged {
  readonly end: GateEnd
  /** Whether it came to calls, which have a journal of their own. */
  readonly called: boolean
}

const uncalled = (end: GateEnd): Judged => ({ end, called: false })

/** Reads as the order in which things happen; each stage is a folder. */
async function judgeRequest(asked: GateRequest, ports: GatePorts): Promise<Judged> {
  const anchored = await withAnchors(asked, ports)
  if (!anchored.ok) return uncalled(refused(anchored.problems, asked))
  const { request, anchor } = anchored.value
  // Made first: its thread loads while contracts are read.
  const judge = ports.createJudge()
  try {
    const prepared = prepare(request, ports)
    if (!prepared.ok) return uncalled(refused(prepared.problems, request))
    const { plan, policy } = prepared.value
    const [faults] = await Promise.all([
      judge.prepare(schemasJudged(plan, anchor)),
      request.replay === null && request.via === undefined ? loadClientCode() : undefined,
    ])
    if (faults.length > 0) return uncalled(refused(faults, request))
    const reusable = await readReusable(prepared.value, request, ports)
    if (!reusable.ok) return uncalled(refused(reusable.problems, request))
    const findings = found(request.findings ?? NO_FINDINGS, [
      ...contradictionWarnings(plan),
      ...(reusable.value?.findings ?? []),
      ...anchored.value.findings,
    ])
    if (makesCalls(plan, request) && isBlocked({ ...prepared.value, day: request.day }, findings))
      return uncalled(reportWithoutCalls(prepared.value, request, ports, { code: 'run-blocked', args: {} }))
    const ledger = observedBy(createLedger(plan), anchor)
    const make = request.via === 'batch' ? batches : runCalls
    const beside = extrasOf(reusable.value, anchor)
    const completed = await make(plan, policy, ledger, judge, { ...request, findings }, ports, beside)
    if (!completed.ok) return uncalled(notBegun(completed.problems, prepared.value, request, ports))
    if (anchor !== null) await judgeAnchor(anchor, anchorLinesOf(anchor, request), judge)
    const earlier = await judgeEarlier(request.earlier ?? [], request.cwd, prepared.value, judge, ports)
    const baselineFrom = baselineSource(plan, request.baselineReplay === null ? 'live' : 'journal')
    const end = judged(prepared.value, ledger, completed.value, {
      baselineFrom,
      whatIf: completed.value.whatIf,
      asked: request,
      day: request.day,
      anchor,
      earlier,
      ...findings,
    })
    return { end, called: true }
  } finally {
    await judge.close()
  }
}

/** Without a key there is a report all the same. */
function notBegun(
  problems: readonly Problem[],
  prepared: Prepared,
  request: GateRequest,
  ports: GatePorts,
): Judged['end'] {
  const keyless = keylessReason(problems, request)
  return keyless === null ? refused(problems, request) : reportWithoutCalls(prepared, request, ports, keyless)
}

const extrasOf = (reusable: ReusableAnswers | null, anchor: OpenAnchor | null): RunExtras => ({
  reused: reusable?.answer ?? (() => undefined),
  takeOver: ({ journal, resumed }) => {
    if (journal !== null && resumed === null) for (const line of anchor?.lines() ?? []) journal.writer.append(line)
  },
  isAnchored: anchor !== null,
})

/** A journal that is resumed holds the pinned answers as they were when it was begun. */
const anchorLinesOf = ({ lines }: OpenAnchor, { cwd, journal }: GateRequest): Iterable<JournalAnchor> =>
  journal?.resume ? anchorLines(absolute(cwd, journal.file)) : lines()

/** Loaded where it is asked for: most runs are made online. */
const batches: typeof runCalls = async (...run) =>
  (await import('./gate/batch/run-batch-calls.ts')).runBatchCalls(...run)
