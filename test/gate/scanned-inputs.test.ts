import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ScannedRows } from '../../src/contract/cases/scanned-rows.ts'
import { diskFiles } from '../../src/contract/files/disk.ts'
import { readContracts } from '../../src/contract/load.ts'
import { scanInput } from '../../src/gate/journals/inputs/scan-inputs.ts'
import { scanPiece } from '../../src/gate/journals/inputs/scan-piece.ts'
import { createScanThreads, type ScanThreads } from '../../src/gate/journals/inputs/scan-threads.ts'

const folder = mkdtempSync(join(tmpdir(), 'scanned-'))
mkdirSync(join(folder, '.git'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const contract = (request: string, more = ''): string => `version: 1
name: labels
${request}
expect: { schema: { type: object } }
cases: [{ id: own }]
${more}`
const CONTRACTS: Readonly<Record<string, string>> = {
  plain: contract('request: { messages: [{ role: user, content: hi }], max_tokens: 9 }'),
  'of the Responses API': contract('api: responses\nrequest: { input: hi }'),
  'with a variable that nobody has': contract(
    'request: { messages: [{ role: user, content: hi }], metadata: { of: "{{nobody}}" } }',
  ),
}

const row = (id: string, body: object = {}, more: object = {}): string =>
  JSON.stringify({ custom_id: id, body: { messages: [{ role: 'user', content: `text of ${id}` }], ...body }, ...more })
const TOOL = { type: 'function', function: { name: 'look', parameters: { type: 'object' } } }
const GOOD = [
  row('a'),
  '',
  row('ß-ü', { messages: [{ role: 'system', content: 'be kind' }, ...[{ role: 'user', content: 'Zoë \u2028' }]] }),
  ' \t',
  row('c', { tools: [TOOL], tool_choice: 'required' }),
  `${row('d')}\r`,
  row('half \ud800'),
  row('e', {}, { id: 'called-otherwise' }),
  row('f', { messages: [{ role: 'user', content: [{ type: 'text', text: 'parts' }] }] }),
  ` ${row('g')}`,
  ...Array.from({ length: 60 }, (_, at) => row(`more-${at}`)),
]
const BAD = [
  row('h', { messages: [{ role: 'robot', content: 'x' }] }),
  row('i', { messages: undefined }),
  '{"custom_id":"j","custom_id":"k","body":{"messages":[]}}',
  row('l', { tools: [{ type: 'function' }] }),
  '{"custom_id":"m","body":',
  row('a'),
  '{"custom_id":7,"body":{"messages":[{"role":"user","content":"x"}]}}',
  '[1]',
]
const FILES: Readonly<Record<string, string | Buffer>> = {
  'rows that are good': GOOD.join('\n'),
  'rows that are not': [...GOOD.slice(0, 4), ...BAD, ...GOOD.slice(4)].join('\n'),
  'the first of which is not plain': [...BAD, ...GOOD].join('\n'),
  'bytes that are no UTF-8': Buffer.concat([Buffer.from(`${row('a')}\n{"custom_id":"`), Buffer.from([0xff, 0x22])]),
  'a row that is too long': [row('a'), row('b', { messages: [{ role: 'user', content: 'x'.repeat(1 << 20) }] })].join(
    '\n',
  ),
  'a byte order mark': `\ufeff${row('a')}\n${row('b')}`,
  'a list': `[${row('a')},\n${row('b')}]`,
  nothing: '',
}

/** In this thread, so that what differs is not the thread. */
const HERE: ScanThreads = { most: 3, scan: async (piece) => scanPiece(piece), close: async () => {} }

async function scan(pieceBytes: number, threads = HERE): Promise<ScannedRows | null> {
  return scanInput(join(folder, 'in.jsonl'), { files: diskFiles(), threads }, pieceBytes)
}

/** All that is known of the cases, or said of them. */
function read(scanned: ScannedRows | null, take: number | null) {
  const batchInputs = { files: ['in.jsonl'], take, ...(scanned && { scanned: new Map([['in.jsonl', scanned]]) }) }
  const { contracts, problems, warnings } = readContracts(['c.yaml'], { port: diskFiles(), cwd: folder, batchInputs })
  const cases = contracts.map(({ cases: list, files }) => {
    const all = Array.from({ length: list.length }, (_unset, index) => {
      const { id } = list.labelAt(index)
      // What tells places is code, and no two are equal.
      return { one: JSON.stringify(list.at(index)), id, hash: list.idHashAt(index) }
    })
    return { all, counts: list.counts, groups: list.groups, files: [...files] }
  })
  return { cases, problems, warnings }
}

describe.each(Object.entries(CONTRACTS))('inputs of a contract %s', (_, yaml) => {
  it.each(Object.entries(FILES))('%s: looked at by threads as they are read row by row', async (_, text) => {
    writeFileSync(join(folder, 'c.yaml'), yaml)
    writeFileSync(join(folder, 'in.jsonl'), text)
    for (const take of [null, 3])
      for (const pieceBytes of [100, 1_000, 1 << 20])
        expect(read(await scan(pieceBytes), take)).toEqual(read(null, take))
  })
})

describe('threads that look at inputs', () => {
  it('find the same as this one', async () => {
    writeFileSync(join(folder, 'c.yaml'), CONTRACTS.plain as string)
    writeFileSync(join(folder, 'in.jsonl'), GOOD.join('\n'))
    const workerUrl = new URL('../../src/judge-worker.ts', import.meta.url)
    const threads = createScanThreads({ workerUrl, threads: 2 })
    try {
      const scanned = await scan(500, threads)
      expect(scanned?.length).toBe(GOOD.length - 2)
      expect(read(scanned, null)).toEqual(read(null, null))
    } finally {
      await threads.close()
    }
  })
})
