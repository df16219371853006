import type { JsonObject } from '../../json/value.ts'
import { objectAt, textAt } from '../read/wire-value.ts'
import type { ResultLine } from './batch-client.ts'

/** The status that an online call is answered with (platform.claude.com, API errors). */
const STATUS_OF_TYPE: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
}

/**
 * `{custom_id, result}` of Anthropic's Message Batches (`MessageBatchIndividualResponse`): the message, the error that
 * an online call would have been, or why the request was not run. null where the line has another shape.
 */
export function readMessageResult(line: JsonObject): ResultLine | null {
  const customId = textAt(line, 'custom_id')
  const result = objectAt(line, 'result')
  if (customId === null || result === null) return null
  switch (result.type) {
    case 'succeeded':
      return { customId, result: { kind: 'answer', status: 200, body: result.message ?? null } }
    case 'errored': {
      const error = objectAt(result, 'error') ?? {}
      const type = textAt(objectAt(error, 'error') ?? error, 'type') ?? ''
      const status = Object.hasOwn(STATUS_OF_TYPE, type) ? STATUS_OF_TYPE[type] : undefined
      return { customId, result: { kind: 'answer', status: status ?? 500, body: error } }
    }
    case 'expired':
      return notRun(customId, 'batch_expired', 'the batch expired before this request was run')
    case 'canceled':
      return notRun(customId, 'batch_cancelled', 'the batch was cancelled before this request was run')
    default:
      return null
  }
}

const notRun = (customId: string, code: string, message: string): ResultLine => ({
  customId,
  result: { kind: 'none', code, message },
})
