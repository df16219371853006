import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { readBody } from '../../src/model/read/answer-body.ts'
import { REFUSALS } from '../../src/model/read/refusals.ts'

/** What a body with this status is read as: the kind of failure, or `answered` with the content. */
function readAs(status: number, body: string, headers: Record<string, string> = {}): string {
  const reader = readBody({ api: 'chat', stream: false })
  reader
    .open(status, (name) => headers[name] ?? (name === 'content-type' ? 'application/json' : null))
    .write(Buffer.from(body), 0)
  const reading = reader.read()
  return reading.kind === 'read' ? `answered: ${reading.answer.message.content}` : reading.failure.kind
}

/** What Anthropic's SDK types as `details.error_code`, beside a category that says less. */
const spent = (type: string, code: string): JsonValue => ({
  type: 'error',
  error: { type, message: 'The organization has reached its limit.', details: { error_code: code } },
  request_id: 'r',
})

const google = (reason: string, message: string): JsonValue => [
  {
    error: {
      code: 400,
      message,
      status: 'INVALID_ARGUMENT',
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }],
    },
  },
]
const wrapped = (inner: JsonValue): JsonValue => ({
  error: { message: JSON.stringify(inner), code: 400, status: 'Bad Request' },
})
const error = (message: string, over: Record<string, JsonValue> = {}): JsonValue => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...over },
})
const deepseek = (message: string): JsonValue => error(message, { code: 'invalid_request_error' })
const groq = (code: string, message: string, over: Record<string, JsonValue> = {}): JsonValue => ({
  error: { message, type: 'invalid_request_error', code, ...over },
})

/** Where it was seen, the status, the body, what it is. `github.com/…` is left out of repositories. */
type Row = readonly [source: string, status: number, body: JsonValue, means: string]

const KEY: readonly Row[] = [
  [
    'continuedev/continue#10748',
    400,
    wrapped({ error: (google('API_KEY_INVALID', 'API key not valid.') as { error: JsonValue }[])[0]?.error ?? null }),
    'unauthorized',
  ],
  [
    'continuedev/continue#11336',
    400,
    google('API_KEY_INVALID', 'API key expired. Please renew the API key.'),
    'unauthorized',
  ],
  [
    'google/api/error_reason.proto',
    400,
    google('API_KEY_SERVICE_BLOCKED', 'Requests to this API are blocked.'),
    'unauthorized',
  ],
  [
    'google/api/error_reason.proto',
    403,
    google('SERVICE_DISABLED', 'The API has not been used before.'),
    'unauthorized',
  ],
  [
    'docs.x.ai',
    400,
    { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: xa***.' },
    'unauthorized',
  ],
  [
    'decolua/9router#2559',
    403,
    { code: 'permission-denied', error: 'Access to the chat endpoint is denied.' },
    'unauthorized',
  ],
  [
    'nearai/ironclaw#1742',
    401,
    {
      type: 'error',
      error: {
        type: 'authorized_error',
        message:
          "login fail: Please carry the API secret key in the 'Authorization' field of the request header (1004)",
      },
    },
    'unauthorized',
  ],
  [
    'MiniMax-AI/MiniMax-01#69',
    200,
    { base_resp: { status_code: 2049, status_msg: 'invalid api key' } },
    'unauthorized',
  ],
  [
    'docs.z.ai/api-reference/api-code',
    401,
    { error: { code: '1002', message: 'Invalid Authentication Token' } },
    'unauthorized',
  ],
  [
    'docs.z.ai/api-reference/api-code',
    200,
    { error: { code: '1003', message: 'Authentication Token expired' } },
    'unauthorized',
  ],
  ['@anthropic-ai/sdk 1.14.0', 400, spent('invalid_request_error', 'organization_on_hold'), 'unauthorized'],
  [
    'anthropics/anthropic-sdk-typescript',
    200,
    { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } },
    'unauthorized',
  ],
]

