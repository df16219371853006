import type { JsonObject, JsonValue } from '../../json/value.ts'
import { listAt, objectAt, textAt } from './wire-value.ts'

/**
 * Whether a body, or an event of a stream, states an error: `error`, MiniMax's `base_resp`, or, where it holds no answer,
 * a list of `errors` (Cloudflare), or a code or status beside a message (SiliconFlow, DashScope, gateways).
 */
export function statesError(outer: JsonObject): boolean {
  if (isSaid(outer.error)) return true
  const base = objectAt(outer, 'base_resp')?.status_code
  if (typeof base === 'number' && base !== 0) return true
  const hasAnswer = listAt(outer, 'choices').length > 0 || Array.isArray(outer.output)
  if (hasAnswer) return false
  if (outer.object === 'error' || listAt(outer, 'errors').length > 0) return true
  return isCode(outer) && (textAt(outer, 'message') ?? textAt(outer, 'msg')) !== null
}

/** Some servers send the member empty beside their answers. */
const isSaid = (error: JsonValue | undefined): boolean =>
  error !== undefined &&
  error !== null &&
  error !== '' &&
  error !== false &&
  !(typeof error === 'object' && Object.keys(error).length === 0)

const isCode = ({ code, statusCode, status_code: snake, status }: JsonObject): boolean =>
  [code, statusCode, snake, typeof status === 'number' ? status : undefined].some(saysNo)

/** Gateways write 0 or 200 where all is well. */
const saysNo = (code: JsonValue | undefined): boolean =>
  code !== undefined && code !== null && !['', '0', '200'].includes(String(code))
