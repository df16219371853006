import type { Policy } from '../contract/policy/policy.ts'
import { HIDDEN } from '../outcome/shown.ts'
import type { Plan, Role, Target } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { assembleReport } from '../report/assemble/assemble.ts'
import { servedProvenance } from '../report/assemble/drift.ts'
import type { ReportExtras } from '../report/assemble/extras.ts'
import { latencyP95 } from '../report/assemble/numbers.ts'
import { reportFinding } from '../report/finding.ts'
import type { ReportEndpoint, ReportFinding, ReportRun } from '../report/report.ts'
import { problemText } from '../report/text/problem-text.ts'
import { worstCostUsd } from '../run/spend.ts'
import { wire } from '../run/wiring.ts'
import { decide } from '../verdict/decide.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import { isLedgerComplete } from '../verdict/ledger/ledger-complete.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import { settledLedger } from '../verdict/settled.ts'
import { driftOf } from './drift.ts'
import type { EarlierRuns } from './journals/earlier-runs.ts'
import type { PinnedAnchor } from './journals/pinned-anchor.ts'
import { beforeRun, preflightFindings } from './preflight.ts'
import { outdatedBy } from './probes.ts'
import { calledWith, shownUrl } from './request/called-with.ts'
import type { Prepared } from './request/prepare.ts'
import { replayedRoles } from './request/recorded-request.ts'
import type { GateEnd, GateFindings, GateRequest } from './request/request.ts'
import type { CompletedRun } from './run-calls.ts'
import {
  answerRemarks,
  endpointProblem,
  isMixed,
  isOfRouter,
  isRefusedUnanswered,
  servedBy,
  servedFindings,
  servingChanges,
} from './run-findings.ts'
import { shownCases } from './shown-cases.ts'

/** What the entries know beside the run: findings of the preflight, lowered bars, where the baseline came from. */
interface JudgedExtras extends GateFindings {
  readonly baselineFrom: 'live' | 'journal' | 'golden'
  readonly whatIf: boolean
  readonly asked: GateRequest
  /** The pinned journal that the run is held against beside its baseline. */
  readonly anchor?: PinnedAnchor | null
  /** Earlier runs that were named. */
  readonly earlier?: EarlierRuns
  /** ISO day of the run: shutdown dates of models are held against it. */
  readonly day: string
}

/** The ledger's verdict as a report: the same for a live run and one that was rejudged from journals. */
export function judged(prepared: Prepared, observed: Ledger, completed: CompletedRun, extras: JudgedExtras): GateEnd {
  const { plan, policy, registry } = prepared
  const ledger = completed.end.reason === 'stopped-early' ? settledLedger(observed) : observed
  const served = servedBy(plan, ledger)
  const facts = {
    ...factsOf(plan, ledger, completed, extras, policy),
    ...(isMixed(served, registry, plan) ? { mixed: true as const } : {}),
  }
  const verdict = decide(plan, ledger, facts)
  const found = findingsOf(
    prepared,
    ledger,
    completed,
    extras,
    driftOf(plan, ledger, verdict, facts, extras.anchor ?? null, extras.asked),
  )
  const report = assembleReport(plan, ledger, verdict, {
    facts,
    requireEvidence: policy.requireEvidence,
    ...found.reported,
    served: [...servedFindings(served, registry, policy.severity).map(reportFinding), ...found.reported.served],
    provenance: {
      plan: plan.digest,
      seed: plan.seed,
      ...(extras.whatIf ? { what_if: true } : {}),
      ...(extras.base === null ? {} : { base: extras.base }),
      ...servedProvenance(ledger),
    },
    weakened: extras.weakened,
    retiredBaseline: prepared.retiredBaseline,
    showValues: policy.showValues,
    ...shownCases(plan, ledger),
    nights: extras.earlier?.nights ?? [],
    run: howRun(plan, policy, extras.asked, extras.day),
    cases: prepared.cases,
    isOneOfSeveral: extras.asked.matrix !== undefined,
    calledWith: calledWith(extras.asked),
  })
  const { journalKept, elapsedMs } = completed
  if (isRefusedUnanswered(completed.end)) return { kind: 'refused', problems: found.stopped, report, journalKept }
  const bug = completed.bug === undefined ? {} : { bug: completed.bug }
  return { kind: 'judged', report, policy, journalKept, elapsedMs, latencyP95Ms: () => latencyP95(ledger), ...bug }
}

function factsOf(
  plan: Plan,
  ledger: Ledger,
  { end, loopDelayMs, loads }: CompletedRun,
  { baselineFrom, whatIf, baseUnread }: JudgedExtras,
  { severity, showValues }: Policy,
): RunFacts {
  // Where the last planned call decided, nothing was stopped.
  const isWhole = end.reason === 'stopped-early' && isLedgerComplete(ledger)
  return {
    end: isWhole ? { reason: 'finished' } : shownEnd(end, showValues),
    severity,
    baseline: baselineFacts(plan, ledger, baselineFrom),
    loopDelayMs,
    loads,
    worstCallUsd: worstCallOf(plan),
    whatIf,
    ...(baseUnread ? { baseUnread: true } : {}),
  }
}

