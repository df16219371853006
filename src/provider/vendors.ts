import { ANTHROPIC_PROFILES } from './anthropic.ts'
import type { Source } from './engines/engine.ts'
import type { ProviderProfile } from './profile.ts'
import { each, profile } from './profile-defaults.ts'

const MISTRAL_SPECIFICATION: Source = {
  evidence: 'vendor',
  ref: 'mistralai/platform-docs-public openapi.yaml @222f4ba',
  checked: '2026-08-21',
}

/** ChatCompletionRequest has `additionalProperties: false`: any other member is answered 422. */
const MISTRAL_MEMBERS = [
  ...['model', 'temperature', 'top_p', 'max_tokens', 'stream', 'stop', 'random_seed', 'metadata', 'messages'],
  ...['response_format', 'tools', 'tool_choice', 'presence_penalty', 'frequency_penalty', 'n', 'prediction'],
  ...['parallel_tool_calls', 'prompt_mode', 'reasoning_effort', 'guardrails', 'prompt_cache_key', 'safe_prompt'],
]

/** Vendors that serve their own models. Facts as read in `sources` at `checked`. */
export const VENDORS: readonly ProviderProfile[] = [
  profile({
    id: 'openai',
    title: 'OpenAI',
    engine: { id: 'openai-strict', of: 'strict' },
    baseUrl: 'https://api.openai.com/v1',
    apiKeyEnv: 'OPENAI_API_KEY',
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'enforced',
    renames: { max_tokens: 'max_completion_tokens' },
    strictTools: 'enforced',
    streamUsage: 'asked',
    batch: 'openai',
    notes: [
      { note: 'Sources conflict on minLength and maxLength.', about: ['minLength', 'maxLength'] },
      { note: 'json_object is refused unless the word JSON occurs in the messages.', about: ['json_object'] },
      { note: 'seed and system_fingerprint are deprecated on Chat Completions.', about: ['seed'] },
    ],
    sources: [
      'openai/openai-openapi openapi.yaml @f85dbe2, 2026-08-21',
      'developers.openai.com, Structured Outputs guide, quoted 2026-08-23 and 2026-10-08',
    ],
    checked: '2026-11',
  }),
  profile({
    id: 'azure-openai',
    title: 'Azure OpenAI (Microsoft Foundry)',
    engine: { id: 'azure-strict', of: 'strict' },
    baseUrl: 'https://{resource}.openai.azure.com/openai/v1/',
    apiKeyEnv: 'AZURE_OPENAI_API_KEY',
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'enforced',
    strictTools: 'enforced',
    notes: [
      'The model is the name of the deployment.',
      {
        note: "The documentation names OpenAI's subset and yet lists further keywords as unsupported: a schema that is said to be refused may pass.",
        about: ['json_schema', 'strict'],
      },
    ],
    sources: ['MicrosoftDocs/azure-ai-docs articles/ai-foundry/openai/how-to/structured-outputs.md, 2025-12-06'],
    checked: '2025-12-06',
    unverified: ['streamUsage'],
  }),
  ...ANTHROPIC_PROFILES,
  profile({
    id: 'gemini',
    title: 'Google Gemini (OpenAI compatibility)',
    engine: { id: 'gemini', of: 'all' },
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai/',
    apiKeyEnv: 'GEMINI_API_KEY',
    responseFormats: ['text', 'json_schema'],
    notes: [
      'The documentation calls OpenAI library support beta.',
      {
        note: 'Whether strict is honoured is undocumented; json_object is not shown.',
        about: ['strict', 'json_object'],
      },
      {
        note: 'That this endpoint hands response_format on as responseJsonSchema is inferred.',
        about: ['json_schema'],
      },
    ],
    sources: [
      'ai.google.dev/gemini-api/docs/openai, undated copies',
      'developersdigest.tech/reference/api-compatibility/google',
    ],
    checked: '2026',
  }),
  profile({
    id: 'mistral',
    title: 'Mistral AI',
    baseUrl: 'https://api.mistral.ai/v1',
    apiKeyEnv: 'MISTRAL_API_KEY',
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'enforced',
    renames: { seed: 'random_seed', max_completion_tokens: 'max_tokens' },
    closed: { members: MISTRAL_MEMBERS, source: MISTRAL_SPECIFICATION },
    // Token counts come in the last chunk without being asked for; `stream_options` is not a member.
    streamUsage: 'always',
    batch: 'mistral',
    toolChoices: { required: 'any' },
    strictTools: 'enforced',
    notes: [
      { note: 'json_schema.strict is false by default.', about: ['json_schema'] },
      { note: 'JSON mode needs an instruction in the prompt.', about: ['json_object'] },
      'Messages and response_format are closed too: unknown members of them are refused.',
    ],
    sources: [
      'mistralai/platform-docs-public openapi.yaml @222f4ba, 2026-08-21',
      'vercel/ai packages/mistral @ed857f5, 2026-08-22',
    ],
    checked: '2026-08-22',
  }),
  profile({
    id: 'xai',
    statesCost: true,
    title: 'xAI',
    baseUrl: 'https://api.x.ai/v1',
    apiKeyEnv: 'XAI_API_KEY',
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'partly',
    parameters: each('unsupported', 'frequency_penalty', 'presence_penalty', 'stop'),
    strictTools: 'enforced',
    notes: [
      {
        note: 'A "practical subset" of JSON Schema is guaranteed; its list of keywords was not read.',
        about: ['json_schema'],
      },
      { note: 'strict on a tool has no effect: arguments always conform.', about: ['tools'] },
    ],
    sources: [
      'docs.x.ai/developers/model-capabilities/text/structured-outputs.md',
      'vercel/ai packages/xai, 2026-08-22',
    ],
    checked: '2026-08-22',
  }),
  profile({
    id: 'deepseek',
    title: 'DeepSeek',
    baseUrl: 'https://api.deepseek.com',
    apiKeyEnv: 'DEEPSEEK_API_KEY',
    responseFormats: ['text', 'json_object'],
    enforcement: 'ignored',
    renames: { max_completion_tokens: 'max_tokens' },
    parameters: each('unsupported', 'seed'),
    strictTools: 'partly',
    streamUsage: 'asked',
    notes: [
      { note: 'strict on tools works under https://api.deepseek.com/beta only.', about: ['strict'] },
      { note: 'The prompt must contain the word json; content may come back empty.', about: ['json_object'] },
      {
        note: 'Temperature and top_p are ignored while the model thinks, which is the default.',
        about: ['temperature', 'top_p'],
      },
    ],
    sources: [
      'vercel/ai packages/deepseek, 2026-08-22',
      'deepseekv4pro.com, 2026-06-29 (third party)',
      'developersdigest.tech/reference/api-compatibility/deepseek',
    ],
    checked: '2026-H2',
    unverified: ['streamUsage', 'strictTools'],
  }),
  profile({
    id: 'dashscope',
    title: 'Alibaba Model Studio (Qwen, compatible mode)',
    baseUrl: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
    apiKeyEnv: 'DASHSCOPE_API_KEY',
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'partly',
    parameters: each('unsupported', 'frequency_penalty'),
    streamUsage: 'asked',
    batch: 'dashscope',
    notes: [
      { note: 'json_schema works for some models, mostly outside thinking mode.', about: ['json_schema'] },
      { note: 'json_object is refused unless the word json occurs in the messages.', about: ['json_object'] },
      'enable_thinking and thinking_budget are members of the request itself.',
    ],
    sources: [
      'alibabacloud.com/help/model-studio/qwen-structured-output, 2026-10-19',
      'anomalyco/models.dev providers/alibaba, 2026-06-25',
    ],
    checked: '2026-10-19',
  }),
  profile({
    id: 'moonshot',
    title: 'Moonshot AI (Kimi)',
    engine: { id: 'mfjs', of: 'all' },
    baseUrl: 'https://api.moonshot.ai/v1',
    apiKeyEnv: 'MOONSHOT_API_KEY',
    responseFormats: ['text', 'json_object', 'json_schema'],
    parameters: each('unsupported', 'seed', 'top_k'),
    streamUsage: 'asked',
    notes: [
      { note: "With a $schema at the schema's root kimi-k2.5 was seen to answer nonsense.", about: ['$schema'] },
      { note: 'json_object makes objects only, never arrays.', about: ['json_object'] },
      {
        note: 'Whether the server refuses or ignores a keyword outside its subset is not documented.',
        about: ['json_schema'],
      },
    ],
    sources: [
      'vercel/ai packages/moonshotai, 2026-08-22',
      'platform.kimi.ai/docs/guide/use-json-mode-feature-of-kimi-api',
    ],
    checked: '2026-08-22',
  }),
]
