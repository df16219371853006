import { runMerge } from '../gate/merge.ts'
import { notEvaluated, runOffline } from '../gate/not-evaluated.ts'
import { readInputs } from '../gate/prepare.ts'
import type { GateEnd, GatePorts, GateRequest } from '../gate/request.ts'
import { runGate } from '../gate.ts'
import type { Problem } from '../problem/problem.ts'
import { createProgress } from '../publish/progress.ts'
import { progressOf } from '../publish/progress-of.ts'
import type { GitHubCode } from '../report/github-words.ts'
import { againstBase } from './against-base.ts'
import type { GitHubApi } from './api.ts'
import type { Gate } from './base.ts'
import { againstLastJournal } from './drift.ts'
import { keysOf } from './keys.ts'
import { namedJournals } from './merge.ts'
import type { Setup } from './setup.ts'
import type { ActionWorld } from './world.ts'

/** The gate as this event allows it: live, merged from shards, or offline where a stranger's run has no key. */
export async function judgeSetup(setup: Setup, api: GitHubApi | null, world: ActionWorld): Promise<GateEnd> {
  // A merge writes no journal of its own.
  const asked: GateRequest = setup.inputs.journals.length === 0 ? setup.request : { ...setup.request, journal: null }
  const head = readInputs(asked, world)
  if (!head.ok) return { kind: 'refused', problems: head.problems }
  const gate: Gate = head.value
  const based = await againstBase({ ...asked, policy: { value: gate.policy, warnings: [] } }, gate, setup, api, world)
  const ports: GatePorts = {
    ...world.gatePorts,
    keyFor: keysOf(setup.inputs, based.policy, asked),
    started: started(setup, world),
  }
  if (based.unaffected) return unaffected(based.request, ports)
  const request = againstLastJournal(based.request, based.policy, setup, world)
  if (setup.inputs.journals.length > 0)
    return runMerge(request, namedJournals(setup.inputs.journals, request.cwd, world.files), ports)
  const stranger = withoutSecrets(setup, world)
  if (stranger === null) return runGate(request, ports)
  const offline = { ...request, journal: null, replay: based.replay, baselineReplay: null }
  return based.replay === null
    ? runOffline(offline, ports, stranger)
    : notEvaluated(await runGate(offline, ports), stranger)
}

/** Why this run has no secrets: pull requests from forks and by Dependabot get none (GitHub docs, "pull_request"). */
function withoutSecrets({ event, inputs }: Setup, { environment }: ActionWorld): Problem<GitHubCode> | null {
  const { pullRequest, dependabot } = event
  const who = pullRequest?.fromFork ? 'A pull request from a fork' : dependabot ? 'A run by Dependabot' : null
  const hasKey =
    inputs.apiKey !== null || Object.entries(environment).some(([name, value]) => /API_KEY$/.test(name) && value)
  return who === null || hasKey ? null : { code: 'not-evaluated-stranger', args: { who } }
}

/** `only-changed` with nothing to judge: contracts were read and checked, none is shown as if it had been run. */
async function unaffected(request: GateRequest, ports: GatePorts): Promise<GateEnd> {
  const end = await runOffline({ ...request, journal: null }, ports, { code: 'not-evaluated-unchanged', args: {} })
  if (end.kind === 'refused') return end
  const totals = { ...end.report.totals, planned: 0, not_run: 0 }
  return { ...end, report: { ...end.report, contracts: [], totals } }
}

function started({ args }: Setup, { sink }: ActionWorld): GatePorts['started'] {
  if (args.quiet) return () => () => {}
  const progress = createProgress({
    write: sink.err,
    terminal: false,
    columns: () => 100,
    now: () => performance.now(),
  })
  return (plan, spentUsd) => progressOf(plan, spentUsd, progress)
}
