import { type FilePort, isReadFault } from '../contract/files/port.ts'

const SMALL = 1 << 20
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/

type Files = Pick<FilePort, 'inspect' | 'read'>

export interface Checkout {
  /** The repository's top folder. */
  readonly root: string
  /** What HEAD stands on; null where it can't be followed. */
  readonly commit: string | null
}

/**
 * The checkout around a folder, read from git's own files (gitrepository-layout(5)): no program of the job is run for
 * it. null where there is none.
 */
export function checkoutAround(folder: string, files: Files): Checkout | null {
  for (let root = folder; root !== ''; root = root.slice(0, Math.max(0, root.lastIndexOf('/')))) {
    const found = files.inspect(`${root}/.git`)
    if (found?.kind === 'directory') return { root, commit: headOf(found.realPath, files) }
    const elsewhere = found?.kind === 'file' ? linkedFolder(root, found.realPath, files) : null
    if (found?.kind === 'file') return { root, commit: elsewhere === null ? null : headOf(elsewhere, files) }
  }
  return null
}

/** `.git` as a file names the folder (a worktree, a submodule). */
function linkedFolder(root: string, file: string, files: Files): string | null {
  const path = /^gitdir: (.+)$/m.exec(textOf(file, files) ?? '')?.[1]?.trim()
  if (path === undefined) return null
  return files.inspect(path.startsWith('/') ? path : `${root}/${path}`)?.realPath ?? null
}

function headOf(git: string, files: Files): string | null {
  const head = textOf(`${git}/HEAD`, files)?.trim() ?? ''
  if (COMMIT.test(head)) return head
  const name = /^ref: (refs\/\S+)$/.exec(head)?.[1]
  if (name === undefined || name.includes('..')) return null
  // A worktree's branches lie in the repository that it belongs to.
  const common = textOf(`${git}/commondir`, files)?.trim()
  const shared = common === undefined ? git : common.startsWith('/') ? common : `${git}/${common}`
  const loose = textOf(`${shared}/${name}`, files)?.trim()
  if (loose !== undefined) return COMMIT.test(loose) ? loose : null
  const packed = (textOf(`${shared}/packed-refs`, files) ?? '').split('\n').find((line) => line.endsWith(` ${name}`))
  const commit = packed?.slice(0, -name.length - 1) ?? ''
  return COMMIT.test(commit) ? commit : null
}

function textOf(path: string, { read }: Files): string | undefined {
  const bytes = read(path, SMALL)
  return isReadFault(bytes) ? undefined : new TextDecoder().decode(bytes)
}
