import { version } from './version.ts'

/** What the process gives to the command line. */
export interface CliPorts {
  /** The script of the judge's thread, beside the bundle or in the source tree. */
  readonly judgeWorker: URL
}

/** Runs one command and returns its exit code. `--version` answers before anything is loaded. */
export async function cli(argv: readonly string[], _ports: CliPorts): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-V') {
    process.stdout.write(`${version}\n`)
    return 0
  }
  process.stderr.write(`modelgate: no such command: ${argv[0] ?? '(none)'}\n`)
  return 2
}
