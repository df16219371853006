import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { SentApi } from '../../provider/profile.ts'
import { countAt, objectAt, textAt } from '../read/wire-value.ts'
import type { BatchFault, BatchRequest, ResultFile, ResultLine } from './batch-client.ts'

/** The path of one of OpenAI's APIs, as lines and batches name it. */
export const endpointOf = (api: SentApi): '/v1/chat/completions' | '/v1/responses' =>
  api === 'responses' ? '/v1/responses' : '/v1/chat/completions'

/** OpenAI's line; whoever has no use for a member passes over it. */
export const requestLine = (customId: string, { api, body }: BatchRequest): string =>
  JSON.stringify({ custom_id: customId, method: 'POST', url: endpointOf(api), body })

/** `{custom_id, response: {status_code, body}, error}`: a 4xx has `error: null`, and what was not run has no response. */
export function readResultLine(line: JsonObject): ResultLine | null {
  const customId = textAt(line, 'custom_id')
  if (customId === null) return null
  const response = objectAt(line, 'response')
  const error = objectAt(line, 'error')
  const status = countAt(response, 'status_code')
  if (response !== null && status !== null)
    return { customId, result: { kind: 'answer', status, body: response.body ?? null } }
  if (error === null) return null
  const code = textAt(error, 'code') ?? 'batch_error'
  const message = textAt(error, 'message') ?? 'the batch says nothing of why'
  // Together: what it would have answered 400 to.
  if (code === 'batch_client_error')
    return {
      customId,
      result: { kind: 'answer', status: 400, body: { error: { code, message, type: 'invalid_request_error' } } },
    }
  return { customId, result: { kind: 'none', code, message } }
}

/** Files that are there: members that the types call optional are null on the wire. */
export function resultFiles(
  files: readonly (readonly [id: string | null, lines: number | null])[],
): readonly ResultFile[] {
  return files.flatMap(([ref, lines]) => (ref === null || ref === '' ? [] : [{ ref, lines }]))
}

/** What validation found; a text alone stands for the batch as a whole (Together). */
export function faultsOf(errors: JsonValue | undefined): readonly BatchFault[] {
  if (typeof errors === 'string' && errors !== '') return [{ line: null, code: null, message: errors, param: null }]
  const list = Array.isArray(errors) ? errors : isObject(errors) && Array.isArray(errors.data) ? errors.data : []
  return list.filter(isObject).map((error: JsonObject) => ({
    line: countAt(error, 'line'),
    code: textAt(error, 'code'),
    message: textAt(error, 'message') ?? 'no reason is given',
    param: textAt(error, 'param'),
  }))
}
