import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { eventsOf, message, refusal, sendEvents, text, toolUse } from '../model/messages-events.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { type MessagesEndpoint, type Say, send, startMessagesEndpoint } from './messages-endpoint.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

const SCHEMA = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
}

/** A member that is null is left out. */
const contractOf = (over: JsonObject = {}, request: JsonObject = {}): string => {
  const asked = {
    messages: [
      { role: 'system', content: 'Answer in JSON.' },
      { role: 'user', content: '{{q}}' },
    ],
    max_tokens: 100,
    response_format: 'json_schema',
    ...request,
  }
  return JSON.stringify({
    version: 1,
    name: 'city',
    request: Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null)),
    expect: { schema: SCHEMA },
    cases: [{ id: 'a', vars: { q: 'Which city?' } }],
    ...over,
  })
}

const THOUGHT = { type: 'thinking', thinking: 'Berlin, then.', signature: 'sig==' }
const HIDDEN = { type: 'redacted_thinking', data: 'opaque' }
const TOOL = {
  type: 'function',
  function: { name: 'weather', parameters: SCHEMA, strict: true },
}
const FLOW = contractOf(
  {
    expect: {},
    cases: [
      {
        id: 'flow',
        turns: [
          {
            user: 'Weather in Berlin?',
            expect: { tool_calls: [{ name: 'weather', arguments: { match: { city: 'Berlin' } } }] },
          },
          { tool_results: { weather: { sky: 'rain' } }, expect: { schema: SCHEMA, match: { city: 'Berlin' } } },
        ],
      },
    ],
  },
  { messages: [{ role: 'system', content: 'Be brief.' }], response_format: null, tools: [TOOL] },
)

const open: MessagesEndpoint[] = []
const folders: string[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
  folders.splice(0).forEach(removeFolder)
})

async function gate(contract: string, say: Say, ...more: readonly string[]) {
  const endpoint = await startMessagesEndpoint(say)
  open.push(endpoint)
  const folder = folderOf({ 'c.yaml': contract })
  folders.push(folder)
  const argv = ['run', 'c.yaml', '--model', 'claude-haiku-4-5', '--provider', 'anthropic', '--base-url', endpoint.url]
  const env = { MODELGATE_API_KEY: 'sk-test-0123456789' }
  const told = await inside([...argv, ...more], folder, env)
  return { ...told, endpoint, folder, report: () => reportOf(folder, 'modelgate-report') }
}

const failing =
  (status: number, type: string, words: string): Say =>
  (_, response) => {
    send(response, status, refusal(type, words), { 'retry-after': '0' })
    return null
  }

const BERLIN = [text('{"city":"Berlin"}')]

