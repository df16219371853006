import { dirname } from 'node:path'
import { lockJournal } from '../../journal/lock.ts'
import { moveAside } from '../../journal/move-aside.ts'
import { absolute } from '../request/absolute-path.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'

/**
 * Moves the journal of an earlier run aside where this run begins none of its own, so that a report never stands beside
 * another run's answers. One that was named is left to be resumed, and so is one whose batches may be under way.
 *
 * @returns where it is now; null where none lay there, or it can't be moved
 */
export async function keepEarlier(
  { journal, cwd, via }: GateRequest,
  { files }: Pick<GatePorts, 'files'>,
): Promise<string | null> {
  if (journal === null || journal.resume || via === 'batch') return null
  const path = absolute(cwd, journal.file)
  if (files.inspect(path) === null) return null
  try {
    const lock = await lockJournal(path)
    if (lock === null) return null
    try {
      const kept = moveAside(path)
      return kept && `${dirname(journal.file)}/${kept}`
    } finally {
      await lock.release()
    }
  } catch {
    // Where no file can be moved, no report can be written either, and that is said.
    return null
  }
}
