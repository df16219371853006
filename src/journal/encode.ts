import type { JsonObject, JsonValue } from '../json/value.ts'
import type { Answer, AssistantMessage, Usage } from '../model/answer.ts'
import type { JournalAnchor, JournalCall, JournalLine } from './line.ts'

/**
 * C1 (terminals obey it) and characters that can't be seen or that reorder what is (Unicode TR36 §2.5). JSON may
 * escape any character, so that nothing is lost and a journal can be looked at. The bracket of `##[` too: a runner's log
 * takes it for a command.
 */
const HIDDEN =
  /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]|(?<=##)\[/g

const escaped = (characters: string): string =>
  characters.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Nearly every line, told in a tenth of the time: no character beyond ASCII, and of that none that is hidden. */
const isPlain = (text: string): boolean =>
  Buffer.byteLength(text) === text.length && !text.includes('\u007f') && !text.includes('##[')

/** One line of the journal, without its line end. The message is in the OpenAI shape; names are snake_case. */
export function encodeLine(line: JournalLine): string {
  const text = JSON.stringify(line.type === 'call' || line.type === 'anchor' ? encodeCall(line) : line)
  return isPlain(text) ? text : text.replace(HIDDEN, escaped)
}

function encodeCall(call: JournalCall | JournalAnchor): JsonObject {
  const { answer } = call
  return {
    type: call.type,
    role: call.role,
    contract: call.contract,
    case: call.case,
    sample: call.sample,
    turn: call.turn,
    place: call.place,
    request: call.request,
    ...encodeAnswer(answer),
    ms: {
      queued: answer.ms.queued,
      first_byte: answer.ms.firstByte,
      first_token: answer.ms.firstToken,
      total: answer.ms.total,
      ...(answer.ms.timedOut === undefined ? {} : { timed_out: answer.ms.timedOut }),
    },
    attempts: answer.attempts,
    ...(answer.requestId === undefined ? {} : { request_id: answer.requestId }),
    ...(answer.kind === 'answered' && answer.reused !== undefined ? { reused: answer.reused } : {}),
    ...(call.results ? { results: call.results } : {}),
  }
}

function encodeAnswer(answer: Answer): JsonObject {
  if (answer.kind === 'failed') return { failure: answer.failure as unknown as JsonObject }
  return {
    answer: {
      status: answer.status,
      served_model: answer.servedModel,
      fingerprint: answer.fingerprint,
      ...(answer.upstream === undefined ? {} : { upstream: answer.upstream }),
      ...(answer.server === undefined ? {} : { server: answer.server }),
      finish_reason: { unified: answer.finishReason.unified, raw: answer.finishReason.raw },
      message: encodeMessage(answer.message),
      usage: answer.usage && encodeUsage(answer.usage),
      ...(answer.shapes === undefined ? {} : { shapes: answer.shapes }),
      ...(answer.turn === undefined ? {} : { turn: answer.turn }),
    },
  }
}

/** The assistant message as the Chat Completions API writes it. */
function encodeMessage(message: AssistantMessage): JsonObject {
  return {
    role: 'assistant',
    content: message.content,
    refusal: message.refusal,
    ...(message.reasoning === undefined ? {} : { reasoning_content: message.reasoning }),
    ...(message.toolCalls.length === 0
      ? {}
      : {
          tool_calls: message.toolCalls.map(
            (call): JsonValue => ({
              id: call.id,
              type: 'function',
              function: { name: call.name, arguments: call.arguments },
            }),
          ),
        }),
  }
}

const encodeUsage = (usage: Usage): JsonObject => ({
  input: usage.input,
  output: usage.output,
  cached_input: usage.cachedInput,
  ...(usage.cacheWrite === undefined ? {} : { cache_write: usage.cacheWrite }),
  reasoning: usage.reasoning,
  ...(usage.statedCostUsd === undefined ? {} : { cost_usd: usage.statedCostUsd }),
})
