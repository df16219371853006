import { leadsOut } from '../../contract/files/include.ts'
import type { FilePort } from '../../contract/files/port.ts'
import type { Problem } from '../../problem/problem.ts'
import { absolute } from './absolute-path.ts'

/** Report folders and journals that a link leads out of the repository: nothing is written through it. */
export const leadingOut = (
  paths: readonly (string | undefined)[],
  cwd: string,
  files: Pick<FilePort, 'inspect'>,
): readonly Problem[] =>
  paths.flatMap((path) =>
    typeof path === 'string' && leadsOut(files, cwd, absolute(cwd, path))
      ? [{ code: 'path-leads-out' as const, args: { path } }]
      : [],
  )
