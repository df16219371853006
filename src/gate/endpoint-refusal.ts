import type { Plan } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import type { RunEnd } from '../run/stop.ts'
import type { RunFacts } from '../verdict/run-facts.ts'

/** 401, 403, 404 and an exhausted quota before any answer are a fault of the configuration, exit code 2 (verdict.md §1). */
export const isRefusedUnanswered = (end: RunFacts['end']): boolean =>
  end.reason === 'refused-by-endpoint' && !end.answered

/** What an endpoint meant when it ended the run. */
export function endpointProblem(
  { failure, role, contract }: Extract<RunEnd, { reason: 'refused-by-endpoint' }>,
  plan: Plan,
): Problem {
  const planned = plan.contracts.find((one) => one.contract.name === contract)
  const target = role === 'baseline' ? planned?.baseline : planned?.candidate
  const args = {
    provider: target?.providerName ?? '',
    model: target?.model ?? '',
    variable: target?.apiKeyEnv ?? '',
    status: failure.status ?? 0,
    message: failure.message,
  }
  switch (failure.kind) {
    case 'unauthorized':
      return { code: 'endpoint-unauthorized', args }
    case 'not-found':
      return { code: 'endpoint-not-found', args }
    default:
      return { code: 'endpoint-quota', args }
  }
}
