import { describe, expect, test } from 'vitest'
import { importing } from './importing.ts'

const call = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  request: {
    model: 'm',
    temperature: 0,
    messages: [
      { role: 'system', content: 'S' },
      { role: 'user', content: text },
    ],
    ...more,
  },
  response: { choices: [] },
})
const lines = (...rows: readonly unknown[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
const messages = [{ role: 'user', content: 'hi' }]
const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } })

describe('each format of logs', () => {
  test.each<[string, string]>([
    ['pairs of request and response', lines(call('hi'))],
    [
      'the Batch API',
      lines({ custom_id: 'a', method: 'POST', url: '/v1/chat/completions', body: { model: 'm', messages } }),
    ],
    ['stored completions', lines({ object: 'chat.completion', model: 'm', messages, choices: [] })],
    [
      'LiteLLM',
      lines({
        call_type: 'acompletion',
        custom_llm_provider: 'openai',
        spend: 0,
        messages,
        response: {},
        model_parameters: { temperature: 0 },
      }),
    ],
    [
      'LiteLLM with texts of JSON',
      lines({
        call_type: 'acompletion',
        custom_llm_provider: 'openai',
        spend: 0,
        messages: JSON.stringify(messages),
        response: '{}',
      }),
    ],
    [
      'Langfuse ingestion',
      JSON.stringify({
        batch: [
          { type: 'trace-create', body: { input: { messages } } },
          { type: 'generation-create', body: { input: { messages }, output: {} } },
        ],
      }),
    ],
    [
      'Langfuse observations',
      lines({ type: 'GENERATION', input: messages, output: {}, modelParameters: { temperature: '0.5' } }),
    ],
    [
      'OpenTelemetry, OTLP',
      JSON.stringify({
        resourceSpans: [
          {
            scopeSpans: [
              {
                spans: [
                  { name: 'GET', attributes: [attribute('http.method', 'GET')] },
                  {
                    name: 'chat m',
                    attributes: [
                      attribute('gen_ai.operation.name', 'chat'),
                      attribute('gen_ai.input.messages', '[{"role":"user","parts":[{"type":"text","content":"hi"}]}]'),
                    ],
                  },
                ],
              },
            ],
          },
        ],
      }),
    ],
    [
      'OpenTelemetry, numbered',
      lines({
        attributes: {
          'gen_ai.system': 'openai',
          'gen_ai.prompt.0.role': 'user',
          'gen_ai.prompt.0.content': 'hi',
          'gen_ai.request.temperature': 0.2,
        },
      }),
    ],
    [
      'OpenTelemetry, events',
      lines({
        attributes: { 'gen_ai.system': 'openai' },
        events: [{ name: 'gen_ai.user.message', attributes: { content: 'hi' } }],
      }),
    ],
    [
      'LangSmith runs',
      lines({
        run_type: 'llm',
        inputs: {
          messages: [
            [
              {
                lc: 1,
                type: 'constructor',
                id: ['langchain', 'schema', 'messages', 'HumanMessage'],
                kwargs: { content: 'hi' },
              },
            ],
          ],
        },
        outputs: {},
      }),
    ],
  ])('%s', (_, text) => {
    const { cases, casesOf, leftOut } = importing({ 'log.jsonl': text, 'log.json': text }, [
      text.startsWith('{"batch') || text.startsWith('{"resource') ? 'log.json' : 'log.jsonl',
    ])
    expect(cases).toBe(1)
    expect(casesOf()[0]?.vars).toEqual({ input: 'hi' })
    expect(leftOut.map(({ what }) => what)).toContain("the answer is the old model's, not a known-good value")
  })
})

describe('a log', () => {
  test('is grouped by prompt, tools and parameters', () => {
    const { contracts, contract } = importing({
      'log.jsonl': lines(call('a'), call('b', { temperature: 1 }), call('c')),
    })
    expect(contracts.map(({ cases }) => cases)).toEqual([2, 1])
    expect(contract(0).request).toEqual({
      messages: [
        { role: 'system', content: 'S' },
        { role: 'user', content: '{{input}}' },
      ],
      temperature: 0,
    })
  })

  test('is sampled by seed, and what is left over is told', () => {
    const text = lines(...Array.from({ length: 50 }, (_, n) => call(`q${n}`)))
    const taken = (seed: number) =>
      importing({ 'log.jsonl': text }, undefined, { seed, take: 5 })
        .casesOf()
        .map((one) => one?.vars.input)
    expect(taken(1)).toHaveLength(5)
    expect(taken(1)).toEqual(taken(1))
    expect(taken(1)).not.toEqual(taken(2))
    expect(importing({ 'log.jsonl': text }, undefined, { take: 5 }).left).toContain(
      'log.jsonl:1 45 of 50 calls of one prompt',
    )
  })

  test('braces that were sent are no variables', () => {
    const { contract, casesOf } = importing({
      'log.jsonl': lines({
        ...call('{{x}}'),
        request: {
          messages: [
            { role: 'system', content: 'Fill {{y}}' },
            { role: 'user', content: '{{x}}' },
          ],
        },
      }),
    })
    expect(JSON.stringify(contract().request)).toContain('Fill \\\\{{y}}')
    expect(casesOf()[0]?.vars).toEqual({ input: '{{x}}' })
  })

  test.each<[string, string, number, string]>([
    ['half a line at its end', `${lines(call('a'))}{"request":{"mess`, 1, 'log.jsonl:2 a line that is no JSON object'],
    [
      'a line of 5 MB',
      lines(call('a'), call('x'.repeat(5_000_000)), call('b')),
      2,
      'log.jsonl:2 a line longer than 1 MiB',
    ],
    [
      'a row of another vendor',
      lines(call('a'), { completion_of_theirs: 'x' }),
      1,
      'log.jsonl:2 a row of another shape',
    ],
    ['a row that is a list', `${lines(call('a'))}[1]\n`, 1, 'log.jsonl:2 a line that is no JSON object'],
  ])('with %s', (_, text, cases, left) => {
    const result = importing({ 'log.jsonl': text })
    expect([result.cases, result.left]).toEqual([cases, expect.arrayContaining([left])])
  })

  test.each<[string, string]>([
    ['another vendor’s shape', lines({ prompt_of_theirs: 'x' })],
    ['nothing', ''],
    ['binary rubbish', '\u0000\u0001\u0002'],
    [
      'a log without content',
      lines({ call_type: 'acompletion', custom_llm_provider: 'openai', spend: 0, messages: '{}', response: '{}' }),
    ],
  ])('that is %s is refused', (_, text) => {
    const { refused, contracts, leftOut } = importing({ 'log.jsonl': text })
    expect([refused, contracts.length, leftOut.length > 0]).toEqual([true, 0, true])
  })
})

