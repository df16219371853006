import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { createModelClient } from '../../src/model/wire/model-client.ts'
import { sleep } from '../../src/model/wire/sleep.ts'
import { startSimulator } from '../../src/simulator/simulator.ts'
import { callsOf, jsonOf, jsonSchema, messageOf, record, tool, user, withSimulator } from './endpoint.ts'

const { ask, post, url } = withSimulator({ seed: 3 })
const format = jsonSchema(record({ note: { type: 'string', pattern: '^[a-z]{12}$' } }))
const question = { messages: [user('Draw one')], response_format: format }

describe('what OpenAI would refuse', () => {
  const refused: readonly (readonly [string, JsonObject, number, JsonObject])[] = [
    ['an unknown model', { model: 'gpt-9', messages: [user('x')] }, 404, { code: 'model_not_found' }],
    ['no messages', { messages: [] }, 400, { param: 'messages' }],
    ['a wrong role', { messages: [{ role: 'robot', content: 'x' }] }, 400, { param: 'messages[0].role' }],
    ['no choice', { messages: [user('x')], n: 0 }, 400, { param: 'n' }],
    [
      'an object that the messages do not speak of',
      { messages: [user('x')], response_format: { type: 'json_object' } },
      400,
      { param: 'response_format' },
    ],
    [
      'a format without a name',
      { messages: [user('x')], response_format: { type: 'json_schema', json_schema: { schema: {} } } },
      400,
      { param: 'response_format.name' },
    ],
    ['a model that is shut down', { model: 'sim-retired', messages: [user('x')] }, 404, { code: 'model_not_found' }],
    [
      'a strict schema that OpenAI refuses, of the model that does',
      { model: 'sim-strict', messages: [user('x')], response_format: jsonSchema({ type: 'object', properties: {} }) },
      400,
      { param: 'response_format', code: 'invalid_json_schema' },
    ],
    [
      'a wrong format',
      { messages: [user('x')], response_format: { type: 'xml' } },
      400,
      { param: 'response_format.type' },
    ],
    [
      'a format without schema',
      { messages: [user('x')], response_format: { type: 'json_schema' } },
      400,
      { param: 'response_format' },
    ],
    [
      'a tool without name',
      { messages: [user('x')], tools: [{ type: 'function', function: {} }] },
      400,
      { param: 'tools[0].function.name' },
    ],
  ]
  it.each(refused)('%s', async (_, body, status, error) => {
    const heard = await ask(body)
    expect([heard.status, heard.body.error]).toMatchObject([status, error])
  })

  it('a body that is no JSON, and a path that is none', async () => {
    const broken = await fetch(`${url()}/chat/completions`, { method: 'POST', body: '{' })
    const nowhere = await post('completions', {})
    expect([broken.status, nowhere.status]).toEqual([400, 404])
  })

  it('a wrong key, where one is set', async () => {
    const guarded = await startSimulator({ host: '127.0.0.1', apiKey: 'sim-key-0123456789' })
    const statuses = await Promise.all(
      ['Bearer sim-key-0123456789', 'Bearer other', ''].map(async (authorization) => {
        const response = await fetch(`${guarded.url}/models`, {
          headers: authorization === '' ? {} : { authorization },
        })
        return response.status
      }),
    )
    await guarded.close()
    expect(statuses).toEqual([200, 401, 401])
  })
})

describe('the same seed', () => {
  it('gives the same answer to the same request at temperature 0, on any simulator', async () => {
    const other = await startSimulator({ host: '127.0.0.1', seed: 3 })
    const again = await fetch(`${other.url}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'sim-steady', temperature: 0, ...question }),
    })
    await other.close()
    const first = await ask(question)
    expect([await again.json(), (await ask(question)).body]).toEqual([first.body, first.body])
  })

  it('gives each sending its own answer above temperature 0', async () => {
    const drawn = [await ask({ ...question, temperature: 1 }), await ask({ ...question, temperature: 1 })].map(jsonOf)
    expect(drawn[0]).not.toEqual(drawn[1])
  })

  it('gives all models one answer before their faults', async () => {
    let flaky = await ask({ ...question, model: 'sim-flaky' })
    while (flaky.status !== 200) flaky = await ask({ ...question, model: 'sim-flaky' })
    expect(jsonOf(flaky)).toEqual(jsonOf(await ask(question)))
  })
})

it('stops at max_tokens', async () => {
  const heard = await ask({ ...question, max_tokens: 2 })
  const [choice] = heard.body.choices as readonly JsonObject[]
  expect([choice?.finish_reason, String(messageOf(heard).content).length]).toEqual(['length', 8])
})

describe('both APIs, whole and streamed, say the same', () => {
  const weather = tool('get_weather', 'Current weather for a city', { city: { type: 'string' } })
  const flat = { type: 'function', ...(weather.function as JsonObject) }
  const say = async (api: 'chat' | 'responses', stream: boolean) => {
    const client = createModelClient({
      baseUrl: url(),
      apiKey: null,
      connections: 1,
      now: () => performance.now(),
      random: () => 0,
      sleep,
    })
    const asked = 'Weather in Paris'
    const body: JsonObject =
      api === 'chat' ? { messages: [user(asked)], tools: [weather] } : { input: asked, tools: [flat] }
    const key = { role: 'candidate', contract: 'c', case: 'a', sample: 0, turn: 0, request: 'r' } as const
    const answer = await client.call(
      { api, stream, key, body: { model: 'sim-steady', temperature: 0, ...body } },
      new AbortController().signal,
    )
    await client.close()
    return answer.kind === 'answered' ? answer.message.toolCalls.map((call) => [call.name, call.arguments]) : answer
  }
  it.each([
    ['chat', false],
    ['chat', true],
    ['responses', false],
    ['responses', true],
  ] as const)('%s, stream: %s', async (api, stream) => {
    expect(await say(api, stream)).toEqual([['get_weather', '{"city":"Paris"}']])
  })

  it('in the Chat envelope', async () => {
    expect(callsOf(await ask({ messages: [user('Weather in Paris')], tools: [weather] }))).toEqual([
      ['get_weather', { city: 'Paris' }],
    ])
  })
})

describe('sim-flaky', () => {
  it('shows every fault of the endpoint, and its answer in the end', async () => {
    const seen = new Set<string>()
    for (let n = 0; n < 60; n++) {
      const body = { model: 'sim-flaky', temperature: 0, messages: [user(`Say ${n}`)] }
      for (let attempt = 0; attempt < 6; attempt++) {
        const response = await post('chat/completions', body)
        const fault = response.headers.get('x-sim-fault')
        const text = await response.text().catch(() => 'cut')
        if (fault !== null)
          seen.add(
            `${fault} ${response.status} ${response.headers.get('retry-after') ?? '-'} ${text === 'cut' ? 'cut' : 'whole'}`,
          )
        if (response.status === 200 && text !== 'cut') break
      }
    }
    expect([...seen].sort()).toEqual([
      'cut 200 - cut',
      'rate-limited 429 1 whole',
      'server-error 500 - whole',
      'slow 200 - whole',
    ])
  })

  it('cuts a stream before its end', async () => {
    const whole: boolean[] = []
    for (let n = 0; whole.length === 0; n++) {
      const response = await post('chat/completions', {
        model: 'sim-flaky',
        stream: true,
        messages: [user(`Stream ${n}`)],
      })
      const text = await response.text()
      if (response.headers.get('x-sim-fault') === 'cut') whole.push(text.includes('[DONE]'))
    }
    expect(whole).toEqual([false])
  })
})
