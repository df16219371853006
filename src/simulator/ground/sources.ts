import { isObject, type JsonValue } from '../../json/value.ts'
import type { Said } from '../ask.ts'
import { resultValue } from '../reading.ts'

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

export function sourcesOf(conversation: readonly Said[]): Sources {
  const users = conversation.flatMap((said) => (said.role === 'user' ? [said.text] : [])).reverse()
  const lastUser = conversation.findLastIndex((said) => said.role === 'user')
  const calls = conversation.flatMap((said) => (said.role === 'assistant' ? said.calls : []))
  const toolOf = new Map(calls.map((call) => [call.id, call.name]))
  const returned = conversation.flatMap((said) =>
    said.role === 'tool' ? [{ tool: toolOf.get(said.callId) ?? '', value: said.value }] : [],
  )
  const sent = calls.map((call) => ({ tool: call.name, value: resultValue(call.arguments) }))
  const since = conversation.slice(lastUser + 1)
  return {
    user: users[0] ?? '',
    earlier: users.slice(1),
    system: conversation.flatMap((said) => (said.role === 'system' ? [said.text] : [])).join('\n'),
    results: [...returned.reverse(), ...sent.reverse().filter((call) => isObject(call.value))],
    called: new Set(since.flatMap((said) => (said.role === 'assistant' ? said.calls.map((call) => call.name) : []))),
  }
}
