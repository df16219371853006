import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { listAt, objectAt, textAt } from './wire-value.ts'

/** What an endpoint said when it refused a request. */
export interface ErrorBody {
  readonly message: string | null
  readonly code: string | null
  readonly type: string | null
  readonly param: string | null
  /** A content filter was what said no. */
  readonly filtered: boolean
  readonly body: JsonValue | null
}

const MAX_TEXT = 2_000
const MAX_BODY = 16_384
// OpenAI and Azure; Qwen's DashScope, in its compatible and its native spelling; Zhipu; OpenAI's check of images.
const FILTER_CODES =
  /^(content_filter|content_policy_violation|responsibleaipolicyviolation|data_?inspection_?failed|sensitive_content|image_content_policy_violation)$/i

/** Whether an error's code says that a content filter said no. */
export const isFilterCode = (code: string): boolean => FILTER_CODES.test(code)

/**
 * Reads the error shapes in use: OpenAI's `{error: {message, type, param, code}}`, the same without its envelope
 * (vLLM, Mistral), a text or a list under `detail` (FastAPI), `{error: "text"}`, and Gemini's one-element array.
 */
export function readErrorBody(text: string): ErrorBody {
  const body = parsed(text)
  if (body === undefined)
    return { message: plain(text), code: null, type: null, param: null, filtered: false, body: null }
  const outer = Array.isArray(body) ? body[0] : body
  const error = isObject(outer) ? (objectAt(outer, 'error') ?? outer) : {}
  const code = textAt(error, 'code') ?? (typeof error.code === 'number' ? String(error.code) : null)
  const type = textAt(error, 'type') ?? textAt(error, 'status')
  return {
    message: cut(textAt(error, 'message') ?? textAt(error, 'error') ?? detail(error) ?? plain(text)),
    code: cut(code),
    type: cut(type),
    param: cut(textAt(error, 'param')),
    filtered:
      [code, type, textAt(objectAt(error, 'innererror') ?? {}, 'code')].some(
        (word) => word !== null && isFilterCode(word),
      ) || isFlagged(error),
    body: text.length <= MAX_BODY ? body : null,
  }
}

/** OpenRouter answers a moderated input with 403 and the reasons in `metadata`. */
const isFlagged = (error: JsonObject): boolean => {
  const metadata = objectAt(error, 'metadata')
  return metadata !== null && listAt(metadata, 'reasons').length > 0 && textAt(metadata, 'flagged_input') !== null
}

function detail(error: JsonObject): string | null {
  const said = textAt(error, 'detail')
  if (said !== null) return said
  const lines = listAt(error, 'detail')
    .filter(isObject)
    .map((item) => `${listAt(item, 'loc').join('.')}: ${textAt(item, 'msg') ?? ''}`)
  return lines.length === 0 ? null : lines.join('; ')
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

const plain = (text: string): string | null => cut(text.replace(/\s+/g, ' ').trim() || null)
const cut = (text: string | null): string | null => (text === null ? null : text.slice(0, MAX_TEXT))
