import type { FinishReason } from './answer.ts'

/**
 * What providers write for OpenAI's five reasons. Sources: OpenAI API reference (finish_reason, 2026-08-21);
 * vLLM and TGI (`eos_token`, `stop_sequence`); Mistral (`model_length`); Anthropic stop_reason (`end_turn`,
 * `max_tokens`, `tool_use`, `refusal`); Gemini finishReason (`MAX_TOKENS`, `SAFETY`, …).
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
  tool_calls: 'tool-calls',
  tool_use: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  refusal: 'content-filter',
  safety: 'content-filter',
  sensitive: 'content-filter',
}

/** Reasons that say the provider failed while it was answering, so that there is no answer to judge. */
const FAILED = new Set(['error', 'network_error', 'insufficient_system_resource', 'abort'])

/** The provider's word and ours. Unknown words are `other`, never guessed at. */
export const finishReason = (raw: string | null): FinishReason => ({
  raw,
  unified:
    raw === null
      ? 'missing'
      : ((Object.hasOwn(UNIFIED, raw.toLowerCase()) ? UNIFIED[raw.toLowerCase()] : undefined) ?? 'other'),
})

export const saysProviderFailed = (raw: string | null): boolean => raw !== null && FAILED.has(raw.toLowerCase())
