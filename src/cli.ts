import { loadAhead } from './commands/load.ts'
import { EXIT } from './exit-codes.ts'
import { beginThread } from './judge/start-thread.ts'
import { runInChild } from './process/first-process.ts'
import { keepMemoryLow } from './process/memory.ts'
import { version } from './version.ts'

/** What the process gives to the command line. */
export interface CliPorts {
  /** The script of the judge's thread, beside the bundle or in the source tree. */
  readonly judgeWorker: URL
}

/** Commands that end soon, unless they have much to read or to call. */
const MOSTLY_SHORT = new Set(['check', 'plan', 'run'])

/** Runs one command and returns its exit code. `--version` answers before anything is loaded. */
export async function cli(argv: readonly string[], ports: CliPorts): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-V') {
    process.stdout.write(`${version}\n`)
    return EXIT.good
  }
  if (process.pid === 1) return runInChild()
  const command = argv[0] ?? ''
  const isShort = MOSTLY_SHORT.has(command)
  // An import holds whole documents as trees: collecting them bit by bit took as long as reading them.
  if (!isShort && command !== 'import') keepMemoryLow()
  const begun = command === 'run' ? beginThread(ports.judgeWorker) : null
  const [{ processIo }, { lowMemoryOnceLarge }, { optimizeParserLater }, { runProgram }] = await Promise.all([
    import('./process/command-io.ts'),
    import('./process/large-process.ts'),
    import('./process/http-parser.ts'),
    import('./commands/program.ts'),
    loadAhead(command),
  ])
  const late = isShort ? lowMemoryOnceLarge() : { callsBegin: optimizeParserLater }
  const io = processIo(ports.judgeWorker, { begun, ...late })
  try {
    return await runProgram(argv, io)
  } catch (bug) {
    const stack = process.env.MODELGATE_DEBUG && bug instanceof Error ? `\n${bug.stack}` : ''
    io.sink.err(
      `modelgate: a bug of ours, not of your contracts: ${bug instanceof Error ? bug.message : String(bug)}${stack}\n`,
    )
    return EXIT.bug
  }
}
