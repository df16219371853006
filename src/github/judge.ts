import { runOffline } from '../gate/not-evaluated.ts'
import { readPolicy } from '../gate/prepare.ts'
import type { GateEnd, GatePorts, GateRequest } from '../gate/request.ts'
import { runGate } from '../gate.ts'
import type { Problem } from '../problem/problem.ts'
import { createProgress } from '../publish/progress.ts'
import { progressOf } from '../publish/progress-of.ts'
import type { GitHubCode } from '../report/github-words.ts'
import { keysOf } from './keys.ts'
import type { Setup } from './setup.ts'
import type { ActionWorld } from './world.ts'

/** The gate as this event allows it: live, or offline where a stranger's run has no key. */
export async function judgeSetup(setup: Setup, world: ActionWorld): Promise<GateEnd> {
  const policy = readPolicy(setup.request, world)
  // A policy that can't be read is told by the gate, together with what is wrong with the contracts.
  const request: GateRequest = policy.ok
    ? { ...setup.request, policy: { value: policy.value, warnings: policy.warnings } }
    : setup.request
  const keyFor = policy.ok ? keysOf(setup.inputs, policy.value, request) : () => undefined
  const ports: GatePorts = { ...world.gatePorts, keyFor, started: started(setup, world) }
  const stranger = withoutSecrets(setup, world)
  return stranger === null ? runGate(request, ports) : runOffline({ ...request, journal: null }, ports, stranger)
}

/** Why this run has no secrets: pull requests from forks and by Dependabot get none (GitHub docs, "pull_request"). */
function withoutSecrets({ event, inputs }: Setup, { environment }: ActionWorld): Problem<GitHubCode> | null {
  const { pullRequest, dependabot } = event
  const who = pullRequest?.fromFork ? 'A pull request from a fork' : dependabot ? 'A run by Dependabot' : null
  const hasKey =
    inputs.apiKey !== null || Object.entries(environment).some(([name, value]) => /API_KEY$/.test(name) && value)
  return who === null || hasKey ? null : { code: 'not-evaluated-stranger', args: { who } }
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
