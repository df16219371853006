import { isObject, type JsonValue } from '../../json/value.ts'
import { resultValue } from '../reading.ts'
import type { ConversationMessage } from '../request.ts'

/** Where values may be found, nearest first. */
export interface Sources {
  /** The last user message. */
  readonly user: string
  /** Earlier user messages, latest first. */
  readonly earlier: readonly string[]
  /** System messages: they define the words of the answer. */
  readonly system: string
  /** What tools returned, then the arguments they were called with; latest first. */
  readonly results: readonly Result[]
  /** Tools called since the last user message. */
  readonly called: ReadonlySet<string>
}

export interface Result {
  readonly tool: string
  readonly value: JsonValue
}

export function sourcesOf(conversation: readonly ConversationMessage[]): Sources {
  const users = conversation.flatMap((message) => (message.role === 'user' ? [message.text] : [])).reverse()
  const lastUser = conversation.findLastIndex((message) => message.role === 'user')
  const calls = conversation.flatMap((message) => (message.role === 'assistant' ? message.calls : []))
  const toolOf = new Map(calls.map((call) => [call.id, call.name]))
  const returned = conversation.flatMap((message) =>
    message.role === 'tool' ? [{ tool: toolOf.get(message.callId) ?? '', value: message.value }] : [],
  )
  const sent = calls.map((call) => ({ tool: call.name, value: resultValue(call.arguments) }))
  const since = conversation.slice(lastUser + 1)
  return {
    user: users[0] ?? '',
    earlier: users.slice(1),
    system: conversation.flatMap((message) => (message.role === 'system' ? [message.text] : [])).join('\n'),
    results: [...returned.reverse(), ...sent.reverse().filter((call) => isObject(call.value))],
    called: new Set(
      since.flatMap((message) => (message.role === 'assistant' ? message.calls.map((call) => call.name) : [])),
    ),
  }
}
