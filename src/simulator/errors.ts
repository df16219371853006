import type { JsonObject } from '../json/value.ts'
import type { Refusal } from './request.ts'

/** OpenAI's error body. */
export function errorBody({ status, message, code, param }: Refusal): JsonObject {
  const type = status === 429 ? 'requests' : status >= 500 ? 'server_error' : 'invalid_request_error'
  return { error: { message, type, param, code } }
}

/** Anthropic's error body (docs.anthropic.com/en/api/errors). */
export function messagesErrorBody({ status, message }: Refusal): JsonObject {
  const types: Readonly<Record<number, string>> = {
    401: 'authentication_error',
    404: 'not_found_error',
    413: 'request_too_large',
    429: 'rate_limit_error',
  }
  const type = types[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error')
  return { type: 'error', error: { type, message }, request_id: 'req_simulator' }
}

export const unknownModel = (model: string): Refusal => ({
  status: 404,
  message: `The model \`${model}\` does not exist or you do not have access to it.`,
  code: 'model_not_found',
  param: null,
})

/** platform.openai.com, deprecations: from its shutdown date on a model is not found. */
export const shutDown = (model: string): Refusal => ({
  status: 404,
  message: `The model \`${model}\` has been deprecated and shut down.`,
  code: 'model_not_found',
  param: null,
})

export const wrongKey: Refusal = {
  status: 401,
  message: 'Incorrect API key provided.',
  code: 'invalid_api_key',
  param: null,
}

export const rateLimited: Refusal = {
  status: 429,
  message: 'Rate limit reached for requests.',
  code: 'rate_limit_exceeded',
  param: null,
}

export const serverError: Refusal = {
  status: 500,
  message: 'The server had an error while processing your request.',
  code: null,
  param: null,
}

export const noValue: Refusal = {
  status: 400,
  message: 'The simulator finds no value that conforms to this schema.',
  code: 'invalid_json_schema',
  param: 'response_format',
}

/** A bug of the simulator, shown to whoever asked. */
export const broken = (bug: unknown): Refusal => ({
  status: 501,
  message: `The simulator broke: ${bug instanceof Error ? bug.stack : String(bug)}`,
  code: 'simulator_broken',
  param: null,
})
