/**
 * Time from nothing to the end of a process, against `node -e 0`: `--version`, `check` on one contract, and the Action
 * on one contract of three cases against an endpoint that answers at once. Whole rounds alternate, medians are compared.
 *
 *   node bench/start.ts [--rounds 11] [--dist dist]
 */
import { type SpawnSyncReturns, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEndpoint } from './process/endpoint.ts'
import { writeWorkload } from './process/workload.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    dist: { type: 'string', default: new URL('../dist', import.meta.url).pathname },
  },
})

const cli = join(resolve(values.dist), 'cli.js')
const endpoint = await startEndpoint(0)
const { folder, remove } = writeWorkload(3)
const runner = join(folder, 'runner')
mkdirSync(runner)
for (const name of ['output', 'summary', 'event.json'])
  writeFileSync(join(runner, name), name === 'event.json' ? '{}' : '')

interface Start {
  readonly argv: readonly string[]
  /** Times `node -e 0`. */
  readonly goal: number
  readonly env?: Readonly<Record<string, string>>
}

const STARTS: Readonly<Record<string, Start>> = {
  'node -e 0': { argv: ['-e', '0'], goal: 1 },
  '--version': { argv: [cli, '--version'], goal: 2 },
  'check on one contract': { argv: [cli, 'check', 'bench.yaml'], goal: 4 },
  'the Action on one contract': { argv: [join(resolve(values.dist), 'index.js')], goal: 8, env: actionEnvironment() },
}

const times = new Map<string, number[]>(Object.keys(STARTS).map((name) => [name, []]))
for (let round = 0; round < Number(values.rounds); round++)
  for (const [name, start] of Object.entries(STARTS)) times.get(name)?.push(await timeOf(name, start))
endpoint.stop()
remove()

const bare = median('node -e 0')
for (const [name, { goal }] of Object.entries(STARTS))
  console.log(
    `${name.padEnd(28)} ${median(name).toFixed(0).padStart(5)} ms  ${(median(name) / bare).toFixed(2)} × (goal ${goal})`,
  )

function median(name: string): number {
  const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

async function timeOf(name: string, { argv, env = {} }: Start): Promise<number> {
  const started = performance.now()
  const { status, stderr } = await ended(argv, { ...process.env, ...env })
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
  return performance.now() - started
}

function ended(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Pick<SpawnSyncReturns<string>, 'status' | 'stderr'>> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, argv, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let stderr = ''
    child.stdout.resume()
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.once('error', reject)
    child.once('close', (status) => done({ status, stderr }))
  })
}

/** What a runner gives to the Action, as far as it is needed without a pull request. */
function actionEnvironment(): Readonly<Record<string, string>> {
  return {
    INPUT_CONTRACTS: 'bench.yaml',
    INPUT_MODEL: 'fake-1',
    INPUT_PROVIDER: 'compatible',
    'INPUT_BASE-URL': endpoint.baseUrl,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    GITHUB_OUTPUT: join(runner, 'output'),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
    GITHUB_WORKSPACE: folder,
    GITHUB_REPOSITORY: 'bench/bench',
    RUNNER_TEMP: runner,
  }
}
