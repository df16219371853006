import { lastKept } from '../../json/last-kept.ts'
import type { FinishReason } from '../answer.ts'

/**
 * What providers write for OpenAI's five reasons. Sources: OpenAI API reference (finish_reason, 2026-08-21);
 * vLLM and TGI (`eos_token`, `stop_sequence`); Mistral (`model_length`); Anthropic stop_reason (`end_turn`,
 * `max_tokens`, `tool_use`, `refusal`, `model_context_window_exceeded`); Gemini finishReason (`MAX_TOKENS`, `SAFETY`,
 * `RECITATION`, …), which its compatible endpoint also writes behind a colon (`content_filter: RECITATION`); Cohere
 * (`ERROR_LIMIT` is the context's, `ERROR_TOXIC` the filter's); Bedrock (`guardrail_intervened`, `content_filtered`);
 * watsonx (`token_limit`); Zhipu (`sensitive`); Cohere (`COMPLETE`); Baidu (`normal`); Hugging Face (`max_new_tokens`).
 */
const UNIFIED: Readonly<Record<string, FinishReason['unified']>> = {
  stop: 'stop',
  end_turn: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  completed: 'stop',
  complete: 'stop',
  normal: 'stop',
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  max_length: 'length',
  max_new_tokens: 'length',
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
  censorship_blocked: 'content-filter',
  blocked: 'content-filter',
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
  unified: raw === null || isSilent(raw) ? 'missing' : unifiedOf(wordOf(raw)),
})

export const saysProviderFailed = (raw: string | null): boolean => raw !== null && FAILED.has(wordOf(raw))

/** From the gravest down; an answer given up on the way stands below what the endpoint says of a filter or a limit. */
const GRAVITY = ['content-filter', 'length', 'given-up', 'tool-calls', 'other', 'stop'] as const

/** The graver of two reasons that came for one answer: a later `stop` takes no limit back, and an empty one says nothing. */
export function graver(known: string | null, next: string | null): string | null {
  if (next === null || isSilent(next)) return known
  return known === null || gravityOf(next) < gravityOf(known) ? next : known
}

const gravityOf = (raw: string): number =>
  (GRAVITY as readonly string[]).indexOf(saysProviderFailed(raw) ? 'given-up' : unifiedOf(wordOf(raw)))

/** Whether the reason says by itself what became of the answer, so that no message is needed to judge it. */
export const isStated = (raw: string | null): boolean =>
  ['content-filter', 'length'].includes(finishReason(raw).unified)

const unifiedOf = (word: string): FinishReason['unified'] =>
  (Object.hasOwn(UNIFIED, word) ? UNIFIED[word] : undefined) ?? 'other'

/** DashScope writes the text "null" while an answer goes on. */
const isSilent = (raw: string): boolean => ['', 'null', 'none'].includes(raw.trim().toLowerCase())

/** `content-filter` (gateways on the AI SDK), `FinishReason.MAX_TOKENS` and `FINISH_REASON_MAX_TOKENS` (Google's clients). */
const wordOf = lastKept((raw: string): string =>
  (raw.split(':', 1)[0] as string)
    .trim()
    .toLowerCase()
    .replaceAll(/[- ]/g, '_')
    .replace(/^finish_?reason[._]/, ''),
)
