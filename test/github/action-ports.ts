import { diskFiles } from '../../src/contract/files/disk.ts'
import type { GatePorts } from '../../src/gate/request/request.ts'
import type { ActionPorts } from '../../src/github/action/action-ports.ts'
import type { ActionsEvent } from '../../src/github/action/event.ts'
import type { Inputs } from '../../src/github/action/inputs.ts'
import type { Setup } from '../../src/github/action/setup.ts'
import type { Runner } from '../../src/github/step/runner.ts'
import { toolkitRunner } from '../../src/github/step/runner.ts'
import { createRedactor, type Redactor } from '../../src/publish/redact.ts'
import { createSink } from '../../src/publish/sink.ts'

export interface Watched {
  readonly ports: ActionPorts
  /** Everything that was written, by where it went: `stdout`, `stderr`, or a file's path. */
  readonly written: Map<string, string>
  readonly all: () => string
}

/** The Action's ports in memory: what it writes is kept, and it calls nobody. */
export function watchedPorts(secrets: readonly string[] = []): Watched {
  const written = new Map<string, string>()
  const add = (name: string, text: string): void => void written.set(name, (written.get(name) ?? '') + text)
  const stream = (name: string) => ({ write: (text: string) => add(name, text), on: () => {} })
  const redact = createRedactor(secrets)
  const stdout = stream('stdout')
  const files = {
    replace: async (path: string, text: string | Iterable<string>) => void written.set(path, [...text].join('')),
    remove: async (path: string) => void written.delete(path),
  }
  const sink = createSink({ stdout, stderr: stream('stderr'), files, redact, color: false })
  const never = (): never => {
    throw new Error('no gate is run here')
  }
  const gatePorts = { createJudge: never } as unknown as Omit<GatePorts, 'started'>
  const ports: ActionPorts = {
    environment: { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary' },
    workspace: '/work',
    files: diskFiles(),
    sink,
    runner: watchedRunner(redact, add),
    gatePorts,
    signals: { signal: new AbortController().signal, code: () => 0, watch: () => {} },
  }
  return { ports, written, all: () => JSON.stringify([...written]) }
}

/** The runner's own commands, as the toolkit writes them, and its files as names. */
function watchedRunner(redact: Redactor, add: (name: string, text: string) => void): Runner {
  const toolkit = toolkitRunner({}, redact)
  return {
    input: () => '',
    mask: (secret) => add('masked', secret),
    remark: (remark) => {
      const { write } = process.stdout
      process.stdout.write = (text: string | Uint8Array) => {
        add('stdout', String(text))
        return true
      }
      try {
        toolkit.remark(remark)
      } finally {
        process.stdout.write = write
      }
    },
    setOutput: (name, value) => add('output', `${name}=${value}\n`),
    addSummary: async (markdown) => add('summary', markdown),
  }
}

const EVENT: ActionsEvent = {
  name: 'pull_request',
  repository: { owner: 'octo', repo: 'triage' },
  sha: 'c'.repeat(40),
  runId: '4711',
  runUrl: 'https://github.com/octo/triage/actions/runs/4711',
  pullRequest: { number: 7, headSha: 'a'.repeat(40), baseSha: 'b'.repeat(40), labels: [], fromFork: false },
  mergeGroup: null,
  pushedOn: null,
  forPullRequest: null,
  forCommit: null,
  modelToTry: null,
  dependabot: false,
}

const INPUTS = {
  name: 'modelgate',
  comment: 'always',
  checkRun: true,
  token: 'a-token',
  options: { reportDir: 'out' },
  journals: [],
}

/** A step on a pull request whose inputs are the defaults. */
export const setupOf = (over: Partial<Inputs> = {}): Setup => ({
  inputs: { ...INPUTS, ...over } as unknown as Inputs,
  args: {},
  event: EVENT,
  request: { cwd: '/work', journal: null } as unknown as Setup['request'],
  candidates: [],
  checkout: null,
})
