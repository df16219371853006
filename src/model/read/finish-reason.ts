import type { FinishReason } from '../answer.ts'

/**
 * What providers write for OpenAI's five reasons. Sources: OpenAI API reference (finish_reason, 2026-08-21);
 * vLLM and TGI (`eos_token`, `stop_sequence`); Mistral (`model_length`); Anthropic stop_reason (`end_turn`,
 * `max_tokens`, `tool_use`, `refusal`, `model_context_window_exceeded`); Gemini finishReason (`MAX_TOKENS`, `SAFETY`,
 * `RECITATION`, …), which its compatible endpoint also writes behind a colon (`content_filter: RECITATION`); Cohere
 * (`ERROR_LIMIT` is the context's, `ERROR_TOXIC` the filter's); Bedrock (`guardrail_intervened`, `content_filtered`);
 * watsonx (`token_limit`); Zhipu (`sensitive`).
 */
const UNIFIED: Readonly<Record<string, FinishReason['unified']>> = {
  stop: 'stop',
  end_turn: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  completed: 'stop',
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  model_context_window_exceeded: 'length',
  token_limit: 'length',
  error_limit: 'length',
  tool_calls: 'tool-calls',
  tool_use: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  refusal: 'content-filter',
  safety: 'content-filter',
  sensitive: 'content-filter',
  content_filtered: 'content-filter',
  guardrail_intervened: 'content-filter',
  error_toxic: 'content-filter',
  recitation: 'content-filter',
  prohibited_content: 'content-filter',
  blocklist: 'content-filter',
  spii: 'content-filter',
  image_safety: 'content-filter',
}

/** Reasons that say the answer was given up on the way, not by the model, so that there is none to judge. */
const FAILED = new Set([
  'error',
  'network_error',
  'insufficient_system_resource',
  'abort',
  'cancelled',
  'user_cancel',
  'timeout',
  'time_limit',
  'not_finished',
])

/** The provider's word and ours. Unknown words are `other`, never guessed at. */
export const finishReason = (raw: string | null): FinishReason => ({
  raw,
  unified: raw === null ? 'missing' : unifiedOf(wordOf(raw)),
})

export const saysProviderFailed = (raw: string | null): boolean => raw !== null && FAILED.has(wordOf(raw))

const unifiedOf = (word: string): FinishReason['unified'] =>
  (Object.hasOwn(UNIFIED, word) ? UNIFIED[word] : undefined) ?? 'other'

const wordOf = (raw: string): string => (raw.split(':', 1)[0] as string).trim().toLowerCase()
