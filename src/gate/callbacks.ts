import type { Policy } from '../contract/policy/policy.ts'
import type { Failure } from '../model/answer.ts'
import type { Called } from '../model/wire/callback.ts'
import { redactValue } from '../publish/redact.ts'
import type { CallBack } from '../run/downstream.ts'
import type { Recordings } from './journals/open-journals.ts'
import type { GatePorts } from './request/request.ts'

export const NOT_RECORDED: Failure = {
  kind: 'downstream',
  phase: 'callback',
  status: null,
  message: 'the journal does not hold what the callback returned',
  code: null,
  param: null,
}

/** Tools whose calls a downstream answers. */
export const callbacksOf = ({ callbacks }: Policy): ReadonlySet<string> => new Set(Object.keys(callbacks))

/**
 * Who answers the tool calls that the policy maps to a URL: the downstream itself, or, where a model's answers are
 * replayed, the recording of what it said then. Secrets are taken out before anything is judged or written.
 */
export function callBackOf(policy: Policy, { replay, baselineReplay }: Recordings, ports: GatePorts): CallBack {
  return async (call, turn, signal) => {
    const recording = turn.role === 'candidate' ? replay : baselineReplay
    if (recording === null) {
      const { callBack } = await import('../model/wire/callback.ts')
      const called = await callBack(policy.callbacks[call.name] as string, call, { signal, now: ports.now })
      return redactValue<Called>(called, ports.redact)
    }
    const other = turn.role === 'candidate' ? 'baseline' : 'candidate'
    const result = recording.result(turn, call.id) ?? recording.result({ ...turn, role: other }, call.id)
    return result === undefined ? { kind: 'failed', failure: NOT_RECORDED } : { kind: 'returned', result }
  }
}
