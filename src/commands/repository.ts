import { checkoutAround } from '../base/checkout.ts'
import { repositoryPaths } from '../base/repository-paths.ts'
import type { GateRequest } from '../gate/request/request.ts'
import type { CommandIo } from './io.ts'

/** Files of reports as the repository around the working directory names them. */
export const pathsOf = (io: CommandIo): ((file: string) => string) =>
  repositoryPaths(folderOf(io), io.gatePorts(io.signals.signal).files)

/** The commit that is checked out there, as a request names it. */
export function checkedOut(io: CommandIo): Pick<GateRequest, 'commit'> {
  const commit = checkoutAround(folderOf(io), io.gatePorts(io.signals.signal).files)?.commit ?? null
  return commit === null ? {} : { commit }
}

const folderOf = ({ cwd }: CommandIo): string => cwd.replaceAll('\\', '/')
