import { prepare } from '../gate/prepare.ts'
import { renderProblem } from '../report/words.ts'
import type { CommandIo } from './io.ts'
import { requestOf, type RunFlags } from '../gate/options.ts'

/** `modelgate plan`: what a run would send and could prove. */
export async function plan(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const request = requestOf(globs, flags, flags.model?.[0] ?? null, io.cwd)
  const prepared = prepare(request, io.gatePorts(io.signals.signal))
  if (!prepared.ok) {
    io.sink.err(`${prepared.problems.map(renderProblem).join('\n')}\n`)
    return 2
  }
  io.sink.out(`${prepared.value.plan.unitCount} units\n`)
  return 0
}
