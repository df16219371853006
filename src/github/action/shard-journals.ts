import { FileSearch } from '../../contract/files/glob.ts'
import { isGlobFault } from '../../contract/files/glob-pattern.ts'
import type { FilePort } from '../../contract/files/port.ts'

/** The journals that the input names, globs as the files they fit; one that fits nothing stays, to be named as lost. */
export function namedJournals(patterns: readonly string[], cwd: string, files: FilePort): readonly string[] {
  const search = new FileSearch(files, cwd)
  const found = patterns.flatMap((pattern) => {
    const fits = search.find(pattern)
    const fitting = (isGlobFault(fits) ? [] : fits.paths).map((path) =>
      path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path,
    )
    return fitting.length === 0 ? [pattern] : fitting
  })
  return [...new Set(found)]
}
