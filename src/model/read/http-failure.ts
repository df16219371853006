import type { Failure, FailureKind } from '../answer.ts'
import { type ErrorBody, readErrorBody } from './error-body.ts'

/** An HTTP status that is no answer, and what it means for the run (verdict.md §1). `text` is its body. */
export function httpFailure(status: number, text: string): Failure {
  const error = readErrorBody(text)
  return {
    kind: kindOf(status, error),
    phase: 'body',
    status,
    message: error.message ?? `HTTP ${status} without a message`,
    code: error.code ?? error.type,
    param: error.param,
    ...(error.body === null ? {} : { body: error.body }),
  }
}

const QUOTA =
  /^(insufficient_quota|billing_hard_limit_reached|billing_not_active|insufficient_balance|exceeded_current_quota_error)$/i

function kindOf(status: number, error: ErrorBody): FailureKind {
  if (status >= 300 && status < 400) return 'redirected'
  if (status >= 500 || status === 408 || status === 409) return 'server-error'
  if (status === 402) return 'quota'
  if (status === 429)
    return [error.code, error.type].some((word) => word !== null && QUOTA.test(word)) ? 'quota' : 'rate-limited'
  if (error.filtered) return 'filtered'
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 404 || status === 405 || status === 410) return 'not-found'
  return REJECTED.has(status) || (isOfApi(error) && !OF_CONNECTION.has(status)) ? 'rejected' : 'malformed'
}

/** verdict.md §1: the endpoint will not take this request. */
const REJECTED = new Set([400, 413, 422])
/** Said of a proxy or a connection: RFC 9110 §15.5, RFC 8470 (425), RFC 6585 (431), nginx (499). */
const OF_CONNECTION = new Set([407, 421, 425, 426, 431, 499])

/** Another 4xx is the endpoint's own word only in the API's own shape: anything between may say one too. */
const isOfApi = ({ body, code, type }: ErrorBody): boolean => body !== null && (code ?? type) !== null
