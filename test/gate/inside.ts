import { fileURLToPath } from 'node:url'
import { runProgram } from '../../src/commands/program.ts'
import { environmentRedactor, processPorts } from '../../src/process/ports.ts'
import { reportFiles } from '../../src/publish/files.ts'
import { createSink } from '../../src/publish/sink.ts'

export interface Told {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const HOME = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const WORKER = new URL('../../src/judge-worker.ts', import.meta.url)

/** The command line in this process: everything real but the streams. */
export async function inside(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  cancelled: AbortSignal = new AbortController().signal,
  /** ISO day; left out: the clock's. */
  today?: string,
): Promise<Told> {
  let stdout = ''
  let stderr = ''
  const out = { write: (text: string) => (stdout += text), on: () => {} }
  const err = { write: (text: string) => (stderr += text), on: () => {} }
  const redact = environmentRedactor(env)
  const code = await runProgram(argv, {
    cwd,
    home: HOME,
    environment: env,
    sink: createSink({ stdout: out, stderr: err, files: reportFiles, redact, color: false }),
    color: false,
    width: () => 200,
    terminal: false,
    ask: null,
    gatePorts: (signal) => ({
      ...processPorts(WORKER, env, redact, signal),
      ...(today !== undefined && { today: () => today }),
    }),
    signals: { signal: cancelled, code: () => 143, watch: () => {} },
  })
  return { code, stdout, stderr }
}
