import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../src/report/report.ts'
import { gate, type Served, serve, temporaryFolder } from './gate.ts'
import { llamaSection } from './llama.ts'
import { CATEGORIES, intro, MINI, rates, reading, swapSection, TURBO } from './page.ts'

/**
 * Makes docs/evidence.md: the gate, through its ordinary front door, on recorded answers of real models and on a real
 * inference server.
 *   node bench/evidence/main.ts [FOLDER]      default: ../shared, which holds recorded/, tools/ and llama/
 */
const shared = process.argv[2] ?? new URL('../../../shared', import.meta.url).pathname
const PREFIX = { sob: 'sob', recid_json: 'recid' } as const
const READERS: readonly (readonly [model: string, suite: keyof typeof PREFIX])[] = [
  ['gemini-2.5-flash', 'sob'],
  ['gemini-2.5-flash_jsonmode', 'sob'],
  ['gemma-3-4b-it', 'sob'],
  ['gemma-3-4b-it_vllm', 'sob'],
  ['gpt-4o-mini', 'recid_json'],
  ['claude-3-5-sonnet-20241022', 'recid_json'],
  ['deepseek-r1:7b', 'recid_json'],
  ['mistral:7b-instruct-q4_K_M', 'recid_json'],
]

if (!existsSync(join(shared, 'recorded'))) {
  process.stderr.write(`no recordings in ${shared}\n`)
  process.exitCode = 2
} else {
  const folder = temporaryFolder()
  execFileSync(process.execPath, [join(shared, 'tools/build-contracts.mjs'), folder])
  const args = [join(shared, 'tools/recorded-endpoint.mjs'), '--latency', 'recorded', '--scale', '0.1']
  const endpoint = await serve(process.execPath, args, /(http:\S+)\n/)
  if (endpoint === null) throw new Error('the recorded endpoint did not start')
  const model = (name: string): Served => ({ model: name, baseUrl: endpoint.said })
  const contracts = CATEGORIES.map((category) => `bfcl-${category}.yaml`)
  const swap = await gate(folder, contracts, model(MINI), model(TURBO))
  const turbo = await gate(folder, contracts, model(TURBO))
  const readers = [] as [string, Report][]
  for (const [name, suite] of READERS)
    readers.push([name, await gate(contractsOf(name, suite), [`${PREFIX[suite]}-*.yaml`], model(name))])
  endpoint.stop()
  const page = [
    intro(),
    rates(swap, turbo),
    swapSection(swap),
    reading(readers),
    await llamaSection(join(shared, 'llama')),
  ]
  writeFileSync(new URL('../../docs/evidence.md', import.meta.url), `${page.join('\n\n')}\n`)
}

/** Contracts of the cases that were recorded for one model: not every model was asked every case. */
function contractsOf(model: string, suite: string): string {
  const [data, out] = [temporaryFolder(), temporaryFolder()]
  const lines = readFileSync(join(shared, `recorded/dev/${suite}.jsonl`), 'utf8').split('\n')
  const own = lines.filter((line) => line !== '' && (JSON.parse(line) as { model: string }).model === model)
  writeFileSync(join(data, `${suite}.jsonl`), `${own.join('\n')}\n`)
  execFileSync(process.execPath, [join(shared, 'tools/build-contracts.mjs'), out, '--data', data])
  return out
}