describe('an answer of the Messages API, whole and streamed', () => {
  it.each<[string, Say, string, number]>([
    ['that holds the schema', () => ({ content: BERLIN }), 'ok', 0],
    ['with thought before it', () => ({ content: [THOUGHT, HIDDEN, ...BERLIN] }), 'ok', 0],
    ['that does not hold it', () => ({ content: [text('{"town":"Berlin"}')] }), 'schema-violation', 1],
    ['that is no JSON', () => ({ content: [text('Berlin')] }), 'unparsable', 1],
    ['of nothing', () => ({ content: [] }), 'unparsable', 1],
    ['that is cut', () => ({ content: [text('{"city":')], over: { stop_reason: 'max_tokens' } }), 'truncated', 1],
    [
      'that fills the window',
      () => ({ content: [text('{"city":')], over: { stop_reason: 'model_context_window_exceeded' } }),
      'truncated',
      1,
    ],
    [
      'that is refused',
      () => ({
        content: [],
        over: { stop_reason: 'refusal', stop_details: { type: 'refusal', category: 'bio', explanation: 'No.' } },
      }),
      'refused',
      1,
    ],
    ['that calls what nobody declared', () => ({ content: [toolUse('t1', 'f', {})] }), 'wrong-calls', 1],
    ['that is overloaded', failing(529, 'overloaded_error', 'Overloaded'), 'unmeasured', 3],
    [
      'that is refused as a request',
      failing(400, 'invalid_request_error', 'output_config.format.schema: …'),
      'rejected',
      1,
    ],
  ])('%s', async (_title, say, outcome, code) => {
    for (const mode of ['whole', 'streamed']) {
      const contract = contractOf(mode === 'streamed' ? { thresholds: { time_to_first_token: { p95: '60s' } } } : {})
      const { report, ...run } = await gate(contract, say)
      expect(run.endpoint.asked[0]?.body.stream, run.stderr).toBe(mode === 'streamed' ? true : undefined)
      expect(report().contracts[0]?.outcomes).toEqual({ [outcome]: 1 })
      expect(run.code).toBe(code)
      expectInvariants(report())
    }
  })

  it('is asked for by the mapped request', async () => {
    const { endpoint } = await gate(contractOf(), () => ({ content: BERLIN }))
    expect(endpoint.asked.map(({ body }) => body)).toEqual([
      {
        model: 'claude-haiku-4-5',
        max_tokens: 100,
        system: 'Answer in JSON.',
        messages: [{ role: 'user', content: 'Which city?' }],
        output_config: { format: { type: 'json_schema', schema: SCHEMA } },
      },
    ])
  })

  it.each(['', '/', '/v1', '/v1/'])('is asked for at /v1/messages of a base URL that ends in "%s"', async (path) => {
    const endpoint = await startMessagesEndpoint(() => ({ content: BERLIN }))
    open.push(endpoint)
    const folder = folderOf({ 'c.yaml': contractOf() })
    folders.push(folder)
    const argv = ['run', 'c.yaml', '--model', 'm', '--provider', 'anthropic', '--base-url', endpoint.url + path]
    const told = await inside(argv, folder, { MODELGATE_API_KEY: 'sk-test-0123456789' })
    expect([told.code, endpoint.asked.map((one) => one.path)]).toEqual([0, ['/v1/messages']])
  })

  it('is asked for at a gateway that a policy names, without the version', async () => {
    const endpoint = await startMessagesEndpoint(() => ({ content: BERLIN }))
    open.push(endpoint)
    const policy = `version: 1
candidate: { provider: gateway, model: m }
providers: { gateway: { preset: anthropic, base_url: "${endpoint.url}", api_key_env: GATEWAY_KEY } }
`
    const folder = folderOf({ 'c.yaml': contractOf(), 'modelgate.yaml': policy })
    folders.push(folder)
    const { code, stderr } = await inside(['run', 'c.yaml'], folder, { GATEWAY_KEY: 'sk-test-0123456789' })
    expect([code, endpoint.asked.map((one) => one.path)], stderr).toEqual([0, ['/v1/messages']])
    expect(stderr).not.toContain('has no path')
  })

  it('is priced with what was read from the cache and written into it apart', async () => {
    const usage = {
      input_tokens: 10,
      cache_creation_input_tokens: 1000,
      cache_read_input_tokens: 2000,
      output_tokens: 100,
    }
    const policy = `version: 1
candidate: { provider: anthropic, model: claude-haiku-4-5 }
prices: { claude-haiku-4-5: { input: 1, cached_input: 0.1, cache_write: 1.25, output: 5, per: 1M tokens, source: "https://platform.claude.com/docs/en/pricing", checked: 2026-11-01 } }
`
    const endpoint = await startMessagesEndpoint(() => ({ content: BERLIN, over: { usage } }))
    open.push(endpoint)
    const folder = folderOf({ 'c.yaml': contractOf(), 'modelgate.yaml': policy })
    folders.push(folder)
    await inside(['run', 'c.yaml', '--base-url', endpoint.url, '--provider', 'anthropic'], folder, {
      MODELGATE_API_KEY: 'sk-test-0123456789',
    })
    const { totals } = reportOf(folder, 'modelgate-report')
    expect(totals.tokens).toMatchObject({ input: 3010, output: 100 })
    expect(totals.cost_usd).toBeCloseTo((10 + 2000 * 0.1 + 1000 * 1.25 + 100 * 5) / 1e6, 12)
  })
})

describe('a flow', () => {
  const say: Say = ({ body }) =>
    (body.messages as readonly JsonObject[]).length === 1
      ? { content: [THOUGHT, HIDDEN, text('Looking.'), toolUse('toolu_1', 'weather', { city: 'Berlin' })] }
      : { content: [{ ...THOUGHT, thinking: 'It rains.' }, ...BERLIN] }

  it('sends thinking back as it came, before the results of the calls', async () => {
    const { code, endpoint, folder, report, stderr } = await gate(FLOW, say)
    expect(report().contracts[0]?.outcomes, stderr).toEqual({ ok: 1 })
    expect(code).toBe(0)
    expect(endpoint.asked[1]?.body.messages).toEqual([
      { role: 'user', content: 'Weather in Berlin?' },
      {
        role: 'assistant',
        content: [THOUGHT, HIDDEN, text('Looking.'), toolUse('toolu_1', 'weather', { city: 'Berlin' })],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: '{"sky":"rain"}' }] },
    ])
    expect(endpoint.asked[0]?.body.tools).toEqual([{ name: 'weather', input_schema: SCHEMA, strict: true }])
    // Judged again from the journal alone, and replayed: the same report.
    const again = await inside(['rejudge', 'modelgate-report/journal.jsonl'], folder)
    expect([again.code, reportOf(folder, 'modelgate-rejudge')]).toEqual([0, report()])
    const replayed = await inside(
      [
        'run',
        'c.yaml',
        '--model',
        'claude-haiku-4-5',
        '--provider',
        'anthropic',
        '--replay',
        'modelgate-report/journal.jsonl',
        '--report-dir',
        'replayed',
      ],
      folder,
    )
    expect([replayed.code, reportOf(folder, 'replayed').contracts[0]?.outcomes]).toEqual([0, { ok: 1 }])
  })

  it('ends where the model asks for what is not foreseen', async () => {
    const { report } = await gate(FLOW, () => ({ content: [toolUse('toolu_1', 'other', {})] }))
    expect(report().contracts[0]?.outcomes).toEqual({ 'wrong-calls': 1 })
  })
})

