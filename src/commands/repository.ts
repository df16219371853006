import { repositoryPaths } from '../base/repository-paths.ts'
import type { CommandIo } from './io.ts'

/** Files of reports as the repository around the working directory names them. */
export const pathsOf = (io: CommandIo): ((file: string) => string) =>
  repositoryPaths(io.cwd.replaceAll('\\', '/'), io.gatePorts(io.signals.signal).files)
