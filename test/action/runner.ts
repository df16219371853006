import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { JsonObject } from '../../src/json/value.ts'
import { V8_FLAGS } from '../v8-flags.ts'

const root = join(import.meta.dirname, '../..')

/** What the runner starts: action.yml's `main`. Another file may be named to try the sources without a build. */
const MAIN = process.env.MODELGATE_ACTION_MAIN ?? join(root, 'dist/index.js')

export interface Step {
  /** Inputs as a workflow gives them; those of action.yml with a default need not be named. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: string
  readonly payload?: JsonObject
  readonly environment?: Readonly<Record<string, string>>
  /** Files beside those of test/action/workspace, path → text. */
  readonly files?: Readonly<Record<string, string>>
  /** What lies in the folder for temporary files. */
  readonly temporary?: Readonly<Record<string, string>>
  /** The folder of an earlier step, to run in it again. */
  readonly workspace?: string
  readonly apiUrl?: string
  /** Ends the step with this signal when that has come. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly when: Promise<void> }
}

export interface Ended {
  readonly code: number | null
  /** As the job's log shows it. */
  readonly stdout: string
  /** What the runner was told to mask. */
  readonly masked: readonly string[]
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly workspace: string
  readonly read: (path: string) => string
}

/** Defaults that the runner fills in from action.yml. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'only-changed': 'false',
  reuse: 'false',
  name: 'modelgate',
  comment: 'always',
  'check-run': 'true',
  'report-dir': 'modelgate-report',
  'github-token': 'ghs_0123456789abcdefghijABCDEFGHIJ',
  'working-directory': '.',
}

const workspaces: string[] = []

/** Removes the folders of all steps so far. */
export function cleanWorkspaces(): void {
  for (const folder of workspaces.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Runs the Action as the runner does: its own process, its own files, nothing of this process's environment. */
export async function runStep(step: Step): Promise<Ended> {
  const folder = step.workspace ?? newWorkspace(step.files ?? {})
  const own = mkdtempSync(join(tmpdir(), 'modelgate-runner-'))
  workspaces.push(own)
  const file = (name: string, text: string): string => {
    writeFileSync(join(own, name), text)
    return join(own, name)
  }
  const temporary = newWorkspace(step.temporary ?? {})
  const inputs = Object.entries({ ...DEFAULTS, ...step.inputs }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ])
  const environment = {
    PATH: process.env.PATH,
    HOME: own,
    RUNNER_TEMP: temporary,
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: step.event ?? 'push',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.payload ?? {})),
    GITHUB_OUTPUT: file('output', ''),
    GITHUB_STEP_SUMMARY: file('summary', ''),
    GITHUB_REPOSITORY: 'octo/triage',
    GITHUB_SHA: 'c0ffee'.padEnd(40, '0'),
    GITHUB_RUN_ID: '4711',
    GITHUB_ACTOR: 'alice',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: step.apiUrl ?? 'http://127.0.0.1:9',
    ...Object.fromEntries(inputs),
    ...step.environment,
  }
  const child = spawn(process.execPath, [...V8_FLAGS, MAIN], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  void step.signal?.when.then(() => child.kill(step.signal?.name))
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const { log, masked } = readMasked(stdout)
  return {
    code,
    stdout: log,
    masked,
    stderr,
    outputs: readOutputs(readFileSync(environment.GITHUB_OUTPUT, 'utf8')),
    summary: readFileSync(environment.GITHUB_STEP_SUMMARY, 'utf8'),
    workspace: folder,
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : ''),
  }
}

function newWorkspace(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-action-'))
  workspaces.push(folder)
  cpSync(join(import.meta.dirname, 'workspace'), folder, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Values with a delimiter of their own, as the runner reads them (actions/runner, FileCommandManager.cs). */
function readOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {}
  const lines = text.split('\n')
  while (lines.length > 0) {
    const head = lines.shift() ?? ''
    if (head === '') continue
    const [name, delimiter] = head.split('<<')
    if (!name || !delimiter) throw new Error(`no output: ${head}`)
    outputs[name] = lines.splice(0, lines.indexOf(delimiter)).join('\n')
    lines.shift()
  }
  return outputs
}

/** The runner takes the lines that name a secret out of the log. */
function readMasked(log: string): { readonly log: string; readonly masked: readonly string[] } {
  const masked = [...log.matchAll(/^::add-mask::(.*)\n/gm)].map(([, secret]) => secret as string)
  return { log: log.replace(/^::add-mask::.*\n/gm, ''), masked }
}
