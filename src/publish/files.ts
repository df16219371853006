import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Where report files go. Rejects with the system's error; the sink makes a warning of it. */
export interface ReportFiles {
  /** Writes the whole file, its pieces one after the other, or leaves what was there: never half a file. */
  readonly replace: (path: string, text: string | Iterable<string>) => Promise<void>
  /** Takes a file away; one that is not there is no error. */
  readonly remove: (path: string) => Promise<void>
}

/**
 * Files on disk: written in a folder of their own beside the target, then moved over it (rename is atomic, POSIX). They
 * are not flushed: the journal makes them again, and five flushes cost more than a small run.
 */
export const reportFiles: ReportFiles = {
  replace: async (path, text) => {
    const folder = dirname(path)
    await mkdir(folder, { recursive: true })
    const aside = await mkdtemp(join(folder, '.modelgate-'))
    try {
      const temporary = join(aside, basename(path))
      await writeFile(temporary, typeof text === 'string' ? piecesOf(text) : text)
      await rename(temporary, path)
    } finally {
      await rm(aside, { recursive: true, force: true })
    }
  },
  remove: (path) => rm(path, { force: true }),
}

/** Characters that are encoded at once: the bytes of a report of 10,000 failures beside its text would be the peak. */
const PIECE = 1 << 20

function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const next = from + PIECE
    const isSplit = /[\ud800-\udbff]/.test(text.charAt(next - 1))
    const to = isSplit ? next - 1 : next
    yield text.slice(from, to)
    from = to
  }
}
