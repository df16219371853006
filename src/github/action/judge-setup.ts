import { resolve } from 'node:path'
import { withoutOwnEvidence } from '../../base/trusted-journals.ts'
import { FileSearch } from '../../contract/files/glob.ts'
import { isGlobFault } from '../../contract/files/glob-pattern.ts'
import type { FilePort } from '../../contract/files/port.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import { runMerge } from '../../gate/journals/merge-shards.ts'
import { NO_FINDINGS } from '../../gate/journals/recorded-findings.ts'
import { warningOf } from '../../gate/judged-report.ts'
import { recordedCandidates } from '../../gate/matrix/recorded-candidates.ts'
import { notEvaluated, runOffline } from '../../gate/not-evaluated.ts'
import { refused } from '../../gate/refused.ts'
import { absolute } from '../../gate/request/absolute-path.ts'
import { readPolicy } from '../../gate/request/prepare.ts'
import type { GateEnd, GatePorts, GateRequest } from '../../gate/request/request.ts'
import { runGate } from '../../gate.ts'
import { resolveTargets } from '../../plan/targets.ts'
import type { Problem } from '../../problem/problem.ts'
import { createProgress, type Progress } from '../../publish/progress.ts'
import { progressOf } from '../../publish/progress-of.ts'
import { exitCodeOf } from '../../verdict/result.ts'
import type { GitHubApi } from '../api/api.ts'
import { applyBaseBranch, type BaseBranchApplied } from '../base/apply-base-branch.ts'
import type { ActionPorts } from './action-ports.ts'
import { hasKeys, keysOf } from './keys.ts'
import type { Setup } from './setup.ts'

/** The gate as this event allows it: live, merged from shards, or offline where a stranger's run has no key. */
export async function judgeSetup(
  setup: Setup,
  api: GitHubApi | null,
  ports: ActionPorts,
  progress: Progress = plainProgress(ports),
): Promise<GateEnd> {
  // A merge writes no journal of its own.
  const asked: GateRequest = setup.inputs.journals.length === 0 ? setup.request : { ...setup.request, journal: null }
  const policy = readPolicy(asked, ports)
  // A policy that can't be read is told by the gate, together with what is wrong with the contracts.
  if (!policy.ok) return runGate({ ...asked, journal: null }, { ...ports.gatePorts, started: quiet })
  const read: GateRequest = { ...asked, policy }
  const based = await applyBaseBranch(read, policy.value, setup, api, ports)
  if (!based.ok) return refused(based.problems, asked)
  const { replay, unaffected } = based.value
  if (based.value.unread !== null && !resolveTargets(based.value.policy, asked, () => false).ok)
    return withoutModel(based.value, policy.value, ports)
  const keys = keysOf(setup.inputs, based.value.policy, based.value.base, asked)
  const gatePorts: GatePorts = { ...ports.gatePorts, ...keys, started: started(setup, ports, progress) }
  if (unaffected) return nothingAffected(based.value.request, gatePorts)
  const request = compareWithLastJournal(based.value.request, based.value.policy, setup, ports)
  const journals = await candidatesJournals(setup, request, ports)
  const stranger = hasKeys(based.value.policy, request, keys.keyFor, ports.environment)
    ? null
    : withoutSecrets(setup.event)
  const isThere = (file: string): boolean => ports.files.inspect(resolve(request.cwd, file)) !== null
  // Shards of a stranger's run were not run either.
  if (journals.length > 0 && (stranger === null || journals.some(isThere)))
    return runMerge(request, journals, gatePorts)
  if (stranger === null) return withoutOwnEvidence(await runGate(request, gatePorts), based.value.ownReplay)
  const offline = { ...request, journal: null, replay, baselineReplay: null }
  return replay === null
    ? runOffline(offline, gatePorts, stranger)
    : notEvaluated(await runGate(offline, gatePorts), stranger)
}

/**
 * A model on a host that only the head names, where the base's rules can't be read: nothing is called, so no key goes
 * there, and nothing passes. The label lets that in without a verdict, so that a policy can be mended.
 */