const QUOTA: readonly Row[] = [
  ['@anthropic-ai/sdk 1.14.0', 429, spent('rate_limit_error', 'contract_spend_limit_reached'), 'quota'],
  ['@anthropic-ai/sdk 1.14.0', 429, spent('rate_limit_error', 'enforced_spend_limit_reached'), 'quota'],
  ['@anthropic-ai/sdk 1.14.0', 402, spent('billing_error', 'linked_organization_billing_unavailable'), 'quota'],
  [
    'anthropics/claude-code#88711',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message:
          'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
      },
      request_id: 'r',
    },
    'quota',
  ],
  [
    'anthropics/claude-code#38035',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'You have reached your specified API usage limits. You will regain access on 2026-04-01 at 00:00 UTC.',
      },
    },
    'quota',
  ],
  [
    'hsliuping/TradingAgents-CN#170',
    400,
    {
      error: {
        code: 'Arrearage',
        param: null,
        message: 'Access denied, please make sure your account is in good standing.',
        type: 'Arrearage',
      },
      id: 'c',
    },
    'quota',
  ],
  [
    'pollinations/pollinations#12136',
    412,
    {
      error: {
        message:
          'Account a is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices.',
        param: null,
        code: 'PRECONDITION_FAILED',
        type: 'error',
      },
    },
    'quota',
  ],
  [
    'modelscope/modelscope#1691',
    429,
    { error: { http_code: '429', message: 'insufficient balance (1008)', type: 'insufficient_balance_error' } },
    'quota',
  ],
  [
    'MiniMax-AI/MiniMax-M2#62',
    500,
    { type: 'error', error: { type: 'api_error', message: 'insufficient balance (1008)' }, request_id: 'r' },
    'quota',
  ],
  [
    'zai-org/GLM-5#148',
    429,
    { error: { code: '1113', message: 'Insufficient balance or no resource package. Please recharge.' } },
    'quota',
  ],
  [
    'FoundationAgents/OpenManus#438',
    403,
    { code: 30011, message: 'The selected model requires paid balance.', data: null },
    'quota',
  ],
  [
    'continuedev/continue#12670',
    403,
    { code: 'c', error: "Your newly created team doesn't have any credits or licenses yet." },
    'quota',
  ],
  [
    'open-assistant-org/open-assistant#80',
    200,
    { error: { message: 'Insufficient credits.', code: 402, metadata: { limit_source: 'openrouter_credits' } } },
    'quota',
  ],
  [
    'google/api/error_reason.proto',
    403,
    google('BILLING_DISABLED', 'This API method requires billing to be enabled.'),
    'quota',
  ],
]

const MODEL: readonly Row[] = [
  [
    'ItzCrazyKns/Vane#771',
    400,
    groq('model_decommissioned', 'The model `m` has been decommissioned and is no longer supported.'),
    'not-found',
  ],
  [
    'HeyPuter/puter#3168',
    400,
    groq('model_not_available', 'Unable to access non-serverless model m.', { param: null }),
    'not-found',
  ],
  [
    'HeyPuter/puter#3168',
    400,
    groq('dedicated_endpoint_not_running', 'The dedicated endpoint for m is not running.'),
    'not-found',
  ],
  [
    'tmc/langchaingo#1233',
    400,
    { object: 'error', message: 'Invalid model: m', type: 'invalid_model', param: null, code: '1500' },
    'not-found',
  ],
  [
    'OpenRouterTeam/openrouter-examples#74',
    400,
    { error: { message: 'claude-sonnet-4-6 is not a valid model ID', code: 400 } },
    'not-found',
  ],
  [
    'ErlichLiu/DeepClaude#111',
    400,
    { code: 20012, message: 'Model does not exist. Please check it carefully.', data: null },
    'not-found',
  ],
  [
    'decolua/9router#1187',
    400,
    { message: 'Invalid model. Please select a different model to continue.', reason: 'INVALID_MODEL_ID' },
    'not-found',
  ],
  [
    'iOfficeAI/AionCore#377',
    400,
    error('The provided model identifier is invalid.', { code: 'validation_error' }),
    'not-found',
  ],
  [
    'docs.z.ai/api-reference/api-code',
    400,
    { error: { code: '1211', message: 'Model does not exist, please check the model code' } },
    'not-found',
  ],
  ['DeepSeek', 400, deepseek('Model Not Exist'), 'not-found'],
]

