import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { contentBlocks, textBlocks } from './content.ts'
import type { Mapping } from './mapping.ts'

/** One turn of the Messages API; neighbours of one role are one turn. */
interface Turn {
  readonly role: 'user' | 'assistant'
  readonly blocks: JsonObject[]
  /** The turn is one message with a text, which goes as it is. */
  isText: boolean
}

interface Conversation {
  readonly system: JsonObject[]
  readonly turns: Turn[]
}

/**
 * The messages of Chat Completions as `system` and the turns of the Messages API: instructions are hoisted, the results
 * of calls become blocks of the user's turn and stand before what the user says. What the model itself sent (thinking
 * and its signatures, blocks of its own tools) goes back as it came.
 */
export function mapConversation(messages: JsonValue | undefined, mapping: Mapping): void {
  if (!Array.isArray(messages)) {
    mapping.fault('/messages', 'a request without `messages`', 'write the conversation')
    return
  }
  const conversation: Conversation = { system: [], turns: [] }
  messages.forEach((message: JsonValue, index) => {
    if (isObject(message)) addMessage(conversation, message, `/messages/${index}`, mapping)
    else mapping.fault(`/messages/${index}`, 'a message that is no object', 'write `role` and `content`')
  })
  const { system, turns } = conversation
  if (system.length > 0) mapping.sent.system = contentOf(system, system.length === 1)
  checkTurns(turns, messages.some(isSpoken), mapping)
  mapping.sent.messages = turns.map(({ role, blocks, isText }) => ({ role, content: contentOf(blocks, isText) }))
}

/** A single text without members of its own goes as a text. */
function contentOf(blocks: readonly JsonObject[], mayBeText: boolean): JsonValue {
  const [only] = blocks
  const isText = mayBeText && blocks.length === 1 && only?.type === 'text' && Object.keys(only).length === 2
  return isText ? (only?.text ?? '') : blocks
}

/** What is wrong with it was told where it stands. */
const isSpoken = (message: JsonValue): boolean =>
  isObject(message) && (message.role === 'user' || message.role === 'tool')

function checkTurns(turns: readonly Turn[], isTold: boolean, { fault }: Mapping): void {
  const [first] = turns
  if (first === undefined && isTold) return
  if (first === undefined) fault('/messages', 'a conversation in which nobody says anything', 'add a user message')
  else if (first.role !== 'user')
    fault('/messages', 'a conversation that the assistant begins', 'let a user message come first')
  else if (turns.at(-1)?.role === 'assistant')
    fault(
      '/messages',
      'a last message of the assistant (the Messages API goes on writing it, in place of an answer)',
      'end with a user message or the results of calls',
    )
}

function addMessage(conversation: Conversation, message: JsonObject, at: Pointer, mapping: Mapping): void {
  const { role, content } = message
  if (typeof message.name === 'string' && role !== 'tool')
    mapping.change('`name` of a message left out: turns have no names')
  switch (role) {
    case 'system':
    case 'developer':
      return addSystem(conversation, contentBlocks(content, `${at}/content`, mapping), role, mapping)
    case 'user':
      return addUser(conversation, message, at, mapping)
    case 'assistant':
      return addAssistant(conversation, message, at, mapping)
    case 'tool':
      return addResult(conversation, message, at, mapping)
    default:
      mapping.fault(
        `${at}/role`,
        `the role ${typeof role === 'string' ? `\`${role}\`` : 'of a message'}`,
        'roles are system, developer, user, assistant and tool',
      )
  }
}

function addSystem({ system, turns }: Conversation, blocks: readonly JsonObject[], role: string, mapping: Mapping) {
  system.push(...blocks)
  mapping.change(`messages of the role ${role} sent as \`system\``)
  // As the vendor's own compatibility layer does (libraries/openai-sdk).
  if (turns.length > 0) mapping.change('instructions within the conversation moved to its beginning, into `system`')
}

function addUser({ turns }: Conversation, { content }: JsonObject, at: Pointer, mapping: Mapping): void {
  if (isEmpty(content))
    return mapping.fault(`${at}/content`, 'an empty user message', 'leave the message out, or say something in it')
  const blocks = contentBlocks(content, `${at}/content`, mapping)
  addBlocks(turns, 'user', blocks, typeof content === 'string', mapping)
}

/** Nothing, or texts without a character: the API refuses both. */
const isEmpty = (content: JsonValue | undefined): boolean =>
  Array.isArray(content)
    ? content.every((part: JsonValue) => isObject(part) && part.type === 'text' && part.text === '')
    : (content ?? '') === ''

