import { isShallow } from '../../json/depth.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { parseWire } from './wire-json.ts'
import { listAt, objectAt, textAt } from './wire-value.ts'

/** What an endpoint said when it refused a request. */
export interface ErrorBody {
  readonly message: string | null
  readonly code: string | null
  readonly type: string | null
  readonly param: string | null
  /** Every word by which vendors tell errors apart: code, type, `details[].reason`, `base_resp.1004`. */
  readonly words: readonly string[]
  /** The HTTP status that the body itself names; null where it names none. */
  readonly stated: number | null
  /** The body has a shape that an API writes: a proxy's page has not. */
  readonly ofApi: boolean
  /** An input was held back by moderation, with the reasons. */
  readonly flagged: boolean
  /** What the model wrote before the endpoint refused to pass it on (Groq). */
  readonly failedGeneration: string | null
  readonly body: JsonValue | null
}

const MAX_TEXT = 2_000
const MAX_BODY = 16_384

/**
 * Reads the error shapes in use: OpenAI's `{error: {message, type, param, code}}`, the same without its envelope
 * (vLLM, Mistral), a text or a list under `detail` (FastAPI), `{error: "text"}`, Gemini's one-element array,
 * MiniMax's `base_resp`, a list of errors (Cloudflare, watsonx), an event of a stream, and an error that a gateway put
 * into another one as JSON.
 */
export function readErrorBody(text: string): ErrorBody {
  const body = parsed(text) ?? parsed(eventData(text) ?? '')
  if (body === undefined) return { ...NOTHING, message: plain(text) }
  const outer = Array.isArray(body) ? body[0] : body
  if (!isObject(outer)) return { ...NOTHING, message: plain(text), body }
  const inner = innerText(outer)
  if (inner !== null) return { ...readErrorBody(inner), body: kept(text, body) }
  const error = objectAt(outer, 'error') ?? firstOf(outer) ?? outer
  const { code, type, words } = wordsOf(outer, error)
  const stated = messageOf(outer, error)
  const passedOn = passedOnBy(error)
  if (passedOn !== null) {
    const status = statedStatus(outer, error) ?? passedOn.stated
    return { ...passedOn, stated: status, ofApi: true, flagged: isFlagged(error), body: kept(text, body) }
  }
  return {
    message: cut(stated ?? plain(text)),
    code: cut(code),
    type: cut(type),
    param: cut(paramOf(error)),
    words,
    stated: statedStatus(outer, error),
    ofApi: stated !== null || code !== null || type !== null,
    flagged: isFlagged(error),
    failedGeneration: failedGeneration(error),
    body: kept(text, body),
  }
}

const NOTHING: ErrorBody = {
  message: null,
  code: null,
  type: null,
  param: null,
  words: [],
  stated: null,
  ofApi: false,
  flagged: false,
  failedGeneration: null,
  body: null,
}

/** An error that was framed as an event though the request was refused. */
const eventData = (text: string): string | null =>
  /^(?:(?:event|id): ?[^\n]*\n)*data: ?(\{[^\n]*\})\s*$/.exec(text)?.[1] ?? null

/** The first of a list under `errors`. */
const firstOf = (outer: JsonObject): JsonObject | null => listAt(outer, 'errors').find(isObject) ?? null