const FILTER: readonly Row[] = [
  ['666ghj/BettaFish#691', 400, deepseek('Content Exists Risk'), 'filtered'],
  [
    'TauricResearch/TradingAgents#1305',
    400,
    {
      error: {
        code: 400,
        message: 'The request was rejected because it was considered high risk',
        param: 'prompt',
        type: 'content_filter',
      },
    },
    'filtered',
  ],
  [
    '666ghj/BettaFish#449',
    400,
    {
      error: {
        message: 'Input data may contain inappropriate content.',
        type: 'data_inspection_failed',
        param: null,
        code: 'data_inspection_failed',
      },
    },
    'filtered',
  ],
  [
    'QwenLM/qwen-code#2905',
    400,
    error('<400> InternalError.Algo.DataInspectionFailed: Input text data may contain inappropriate content.', {
      code: 'invalid_parameter_error',
    }),
    'filtered',
  ],
  [
    'openai/codex#44287',
    400,
    error('Invalid prompt: your prompt was flagged as potentially violating our usage policy.', {
      code: 'invalid_prompt',
    }),
    'filtered',
  ],
  [
    'openai/openai-cookbook#1224',
    400,
    error('input contains sensitive words: [test]', {
      type: 'new_api_error',
      param: '',
      code: 'sensitive_words_detected',
    }),
    'filtered',
  ],
  [
    'platform.minimax.io errorcode',
    200,
    { choices: null, base_resp: { status_code: 1027, status_msg: 'output new_sensitive' } },
    'filtered',
  ],
  [
    'docs.z.ai/api-reference/api-code',
    400,
    { error: { code: '1301', message: 'System detected potentially unsafe or sensitive content' } },
    'filtered',
  ],
]

const MOMENT: readonly Row[] = [
  ['@anthropic-ai/sdk 1.14.0', 429, spent('rate_limit_error', 'ramp_limit_exceeded'), 'rate-limited'],
  [
    'platform.minimax.io errorcode',
    200,
    { choices: null, base_resp: { status_code: 1002, status_msg: 'rate limit' } },
    'rate-limited',
  ],
  [
    'platform.minimax.io errorcode',
    200,
    { base_resp: { status_code: 1024, status_msg: 'internal error' } },
    'server-error',
  ],
  [
    'anthropics/anthropic-sdk-typescript',
    200,
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    'server-error',
  ],
  [
    'docs.z.ai/api-reference/api-code',
    200,
    { error: { code: '1302', message: 'High concurrency usage of this API' } },
    'rate-limited',
  ],
  ['OpenRouter', 200, { error: { code: 502, message: 'Provider returned error' } }, 'server-error'],
  ['RFC 4918 §11.4', 424, { error: { message: 'dependency' } }, 'server-error'],
]

