import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import type { Answered, AssistantMessage, FinishReason, ToolCall } from '../../src/model/answer.ts'

/** One recorded call with the verdict of the source's own checker. */
export interface Row {
  readonly suite: string
  readonly category: string
  readonly case_id: string
  readonly model: string
  readonly mode: string
  readonly tools: readonly JsonObject[] | null
  readonly expected: JsonValue
  readonly raw_output: JsonValue
  readonly published_valid: boolean | null
  readonly published_error_type: string | null
  readonly attempt?: number
}

/** The rows that a function-calling contract can be written for and that the source has judged. */
export async function* judgedRows(folder: string): AsyncGenerator<Row> {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.jsonl')) continue
    for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
      const row = JSON.parse(line) as Row
      const isJudged = row.published_valid !== null && row.published_valid !== undefined
      if (isJudged && row.mode === 'fc' && row.tools !== null && (row.attempt ?? 1) === 1) yield row
    }
  }
}

/** The answer that an OpenAI-compatible endpoint would have sent, by the same rules as tools/recorded-endpoint.mjs. */
export function answerOf(row: Row): Answered {
  const message = messageOf(row.raw_output)
  return {
    kind: 'answered',
    status: 200,
    servedModel: row.model,
    fingerprint: null,
    finishReason: finishOf(row.raw_output, message),
    message,
    usage: null,
    ms: { queued: 0, firstByte: null, firstToken: null, total: 0 },
    attempts: 1,
  }
}

function messageOf(raw: JsonValue): AssistantMessage {
  if (Array.isArray(raw)) {
    const items = raw as readonly JsonValue[]
    const isCalls = items.every((item) => item !== null && typeof item === 'object')
    if (!isCalls) return text(items.filter((item) => typeof item === 'string').join('\n'))
    return {
      content: null,
      refusal: null,
      toolCalls: items.flatMap((item) => Object.entries(item as JsonObject)).map(toCall),
    }
  }
  if (raw === null || typeof raw !== 'object') return text(raw === null ? '' : String(raw))
  const {
    content,
    refusal,
    tool_calls: calls,
  } = raw as { content?: string; refusal?: string; tool_calls?: readonly { function: RecordedCall }[] }
  return {
    content: content ?? null,
    refusal: refusal ?? null,
    toolCalls: (calls ?? []).map((call, i) => toCall([call.function.name, call.function.arguments], i)),
  }
}

interface RecordedCall {
  readonly name: string
  readonly arguments: JsonValue
}

const text = (content: string): AssistantMessage => ({ content, refusal: null, toolCalls: [] })

const toCall = ([name, args]: readonly [string, JsonValue], index: number): ToolCall => ({
  id: `call_${index}`,
  name,
  arguments: typeof args === 'string' ? args : JSON.stringify(args),
})

const UNIFIED: Readonly<Record<string, FinishReason['unified']>> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool-calls',
  content_filter: 'content-filter',
}

function finishOf(raw: JsonValue, message: AssistantMessage): FinishReason {
  const recorded = (raw as { finish_reason?: string } | null)?.finish_reason
  const word = recorded ?? (message.toolCalls.length > 0 ? 'tool_calls' : 'stop')
  return { unified: UNIFIED[word] ?? 'other', raw: word }
}
