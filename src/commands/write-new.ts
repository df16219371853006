import { joinPath } from '../contract/files/include.ts'
import { leadingOut } from '../gate/request/written-paths.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { CommandIo } from './io.ts'

export interface NewFile {
  /** Relative to the working directory. */
  readonly path: string
  readonly text: string
}

/**
 * Writes files that are not there yet, asking first unless `yes`. What is there already is left as it is, and said.
 *
 * @returns whether all that was to be written is there now
 */
export async function writeNew(wanted: readonly NewFile[], yes: boolean, io: CommandIo): Promise<boolean> {
  const { files } = io.gatePorts(io.signals.signal)
  const isThere = ({ path }: NewFile): boolean => files.inspect(`${io.cwd}/${path}`) !== null
  const fresh = wanted.filter((file) => !isThere(file))
  const paths = fresh.map(({ path }) => path)
  const outside = leadingOut(paths, io.cwd, files)
  if (outside.length > 0) {
    io.sink.err(`${outside.map(renderProblem).join('\n')}\n`)
    return false
  }
  for (const { path } of wanted.filter(isThere)) io.sink.out(`${path} is there already and is left as it is\n`)
  if (!yes && !(await isAgreed(paths, io))) return false
  let isWhole = true
  for (const { path, text } of fresh) {
    const unwritten = await io.sink.file(joinPath(io.cwd, path), text)
    if (unwritten) io.sink.err(`${renderProblem(unwritten)}\n`)
    else io.sink.out(`wrote ${path}\n`)
    isWhole &&= unwritten === null
  }
  return isWhole
}

/** Whether who runs it wants the files; on no terminal nobody can be asked. */
async function isAgreed(paths: readonly string[], { ask, sink }: CommandIo): Promise<boolean> {
  if (paths.length === 0) return true
  const answer = ask === null ? null : await ask(`write ${paths.join(', ')}? [y/N] `)
  if (answer !== null && /^y(es)?$/i.test(answer.trim())) return true
  sink.err(answer === null ? `nothing was written: --yes writes ${paths.join(', ')}\n` : 'nothing was written\n')
  return false
}
