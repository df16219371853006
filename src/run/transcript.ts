import type { JsonObject } from '../json/value.ts'
import type { AssistantMessage } from '../model/answer.ts'

/** A message that was sent between a flow's calls, or one that the model answered. */
export type TranscriptMessage = JsonObject | AssistantMessage

/** What people read of one unit; the journal holds the whole. */
const MOST_CHARACTERS = 4000

/** A conversation as text: what the model said and, in a flow, what it was told in between. null where nothing was said. */
export function transcript(messages: readonly TranscriptMessage[]): string | null {
  if (messages.length === 0) return null
  const lines =
    messages.length === 1
      ? messages.map(words)
      : messages.filter((one) => !isEcho(one)).map((one) => `${speaker(one)}: ${words(one)}`)
  const text = lines.join('\n')
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}

/** The model's own message, sent back to it: it stands in the transcript already. */
const isEcho = (one: TranscriptMessage): boolean =>
  !isAnswer(one) && (one.role === 'assistant' || (one.role === undefined && !/_output$/.test(String(one.type))))

const isAnswer = (one: TranscriptMessage): one is AssistantMessage => 'toolCalls' in one && 'refusal' in one

const speaker = (one: TranscriptMessage): string =>
  isAnswer(one) ? 'model' : typeof one.role === 'string' ? one.role : 'tool'

function words(one: TranscriptMessage): string {
  if (!isAnswer(one)) return textOf(one.content ?? one.output ?? null)
  const calls = one.toolCalls.map((call) => `${call.name}(${call.arguments})`)
  return [one.refusal, one.content, ...calls].filter((part) => part !== null && part !== '').join('\n')
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
