import { EXIT } from '../exit-codes.ts'
import { leadingOut } from '../gate/request/written-paths.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { CommandIo } from './io.ts'

/** Says which of what is to be written leads out of the repository; the exit code, or null where nothing does. */
export function refusedPaths(paths: readonly (string | undefined)[], io: CommandIo): number | null {
  const problems = leadingOut(paths, io.cwd, io.gatePorts(io.signals.signal).files)
  if (problems.length === 0) return null
  io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  return EXIT.refused
}
