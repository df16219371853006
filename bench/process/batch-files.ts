import { closeSync, openSync, writeSync } from 'node:fs'
import { requestLine } from '../../src/model/batch/files-shape.ts'
import { answerTextAt } from './journal.ts'

/** The input of a batch as the gate writes one, and its results as OpenAI's Batch API hands them out, in another order. */
export function writeBatchFiles(input: string, output: string, lines: number): void {
  writeLines(input, lines, inputLine)
  writeLines(output, lines, (nth) => outputLine(shuffled(nth, lines)))
}

function writeLines(path: string, count: number, line: (nth: number) => string): void {
  const file = openSync(path, 'w')
  for (let from = 0; from < count; from += 1000) {
    const piece = Array.from({ length: Math.min(1000, count - from) }, (_, at) => `${line(from + at)}\n`)
    writeSync(file, piece.join(''))
  }
  closeSync(file)
}

/** Each number below `count` once, far from where it was: 7,919 is a prime that divides no count of a bench. */
const shuffled = (nth: number, count: number): number => (nth * 7919 + 5) % count

const idOf = (nth: number): string => `ticket-${nth}`

const inputLine = (nth: number): string =>
  requestLine(idOf(nth), {
    api: 'chat',
    body: {
      model: 'fake-1',
      messages: [
        { role: 'system', content: 'Label an inbound support message. Answer with JSON.' },
        { role: 'user', content: `Message ${nth}: I was charged twice for order ${nth}.` },
      ],
      max_tokens: 200,
    },
  })

/** developers.openai.com, Batch API: one line of an output file. */
const outputLine = (nth: number): string =>
  JSON.stringify({
    id: `batch_req_${nth}`,
    custom_id: idOf(nth),
    response: { status_code: 200, request_id: `req_${nth}`, body: completionAt(nth) },
    error: null,
  })

const completionAt = (nth: number) => ({
  id: `chatcmpl-${nth}`,
  object: 'chat.completion',
  created: 1735689600,
  model: 'fake-1',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: answerTextAt(nth), refusal: null },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: {
    prompt_tokens: 120,
    completion_tokens: 60,
    total_tokens: 180,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  },
  system_fingerprint: 'fp_fake_1',
})