describe('masking', () => {
  // Joined here, so that no scanner takes these for real ones.
  const letters = 'Ab3dEf6hIj9lMn2pQr5tUv8x'
  const secrets: readonly (readonly [kind: string, secret: string])[] = [
    ['key', `sk-proj-${letters}`],
    ['key', `sk-ant-${letters}`],
    ['key', `ghp_${letters}`],
    ['key', `AKIA${'ABCDEFGH12345678'}`],
    ['key', `hf_${letters}`],
    ['token', `eyJ${letters}.${letters}.${letters}`],
    ['token', `Bearer ${letters}`],
    ['token', `password=${'hunter2hunter2'}`],
    ['token', `https://user:${'hunter2hunter2'}@example.org/`],
    ['private key', `-----BEGIN RSA PRIVATE KEY-----\n${letters}\n-----END RSA PRIVATE KEY-----`],
    ['e-mail address', 'ada.lovelace+x@mail.example.org'],
    ['card number', '4111 1111 1111 1111'],
    ['card number', '5555-5555-5555-4444'],
    ['IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['telephone number', '+49 151 23456789'],
    ['telephone number', '(415) 555-0132'],
    ['telephone number', '+1-415-555-0132'],
  ]

  test.each(secrets)('a %s: %s', (kind, secret) => {
    const { contracts, differ } = importing({ 'log.jsonl': lines(call(`before ${secret} after`)) })
    const core = /hunter2hunter2/.test(secret) ? 'hunter2hunter2' : (secret.split('\n').at(-2) ?? secret)
    expect(JSON.stringify(contracts)).not.toContain(core)
    expect(JSON.stringify(contracts)).toContain(`[${kind}]`)
    expect(differ.some((line) => line.endsWith(`× ${kind} masked`))).toBe(true)
  })

  test('a secret in every field', () => {
    const secret = `sk-proj-${letters}`
    const row = {
      id: secret,
      [secret]: secret,
      request: {
        user: secret,
        stop: [secret],
        response_format: {
          type: 'json_schema',
          json_schema: {
            name: 'n',
            schema: { type: 'object', description: secret, properties: { [secret]: { const: secret } } },
          },
        },
        tools: [
          {
            type: 'function',
            function: {
              name: 'f',
              description: secret,
              parameters: { type: 'object', properties: { a: { description: secret } } },
            },
          },
        ],
        messages: [
          { role: 'system', content: secret, name: secret },
          { role: 'user', content: [{ type: 'text', text: secret }] },
          {
            role: 'assistant',
            content: null,
            tool_calls: [
              {
                id: 'c',
                type: 'function',
                function: { name: 'f', arguments: JSON.stringify({ api_key: 'short', note: secret }) },
              },
            ],
          },
          {
            role: 'tool',
            tool_call_id: 'c',
            content: JSON.stringify({ password: 'x', inner: JSON.stringify({ token: secret }) }),
          },
        ],
      },
      response: { choices: [{ message: { content: secret } }] },
    }
    const result = importing({ 'log.jsonl': lines(row) })
    expect(result.cases).toBe(1)
    expect(JSON.stringify([result.contracts, result.changed, result.leftOut, result.carried])).not.toContain(letters)
    expect(JSON.stringify(result.contracts)).not.toContain('short')
  })

  test.each([
    '4111 1111 1111 1112',
    'order 1234567890123456789',
    'version 1.2.3.4',
    '2026-11-30 16:00:00',
    'sk-short',
    'a@b',

    'we paid 1,234,567.89',
  ])('%s is no secret', (text) => {
    expect(importing({ 'log.jsonl': lines(call(text)) }).casesOf()[0]?.vars).toEqual({ input: text })
  })
})