/** OpenRouter says that the provider behind it answered an error, and puts that one beside it (`metadata.raw`). */
function passedOnBy(error: JsonObject): ErrorBody | null {
  const raw = textAt(objectAt(error, 'metadata') ?? {}, 'raw')?.trim() ?? ''
  if (raw === '') return null
  const own = textAt(error, 'message') ?? ''
  if (/^[[{]/.test(raw) && parsed(raw) !== undefined) return readErrorBody(raw)
  const words = wordsOf(error, error)
  return { ...NOTHING, ...words, message: cut(`${own}: ${raw}`) }
}

/** LiteLLM writes Python's word for nothing. */
const paramOf = (error: JsonObject): string | null => {
  const param = textAt(error, 'param')
  return param === '' || param === 'None' ? null : param
}

/** Google's own libraries and gateways built on them send the inner error as the outer one's message. */
function innerText(outer: JsonObject): string | null {
  const message = textAt(objectAt(outer, 'error') ?? {}, 'message')?.trim() ?? ''
  if (!/^[[{]/.test(message)) return null
  const inner = parsed(message)
  const first = Array.isArray(inner) ? inner[0] : inner
  return isObject(first) && isObject(first.error) ? message : null
}

function wordsOf(outer: JsonObject, error: JsonObject) {
  const code =
    textAt(error, 'code') ??
    textAt(error, 'error_code') ??
    (typeof error.code === 'number' ? String(error.code) : null) ??
    // Anthropic names the case beside the category (`APIError.errorCode` of its SDK, 1.14).
    textAt(objectAt(error, 'details') ?? {}, 'error_code')
  const type = textAt(error, 'type') ?? textAt(error, 'status') ?? textAt(error, 'error_type')
  const reasons = [...listAt(error, 'details'), error].flatMap((item) =>
    isObject(item) ? (textAt(item, 'reason') ?? []) : [],
  )
  const innermost = textAt(objectAt(error, 'innererror') ?? {}, 'code')
  const base = objectAt(outer, 'base_resp')?.status_code
  const outerCode = error === outer ? null : textAt(outer, 'code')
  // A number of a list of errors is Cloudflare's own; RFC 9457 has its word under `title`.
  const listed = outer !== error && objectAt(outer, 'error') === null && code !== null && /^\d+$/.test(code)
  const words = [
    listed ? `errors.${code}` : code,
    type,
    textAt(error, 'status'),
    textAt(error, 'title'),
    innermost,
    outerCode,
    ...reasons,
  ].filter((word) => word !== null)
  return { code, type, words: typeof base === 'number' ? [...words, `base_resp.${base}`] : words }
}

const messageOf = (outer: JsonObject, error: JsonObject): string | null =>
  textAt(error, 'message') ??
  textAt(error, 'error') ??
  detail(error) ??
  detail(objectAt(error, 'message') ?? {}) ??
  textAt(objectAt(outer, 'base_resp') ?? {}, 'status_msg') ??
  textAt(error, 'msg')

/** Members in which vendors repeat the status: OpenRouter's `code`, Groq's `status_code`, MiniMax's `http_code`. */
function statedStatus(outer: JsonObject, error: JsonObject): number | null {
  const candidates = [
    error.code,
    error.status_code,
    error.http_code,
    error.status,
    error.statusCode,
    outer.code,
    outer.status_code,
  ]
  const found = candidates.map(Number).find((value) => Number.isInteger(value) && value >= 400 && value <= 599)
  return found ?? null
}

/** OpenRouter answers a moderated input with 403 and the reasons in `metadata`. */
const isFlagged = (error: JsonObject): boolean => {
  const metadata = objectAt(error, 'metadata')
  return metadata !== null && listAt(metadata, 'reasons').length > 0 && textAt(metadata, 'flagged_input') !== null
}

function failedGeneration({ failed_generation: sent }: JsonObject): string | null {
  if (sent === undefined || sent === null) return null
  return typeof sent === 'string' ? sent : JSON.stringify(sent)
}

function detail(error: JsonObject): string | null {
  const nested = objectAt(error, 'detail') ?? {}
  const stated =
    textAt(error, 'detail') ?? textAt(nested, 'error') ?? textAt(nested, 'message') ?? textAt(nested, 'msg')
  if (stated !== null) return stated
  const lines = listAt(error, 'detail')
    .filter(isObject)
    .map((item) => `${listAt(item, 'loc').join('.')}: ${textAt(item, 'msg') ?? ''}`)
  return lines.length === 0 ? null : lines.join('; ')
}

function parsed(text: string): JsonValue | undefined {
  try {
    return parseWire(text)
  } catch {
    return undefined
  }
}

const kept = (text: string, body: JsonValue): JsonValue | null =>
  text.length <= MAX_BODY && isShallow(body) ? body : null
const plain = (text: string): string | null => cut(text.replace(/\s+/g, ' ').trim() || null)
const cut = (text: string | null): string | null => (text === null ? null : text.slice(0, MAX_TEXT))