/** All that is said beside the verdict, by where a report shows it; what stopped the run is an error where nothing was answered. */
function findingsOf(
  prepared: Prepared,
  ledger: Ledger,
  { end, warnings }: CompletedRun,
  extras: JudgedExtras,
  { drift, findings }: ReturnType<typeof driftOf>,
) {
  const { plan, probes } = prepared
  const stopped = end.reason === 'refused-by-endpoint' ? [endpointProblem(end, plan)] : []
  const isRefused = isRefusedUnanswered(end)
  const before = beforeRun(preflightFindings({ ...prepared, day: extras.day }))
  const changes = servingChanges(ledger)
  const reported = {
    preflight: [
      ...(isRefused ? stopped.map((problem) => reportFinding({ ...problem, severity: 'error' })) : []),
      ...extras.preflight,
      ...[...before, ...findings].map(reportFinding),
    ],
    drift,
    served: [...changes.filter(isOfRouter), ...outdatedBy(plan, ledger, probes)].map(reportFinding),
    warnings: [
      ...prepared.warnings,
      ...warnings,
      ...(isRefused ? [] : stopped),
      ...(extras.earlier?.warnings ?? []),
      ...answerRemarks(ledger),
      ...changes.filter((one) => !isOfRouter(one)),
    ].map(warningOf),
  } satisfies Partial<ReportExtras>
  return { stopped, reported }
}

/** The reason of a rejection is the endpoint's text, which may repeat the prompt. */
const shownEnd = (end: CompletedRun['end'], showValues: boolean): CompletedRun['end'] =>
  showValues || end.reason !== 'all-rejected' ? end : { ...end, message: HIDDEN }

/** A journal that answers none of the plan's requests is a missing baseline; an endpoint that is down leaves pairs open. */
function baselineFacts(plan: Plan, ledger: Ledger, from: JudgedExtras['baselineFrom']): RunFacts['baseline'] {
  if (!plan.roles.includes('baseline')) return null
  const silent = !ledger.measured('baseline')
  return { from, missing: from === 'live' ? !ledger.hasAnswers('baseline') : silent, silent }
}

/** A problem that did not stop the run, as reports show it. */
export function warningOf(problem: Problem): ReportFinding {
  const { title, hint } = problemText(problem)
  return {
    code: problem.code,
    severity: 'warning',
    message: title,
    hint: hint === '' ? null : hint,
    place: problem.place ?? null,
  }
}

/** The costliest request of each contract, found when first asked for: it bounds what an open call can still cost. */
function worstCallOf(plan: Plan): RunFacts['worstCallUsd'] {
  const known = new Map<number, number | null>()
  return (contractIndex) => {
    if (!known.has(contractIndex)) known.set(contractIndex, costliestRequest(plan, contractIndex))
    return known.get(contractIndex) ?? null
  }
}

function costliestRequest(plan: Plan, contractIndex: number): number | null {
  const planned = plan.contracts[contractIndex]
  if (planned?.candidate.price?.kind !== 'tokens') return null
  const { request } = wire(plan)
  let most = 0
  for (let caseIndex = 0; caseIndex < planned.contract.cases.length; caseIndex++) {
    const unit = {
      place: 0,
      contractIndex,
      contract: planned.contract,
      caseIndex,
      case: planned.contract.cases.at(caseIndex),
      sample: 0,
    }
    most = Math.max(most, worstCostUsd(planned.candidate, request(unit, 'candidate')))
  }
  return most
}

/** When, from what, and of whom a run asked: the same when its journal is judged again. */
function howRun(plan: Plan, policy: Policy, request: GateRequest, day: string): ReportRun {
  return {
    day,
    ...(request.commit ? { commit: request.commit } : {}),
    policies: request.policyFiles ?? (policy.file === null ? [] : [policy.file]),
    endpoints: endpointsOf(plan, request),
  }
}

/** Each model at each endpoint once; where answers or golden outputs stand in for one, no URL. */
function endpointsOf({ contracts, roles }: Plan, request: GateRequest): readonly ReportEndpoint[] {
  const replayed = replayedRoles(request)
  const found = roles.flatMap((role) =>
    contracts.flatMap((planned) => {
      const target = role === 'candidate' ? planned.candidate : planned.baseline
      return target === null ? [] : [endpointOf(target, role, replayed)]
    }),
  )
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()]
}

const endpointOf = (target: Target, role: Role, replayed: readonly Role[]): ReportEndpoint => ({
  role,
  provider: target.providerName,
  model: target.model,
  url: target.golden || replayed.includes(role) ? null : shownUrl(target.baseUrl),
})
