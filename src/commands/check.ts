import { prepare, readInputs } from '../gate/prepare.ts'
import { renderProblem } from '../report/words.ts'
import { schemasOf } from '../run/wiring.ts'
import type { CommandIo } from './io.ts'
import { requestOf, type RunFlags } from '../gate/options.ts'

/** `modelgate check`: everything that can be known without a call. Exit 2 where something is wrong. */
export async function check(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const ports = { ...io.gatePorts(io.signals.signal), started: () => () => {} }
  const request = requestOf(globs, flags, flags.model?.[0] ?? null, io.cwd)
  const inputs = readInputs(request, ports)
  if (!inputs.ok) {
    io.sink.err(`${inputs.problems.map(renderProblem).join('\n')}\n`)
    return 2
  }
  return 0
}
