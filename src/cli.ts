import { loadAhead } from './commands/load.ts'
import { EXIT } from './exit-codes.ts'
import { runInChild } from './process/first-process.ts'
import { keepMemoryLow } from './process/memory.ts'
import { version } from './version.ts'

/** What the process gives to the command line. */
export interface CliPorts {
  /** The script of the judge's thread, beside the bundle or in the source tree. */
  readonly judgeWorker: URL
}

/** Runs one command and returns its exit code. `--version` answers before anything is loaded. */
export async function cli(argv: readonly string[], ports: CliPorts): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-V') {
    process.stdout.write(`${version}\n`)
    return EXIT.good
  }
  if (process.pid === 1) return runInChild()
  // An import holds whole documents as trees: collecting them bit by bit took as long as reading them.
  if (argv[0] !== 'import') keepMemoryLow()
  const [{ processIo }, { runProgram }] = await Promise.all([
    import('./process/command-io.ts'),
    import('./commands/program.ts'),
    loadAhead(argv[0]),
  ])
  const io = processIo(ports.judgeWorker)
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
