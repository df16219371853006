import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { AssistantMessage, FinishReason, Usage } from '../answer.ts'
import { finishReason } from './finish-reason.ts'
import { madeCall, withOwnIds } from './made-calls.ts'
import { malformed, type Reading, unread } from './reading.ts'
import { countAt, objectAt, textAt } from './wire-value.ts'

/**
 * Reads a message of Anthropic's Messages API (`Message` of @anthropic-ai/sdk 1.14.0): its blocks become one assistant
 * message. The blocks themselves, thinking and signatures included, are the turn that a flow sends back.
 */
export function readMessagesAnswer(envelope: JsonValue, status: number): Reading {
  if (!isObject(envelope)) return malformed(status, 'the body is not a JSON object')
  if (!Array.isArray(envelope.content)) return malformed(status, '"content" is not a list of blocks')
  const raw = textAt(envelope, 'stop_reason')
  const fault = envelope.content.map(blockFault).find((found) => found !== null)
  if (fault) return malformed(status, fault)
  // Anthropic, "Handling stop reasons": the turn is not over, and only whoever uses its server tools goes on with it.
  if (raw === 'pause_turn') return unread('cut', status, 'the model paused its turn (stop_reason "pause_turn")')
  const blocks = envelope.content.filter(isObject)
  const finish = finishReason(raw)
  return {
    kind: 'read',
    answer: {
      servedModel: textAt(envelope, 'model'),
      fingerprint: null,
      finishReason: finish,
      message: readMessage(blocks, envelope, finish),
      usage: readMessagesUsage(objectAt(envelope, 'usage')),
      turn: { role: 'assistant', content: blocks.map(asSentBack) },
    },
  }
}

/** Blocks that are not read here (of server tools, and whatever is new) may have any shape. */
function blockFault(block: JsonValue): string | null {
  if (!isObject(block) || typeof block.type !== 'string') return 'a block of "content" has no type'
  if (block.type === 'text' && typeof block.text !== 'string') return 'a text block has no "text"'
  if (block.type === 'tool_use' && typeof block.name !== 'string') return 'a tool_use block has no "name"'
  return null
}

function readMessage(blocks: readonly JsonObject[], envelope: JsonObject, finish: FinishReason): AssistantMessage {
  const reasoning = joined(blocks, 'thinking')
  const explanation = textAt(objectAt(envelope, 'stop_details') ?? {}, 'explanation')
  return {
    content: joined(blocks, 'text'),
    refusal: finish.unified === 'content-filter' ? explanation : null,
    ...(reasoning === null || reasoning === '' ? {} : { reasoning }),
    toolCalls: withOwnIds(
      blocks
        .filter(({ type }) => type === 'tool_use')
        .map((block) => madeCall(textAt(block, 'id'), { name: block.name ?? null, arguments: inputOf(block) })),
    ),
  }
}

function joined(blocks: readonly JsonObject[], type: 'text' | 'thinking'): string | null {
  const texts = blocks.filter((block) => block.type === type).map((block) => textAt(block, type) ?? '')
  return texts.length === 0 ? null : texts.join('')
}

/** A stream hands over the text of an input; without any, it is empty (`input: {}` of `content_block_start`). */
const inputOf = ({ input = {} }: JsonObject): JsonValue => (input === '' || input === null ? {} : input)

/**
 * An input goes back as the object that its text stands for, numbers as every JSON reader has them; what was cut on the
 * way ends a flow anyway.
 */
function asSentBack(block: JsonObject): JsonObject {
  if (block.type !== 'tool_use') return block
  const input = inputOf(block)
  try {
    return { ...block, input: JSON.parse(typeof input === 'string' ? input : JSON.stringify(input)) as JsonValue }
  } catch {
    return { ...block, input: {} }
  }
}

/**
 * `input_tokens` is what was neither read from the cache nor written into it, so that all input is the sum (docs:
 * "Prompt caching", tracking cache performance). null unless both sides were counted.
 */
function readMessagesUsage(usage: JsonObject | null): Usage | null {
  const input = countAt(usage, 'input_tokens')
  const output = countAt(usage, 'output_tokens')
  if (usage === null || input === null || output === null) return null
  const cachedInput = countAt(usage, 'cache_read_input_tokens') ?? 0
  const written = countAt(usage, 'cache_creation_input_tokens') ?? 0
  return {
    input: input + cachedInput + written,
    output,
    cachedInput,
    ...(written === 0 ? {} : { cacheWrite: written }),
    reasoning: countAt(objectAt(usage, 'output_tokens_details'), 'thinking_tokens') ?? 0,
  }
}
