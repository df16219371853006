import { runRejudge } from '../gate/recall/rejudge.ts'
import { REJUDGE_FOLDER, REPORT_FOLDER, type RunFlags } from '../gate/request/options.ts'
import type { CommandIo } from './io.ts'
import { publish, refusedPaths } from './run.ts'

/** `modelgate rejudge`: other contracts, policy or confidence than the run's make it an answer to "what if". */
export async function rejudge(
  journals: readonly string[],
  flags: Omit<RunFlags, 'reportDir'> & { reportDir?: string },
  io: CommandIo,
): Promise<number> {
  const refused = refusedPaths([flags.reportDir], io)
  if (refused !== null) return refused
  const overrides = {
    ...(flags.policy === undefined ? {} : { policyFiles: flags.policy }),
    ...(flags.confidence === undefined ? {} : { confidence: flags.confidence }),
  }
  const end = await runRejudge(
    { cwd: io.cwd, journals, overrides },
    { ...io.gatePorts(io.signals.signal), started: () => () => {} },
  )
  return publish(end, flags.reportDir ?? (journals.length > 1 ? REPORT_FOLDER : REJUDGE_FOLDER), flags, io)
}
