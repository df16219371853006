import { type FilePort, isReadFault } from '../contract/port.ts'

const SMALL = 1 << 20
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/**
 * The commit that the folder's checkout stands on, read from git's own files (gitrepository-layout(5)): no program of
 * the job is run for it. null where there is no repository around the folder, or its HEAD can't be followed.
 */
export function checkedOutCommit(folder: string, files: Pick<FilePort, 'inspect' | 'read'>): string | null {
  const git = gitFolder(folder, files)
  if (git === null) return null
  const text = (path: string): string | null => {
    const bytes = files.read(path, SMALL)
    return isReadFault(bytes) ? null : new TextDecoder().decode(bytes).trim()
  }
  const head = text(`${git}/HEAD`)
  if (head === null || COMMIT.test(head)) return head
  const name = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1]
  if (name === undefined || name.includes('..')) return null
  const loose = text(`${git}/${name}`)
  if (loose !== null) return COMMIT.test(loose) ? loose : null
  const packed = (text(`${git}/packed-refs`) ?? '').split('\n').find((line) => line.endsWith(` ${name}`))
  const commit = packed?.slice(0, -name.length - 1) ?? ''
  return COMMIT.test(commit) ? commit : null
}

/** `.git` in the folder or the nearest one above it: a folder, or a file that names one (a worktree, a submodule). */
function gitFolder(folder: string, files: Pick<FilePort, 'inspect' | 'read'>): string | null {
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = files.inspect(`${at}/.git`)
    if (found?.kind === 'directory') return found.realPath
    if (found?.kind === 'file') return linked(at, found.realPath, files)
    if (at === '' || !at.includes('/')) return null
  }
}

function linked(folder: string, file: string, files: Pick<FilePort, 'inspect' | 'read'>): string | null {
  const bytes = files.read(file, SMALL)
  const path = isReadFault(bytes) ? undefined : /^gitdir: (.+)$/m.exec(new TextDecoder().decode(bytes))?.[1]?.trim()
  if (path === undefined) return null
  return files.inspect(path.startsWith('/') ? path : `${folder}/${path}`)?.realPath ?? null
}
