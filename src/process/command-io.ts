import { fileURLToPath } from 'node:url'
import type { CommandIo } from '../commands/io.ts'
import { EXIT } from '../exit-codes.ts'
import type { Signals } from '../gate/request/request.ts'
import { reportFiles } from '../publish/files.ts'
import { TERMINAL_COLUMNS } from '../publish/progress.ts'
import { createSink, type Sink } from '../publish/sink.ts'
import { environmentRedactor, type ProcessParts, processPorts } from './ports.ts'

/** The command line's view of this process. */
export function processIo(judgeWorker: URL, parts: ProcessParts = {}): CommandIo {
  const { stdout, stderr, env } = process
  const redact = environmentRedactor(env)
  const plain = (env.NO_COLOR ?? '') !== ''
  const color = stdout.isTTY === true && !plain
  const sink = createSink({ stdout, stderr, files: reportFiles, redact, color })
  return {
    cwd: process.cwd().replaceAll('\\', '/'),
    home: homeOf(judgeWorker),
    environment: env,
    sink,
    color,
    // A terminal whose size nobody set says 0.
    width: () => (stdout.isTTY === true ? stdout.columns || TERMINAL_COLUMNS : null),
    terminal: stderr.isTTY === true && !isSet(env.CI) && env.TERM !== 'dumb',
    ask:
      process.stdin.isTTY === true && stdout.isTTY === true && !isSet(env.CI)
        ? (question) => ask(question, sink)
        : null,
    gatePorts: (cancelled) => processPorts(judgeWorker, env, redact, cancelled, parts),
    signals: watchedSignals(),
  }
}

async function ask(question: string, { live }: Pick<Sink, 'live'>): Promise<string> {
  const { createInterface } = process.getBuiltinModule('node:readline/promises')
  const lines = createInterface({ input: process.stdin })
  live(question)
  try {
    const { value } = await lines[Symbol.asyncIterator]().next()
    return typeof value === 'string' ? value : ''
  } finally {
    lines.close()
  }
}

/** The worker lies in `dist/` or, in the source tree, in `src/`. */
const homeOf = (judgeWorker: URL): string =>
  fileURLToPath(new URL('..', judgeWorker)).replaceAll('\\', '/').replace(/\/$/, '')

const isSet = (variable: string | undefined): boolean => !['', '0', 'false'].includes(variable ?? '')

/**
 * The first signal asks for an end with a report; the second ends at once, as the system would. So does the first until
 * they are watched: reading contracts is one long stretch in which no handler of ours could run, and before a call was
 * made there is nothing to report.
 */
export function watchedSignals(): Signals {
  const controller = new AbortController()
  let code = 0
  let isWatched = false
  const watch = (): void => {
    if (isWatched) return
    isWatched = true
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.on(name, () => {
        if (controller.signal.aborted) process.exit(EXIT[name])
        code = EXIT[name]
        controller.abort()
      })
    }
  }
  return { signal: controller.signal, code: () => code, watch }
}
