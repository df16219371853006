import { dirname, resolve } from 'node:path'
import type { JournalHeader } from '../../journal/line.ts'
import { absolute } from '../request/absolute-path.ts'
import type { GatePorts } from '../request/request.ts'

/**
 * The folder that a run was made in, absolute: the working directory where the run's files lie below it, else the
 * nearest folder around the journal of which that holds. A header names its files from there; no path of a machine.
 */
export function runFolder(
  cwd: string,
  journal: string,
  { files: named }: JournalHeader,
  { files }: Pick<GatePorts, 'files'>,
): string {
  const holdsFiles = (folder: string): boolean =>
    Object.keys(named).some((file) => files.inspect(absolute(folder, file)) !== null)
  if (holdsFiles(cwd)) return cwd
  const path = resolve(cwd, journal).replaceAll('\\', '/')
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
    if (holdsFiles(folder)) return folder
  return cwd
}
