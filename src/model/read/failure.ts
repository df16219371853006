import type { FailureKind } from '../answer.ts'
import { type ErrorBody, readErrorBody } from './error-body.ts'
import { finishReason } from './finish-reason.ts'
import { malformed, type Reading } from './reading.ts'
import { REFUSALS, type Refusal, STATUS_OF_WORD } from './refusals.ts'

/** An HTTP status that is no answer, and what it means for the run (docs/outcomes.md). `text` is its body. */
export function readFailure(status: number, text: string): Reading {
  const error = readErrorBody(text)
  if (error.failedGeneration !== null) return failedGeneration(error.failedGeneration, error)
  const kind = kindOf(status, error)
  return kind === 'malformed'
    ? malformed(status, `HTTP ${status} from something between, not from the API: ${error.message ?? 'no message'}`)
    : failure(kind, status, error)
}

/**
 * An error that came where an answer belongs: in the body of a 200, in a stream, in a choice. It means what the status
 * means that it names or that its words stand for; where it says neither nobody knows, and it is `unknown`.
 */
export function readStatedFailure(text: string, unknown: (message: string) => Reading): Reading {
  const error = readErrorBody(text)
  if (error.failedGeneration !== null) return failedGeneration(error.failedGeneration, error)
  const meant = refusalOf(error.stated, error)
  const status =
    error.stated ?? STATUS_OF_WORD.find(([words]) => error.words.some((word) => words.test(word)))?.[1] ?? null
  if (meant === null && status === null) return unknown(error.message ?? 'no message')
  return failure(meant ?? kindOf(status as number, error), error.stated ?? 200, error)
}

function failure(kind: FailureKind, status: number, error: ErrorBody): Reading {
  const message = error.message ?? `HTTP ${status} without a message`
  const { code, type, param, body } = error
  const read = { kind, phase: 'body', status, message, code: code ?? type, param } as const
  return { kind: 'unread', failure: body === null ? read : { ...read, body } }
}

/**
 * Groq checks what the model wrote and answers 400 with it where it is no JSON or no call (console.groq.com, errors):
 * that is the model's answer. Its reason is the error's code; a limit of tokens is told in the message alone.
 */
function failedGeneration(content: string, { code, message }: ErrorBody): Reading {
  const isLimit = /^max completion tokens reached\b/i.test(message ?? '')
  return {
    kind: 'read',
    answer: {
      servedModel: null,
      fingerprint: null,
      finishReason: isLimit ? { unified: 'length', raw: code } : finishReason(code ?? 'failed_generation'),
      message: { content, refusal: null, toolCalls: [] },
      usage: null,
    },
  }
}

function kindOf(status: number, error: ErrorBody): FailureKind {
  if (status >= 300 && status < 400) return 'redirected'
  const meant = refusalOf(status, error)
  // Some vendors answer 500 where an account is empty: nothing else outranks a status that says "later".
  if (status >= 500 || LATER.has(status)) return meant === 'quota' ? meant : 'server-error'
  if (status === 402) return 'quota'
  if (status === 429) return meant ?? 'rate-limited'
  if (meant !== null) return meant
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 404 || status === 405 || status === 410) return 'not-found'
  return isOfApi(status, error) ? 'rejected' : 'malformed'
}

/** RFC 9110 §15.5.9 and §15.5.10; 424 (RFC 4918 §11.4): what the endpoint itself depends on failed. */
const LATER = new Set([408, 409, 424])
/** docs/outcomes.md: the endpoint will not take this request. */
const REJECTED = new Set([400, 413, 422])
/** Said of a proxy or a connection: RFC 9110 §15.5, RFC 8470 (425), RFC 6585 (431), nginx (499). */
const OF_CONNECTION = new Set([407, 421, 425, 426, 431, 499])

/** A 4xx is the endpoint's own word only in the API's own shape: anything between may say one too. */
const isOfApi = (status: number, { ofApi, code, type }: ErrorBody): boolean =>
  REJECTED.has(status) ? ofApi : ofApi && (code ?? type) !== null && !OF_CONNECTION.has(status)

/** What the table says of an error; null where no row fits. A `status` of null is not known. */
function refusalOf(status: number | null, error: ErrorBody): Refusal['means'] | null {
  if (error.flagged) return 'filtered'
  return REFUSALS.find((row) => fits(row, status, error))?.means ?? null
}

/** Parameters whose fault is the account's or the model's. */
const NOT_OF_REQUEST = new Set(['model', 'api_key'])

function fits(row: Refusal, status: number | null, { words, message, param }: ErrorBody): boolean {
  if (row.status && status !== null && !row.status.includes(status)) return false
  if (!words.some((word) => row.words.test(word))) return false
  if (row.sentence === undefined) return true
  return (param === null || NOT_OF_REQUEST.has(param)) && row.sentence.test(message ?? '')
}
