import type { JsonObject, JsonValue } from '../json/value.ts'

/** What a request asks for, the same whether it came as a Chat Completion, a Response or a Message. */
export interface SimulatorRequest {
  readonly model: string
  readonly conversation: readonly ConversationMessage[]
  /** The schema that the answer's text must conform to; null where none is asked for. */
  readonly schema: JsonValue | null
  /** JSON is asked for without a schema. */
  readonly json: boolean
  readonly tools: readonly Tool[]
  readonly toolChoice: 'auto' | 'none' | 'required' | { readonly name: string }
  readonly parallelCalls: boolean
  /** Tokens as the simulator counts them; null: no limit. */
  readonly maxTokens: number | null
  /** At 0 the same request always gets the same answer. */
  readonly temperature: number
  /** Above temperature 0 the same seed gives the same answer; null: each sending is a new sample. */
  readonly seed: number | null
  /** The answer's text ends before the first of these. */
  readonly stop: readonly string[]
  /** How many answers of their own are asked for at once. */
  readonly choices: number
  readonly logprobs: boolean
  readonly stream: boolean
  readonly streamUsage: boolean
}

export type ConversationMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly calls: readonly MadeCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly value: JsonValue }

export interface Tool {
  readonly name: string
  readonly description: string
  readonly parameters: JsonObject
}

export interface MadeCall {
  readonly id: string
  readonly name: string
  /** JSON text. */
  readonly arguments: string
}

/** An answer before it is put into an envelope. */
export interface Reply {
  readonly text: string | null
  readonly refusal: string | null
  readonly calls: readonly MadeCall[]
  readonly finish: 'stop' | 'length' | 'tool_calls'
  /** The sequence before which it ends. */
  readonly stoppedBy?: string
}

/** A request that the endpoint will not take: the status and OpenAI's error body. */
export interface Refusal {
  readonly status: number
  readonly message: string
  readonly code: string | null
  readonly param: string | null
}

/** About four characters a token: the simulator's own count, said so in its documentation. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4)
