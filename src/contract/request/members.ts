import type { Contract } from '../contract.ts'

type Api = Contract['api']

/**
 * The members of each API's request body (openai 7.57.0, `ChatCompletionCreateParamsBase` and
 * `ResponseCreateParamsBase`; a test holds the lists against the package). Vendors add their own: an unknown member
 * is no mistake by itself.
 */
export const REQUEST_MEMBERS: Readonly<Record<Api, readonly string[]>> = {
  chat: `audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens messages
    metadata modalities model moderation n parallel_tool_calls prediction presence_penalty prompt_cache_key
    prompt_cache_options prompt_cache_retention reasoning_effort response_format safety_identifier seed service_tier stop
    store stream stream_options temperature tool_choice tools top_logprobs top_p user verbosity
    web_search_options`.split(/\s+/),
  responses: `access_programs background context_management conversation image include input instructions
    max_output_tokens max_tool_calls metadata model moderation parallel_tool_calls previous_response_id prompt
    prompt_cache_key prompt_cache_options prompt_cache_retention reasoning safety_identifier service_tier store stream
    stream_options temperature text tool_choice tools top_logprobs top_p truncation user`.split(/\s+/),
}

/** What a member of the other API is called in this one. */
export const COUNTERPARTS: Readonly<Record<Api, Readonly<Record<string, string>>>> = {
  chat: {
    input: 'messages',
    instructions: 'a message of the role system',
    max_output_tokens: 'max_completion_tokens',
    previous_response_id: 'messages, with the whole conversation',
  },
  responses: {
    messages: 'input',
    max_tokens: 'max_output_tokens',
    max_completion_tokens: 'max_output_tokens',
    reasoning_effort: 'reasoning: { effort: … }',
    verbosity: 'text: { verbosity: … }',
  },
}

/** Without the conversation under its own name nothing could be answered; the rest a lenient endpoint may take. */
export const CONVERSATION: Readonly<Record<Api, string>> = { chat: 'messages', responses: 'input' }

/** Who may speak (openai 7.57.0, `ChatCompletionMessageParam`, `EasyInputMessage`). */
export const ROLES: Readonly<Record<Api, readonly string[]>> = {
  chat: ['developer', 'system', 'user', 'assistant', 'tool', 'function'],
  responses: ['developer', 'system', 'user', 'assistant'],
}

/** Members of a contract that no request has: where they stand in one, a line is indented too deep. */
export const CONTRACT_MEMBERS: readonly string[] = ['expect', 'vars', 'cases', 'samples', 'thresholds', 'regression']
