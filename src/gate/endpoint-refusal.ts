import type { Plan } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { baseUrlFault } from '../provider/base-url.ts'
import type { RunEnd } from '../run/stop.ts'
import type { RunFacts } from '../verdict/run-facts.ts'

/**
 * 401, 403, 404 and an exhausted quota before any answer are a fault of the configuration, exit code 2
 * (docs/outcomes.md).
 */
export const isRefusedUnanswered = (end: RunFacts['end']): boolean =>
  end.reason === 'refused-by-endpoint' && !end.answered

/** What an endpoint meant when it ended the run. */
export function endpointProblem(
  { failure, role, contract, isKeyless }: Extract<RunEnd, { reason: 'refused-by-endpoint' }>,
  plan: Plan,
): Problem {
  const planned = plan.contracts.find((one) => one.contract.name === contract)
  const target = role === 'baseline' ? planned?.baseline : planned?.candidate
  const bare = target ? baseUrlFault(target.baseUrl) : null
  const args = {
    provider: target?.providerName ?? '',
    model: target?.model ?? '',
    variable: target?.apiKeyEnv ?? '',
    status: failure.status ?? 0,
    message: failure.message,
    advice: bare === null ? '' : `, which ${bare.fault}: most endpoints stand below ${bare.write}`,
    input: role === 'baseline' ? 'baseline-api-key' : 'api-key',
  }
  switch (failure.kind) {
    case 'unauthorized':
      return { code: isKeyless ? 'endpoint-wants-key' : 'endpoint-unauthorized', args }
    case 'not-found':
      return { code: 'endpoint-not-found', args }
    default:
      return { code: 'endpoint-quota', args }
  }
}
