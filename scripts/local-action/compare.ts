/**
 * Runs the Action twice on the workspace of its tests, with one event file: as the runner does (`action.yml`'s main, its
 * own process), and from its sources under `@github/local-action`. Outputs and summary must be the same but for times.
 * `node scripts/local-action/compare.ts`; exit 1 where they differ. The package is installed, pinned, in a folder for
 * temporary files: with what it needs it takes some 330 MB, too much for a development dependency.
 */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSimulator } from '../../src/simulator/simulator.ts'

const PACKAGE = '@github/local-action@7.0.1'
const root = join(import.meta.dirname, '../..')
const MAIN = process.env['MODELGATE_ACTION_MAIN'] ?? join(root, 'dist/index.js')

interface Ended {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** A workspace, an event and the files of a runner; the step's environment as name → value. */
function prepare(folder: string, simulatorUrl: string): Readonly<Record<string, string>> {
  cpSync(join(root, 'test/action/workspace'), join(folder, 'workspace'), { recursive: true })
  mkdirSync(join(folder, 'temp'))
  for (const name of ['output', 'summary.md']) writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ repository: { full_name: 'octo/hello' } }))
  const inputs = {
    contracts: 'triage.yaml',
    'base-url': simulatorUrl,
    'api-key': 'no-key-is-needed',
    model: 'sim-steady',
    name: 'modelgate',
    comment: 'never',
    'check-run': 'false',
    'only-changed': 'false',
    reuse: 'false',
    'report-dir': 'modelgate-report',
    'working-directory': '.',
    'github-token': '',
  }
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REPOSITORY: 'octo/hello',
    GITHUB_SHA: '0123456789012345678901234567890123456789',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: join(folder, 'workspace'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    RUNNER_TEMP: join(folder, 'temp'),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  }
}

/** Not in step: the simulator answers from this process. */
async function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, {
    cwd,
    env,
    maxBuffer: 64 * 1024 * 1024,
    timeout: 240_000,
  })
  return stdout
}

/** Times differ from run to run, and each run has its own folder. */
const steady = (text: string, folder: string): string =>
  text.replaceAll(folder, '').replace(/\d+(?:\.\d+)?\s(?:ms|s)\b/g, 'TIME')

async function asRunner(folder: string, environment: Readonly<Record<string, string>>): Promise<Ended> {
  await run(process.execPath, [MAIN], root, { PATH: process.env['PATH'], ...environment })
  const text = readFileSync(join(folder, 'output'), 'utf8')
  const outputs = [...text.matchAll(/^(.+)<<(ghadelimiter_.+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [
    name,
    value,
  ])
  return { outputs: Object.fromEntries(outputs), summary: readFileSync(join(folder, 'summary.md'), 'utf8') }
}

/** Its stub of the toolkit prints outputs as the runner's older commands, and writes the summary's file. */
async function underLocalAction(
  folder: string,
  environment: Readonly<Record<string, string>>,
  packages: string,
): Promise<Ended> {
  const dotenv = join(folder, 'step.env')
  writeFileSync(
    dotenv,
    Object.entries(environment)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  const tsx = join(packages, 'node_modules/tsx/dist/cli.mjs')
  const main = join(packages, 'node_modules/@github/local-action/src/index.ts')
  const own = { PATH: process.env['PATH'], HOME: folder, NODE_PACKAGE_MANAGER: 'npm', TARGET_ACTION_PATH: root }
  const log = await run(process.execPath, [tsx, main, '.', 'scripts/local-action/entry.ts', dotenv], root, own)
  const outputs = [...log.matchAll(/^::set-output name=([^:]+)::(.*)$/gm)].map(([, name, value]) => [name, value])
  return { outputs: Object.fromEntries(outputs), summary: readFileSync(join(folder, 'summary.md'), 'utf8') }
}

const folder = mkdtempSync(join(tmpdir(), 'modelgate-local-action-'))
const simulator = await startSimulator({ host: '127.0.0.1' })
try {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent', PACKAGE], folder, process.env)
  const both: string[] = []
  for (const step of [asRunner, underLocalAction]) {
    const own = join(folder, step.name)
    mkdirSync(own)
    const { outputs, summary } = await step(own, prepare(own, simulator.url), folder)
    const named = Object.fromEntries(
      Object.entries(outputs)
        .sort()
        .filter(([name]) => name !== 'latency-p95-ms'),
    )
    both.push(steady(`${JSON.stringify(named, null, 2)}\n\n${summary}`, own))
  }
  const [runner = '', local = ''] = both
  if (runner !== local || !runner.includes('"result": "pass"')) {
    process.stderr.write(`as the runner:\n${runner}\nunder ${PACKAGE}:\n${local}\n`)
    process.exitCode = 1
  } else process.stdout.write(`${PACKAGE}: the same outputs and the same summary\n${local}`)
} finally {
  await simulator.close()
  rmSync(folder, { recursive: true, force: true })
}
