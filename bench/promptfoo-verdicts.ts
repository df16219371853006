/**
 * promptfoo's verdict and ours on the same answers: configs of others are imported, and both programs ask one endpoint,
 * which answers by a rule: the last user message as it came, as JSON, or as JSON in a code fence, drawn by its own hash.
 * Compared is what both can hold: assertions that are data. What needs code or a judge is left out on both sides.
 *
 * `node bench/promptfoo-verdicts.ts PROJECTS [PROMPTFOO]`: a folder with INDEX.jsonl (test/import/projects.test.ts), and
 * one in which promptfoo 0.123.1 is installed; without it that is installed into a temporary folder, which takes minutes.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { diskFiles } from '../src/contract/files/disk.ts'
import { importFiles } from '../src/import/import.ts'
import type { JsonObject } from '../src/json/value.ts'
import type { Report } from '../src/report/report.ts'
import { modelgate } from '../test/gate/process.ts'

const VERSION = '0.123.1'
const DATA = new Set(
  'contains icontains contains-any contains-all icontains-any icontains-all starts-with equals regex is-json contains-json'.split(
    ' ',
  ),
)

/** Judges that get no answer they can read try again and again. */
const LONGEST_MS = 60_000
const [folderOfProjects = '', installed] = process.argv.slice(2)
const projects = resolve(folderOfProjects)
const work = mkdtempSync(join(tmpdir(), 'modelgate-promptfoo-'))
const home = installed === undefined ? install() : resolve(installed)

function install(): string {
  const folder = join(work, 'promptfoo')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const argv = ['i', `promptfoo@${VERSION}`, '--no-audit', '--no-fund', '--ignore-scripts']
  spawnSync('npm', argv, { cwd: folder, stdio: 'inherit' })
  return folder
}

const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)
const ANSWERS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify({ text }),
  (text) => `\`\`\`json\n${JSON.stringify({ text })}\n\`\`\``,
]
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => {
    // Embeddings and whatever else a judge would want.
    if (!request.url?.endsWith('/chat/completions')) return response.writeHead(404).end('{}')
    const { messages, model } = JSON.parse(body) as { messages: { role: string; content: unknown }[]; model: string }
    const last = messages.findLast(({ role }) => role === 'user')?.content ?? ''
    const text = typeof last === 'string' ? last : JSON.stringify(last)
    const content = ANSWERS[hash(text) % ANSWERS.length]?.(text) ?? ''
    const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }]
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
    response.setHeader('content-type', 'application/json')
    return response.end(JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model, choices, usage }))
  })
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`

interface Theirs {
  readonly testIdx: number
  readonly promptIdx: number
  readonly error?: string
  readonly gradingResult: {
    readonly componentResults?: readonly { readonly pass: boolean; readonly assertion?: { readonly type: string } }[]
  } | null
}

/** Their verdict on the assertions that are data, by prompt and case; null: none of them is. */
async function theirs(
  file: string,
): Promise<ReadonlyMap<string, { readonly pass: boolean | null; readonly failed: string }>> {
  const out = join(work, 'out.json')
  rmSync(out, { force: true })
  const main = join(home, 'node_modules/promptfoo/dist/src/main.js')
  const options = ['--max-concurrency', '16', '--no-cache', '--no-write', '--no-table', '--no-progress-bar', '-o', out]
  // Beside this process, whose endpoint must answer it.
  const child = spawn(process.execPath, [main, 'eval', '-c', file, '-r', 'openai:chat:echo', ...options], {
    cwd: dirname(file),
    env: {
      ...process.env,
      OPENAI_BASE_URL: url,
      OPENAI_API_KEY: 'sk-none-0123456789',
      PROMPTFOO_CONFIG_DIR: join(work, 'home'),
      PROMPTFOO_DISABLE_TELEMETRY: '1',
      PROMPTFOO_DISABLE_UPDATE: '1',
      PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
    },
    timeout: LONGEST_MS,
    stdio: 'ignore',
  })
  await new Promise((done) => child.once('close', done))
  try {
    const { results } = JSON.parse(readFileSync(out, 'utf8')) as { results: { results: readonly Theirs[] } }
    return new Map(
      results.results.map(({ testIdx, promptIdx, gradingResult, error }) => {
        const all = (gradingResult?.componentResults ?? []).flatMap(({ pass, assertion }) =>
          assertion && DATA.has(assertion.type.replace(/^not-/, '')) ? [{ pass, type: assertion.type }] : [],
        )
        const failed = all.filter(({ pass }) => !pass).map(({ type }) => type)
        const pass = all.length === 0 || error?.startsWith('Error') ? null : failed.length === 0
        return [`${promptIdx} ${testIdx}`, { pass, failed: failed.join(', ') }] as const
      }),
    )
  } catch {
    return new Map()
  }
}

const counts = { agree: 0, differ: 0, 'not compared': 0, 'configs they did not run': 0 }
const index = readFileSync(join(projects, 'INDEX.jsonl'), 'utf8').split('\n').filter(Boolean)
try {
  for (const { file, kind } of index.map((line) => JSON.parse(line) as { file: string; kind: string })) {
    if (!kind.startsWith('promptfoo-config')) continue
    const made = importFiles({ files: [file], cwd: projects, seed: 1, take: 1000 }, diskFiles())
    const own = await theirs(join(projects, file))
    if (own.size === 0) counts['configs they did not run']++
    console.log(`${file}: ${own.size === 0 ? 'not run by them' : `${own.size} answers judged by them`}`)
    const folder = mkdtempSync(join(work, 'ours-'))
    for (const [prompt, contract] of made.contracts.entries()) {
      for (const { path, text } of contract.files) writeFileSync(join(folder, path), text)
      const argv = ['run', contract.file, '--model', 'echo', '--base-url', url, '--quiet', '--max-calls', '100000']
      await modelgate(argv, folder)
      const outcomes = outcomesOf(folder)
      const ids = casesOf(folder, contract)
      for (const [at, id] of ids.entries()) {
        const one = own.get(`${prompt} ${at}`)
        const outcome = outcomes?.get(id) ?? (outcomes === null ? null : 'ok')
        if (one === undefined || one.pass === null || outcome === null) counts['not compared']++
        else if (one.pass === (outcome === 'ok')) counts.agree++
        else {
          counts.differ++
          console.log(`${file} ${contract.name} ${id}: theirs ${one.pass ? 'passes' : one.failed}, ours ${outcome}`)
        }
      }
    }
  }
} finally {
  server.close()
  rmSync(work, { recursive: true, force: true })
}
for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(26)} ${count}`)

/** What is not ok, by case; null where nothing was run, because a prompt is still to do. */
function outcomesOf(folder: string): ReadonlyMap<string, string> | null {
  const report = JSON.parse(readFileSync(join(folder, 'modelgate-report/report.json'), 'utf8')) as Report
  const [contract] = report.contracts
  if (report.result === 'error' || contract === undefined) return null
  return new Map(contract.failures.map(({ case: id, outcome }) => [id, outcome]))
}

function casesOf(
  folder: string,
  { files }: { readonly files: readonly { readonly path: string }[] },
): readonly string[] {
  const rows = files.find(({ path }) => path.endsWith('.cases.jsonl'))
  if (rows === undefined) {
    const [yaml] = files
    return [...readFileSync(join(folder, yaml?.path ?? ''), 'utf8').matchAll(/^ {2}- id: "?(.*?)"?$/gm)].map(
      ([, id]) => id as string,
    )
  }
  return readFileSync(join(folder, rows.path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((row) => String((JSON.parse(row) as JsonObject).id))
}
