import type { Plan } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { baseUrlFault } from '../provider/base-url.ts'
import type { RunEnd } from '../run/stop.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import type { Clients } from './clients.ts'

/** 401, 403, 404 and an exhausted quota before any answer are a fault of the configuration, exit code 2 (verdict.md §1). */
export const isRefusedUnanswered = (end: RunFacts['end']): boolean =>
  end.reason === 'refused-by-endpoint' && !end.answered

/**
 * What an endpoint meant when it ended the run.
 *
 * @param isKeyless where it is known: no key was sent
 */
export function endpointProblem(
  { failure, role, contract }: Extract<RunEnd, { reason: 'refused-by-endpoint' }>,
  plan: Plan,
  isKeyless: Clients['isKeyless'] = () => false,
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
      return { code: planned && isKeyless(planned, role) ? 'endpoint-wants-key' : 'endpoint-unauthorized', args }
    case 'not-found':
      return { code: 'endpoint-not-found', args }
    default:
      return { code: 'endpoint-quota', args }
  }
}