function addResult({ turns }: Conversation, message: JsonObject, at: Pointer, mapping: Mapping): void {
  const { tool_call_id: id, content } = message
  const isText = typeof content === 'string'
  const blocks = isText ? [] : contentBlocks(content, `${at}/content`, mapping)
  if (typeof id !== 'string') return mapping.fault(at, 'a result without `tool_call_id`', 'name the call it answers')
  mapping.change('messages of the role tool sent as `tool_result` blocks of the user')
  const said = isText ? content : blocks
  const result = { type: 'tool_result', tool_use_id: callId(id, mapping), ...(said.length > 0 && { content: said }) }
  addBlocks(turns, 'user', [result], false, mapping)
}

/** Blocks that the API itself wrote go back unchanged (Anthropic, extended thinking: `thinking` and its `signature`). */
function addAssistant({ turns }: Conversation, message: JsonObject, at: Pointer, mapping: Mapping): void {
  const { content, refusal, audio, function_call: legacy } = message
  if (legacy !== undefined && legacy !== null)
    mapping.fault(`${at}/function_call`, '`function_call` of a message', 'write `tool_calls`')
  if (audio !== undefined && audio !== null)
    mapping.fault(`${at}/audio`, '`audio` of a message', 'write what was said as text')
  if (typeof message.reasoning_content === 'string' || typeof message.reasoning === 'string')
    mapping.change('thoughts of earlier turns left out: only signed ones are taken')
  const parts = Array.isArray(content)
    ? content.flatMap((part: JsonValue, index) =>
        isOwnBlock(part) ? [part] : contentBlocks([part], `${at}/content/${index}`, mapping),
      )
    : contentBlocks(content, `${at}/content`, mapping)
  const refusals = typeof refusal === 'string' && refusal !== '' ? textBlocks(refusal) : []
  if (refusals.length > 0) mapping.change('refusals of earlier turns sent as their texts')
  const calls = callBlocks(message.tool_calls, `${at}/tool_calls`, mapping)
  const blocks = [...parts, ...refusals, ...calls]
  if (blocks.length === 0) mapping.change('an empty message of the assistant left out')
  else addBlocks(turns, 'assistant', blocks, typeof content === 'string', mapping)
}

const OF_CHAT: ReadonlySet<string> = new Set(['text', 'refusal', 'image_url', 'input_audio', 'file'])

const isOwnBlock = (part: JsonValue): part is JsonObject =>
  isObject(part) && typeof part.type === 'string' && !OF_CHAT.has(part.type)

function callBlocks(calls: JsonValue | undefined, at: Pointer, mapping: Mapping): readonly JsonObject[] {
  if (!Array.isArray(calls)) return []
  return calls.flatMap((call: JsonValue, index): readonly JsonObject[] => {
    const made = isObject(call) && isObject(call.function) ? call.function : null
    const input = made === null ? null : argumentsOf(made.arguments)
    if (!isObject(call) || typeof call.id !== 'string' || typeof made?.name !== 'string' || input === null) {
      mapping.fault(
        `${at}/${index}`,
        'a call without an id, a name, or arguments that are a JSON object',
        'write `id`, and `function` with `name` and `arguments`',
      )
      return []
    }
    mapping.change('`tool_calls` of messages sent as `tool_use` blocks')
    return [{ type: 'tool_use', id: callId(call.id, mapping), name: made.name, input }]
  })
}

/** Ids are `^[a-zA-Z0-9_-]+$`; a call and its result are changed alike. */
function callId(id: string, { change }: Mapping): string {
  const theirs = id.replace(/[^a-zA-Z0-9_-]/g, '_') || '_'
  if (theirs !== id) change('ids of calls sent with `_` for what the Messages API does not take in them')
  return theirs
}

function argumentsOf(text: JsonValue | undefined): JsonObject | null {
  if (isObject(text)) return text
  if (text === undefined || text === '') return {}
  if (typeof text !== 'string') return null
  try {
    const value = JSON.parse(text) as JsonValue
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** Results of calls stand first in a turn (Anthropic, tool use: "tool_result blocks must come first"). */
function addBlocks(
  turns: Turn[],
  role: Turn['role'],
  blocks: readonly JsonObject[],
  isText: boolean,
  mapping: Mapping,
): void {
  const last = turns.at(-1)
  if (last?.role !== role) {
    turns.push({ role, blocks: [...blocks], isText })
    return
  }
  const isResult = ({ type }: JsonObject): boolean => type === 'tool_result'
  if (!last.blocks.every(isResult) || !blocks.every(isResult))
    mapping.change(`neighbouring messages of the ${role} sent as one turn`)
  const both = [...last.blocks, ...blocks]
  last.blocks.splice(0, both.length, ...both.filter(isResult), ...both.filter((block) => !isResult(block)))
  last.isText = false
}
