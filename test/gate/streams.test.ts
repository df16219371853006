import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, echoContract, type Heard, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

/** Streams the number asked for in several chunks; usage comes where the model is not `mute`. */
function stream({ body, text }: Heard, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (choices: unknown, usage: unknown = null): unknown =>
    response.write(
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: body.model, choices, usage })}\n\n`,
    )
  const parts = ['{"n"', ': ', text, '}']
  const next = (index: number): void => {
    if (index < parts.length) {
      send([{ index: 0, delta: { role: 'assistant', content: parts[index] }, finish_reason: null }])
      setTimeout(() => next(index + 1), 2)
      return
    }
    send([{ index: 0, delta: {}, finish_reason: 'stop' }])
    if (body.model !== 'mute') send([], { prompt_tokens: 10, completion_tokens: 41, total_tokens: 51 })
    response.end('data: [DONE]\n\n')
  }
  next(0)
}

describe('time to first token and tokens a second', () => {
  let endpoint: Endpoint
  let folder: string

  beforeAll(async () => {
    endpoint = await startEndpoint(stream)
    folder = folderOf({
      'echo.yaml': echoContract(
        4,
        'thresholds: { time_to_first_token: { p50: 60s }, tokens_per_second: { p50: 1 } }\n',
      ),
      'cost.yaml': echoContract(
        4,
        'thresholds: { cost_per_call: { mean: 0.000001 }, tokens_per_second: { p50: 1 } }\n',
      ),
      'modelgate.yaml':
        'version: 1\nprices: { mute: { input: 1, output: 1, per: 1M tokens, source: https://example.com, checked: 2026-11-01 } }\n',
    })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (...argv: readonly string[]) => inside(['run', '--base-url', endpoint.url, ...argv], folder)

  it('are measured on streamed calls, tokens by the usage of the provider', async () => {
    await run('echo.yaml', '--model', 'm')
    expect(endpoint.heard.every(({ body }) => body.stream === true)).toBe(true)
    expect(endpoint.heard.every(({ body }) => JSON.stringify(body.stream_options) === '{"include_usage":true}')).toBe(
      true,
    )
    const [contract] = reportOf(folder).contracts
    expect(contract?.funnel.ok).toBe(4)
    const firstToken = contract?.time_to_first_token_ms?.p50 as number
    const latency = contract?.latency_ms?.p50 as number
    expect(firstToken).toBeGreaterThan(0)
    expect(firstToken).toBeLessThan(latency)
    // 40 tokens after the first, over the rest of each call: no slower than if it had taken the longest call's time.
    expect(contract?.tokens_per_second?.p99).toBeGreaterThan(40 / ((contract?.latency_ms?.p99 as number) / 1000))
    expect(contract?.requirements.find(({ id }) => id === 'time_to_first_token.p50')).toMatchObject({
      limit: 60_000,
      passed: 4,
    })
  })

  it('are undecided without usage, and nothing is estimated', async () => {
    const { code } = await run('cost.yaml', '--model', 'mute', '--report-dir', 'mute')
    expect(code).toBe(3)
    const [contract] = reportOf(folder, 'mute').contracts
    expect(contract?.tokens_per_second).toBeNull()
    const speed = contract?.requirements.find(({ id }) => id === 'tokens_per_second.p50')
    expect(speed).toMatchObject({ verdict: 'undecided', observed: null, open: 4 })
    expect(speed?.says).toContain(
      '4 calls were answered without usage from the provider, or came as a single token or all at once: speed is not estimated.',
    )
    const cost = contract?.requirements.find(({ id }) => id === 'cost_per_call.mean')
    expect(cost).toMatchObject({
      verdict: 'undecided',
      says: ['4 calls without a known cost: unmeasured, or answered without usage.'],
    })
  })

  it('are never asked for with a member that a closed request refuses', async () => {
    const before = endpoint.heard.length
    await run('echo.yaml', '--model', 'm', '--provider', 'mistral')
    const heard = endpoint.heard.slice(before)
    expect(heard.map(({ body }) => [body.stream, body.stream_options])).toEqual(heard.map(() => [true, undefined]))
    expect(heard.length).toBeGreaterThan(0)
  })

  it('are asked for where a closed request knows that member', async () => {
    const before = endpoint.heard.length
    await run('echo.yaml', '--model', 'm', '--provider', 'tensorrt-llm')
    const asked = endpoint.heard.slice(before).map(({ body }) => body.stream_options)
    expect(asked).toEqual(asked.map(() => ({ include_usage: true })))
    expect(asked.length).toBeGreaterThan(0)
  })
})
