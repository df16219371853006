import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { readChatAnswer } from '../../src/model/read/chat-answer.ts'
import { readResponsesAnswer } from '../../src/model/read/responses-answer.ts'

const chat = (usage: JsonObject) =>
  readChatAnswer(
    {
      choices: [{ index: 0, message: { role: 'assistant', content: 'x' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 9, completion_tokens: 2, ...usage },
    },
    200,
  )
const responses = (usage: JsonObject) =>
  readResponsesAnswer(
    {
      status: 'completed',
      output: [{ type: 'message', content: [{ type: 'output_text', text: 'x' }] }],
      usage: { input_tokens: 9, output_tokens: 2, ...usage },
    },
    200,
  )
const NONE = { input: 9, output: 2, cachedInput: 0, reasoning: 0 }

test.each<[string, ReturnType<typeof chat>, JsonObject]>([
  ['nothing', chat({}), {}],
  ['OpenRouter, in dollars', chat({ cost: 0.0021 }), { statedCostUsd: 0.0021 }],
  [
    'OpenRouter, with a key of one’s own',
    chat({ cost: 0.001, is_byok: true, cost_details: { upstream_inference_cost: 0.02 } }),
    { statedCostUsd: 0.021 },
  ],
  ['the fee alone says too little', chat({ cost: 0.001, is_byok: true }), {}],
  ['xAI, in ticks', chat({ cost_in_usd_ticks: 21_000_000 }), { statedCostUsd: 0.0021 }],
  ['xAI, on Responses', responses({ cost_in_usd_ticks: 21_000_000 }), { statedCostUsd: 0.0021 }],
  ['another shape', chat({ cost: { total_cost: 1 } }), {}],
  ['no cost', chat({ cost: -1 }), {}],
  [
    'cache writes',
    chat({ prompt_tokens_details: { cached_tokens: 3, cache_write_tokens: 4 } }),
    { cachedInput: 3, cacheWrite: 4 },
  ],
  ['cache writes, on Responses', responses({ input_tokens_details: { cache_write_tokens: 4 } }), { cacheWrite: 4 }],
])('what a call cost: %s', (_, read, expected) => {
  expect(read.kind === 'read' && read.answer.usage).toEqual({ ...NONE, ...expected })
})