describe('a stream', () => {
  const STREAMED = contractOf({ thresholds: { time_to_first_token: { p95: '60s' } } })
  const whole = eventsOf(message(BERLIN))
  const half = whole.slice(
    0,
    whole.findIndex(({ type }) => type === 'message_delta'),
  )
  const overloaded = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }

  it.each<[string, Parameters<typeof sendEvents>[1], 'end' | 'break']>([
    ['breaks off', half, 'break'],
    ['ends without its end', half, 'end'],
    ['ends in an error', [...half, overloaded], 'end'],
  ])('that %s is asked for again', async (_title, events, end) => {
    const say: Say = ({ number }, response) => {
      if (number > 0) return { content: BERLIN }
      sendEvents(response, events, end)
      return null
    }
    const { endpoint, report } = await gate(STREAMED, say)
    expect([report().contracts[0]?.outcomes, endpoint.asked.length]).toEqual([{ ok: 1 }, 2])
  })
})

describe('what the Messages API has no counterpart of', () => {
  const LIMIT = { max_tokens: null }
  it.each<[string, string, RegExp]>([
    ['no limit', contractOf({}, LIMIT), /Anthropic does not take a request without `max_tokens`/],
    ['seed', contractOf({}, { seed: 1 }), /c\.yaml:1:\d+: `city`: Anthropic does not take `seed`/],
    ['JSON without a schema', contractOf({}, { response_format: 'json_object' }), /of the type `json_object`/],
    [
      'the Responses API',
      contractOf({ api: 'responses' }, { messages: null, max_tokens: null, input: 'x {{q}}' }),
      /a request of the Responses API/,
    ],
    [
      'something in one case alone',
      contractOf({
        cases: [
          { id: 'a', vars: { q: 'x' } },
          { id: 'b', vars: { q: '' } },
        ],
      }),
      /c\.yaml:1:\d+: `city`: Anthropic does not take an empty user message \(case b\)/,
    ],
  ])('is told before a call: %s', async (_title, contract, words) => {
    const { code, stderr, endpoint } = await gate(contract, () => ({ content: BERLIN }))
    expect([code, endpoint.asked.length]).toEqual([2, 0])
    expect(stderr).toMatch(words)
    const folder = folderOf({ 'c.yaml': contract })
    folders.push(folder)
    const checked = await inside(['check', 'c.yaml', '--provider', 'anthropic'], folder)
    expect(checked.code).toBe(2)
    expect(checked.stderr).toMatch(words)
  })

  it('is not told of a limit that the registry knows', async () => {
    const policy = 'version: 1\ncandidate: { provider: anthropic, model: claude-x-1 }\nmodels: models.yaml\n'
    const models =
      'version: 1\nmodels: { claude-x-1: { max_output: 64000, source: "https://platform.claude.com/docs/en/models", checked: 2026-11-01 } }\n'
    const endpoint = await startMessagesEndpoint(() => ({ content: BERLIN }))
    open.push(endpoint)
    const folder = folderOf({ 'c.yaml': contractOf({}, LIMIT), 'modelgate.yaml': policy, 'models.yaml': models })
    folders.push(folder)
    const told = await inside(['run', 'c.yaml', '--base-url', endpoint.url, '--provider', 'anthropic'], folder, {
      MODELGATE_API_KEY: 'sk-test-0123456789',
    })
    expect([told.code, endpoint.asked[0]?.body.max_tokens], told.stderr).toEqual([0, 64_000])
  })
})

it('every change is told by check', async () => {
  const folder = folderOf({ 'c.yaml': contractOf({}, { stop: 'END', tools: [TOOL] }) })
  folders.push(folder)
  const { stdout, stderr } = await inside(['check', 'c.yaml', '--provider', 'anthropic', '--model', 'm'], folder)
  for (const change of [
    'stop sent as stop_sequences',
    'response_format sent as output_config.format',
    'sent as system',
    'sent with input_schema',
  ])
    expect(stdout + stderr).toContain(change)
})
