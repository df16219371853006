import { globFault, globTest } from '../contract/files/glob.ts'
import { joinPath, shownPath } from '../contract/files/include.ts'
import { type FilePort, isReadFault } from '../contract/files/port.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { idsInFile, isBinary } from './ids-in-file.ts'
import type { ModelIds, NamedModel } from './model-id-pattern.ts'
import type { ModelUse } from './model-use.ts'
import { isSource, repositoryPaths } from './scanned-files.ts'

export interface Scan {
  readonly files: number
  /** Larger than any source, or not to be read: told, because a model may be named in them. */
  readonly unread: readonly string[]
  readonly uses: readonly ModelUse[]
}

export interface ScanOptions {
  readonly cwd: string
  readonly port: FilePort
  /** Empty: all sources of the repository. */
  readonly globs: readonly string[]
  /** Absolute: files whose models are known in another way, and the registry's own. */
  readonly leftOut: ReadonlySet<string>
}

/** What people and generators write; a larger file is data. */
const MAX_FILE_BYTES = 4 * 1024 * 1024

/** Almost all that people write: one buffer does for all of it. */
const MOST_SOURCE_BYTES = 256 * 1024

/** Every place in a repository's files that names a model. One file is held at a time. */
export function scanRepository(ids: ModelIds, { cwd, port, globs, leftOut }: ScanOptions): Result<Scan> {
  const faults = globs.flatMap((pattern): readonly Problem[] => {
    const fault = globFault(pattern)
    return fault === null ? [] : [{ code: fault.code, args: { pattern, ...fault.args } }]
  })
  if (faults.length > 0) return bad(...faults)
  const tests = globs.map((glob) => ({ glob, fits: globTest(wholeFolder(glob, cwd, port)), isUsed: false }))
  const uses: ModelUse[] = []
  const unread: string[] = []
  const buffer = Buffer.allocUnsafe(MOST_SOURCE_BYTES)
  let files = 0
  for (const path of repositoryPaths(port, cwd)) {
    const shown = shownPath(cwd, path)
    const named = tests.filter(({ fits }) => fits(shown))
    for (const test of named) test.isUsed = true
    if (tests.length === 0 ? !isSource(path) : named.length === 0) continue
    if (leftOut.has(path)) continue
    const bytes = port.read(path, MAX_FILE_BYTES, buffer)
    if (isReadFault(bytes)) unread.push(shown)
    else if (!isBinary(bytes)) {
      files++
      for (const { line, column, written, inComment, ...named } of idsInFile(bytes, shown, ids))
        uses.push({ ...asCalled(named), written, place: { file: shown, line, column }, inComment })
    }
  }
  const unused = tests.filter(({ isUsed }) => !isUsed)
  if (unused.length > 0)
    return bad(...unused.map(({ glob }): Problem => ({ code: 'glob-matches-nothing', args: { pattern: glob } })))
  return good({ files, unread, uses })
}

/** What stands in a repository is in production, whoever put it there. */
export const asCalled = ({ model, provider }: NamedModel) =>
  ({ role: 'candidate', provider, preset: provider, model }) as const

/** A folder is all that lies below it. */
function wholeFolder(glob: string, cwd: string, port: FilePort): string {
  const path = joinPath(cwd, glob)
  if (port.inspect(path)?.kind !== 'directory') return glob
  return path === cwd ? '**' : `${shownPath(cwd, path)}/**`
}
