import { type FilePort, isReadFault } from '../../contract/files/port.ts'
import type { Problem } from '../../problem/problem.ts'
import { absolute } from '../request/absolute-path.ts'

/** Why a journal that somebody named can't be read: it is not there, no regular file, or closed to us. null: it can. */
export function journalFault(file: string, cwd: string, files: Pick<FilePort, 'read'>): Problem | null {
  const found = files.read(absolute(cwd, file), 0)
  if (!isReadFault(found) || found.fault === 'too-large') return null
  return found.fault === 'absent'
    ? { code: 'journal-absent', args: { file } }
    : { code: 'journal-not-readable', args: { file, reason: found.reason } }
}
