import type { FailureKind } from '../answer.ts'

/** What an endpoint's "no" is about: the key, the account's money or quota, the model, a filter, the request, the moment. */
type Meaning = Extract<
  FailureKind,
  'unauthorized' | 'quota' | 'not-found' | 'filtered' | 'rejected' | 'rate-limited' | 'server-error'
>

/**
 * One way in which vendors say no. `words` are compared whole, in either case, with what the error calls itself (code,
 * type, `details[].reason`, `base_resp.N`). A `sentence` is read only beside the vendor's own words and statuses, from
 * the message's start, and never where the error blames a parameter other than the model or the key.
 */
export interface Refusal {
  readonly vendor: string
  readonly means: Meaning
  readonly words: RegExp
  /** HTTP statuses it comes with, also where the body of a 200 states them; left out: any. */
  readonly status?: readonly number[]
  readonly sentence?: RegExp
  /** Where it was read, and when that was written. */
  readonly source: string
  readonly seen: string
}

/** The first row that fits decides. The next vendor is one line. */
// biome-ignore format: a table
export const REFUSALS: readonly Refusal[] = [
  // A filter.
  { vendor: 'OpenAI, Azure, Moonshot', means: 'filtered', words: /^(content_filter|content_policy_violation|responsibleaipolicyviolation|image_content_policy_violation)$/i, source: 'openai/openai-node 7.5.0; github.com/TauricResearch/TradingAgents/issues/1305', seen: '2026-09-06' },
  { vendor: 'OpenAI', means: 'filtered', words: /^invalid_prompt$/i, status: [400], sentence: /^(invalid prompt: )?your prompt was flagged as potentially violating/i, source: 'github.com/BeehiveInnovations/pal-mcp-server/issues/178; openai/codex/issues/44287', seen: '2026-09-09' },
  { vendor: 'DashScope', means: 'filtered', words: /^data_?inspection_?failed$/i, source: 'github.com/666ghj/BettaFish/issues/449', seen: '2025-12-04' },
  { vendor: 'DashScope', means: 'filtered', words: /./, status: [400], sentence: /^<400> InternalError\.Algo\.DataInspectionFailed\b/i, source: 'github.com/QwenLM/qwen-code/issues/2905', seen: '2026-08-18' },
  { vendor: 'Zhipu', means: 'filtered', words: /^(sensitive_content|1301)$/i, source: 'docs.z.ai/api-reference/api-code', seen: '2026' },
  { vendor: 'DeepSeek', means: 'filtered', words: /^invalid_request_error$/i, status: [400], sentence: /^content exists risk\b/i, source: 'github.com/666ghj/BettaFish/issues/691', seen: '2026-06-12' },
  { vendor: 'new-api', means: 'filtered', words: /^(sensitive_words_detected|prompt_blocked)$/i, source: 'github.com/openai/openai-cookbook/issues/1224; doc.tokendog.io error-codes', seen: '2026' },
  { vendor: 'MiniMax', means: 'filtered', words: /^base_resp\.(1026|1027)$/, source: 'platform.minimax.io api-reference/errorcode (petehsu/LLM-Docs)', seen: '2026' },
  { vendor: 'Anthropic', means: 'filtered', words: /^invalid_request_error$/i, status: [400], sentence: /^output blocked by content filtering policy\b/i, source: 'github.com/anthropics/claude-code/issues/58367', seen: '2026-05-12' },
  { vendor: 'xAI', means: 'filtered', words: /./, status: [403], sentence: /^content violates usage guidelines\b/i, source: 'github.com/UKGovernmentBEIS/inspect_ai/pull/2267; theopenco/llmgateway/pull/1785', seen: '2026-03-03' },
  { vendor: 'Volcengine Ark', means: 'filtered', words: /^((input|output)(text|image|audio|video))?sensitivecontentdetected(\.\w+)?$/i, source: 'volcengine.com Ark error codes (ArcReel, notes)', seen: '2026' },
  { vendor: 'StepFun', means: 'filtered', words: /^censorship_blocked$/i, source: 'HTTP 451 of step models, also behind OpenRouter', seen: '2026-08' },
  { vendor: 'Portkey', means: 'filtered', words: /^hooks_failed$/i, status: [446], source: 'portkey.ai/docs guardrails, status codes', seen: '2026' },
  { vendor: 'LiteLLM', means: 'filtered', words: /^400$/, status: [400], sentence: /^(litellm\.\w+: )*litellm\.ContentPolicyViolationError\b/, source: 'docs.litellm.ai exception mapping', seen: '2026' },
  // Money and quota.
  { vendor: 'OpenAI', means: 'quota', words: /^(insufficient_quota|billing_hard_limit_reached|billing_not_active)$/i, source: 'openai/openai-node 7.5.0', seen: '2026-08-21' },
  { vendor: 'MiniMax, Moonshot, OpenRouter, Anthropic', means: 'quota', words: /^(insufficient_balance|insufficient_balance_error|exceeded_current_quota_error|insufficient_credits|payment_required|billing_error)$/i, source: 'github.com/modelscope/modelscope/issues/1691; OpenRouter SDK error types; anthropic-sdk-typescript @bfa9197', seen: '2026-08-19' },
  { vendor: 'Anthropic', means: 'quota', words: /^invalid_request_error$/i, status: [400], sentence: /^your (credit )?balance is too low\b/i, source: 'github.com/anthropics/claude-code/issues/88711', seen: '2026-08-22' },
  { vendor: 'Anthropic', means: 'quota', words: /^invalid_request_error$/i, status: [400], sentence: /^you have reached your specified api usage limits\b/i, source: 'github.com/anthropics/claude-code/issues/38035', seen: '2026-03-24' },
  { vendor: 'Anthropic', means: 'quota', words: /^((contract|enforced|linked_organization)_spend_limit_reached|linked_organization_billing_unavailable)$/, source: '@anthropic-ai/sdk 1.14.0, error_code of shared.d.ts', seen: '2026-11-24' },
  { vendor: 'Fireworks', means: 'quota', words: /^precondition_failed$/i, status: [412], sentence: /^account \S+ is suspended\b/i, source: 'github.com/pollinations/pollinations/issues/12136', seen: '2026-07-01' },
  { vendor: 'DashScope', means: 'quota', words: /^arrearage$/i, source: 'github.com/hsliuping/TradingAgents-CN/issues/170', seen: '2025-07-25' },
  { vendor: 'Google', means: 'quota', words: /^billing_disabled$/i, source: 'googleapis google/api/error_reason.proto', seen: '2023' },
  { vendor: 'Zhipu', means: 'quota', words: /^1113$/, source: 'github.com/zai-org/GLM-5/issues/148; docs.z.ai/api-reference/api-code', seen: '2026-09-22' },
  { vendor: 'SiliconFlow', means: 'quota', words: /^30011$/, source: 'github.com/FoundationAgents/OpenManus/issues/438', seen: '2025-03-11' },
  { vendor: 'MiniMax', means: 'quota', words: /^base_resp\.(1008|2056)$/, source: 'platform.minimax.io api-reference/errorcode (petehsu/LLM-Docs)', seen: '2026' },
  { vendor: 'MiniMax', means: 'quota', words: /^api_error$/i, sentence: /^insufficient balance \(1008\)/i, source: 'github.com/MiniMax-AI/MiniMax-M2/issues/62', seen: '2026-03-26' },
  { vendor: 'xAI', means: 'quota', words: /./, status: [403], sentence: /^(your newly created team doesn't have any credits|you have run out of credits)\b/i, source: 'github.com/continuedev/continue/issues/12670; Wei-Shaw/sub2api/issues/4069', seen: '2026-07-11' },
  { vendor: 'new-api', means: 'quota', words: /^(insufficient_user_quota|pre_consume_token_quota_failed)$/i, source: 'doc.tokendog.io error-codes', seen: '2026' },
  { vendor: 'xAI', means: 'quota', words: /./, status: [403, 429], sentence: /^your team \S+ has either used all available credits\b/i, source: 'github.com/continuedev/continue/issues/10373; warpdotdev/warp/issues/14863', seen: '2026-08-09' },
  { vendor: 'Zhipu', means: 'quota', words: /^(1304|1308|1309|1310)$/, source: 'github.com/hugalafutro/model-hotel/pull/955; Yeachan-Heo/gajae-code/issues/1821; docs.z.ai/api-reference/api-code', seen: '2026-09-08' },
  { vendor: 'SiliconFlow', means: 'quota', words: /^30001$/, source: 'docs.siliconflow.cn error codes', seen: '2026' },
  { vendor: 'Cloudflare', means: 'quota', words: /^errors\.(3036|4006)$/, source: 'developers.cloudflare.com/workers-ai/platform/errors', seen: '2026-07-29' },
  { vendor: 'watsonx', means: 'quota', words: /^token_quota_reached$/i, source: 'langchain4j watsonx error codes; HTTP 403 of watsonx.ai', seen: '2026-05-06' },
  { vendor: 'OpenRouter', means: 'quota', words: /^429$/, status: [429], sentence: /^rate limit exceeded: free-models-per-day\b/i, source: 'github.com/Gitlawb/openclaude/issues/936', seen: '2026-04-28' },
  { vendor: 'Google', means: 'quota', words: /^failed_precondition$/i, status: [400], sentence: /^gemini api free tier is not available in your country\b/i, source: 'ai.google.dev/gemini-api/docs/troubleshooting', seen: '2026' },
  { vendor: 'Volcengine Ark', means: 'quota', words: /^(accountoverdueerror|setlimitexceeded)$/i, source: 'volcengine.com Ark error codes (HTTP 403, 429)', seen: '2026' },
  { vendor: 'Novita', means: 'quota', words: /^not_enough_balance$/i, source: 'novita.ai error codes (HTTP 403)', seen: '2026' },
  { vendor: 'LiteLLM', means: 'quota', words: /^budget_exceeded$/i, source: 'github.com/BerriAI/litellm/issues/18554', seen: '2026-01-01' },
  { vendor: 'LiteLLM', means: 'quota', words: /^(400|auth_error)$/i, status: [400], sentence: /^(litellm\.\w+: )?(\w+Exception - )?(budget has been exceeded!|exceededbudget: )/i, source: 'github.com/BerriAI/litellm/issues/14144, 4208; continuedev/continue/issues/11579', seen: '2026-03-18' },
  // A key.
  { vendor: 'OpenAI, Anthropic, OpenRouter', means: 'unauthorized', words: /^(invalid_api_key|incorrect_api_key|authentication_error|invalid_authentication_error|authentication|permission_error|permission_denied)$/i, source: 'openai/openai-node 7.5.0; anthropic-sdk-typescript @bfa9197; OpenRouter SDK error types', seen: '2026-08-21' },
  { vendor: 'Anthropic', means: 'unauthorized', words: /^organization_on_hold$/, source: '@anthropic-ai/sdk 1.14.0, error_code of shared.d.ts', seen: '2026-11-24' },
  { vendor: 'Google', means: 'unauthorized', words: /^(api_key_\w+|consumer_invalid|consumer_suspended|service_disabled|access_token_expired|credentials_missing|unauthenticated)$/i, source: 'googleapis google/api/error_reason.proto; github.com/continuedev/continue/issues/11336', seen: '2026-03-12' },
  { vendor: 'xAI', means: 'unauthorized', words: /^(invalid-argument|client specified an invalid argument)$/i, status: [400], sentence: /^incorrect api key provided\b/i, source: 'docs.x.ai wire bodies', seen: '2026-11' },
  { vendor: 'Zhipu', means: 'unauthorized', words: /^(1000|1001|1002|1003|1004|1110|1111|1112|1121)$/, source: 'docs.z.ai/api-reference/api-code', seen: '2026' },
  { vendor: 'MiniMax', means: 'unauthorized', words: /^(base_resp\.(1004|2049)|authorized_error)$/, source: 'platform.minimax.io api-reference/errorcode (petehsu/LLM-Docs); github.com/nearai/ironclaw/issues/1742', seen: '2026-03-29' },
  { vendor: 'Google', means: 'unauthorized', words: /^invalid_argument$/i, status: [400], sentence: /^(api key (not valid|expired)|please pass a valid api key|missing or invalid authorization header)\b/i, source: 'ai.google.dev/gemini-api/docs/openai, without details', seen: '2026' },
  { vendor: 'Google', means: 'unauthorized', words: /^failed_precondition$/i, status: [400], sentence: /^user location is not supported\b/i, source: 'github.com/FoundationAgents/OpenManus/issues/803; google-gemini/gemini-cli/issues/24641', seen: '2026-04-03' },
  { vendor: 'Anthropic', means: 'unauthorized', words: /^invalid_request_error$/i, status: [400], sentence: /^this organization has been disabled\.?$/i, source: 'github.com/anthropics/claude-code/issues/75341', seen: '2026-07-07' },
  { vendor: 'Cloudflare', means: 'unauthorized', words: /^errors\.(6003|10000|3023|5016|5018)$/, source: 'developers.cloudflare.com/workers-ai/platform/errors', seen: '2026-07-29' },
  { vendor: 'LiteLLM', means: 'unauthorized', words: /^(auth_error|expired_key|token_not_found_in_db)$/i, source: 'github.com/BerriAI/litellm/issues/18731, 18474', seen: '2026-01-07' },
  // A model.
  { vendor: 'OpenAI, Azure, Anthropic', means: 'not-found', words: /^(model_not_found|modelnotfound|deploymentnotfound|not_found_error)$/i, source: 'openai/openai-node 7.5.0; anthropic-sdk-typescript @bfa9197', seen: '2026-08-21' },
  { vendor: 'Groq', means: 'not-found', words: /^model_decommissioned$/i, source: 'github.com/ItzCrazyKns/Vane/issues/771', seen: '2025-05-17' },
  { vendor: 'Together', means: 'not-found', words: /^(model_not_available|dedicated_endpoint_not_running)$/i, source: 'github.com/HeyPuter/puter/issues/3168', seen: '2026' },
  { vendor: 'Mistral', means: 'not-found', words: /^invalid_model$/i, source: 'github.com/tmc/langchaingo/issues/1233', seen: '2025-04-23' },
  { vendor: 'Kiro', means: 'not-found', words: /^invalid_model_id$/i, source: 'github.com/decolua/9router/issues/1187', seen: '2026-05-16' },
  { vendor: 'Zhipu', means: 'not-found', words: /^1211$/, source: 'docs.z.ai/api-reference/api-code', seen: '2026' },
  { vendor: 'SiliconFlow', means: 'not-found', words: /^20012$/, source: 'github.com/ErlichLiu/DeepClaude/issues/111', seen: '2025-04-16' },
  { vendor: 'DeepSeek', means: 'not-found', words: /^invalid_request_error$/i, status: [400], sentence: /^model not exist\b/i, source: 'api-docs.deepseek.com; wire bodies', seen: '2026-11' },
  { vendor: 'OpenRouter', means: 'not-found', words: /^400$/, status: [400], sentence: /^\S+ is not a valid model ID$/i, source: 'github.com/OpenRouterTeam/openrouter-examples/issues/74', seen: '2026-05-06' },
  { vendor: 'Bedrock', means: 'not-found', words: /^(validation_error|validationexception|invalid_request_error)$/i, status: [400], sentence: /^the provided model identifier is invalid\b/i, source: 'github.com/iOfficeAI/AionCore/pull/377', seen: '2026-06-01' },
  { vendor: 'GitHub Models', means: 'not-found', words: /^unknown_model$/i, source: 'github.com/GitHubSecurityLab/seclab-taskflows/issues/80', seen: '2026-04-30' },
  { vendor: 'Hugging Face, Copilot, watsonx', means: 'not-found', words: /^model_not_supported$/i, source: 'huggingface.co router; githubnext/gh-aw (the requested model is not supported)', seen: '2026' },
  { vendor: 'Azure', means: 'not-found', words: /^badrequest$/i, status: [400], sentence: /^api version not supported\b/i, source: 'learn.microsoft.com azure openai api-version lifecycle', seen: '2026' },
  { vendor: 'Zhipu', means: 'not-found', words: /^(1222|1311)$/, source: 'docs.z.ai/api-reference/api-code', seen: '2026' },
  { vendor: 'Cloudflare', means: 'not-found', words: /^errors\.(5007|3042)$/, source: 'developers.cloudflare.com/workers-ai/platform/errors', seen: '2026-07-29' },
  { vendor: 'LiteLLM', means: 'not-found', words: /^400$/, status: [400], sentence: /^(400: \{'error': ')?(litellm\.\w+: )?(\/\S+: )?invalid model name passed in\b/i, source: 'github.com/BerriAI/litellm/pull/3142', seen: '2026' },
  { vendor: 'Bedrock', means: 'not-found', words: /^(validation_error|validationexception|invalid_request_error)$/i, status: [400], sentence: /^invocation of model id \S+ with on-demand throughput isn.t supported\b/i, source: 'github.com/anomalyco/opencode/issues/396', seen: '2025-06-25' },
  // The moment: asked again later it may work.
  { vendor: 'OpenAI, Anthropic, Groq', means: 'rate-limited', words: /^(rate_limit_exceeded|rate_limit_error|rate_limit_reached_error|too_many_requests|engine_overloaded_error|resource_exhausted)$/i, source: 'openai/openai-node 7.5.0; anthropic-sdk-typescript @bfa9197; groq-typescript 1.4.0', seen: '2026-08-21' },
  { vendor: 'Zhipu', means: 'rate-limited', words: /^(1302|1303|1305)$/, source: 'docs.z.ai/api-reference/api-code', seen: '2026' },
  { vendor: 'MiniMax', means: 'rate-limited', words: /^base_resp\.(1002|1039|1041|2045)$/, source: 'platform.minimax.io api-reference/errorcode (petehsu/LLM-Docs)', seen: '2026' },
  { vendor: 'MiniMax', means: 'server-error', words: /^base_resp\.(1000|1001|1024|1033)$/, source: 'platform.minimax.io api-reference/errorcode (petehsu/LLM-Docs)', seen: '2026' },
  { vendor: 'NVIDIA', means: 'server-error', words: /^bad request$/i, status: [400], sentence: /^(inference error: |function id '[^']+': )?degraded function cannot be invoked\b/i, source: 'github.com/decolua/9router/issues/2527; tashfeenahmed/freellmapi/issues/522', seen: '2026-07-11' },
  // The request.
  { vendor: 'MiniMax', means: 'rejected', words: /^base_resp\.(1042|2013)$/, source: 'platform.minimax.io api-reference/errorcode (petehsu/LLM-Docs)', seen: '2026' },
]

/** What errors inside an HTTP 200 call themselves where they name no status: the status they would have had. */
export const STATUS_OF_WORD: readonly (readonly [words: RegExp, status: number])[] = [
  [
    /^(invalid_request_error|invalid_request|badrequesterror|bad_request_error|invalid_argument|context_length_exceeded|unprocessable)$/i,
    400,
  ],
  [/^(payload_too_large|request_too_large)$/i, 413],
  [/^(timeout|timeout_error|deadline_exceeded)$/i, 408],
  [
    /^(server|server_error|internal_server_error|internalservererror|internal|api_error|internal_error|overloaded_error|overloaded|service_unavailable|unavailable|provider_overloaded|provider_unavailable)$/i,
    503,
  ],
]
