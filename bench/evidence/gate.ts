import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestOf } from '../../src/gate/request/options.ts'
import { runGate } from '../../src/gate.ts'
import { processPorts } from '../../src/process/ports.ts'
import { createRedactor } from '../../src/publish/redact.ts'
import type { Report } from '../../src/report/report.ts'

const KEY = 'sk-test'
const worker = new URL('../../src/judge-worker.ts', import.meta.url)

/** A model behind an endpoint on this machine. */
export interface Served {
  readonly model: string
  readonly baseUrl: string
}

/** Runs the gate as the command line would, and gives its report. */
export async function gate(
  cwd: string,
  contracts: readonly string[],
  candidate: Served,
  baseline: Served | null = null,
): Promise<Report> {
  const compared =
    baseline === null
      ? {}
      : { baseline: baseline.model, baselineProvider: 'compatible', baselineBaseUrl: baseline.baseUrl }
  const called = { baseUrl: candidate.baseUrl, concurrency: 8, reportDir: 'out', format: 'text' } as const
  const request = requestOf(contracts, { ...called, ...compared }, candidate.model, cwd)
  const never = new AbortController().signal
  const ports = processPorts(worker, { MODELGATE_API_KEY: KEY }, createRedactor([]), never)
  const end = await runGate(request, { ...ports, started: () => () => {} })
  if (end.kind === 'refused') throw new Error(`the gate refused: ${JSON.stringify(end.problems.slice(0, 3))}`)
  return end.report
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'modelgate-evidence-'))

/** Starts a server and waits for a line of its output that holds the answer. */
export async function serve(
  command: string,
  args: readonly string[],
  ready: RegExp,
): Promise<{ readonly said: string; readonly stop: () => void } | null> {
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = await new Promise<string | null>((resolve) => {
    let text = ''
    const hear = (chunk: Buffer): void => {
      text += chunk.toString()
      const found = ready.exec(text)
      if (found) resolve(found[1] ?? found[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => resolve(null))
  })
  return said === null ? null : { said, stop: () => void child.kill('SIGKILL') }
}
