import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { completion, echoContract } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

const ask = (id: string, text: string): string =>
  `${JSON.stringify({ custom_id: id, method: 'POST', url: '/v1/chat/completions', body: { model: 'student', messages: [{ role: 'user', content: text }] } })}\n`
const result = (id: string, content: string, status = 200): string =>
  `${JSON.stringify({ id: 'r', custom_id: id, response: { status_code: status, body: status === 200 ? { ...completion(content), model: 'student' } : { error: { message: 'no', type: 'invalid_request_error' } } }, error: null })}\n`

const LINES = Array.from({ length: 40 }, (_, n) => `q-${n}`)
const INPUT = LINES.map((id, n) => ask(id, String(n))).join('')
// In another order, one without a partner, one twice, one refused, one broken, one missing, one with U+2028.
const OUTPUT = [
  ...LINES.slice(4)
    .reverse()
    .map((id, n) => result(id, `{"n":${n}}`)),
  result('q-0', '{"n":1.5}'),
  result('q-1', '', 400),
  result('q-39', '{"n":"twice"}'),
  result('stranger', '{"n":1}'),
  result('q-2', 'x'),
  '{"custom_id":"q-3","resp\n',
].join('')

const folder = folderOf({
  'contracts/c.yaml': echoContract(2, 'thresholds: { schema_rate: 0.9 }\n'),
  'data/in.jsonl': INPUT,
  'data/out.jsonl': OUTPUT,
  'data/other.yaml': echoContract(2, '', 'other'),
})
afterAll(() => removeFolder(folder))
const run = (...argv: readonly string[]) => inside(['rejudge', ...argv], folder)
const FILES = ['--output', 'data/out.jsonl', '--input', 'data/in.jsonl']

describe('batch outputs of production', () => {
  it('are judged by a contract, joined by custom_id, without a call', async () => {
    await run('contracts/c.yaml', ...FILES)
    const report = reportOf(folder, 'modelgate-rejudge') as unknown as JsonObject
    expect(report.candidate).toMatchObject({ model: 'student' })
    expect(report.totals).toMatchObject({ planned: 40, measured: 39, not_run: 1 })
    const [contract] = report.contracts as JsonObject[]
    expect(contract?.outcomes).toEqual({ ok: 36, 'schema-violation': 1, unparsable: 1, rejected: 1, 'not-run': 1 })
    expect(contract?.latency_ms).toBeNull()
    expect((report.warnings as JsonObject[]).map(({ code }) => code)).toEqual(['output-strangers', 'output-unread'])
  })

  it('are sampled by --take, the same lines each time', async () => {
    await run('contracts/c.yaml', ...FILES, '--take', '10', '--report-dir', 'a')
    await run('contracts/c.yaml', ...FILES, '--take', '10', '--report-dir', 'b')
    expect(reportOf(folder, 'a').totals.planned).toBe(10)
    expect(reportOf(folder, 'b')).toEqual(reportOf(folder, 'a'))
  })

  it('may be those of Message Batches', async () => {
    const message = (text: string) => ({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'student',
      content: [{ type: 'text', text }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 9, output_tokens: 5 },
    })
    const results: readonly (readonly [string, JsonObject])[] = [
      ['q-1', { type: 'succeeded', message: message('{"n":1}') }],
      ['q-0', { type: 'succeeded', message: message('{"n":"none"}') }],
      ['q-2', { type: 'errored', error: { type: 'error', error: { type: 'invalid_request_error', message: 'no' } } }],
      ['q-3', { type: 'expired' }],
      ['q-4', { type: 'nothing known' }],
    ]
    const lines = results.map(([custom_id, one]) => `${JSON.stringify({ custom_id, result: one })}\n`)
    writeFileSync(join(folder, 'data/messages.jsonl'), lines.join(''))
    writeFileSync(join(folder, 'data/five.jsonl'), INPUT.split('\n').slice(0, 5).join('\n'))
    await run('contracts/c.yaml', '--output', 'data/messages.jsonl', '--input', 'data/five.jsonl', '--report-dir', 'm')
    const report = reportOf(folder, 'm') as unknown as JsonObject
    const [contract] = report.contracts as JsonObject[]
    expect(contract?.outcomes).toEqual({ ok: 1, 'schema-violation': 1, rejected: 1, unmeasured: 1, 'not-run': 1 })
    expect((report.warnings as JsonObject[]).map(({ code }) => code)).toEqual(['output-unread'])
  })

  it.each<[string, readonly string[], string]>([
    ['an output alone', ['contracts/c.yaml', '--output', 'data/out.jsonl'], 'belong together'],
    [
      'a file that is not there',
      ['contracts/c.yaml', '--output', 'none.jsonl', '--input', 'data/in.jsonl'],
      'none.jsonl',
    ],
    [
      'an input that is none',
      ['contracts/c.yaml', '--output', 'data/out.jsonl', '--input', 'data/out.jsonl'],
      'not a line of a batch',
    ],
    ['two contracts', ['contracts/c.yaml', 'data/other.yaml', ...FILES], 'several were named'],
    ['nothing at all', [], 'No journal was named'],
  ])('refuses %s', async (_, argv, said) => {
    const told = await run(...argv)
    expect(told.code).toBe(2)
    expect(told.stderr).toContain(said)
  })
})
