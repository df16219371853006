import { parsedJson } from '../json/parsed.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { countAt, listAt, objectAt, textAt } from '../model/read/wire-value.ts'
import type { Seen } from './probe.ts'

/** A Chat Completion as probes look at it; what an endpoint left out, or wrote in another type, is null or empty. */
export interface ChatSeen {
  readonly choices: number
  readonly content: string
  readonly finish: string | null
  readonly calls: readonly { readonly name: string; readonly arguments: JsonValue | undefined }[]
  readonly hasLogprobs: boolean
  readonly outputTokens: number | null
  readonly model: string | null
}

export function chatSeen({ json }: Seen): ChatSeen {
  const body = isObject(json) ? json : {}
  const choices = listAt(body, 'choices')
  const choice = isObject(choices[0]) ? choices[0] : {}
  const message = objectAt(choice, 'message') ?? {}
  return {
    choices: choices.length,
    content: textAt(message, 'content') ?? '',
    finish: textAt(choice, 'finish_reason'),
    calls: listAt(message, 'tool_calls').flatMap((call) => (isObject(call) ? madeCall(call) : [])),
    hasLogprobs: listAt(objectAt(choice, 'logprobs') ?? {}, 'content').length > 0,
    outputTokens: countAt(objectAt(body, 'usage'), 'completion_tokens'),
    model: textAt(body, 'model'),
  }
}

function madeCall(call: JsonObject): ChatSeen['calls'] {
  const made = objectAt(call, 'function')
  const name = made === null ? null : textAt(made, 'name')
  if (made === null || name === null) return []
  const given = made.arguments
  return [{ name, arguments: typeof given === 'string' ? parsedJson(given === '' ? '{}' : given) : given }]
}

/** The data of each server-sent event that is JSON. */
export const eventsSeen = ({ text }: Seen): readonly JsonObject[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const data = line.startsWith('data:') ? parsedJson(line.slice('data:'.length).trim()) : undefined
    return isObject(data) ? [data] : []
  })

/** The text of a Response: its `output_text` parts. null: it is no Response. */
export function responseText({ json }: Seen): string | null {
  if (!isObject(json) || !Array.isArray(json.output)) return null
  return textParts(
    listAt(json, 'output').flatMap((item) => (isObject(item) ? listAt(item, 'content') : [])),
    'output_text',
  )
}

/** The text of a message of the Messages API. null: it is none. */
export function messageText({ json }: Seen): string | null {
  if (!isObject(json) || json.type !== 'message') return null
  return textParts(listAt(json, 'content'), 'text')
}

const textParts = (parts: readonly JsonValue[], type: string): string =>
  parts.flatMap((part) => (isObject(part) && part.type === type ? (textAt(part, 'text') ?? []) : [])).join('')

const MOST_SHOWN = 120

/** A text as evidence quotes it: on one line, its beginning. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return 'nothing'
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line
}
