import { isShallow } from '../json/depth.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { isObject } from '../json/value.ts'
import {
  type Answer,
  type Answered,
  type AssistantMessage,
  type FinishReason,
  type Timing,
  UNIFIED_REASONS,
  type Usage,
} from '../model/answer.ts'
import { ENVELOPE_SHAPE_NAMES } from '../model/envelope-shapes.ts'
import { decodeBatch } from './decode-batch.ts'
import { decodeFailure } from './decode-failure.ts'
import { decodeLoads } from './decode-load.ts'
import type { JournalCall, JournalEnd, JournalHeader, JournalLine } from './line.ts'
import { isCount, isDuration, textOrNull } from './member-types.ts'

/** One line of a journal, or null where it is none: journals come from strangers, so nothing is taken on trust. */
export function decodeLine(text: string): JournalLine | null {
  let line: JsonValue
  try {
    line = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(line)) return null
  switch (line.type) {
    case 'call':
      return decodeCall(line)
    case 'anchor': {
      const call = decodeCall(line)
      return call && { ...call, type: 'anchor' }
    }
    case 'header':
      return decodeHeader(line)
    case 'end':
      return decodeEnd(line)
    case 'batch':
      return decodeBatch(line)
    default:
      return null
  }
}

function decodeHeader(line: JsonObject): JournalHeader | null {
  const { format, plan, seed, settings, files } = line
  const shard = decodeShard(line.shard ?? null)
  if (format !== 1 || typeof plan !== 'string' || !isCount(seed) || !isObject(settings) || !isObject(files)) return null
  if (shard === undefined || !isShallow(line)) return null
  return { ...(line as unknown as JournalHeader), shard }
}

const MOST_SHARDS = 10_000

function decodeShard(shard: JsonValue): JournalHeader['shard'] | undefined {
  if (shard === null) return null
  if (!isObject(shard)) return undefined
  const { index, total } = shard
  const known = isCount(index) && isCount(total) && index >= 1 && index <= total && total <= MOST_SHARDS
  return known ? { index, total } : undefined
}

function decodeEnd(line: JsonObject): JournalEnd | null {
  const known = typeof line.reason === 'string' && isDuration(line.elapsed_ms) && isDuration(line.loop_delay_ms)
  if (!known || !isShallow(line)) return null
  const { load, ...end } = line
  const loads = decodeLoads(load)
  return { ...(end as unknown as JournalEnd), ...(loads.length > 0 ? { load: loads } : {}) }
}

function decodeCall(line: JsonObject): JournalCall | null {
  const { role, contract, sample, turn, place, request } = line
  if (role !== 'candidate' && role !== 'baseline') return null
  if (typeof contract !== 'string' || typeof line.case !== 'string' || typeof request !== 'string') return null
  if (!isCount(sample) || !isCount(turn) || !isCount(place)) return null
  const answer = decodeAnswer(line)
  if (answer === null) return null
  if (line.results !== undefined && !(isObject(line.results) && isShallow(line.results))) return null
  const results = line.results === undefined ? {} : { results: line.results }
  return { type: 'call', role, contract, case: line.case, sample, turn, place, request, answer, ...results }
}

function decodeAnswer(line: JsonObject): Answer | null {
  const ms = decodeTiming(line.ms)
  const attempts = line.attempts
  const named = typeof line.request_id === 'string' ? { requestId: line.request_id } : {}
  if (ms === null || !isCount(attempts)) return null
  if (isObject(line.failure)) {
    const failure = decodeFailure(line.failure)
    return failure && { kind: 'failed', failure, ms, attempts, ...named }
  }
  if (!isObject(line.answer)) return null
  const { status, served_model, fingerprint, upstream, server, finish_reason, message, usage, turn, shapes } =
    line.answer
  const decoded = decodeMessage(message)
  const finishReason = decodeFinish(finish_reason)
  if (!isCount(status) || decoded === null || finishReason === null) return null
  return {
    kind: 'answered',
    status,
    servedModel: textOrNull(served_model),
    fingerprint: textOrNull(fingerprint),
    ...(typeof upstream === 'string' ? { upstream } : {}),
    ...(typeof server === 'string' ? { server } : {}),
    finishReason,
    message: decoded,
    usage: decodeUsage(usage),
    ...((isObject(turn) || Array.isArray(turn)) && isShallow(turn) ? { turn } : {}),
    ...decodeShapes(shapes),
    ...(typeof line.reused === 'string' && ISO_DAY.test(line.reused) ? { reused: line.reused } : {}),
    ms,
    attempts,
    ...named,
  }
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

/** A shape that a later version names says nothing to this one. */
function decodeShapes(sent: JsonValue | undefined): Pick<Answered, 'shapes'> {
  const shapes = Array.isArray(sent) ? ENVELOPE_SHAPE_NAMES.filter((shape) => sent.includes(shape)) : []
  return shapes.length === 0 ? {} : { shapes }
}

function decodeTiming(ms: JsonValue | undefined): Timing | null {
  if (!isObject(ms)) return null
  const { queued, first_byte: firstByte, first_token: firstToken, total } = ms
  if (!isDuration(queued) || !(total === null || isDuration(total))) return null
  const timedOut = isDuration(ms.timed_out) ? { timedOut: ms.timed_out } : {}
  return {
    queued,
    total,
    ...timedOut,
    firstByte: isDuration(firstByte) ? firstByte : null,
    firstToken: isDuration(firstToken) ? firstToken : null,
  }
}

function decodeFinish(reason: JsonValue | undefined): FinishReason | null {
  if (!isObject(reason)) return null
  const unified = UNIFIED_REASONS.find((known) => known === reason.unified)
  return unified === undefined ? null : { unified, raw: textOrNull(reason.raw) }
}

function decodeMessage(message: JsonValue | undefined): AssistantMessage | null {
  if (!isObject(message)) return null
  const calls = message.tool_calls ?? []
  if (!Array.isArray(calls)) return null
  const toolCalls = calls.map((call: JsonValue) => {
    const body = isObject(call) && isObject(call.function) ? call.function : null
    return body && typeof body.name === 'string' && typeof body.arguments === 'string'
      ? { id: String((call as JsonObject).id), name: body.name, arguments: body.arguments }
      : null
  })
  if (toolCalls.includes(null)) return null
  return {
    content: textOrNull(message.content),
    refusal: textOrNull(message.refusal),
    ...(typeof message.reasoning_content === 'string' ? { reasoning: message.reasoning_content } : {}),
    toolCalls: toolCalls as AssistantMessage['toolCalls'],
  }
}

function decodeUsage(usage: JsonValue | undefined): Usage | null {
  if (!isObject(usage) || !isCount(usage.input) || !isCount(usage.output)) return null
  return {
    input: usage.input,
    output: usage.output,
    cachedInput: isCount(usage.cached_input) ? usage.cached_input : 0,
    ...(isCount(usage.cache_write) ? { cacheWrite: usage.cache_write } : {}),
    reasoning: isCount(usage.reasoning) ? usage.reasoning : 0,
    ...(isDuration(usage.cost_usd) ? { statedCostUsd: usage.cost_usd } : {}),
  }
}
