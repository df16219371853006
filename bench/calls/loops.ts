import { createModelClient } from '../../src/model/wire/model-client.ts'
import { sleep } from '../../src/model/wire/sleep.ts'
import { leanFetch } from './lean-fetch.ts'

export interface LoopOptions {
  readonly baseUrl: string
  readonly concurrency: number
  readonly stream: boolean
}

/** `call` resolves to the ms until the first token, null where that was not measured; it throws where no answer came. */
export interface Loop {
  readonly call: (number: number) => Promise<number | null>
  readonly close: () => Promise<void>
}

export type LoopName = 'undici' | 'client' | 'sdk'

const body = (number: number) => ({
  model: 'fake-1',
  messages: [
    { role: 'system' as const, content: 'Label an inbound support message. Answer with JSON.' },
    { role: 'user' as const, content: `Message ${number}: I was charged twice for order ${number}.` },
  ],
  temperature: 0,
  max_tokens: 200,
})

export const LOOPS: Readonly<
  Record<LoopName, { readonly title: string; readonly open: (options: LoopOptions) => Promise<Loop> }>
> = {
  undici: { title: 'undici request, JSON.parse (floor)', open: openUndici },
  client: { title: 'modelgate client', open: openClient },
  sdk: { title: 'openai package over lean fetch', open: openSdk },
}

async function openUndici({ baseUrl, concurrency, stream }: LoopOptions): Promise<Loop> {
  const { Pool } = await import('undici')
  const url = new URL(baseUrl)
  const pool = new Pool(url.origin, { connections: concurrency, pipelining: 1, allowH2: false })
  return {
    call: async (number) => {
      const sent = JSON.stringify(stream ? { ...body(number), stream: true } : body(number))
      const answer = await pool.request({
        path: `${url.pathname}/chat/completions`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sent,
      })
      const text = await answer.body.text()
      if (!stream)
        JSON.parse(
          (JSON.parse(text) as { choices: { message: { content: string } }[] }).choices[0]?.message.content ?? '',
        )
      return null
    },
    close: () => pool.close(),
  }
}

async function openClient({ baseUrl, concurrency, stream }: LoopOptions): Promise<Loop> {
  const client = createModelClient({
    baseUrl,
    apiKey: 'sk-bench-0123456789abcdef',
    connections: concurrency,
    now: () => performance.now(),
    random: Math.random,
    sleep,
  })
  const { signal } = new AbortController()
  return {
    call: async (number) => {
      const key = {
        role: 'candidate',
        contract: 'bench',
        case: String(number),
        sample: 0,
        turn: 0,
        request: '',
      } as const
      const answer = await client.call({ api: 'chat', body: body(number), stream, key }, signal)
      if (answer.kind === 'failed') throw new Error(answer.failure.message)
      JSON.parse(answer.message.content ?? '')
      return answer.ms.firstToken
    },
    close: client.close,
  }
}

async function openSdk({ baseUrl, concurrency, stream }: LoopOptions): Promise<Loop> {
  const { OpenAI } = await import('openai')
  const { fetch, close } = await leanFetch(baseUrl, concurrency)
  const sdk = new OpenAI({ baseURL: baseUrl, apiKey: 'sk-bench-0123456789abcdef', maxRetries: 0, fetch })
  return {
    call: async (number) => {
      if (!stream) {
        const answer = await sdk.chat.completions.create(body(number))
        JSON.parse(answer.choices[0]?.message.content ?? '')
        return null
      }
      const started = performance.now()
      let first: number | null = null
      let text = ''
      for await (const chunk of await sdk.chat.completions.create({
        ...body(number),
        stream: true,
        stream_options: { include_usage: true },
      })) {
        const added = chunk.choices[0]?.delta.content ?? ''
        if (added !== '') first ??= performance.now() - started
        text += added
      }
      JSON.parse(text)
      return first
    },
    close,
  }
}