const REQUEST: readonly Row[] = [
  [
    'tinyhumansai/openhuman#3548',
    400,
    [
      {
        error: {
          code: 400,
          message: 'Function call is missing a thought_signature in functionCall parts.',
          status: 'INVALID_ARGUMENT',
        },
      },
    ],
    'rejected',
  ],
  [
    'JohnnyZ93/oai-compatible-copilot#202',
    400,
    deepseek('The reasoning_content in the thinking mode must be passed back to the API.'),
    'rejected',
  ],
  [
    'BigPizzaV3/CodexPlusPlus#267',
    400,
    {
      type: 'error',
      error: {
        type: 'bad_request_error',
        message: 'invalid params, chat content has invalid message role: system (2013)',
        http_code: '400',
      },
    },
    'rejected',
  ],
  [
    'platform.minimax.io errorcode',
    200,
    { base_resp: { status_code: 2013, status_msg: 'invalid params' } },
    'rejected',
  ],
  [
    'decolua/9router#773',
    400,
    deepseek('Failed to deserialize the JSON body into the target type: messages[1].role: unknown variant'),
    'rejected',
  ],
  [
    'FastAPI',
    422,
    { detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }] },
    'rejected',
  ],
  [
    'Mistral',
    422,
    {
      object: 'error',
      message: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }],
      },
      type: 'invalid_request_error',
      param: null,
      code: null,
    },
    'rejected',
  ],
  [
    'a parameter whose message speaks of a quota',
    400,
    error("Invalid value for 'quota': must be below insufficient_quota.", {
      code: 'invalid_value',
      param: 'tools[0].function.parameters',
    }),
    'rejected',
  ],
  [
    'a parameter whose message speaks of a balance',
    400,
    error('Your balance is too low: minimum is 0.', { param: 'tools[0].function.parameters.properties.balance' }),
    'rejected',
  ],
  [
    'a balance in the middle of a message',
    400,
    error("'Your credit balance is too low' is not one of the enum's values"),
    'rejected',
  ],
  ["another vendor's sentence", 400, error('Account x is suspended is no tool'), 'rejected'],
  ['a model in the middle of a message', 400, deepseek("The enum value 'Model Not Exist' comes twice"), 'rejected'],
  [
    "a vendor's sentence without its words",
    400,
    { error: { message: 'Incorrect API key provided by tool', code: 'invalid_value' } },
    'rejected',
  ],
  ['a sentence with another status', 422, error('Your credit balance is too low to access the API.'), 'rejected'],
]

const ANSWERS: readonly Row[] = [
  [
    'groq/groq-typescript#28',
    400,
    groq('tool_use_failed', "Failed to call a function. See 'failed_generation'.", {
      failed_generation: '<function=f{"a":1}',
    }),
    'answered: <function=f{"a":1}',
  ],
  [
    'huggingface/smolagents#1119',
    400,
    groq('tool_use_failed', 'Failed to call a function.', { failed_generation: 'web_search{"query": "q"}</function>' }),
    'answered: web_search{"query": "q"}</function>',
  ],
  [
    'anomalyco/opencode#1018',
    200,
    {
      error: {
        message: 'Failed to call a function.',
        type: 'invalid_request_error',
        code: 'tool_use_failed',
        failed_generation: 'Tool use failed',
        status_code: 400,
      },
    },
    'answered: Tool use failed',
  ],
  [
    'an empty one',
    400,
    groq('json_validate_failed', 'Failed to generate JSON.', { failed_generation: '' }),
    'answered: ',
  ],
]

describe("an endpoint's no is sorted by what the vendor says", () => {
  it.each([...KEY, ...QUOTA, ...MODEL, ...FILTER, ...MOMENT, ...REQUEST, ...ANSWERS])(
    '%s: HTTP %i %j is %s',
    (_source, status, body, means) => {
      expect(readAs(status, JSON.stringify(body))).toBe(means)
    },
  )

  it.each([
    ['a page', 400, '<html>400 Bad Request</html>', { 'content-type': 'text/html' }],
    ['nothing', 400, '', {}],
    ['a text', 413, 'Request Entity Too Large', { 'content-type': 'text/plain' }],
    ['a number', 422, '7', {}],
    ['compressed bytes', 400, '{"error":{"message":"m"}}', { 'content-encoding': 'gzip' }],
  ])('%s with HTTP %i is no word of the API', (_title, status, body, headers) => {
    expect(readAs(status, body, headers)).toBe('malformed')
  })

  it('a limit told only in the message of a failed generation is a limit', () => {
    const reader = readBody({ api: 'chat', stream: false })
    const body = groq('json_validate_failed', 'max completion tokens reached before generating a valid document', {
      failed_generation: '{"a',
    })
    reader
      .open(400, (name) => (name === 'content-type' ? 'application/json' : null))
      .write(Buffer.from(JSON.stringify(body)), 0)
    expect(reader.read()).toMatchObject({
      answer: { finishReason: { unified: 'length', raw: 'json_validate_failed' } },
    })
  })

  it('every row says where it was read and when', () => {
    for (const { source, seen } of REFUSALS) expect([source.length > 3, /^20\d\d/.test(seen)]).toEqual([true, true])
  })
})
