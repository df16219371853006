import { isShallow } from '../json/depth.ts'
import type { JsonObject } from '../json/value.ts'
import type { Failure, FailureKind } from '../model/answer.ts'
import { isCount, textOrNull } from './member-types.ts'

/** A failure as a journal holds it, or null: its kind decides whether a call counts, so only known ones are taken. */
export function decodeFailure(found: JsonObject): Failure | null {
  const kind = KINDS.find((known) => known === found.kind)
  const phase = PHASES.find((known) => known === found.phase)
  const { status, message, body } = found
  if (kind === undefined || phase === undefined || typeof message !== 'string') return null
  return {
    kind,
    phase,
    status: isCount(status) ? status : null,
    message,
    code: textOrNull(found.code),
    param: textOrNull(found.param),
    ...(body === undefined || !isShallow(body) ? {} : { body }),
  }
}

const KINDS: readonly FailureKind[] = [
  'rejected',
  'filtered',
  'unauthorized',
  'not-found',
  'quota',
  'network',
  'timeout',
  'rate-limited',
  'server-error',
  'malformed',
  'cut',
  'too-large',
  'redirected',
  'downstream',
  'aborted',
]

const PHASES: readonly Failure['phase'][] = ['connect', 'sent', 'headers', 'body', 'callback']
