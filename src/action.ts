import { EXIT } from './exit-codes.ts'
import { runAction } from './github/action/run-action.ts'
import { toolkitRunner } from './github/step/runner.ts'
import type { BegunThread } from './judge/start-thread.ts'
import { watchedSignals } from './process/command-io.ts'
import { lowMemoryOnceLarge } from './process/large-process.ts'
import { environmentRedactor, processPorts } from './process/ports.ts'
import { reportFiles } from './publish/files.ts'
import { createSink } from './publish/sink.ts'

/** What the process gives to the Action. */
export interface ActionScripts {
  /** The script of the judge's thread, beside the bundle or in the source tree. */
  readonly judgeWorker: URL
  /** The judging thread, begun while this entry was loaded. */
  readonly begun?: BegunThread
}

/**
 * The Action's entry: inputs → gate → publish → exit code.
 */
export async function action({ judgeWorker, begun }: ActionScripts): Promise<void> {
  const { env: environment, stdout, stderr } = process
  const redact = environmentRedactor(environment)
  const sink = createSink({ stdout, stderr, files: reportFiles, redact, color: false })
  const signals = watchedSignals()
  const gatePorts = processPorts(judgeWorker, environment, redact, signals.signal, {
    ...lowMemoryOnceLarge(),
    begun: begun ?? null,
  })
  const workspace = (environment.GITHUB_WORKSPACE || process.cwd()).replaceAll('\\', '/')
  const runner = toolkitRunner(environment, redact)
  try {
    process.exitCode = await runAction({
      environment,
      workspace,
      files: gatePorts.files,
      sink,
      runner,
      gatePorts,
      signals,
    })
  } catch (bug) {
    const stack = environment.RUNNER_DEBUG === '1' && bug instanceof Error ? `\n${bug.stack}` : ''
    runner.remark({
      level: 'error',
      title: 'modelgate: a bug of ours',
      message: bug instanceof Error ? bug.message : String(bug),
    })
    sink.err(`modelgate: a bug of ours, not of your contracts${stack}\n`)
    process.exitCode = EXIT.bug
  }
}
