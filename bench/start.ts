/**
 * Time from nothing to the end of a process, against `node -e 0`: `--version`, `check` on one contract, and the Action
 * on one contract of three cases against an endpoint that answers at once, which is compared with a hello-world action
 * too. Whole rounds alternate, medians and CPU seconds are compared.
 *
 *   node bench/start.ts [--rounds 11] [--dist dist]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEndpoint } from './process/endpoint.ts'
import { helloAction } from './process/hello-action.ts'
import { type Figures, measured, medianOf } from './process/measured.ts'
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
const hello = await helloAction()
const runner = join(folder, 'runner')
mkdirSync(runner)
for (const name of ['output', 'summary', 'event.json'])
  writeFileSync(join(runner, name), name === 'event.json' ? '{}' : '')

interface Start {
  readonly argv: readonly string[]
  /** Times `node -e 0`; null: itself a measure. */
  readonly goal: number | null
  readonly env?: Readonly<Record<string, string>>
}

const STARTS: Readonly<Record<string, Start>> = {
  'node -e 0': { argv: ['-e', '0'], goal: 1 },
  '--version': { argv: [cli, '--version'], goal: 2 },
  'check on one contract': { argv: [cli, 'check', 'bench.yaml'], goal: 3.5 },
  'the Action on one contract': { argv: [join(resolve(values.dist), 'index.js')], goal: 8, env: actionEnvironment() },
  'a hello-world action': { argv: [hello.path], goal: null, env: actionEnvironment() },
}

const found = new Map<string, Figures[]>(Object.keys(STARTS).map((name) => [name, []]))
for (let round = 0; round < Number(values.rounds); round++)
  for (const [name, start] of Object.entries(STARTS)) found.get(name)?.push(await timed(name, start))
endpoint.stop()
hello.remove()
remove()

const bare = figures('node -e 0')
for (const [name, { goal }] of Object.entries(STARTS)) {
  const { wallS, cpuS } = figures(name)
  const ratio = `${(wallS / bare.wallS).toFixed(2)} ×${goal === null ? '' : ` (goal ${goal})`}`
  const cpu = `CPU ${(cpuS * 1e3).toFixed(0)} ms, ${(cpuS / bare.cpuS).toFixed(2)} ×`
  console.log(`${name.padEnd(28)} ${(wallS * 1e3).toFixed(0).padStart(5)} ms  ${ratio.padEnd(17)} ${cpu}`)
}
const [action, least] = [figures('the Action on one contract'), figures('a hello-world action')]
const ratios = `${(action.wallS / least.wallS).toFixed(2)} × wall, ${(action.cpuS / least.cpuS).toFixed(2)} × CPU`
console.log(`the Action over a hello-world action: ${ratios} (goal 1.6)`)

/** Medians of wall time; of CPU the least: other work on the machine can only add to it. */
function figures(name: string): Figures {
  const all = found.get(name) ?? []
  return { ...medianOf(all), cpuS: Math.min(...all.map(({ cpuS }) => cpuS)) }
}

async function timed(name: string, { argv, env = {} }: Start): Promise<Figures> {
  const started = performance.now()
  const { code, stdout, cpuS, peakMb } = await measured(argv, folder, { ...process.env, ...env })
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${stdout}`)
  return { wallS: (performance.now() - started) / 1e3, cpuS, peakMb }
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