async function withoutModel(based: BaseBranchApplied, head: Policy, ports: ActionPorts): Promise<GateEnd> {
  const request = {
    ...based.request,
    policy: { value: head, warnings: [] },
    journal: null,
    replay: null,
    baselineReplay: null,
  }
  const end = await runOffline(request, { ...ports.gatePorts, started: quiet }, based.unread as Problem)
  if (end.kind === 'refused' || end.report.result === 'fail' || !request.findings?.baseUnread) return end
  const result = 'inconclusive'
  return { ...end, report: { ...end.report, result, exit_code: exitCodeOf(result, based.policy) } }
}

const quiet: GatePorts['started'] = () => () => {}

/** Why this run has no secrets: pull requests from forks and by Dependabot get none (GitHub docs, "pull_request"). */
function withoutSecrets({ pullRequest, dependabot }: Setup['event']): Problem | null {
  const who = pullRequest?.fromFork ? 'A pull request from a fork' : dependabot ? 'A run by Dependabot' : null
  return who === null ? null : { code: 'not-evaluated-stranger', args: { who } }
}

/** `only-changed` with nothing to judge: contracts were read and checked, none is shown as if it had been run. */
async function nothingAffected(request: GateRequest, gatePorts: GatePorts): Promise<GateEnd> {
  const end = await runOffline({ ...request, journal: null }, gatePorts, { code: 'not-evaluated-unchanged', args: {} })
  if (end.kind === 'refused') return end
  const totals = { ...end.report.totals, planned: 0, not_run: 0 }
  return { ...end, report: { ...end.report, contracts: [], totals } }
}

/** The shards' journals; of several candidates this one's alone. One that can't be read is the first one's to tell of. */
async function candidatesJournals(
  { inputs }: Setup,
  { cwd, matrix }: GateRequest,
  { files }: ActionPorts,
): Promise<readonly string[]> {
  const named = namedJournals(inputs.journals, cwd, files)
  if (matrix === undefined) return named
  const owned = await Promise.all(
    named.map(async (file) => {
      const [one] = (await recordedCandidates([file], cwd, { files })) ?? []
      return (one?.place.index ?? 1) === matrix.index
    }),
  )
  return named.filter((_, at) => owned[at])
}

/** A line every ten seconds. */
export const plainProgress = ({ sink }: ActionPorts): Progress =>
  createProgress({ write: sink.err, terminal: false, columns: () => 100, now: () => performance.now() })

function started({ args }: Setup, { signals }: ActionPorts, progress: Progress): GatePorts['started'] {
  return (plan, spentUsd) => {
    signals.watch()
    return args.quiet ? () => {} : progressOf(plan, spentUsd, progress)
  }
}

/**
 * A scheduled run asks whether what is served got worse: its baseline is the same model in the last run's journal
 * (`args: --baseline-replay`). The first night has none, which is said and is no error.
 */
function compareWithLastJournal(
  request: GateRequest,
  policy: Policy,
  { event }: Setup,
  { files }: ActionPorts,
): GateRequest {
  const file = request.baselineReplay
  if (event.name !== 'schedule' || file === null) return request
  if (files.inspect(absolute(request.cwd, file)) === null) {
    const findings = request.findings ?? NO_FINDINGS
    const absent = warningOf({ code: 'last-journal-absent', args: { file } })
    return { ...request, baselineReplay: null, findings: { ...findings, preflight: [...findings.preflight, absent] } }
  }
  if (request.baseline.model !== null) return request
  const targets = resolveTargets(policy, request, () => false)
  const candidate = targets.ok ? targets.value.all[0] : undefined
  return candidate === undefined
    ? request
    : { ...request, baseline: { model: candidate.model, provider: null, baseUrl: null } }
}

/** The journals that the input names, globs as the files they fit; one that fits nothing stays, to be named as lost. */
function namedJournals(patterns: readonly string[], cwd: string, files: FilePort): readonly string[] {
  const search = new FileSearch(files, cwd)
  const found = patterns.flatMap((pattern) => {
    const fits = search.find(pattern)
    const fitting = (isGlobFault(fits) ? [] : fits.paths).map((path) =>
      path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path,
    )
    return fitting.length === 0 ? [pattern] : fitting
  })
  return [...new Set(found)]
}
