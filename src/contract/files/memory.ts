import type { FilePort, Found, ReadFault } from './port.ts'

/**
 * Files held in memory: absolute path → content. Used where files come from elsewhere than a disk (the base branch of
 * a pull request). Directories are those that the paths imply. `links` are symbolic links: absolute path → target.
 */
export function memoryFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
): FilePort {
  const contents = new Map(
    Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? Buffer.from(text) : text]),
  )
  const follow = (path: string): string => {
    for (const [from, to] of Object.entries(links)) {
      if (path === from || path.startsWith(`${from}/`)) return follow(to + path.slice(from.length))
    }
    return path
  }
  const isDirectory = (path: string): boolean =>
    path === '/' || [...contents.keys()].some((file) => file.startsWith(`${path}/`))
  const inspect = (path: string): Found | null => {
    const realPath = follow(path)
    const bytes = contents.get(realPath)
    if (bytes) return { realPath, kind: 'file', size: bytes.length }
    return isDirectory(realPath) ? { realPath, kind: 'directory', size: 0 } : null
  }
  const content = (path: string): Uint8Array | ReadFault => {
    const bytes = contents.get(follow(path))
    if (bytes) return bytes
    return isDirectory(follow(path))
      ? { fault: 'not-a-file', reason: 'not a regular file' }
      : { fault: 'absent', reason: 'no such file' }
  }
  return {
    inspect,
    ...readingOf(content),
    list: (directory) => namesIn(directory, [...contents.keys()]),
  }
}

function namesIn(directory: string, paths: readonly string[]): ReturnType<FilePort['list']> {
  const prefix = directory === '/' ? '/' : `${directory}/`
  const names = new Map<string, 'file' | 'directory'>()
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue
    const [name = '', ...rest] = path.slice(prefix.length).split('/')
    names.set(name, rest.length > 0 ? 'directory' : 'file')
  }
  return [...names].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The reading half of a port whose files are held in memory: `content` gives a file's bytes, or why there are none. */
export function readingOf(
  content: (path: string) => Uint8Array | ReadFault,
): Pick<FilePort, 'read' | 'chunks' | 'readAt'> {
  return {
    read: (path, limitBytes) => {
      const bytes = content(path)
      return bytes instanceof Uint8Array && bytes.length > limitBytes
        ? { fault: 'too-large', reason: `${bytes.length} bytes` }
        : bytes
    },
    chunks: (path) => {
      const bytes = content(path)
      return bytes instanceof Uint8Array ? [bytes] : bytes
    },
    readAt: (path, offset, length) => {
      const bytes = content(path)
      if (!(bytes instanceof Uint8Array)) throw new Error(`${path} was never read`)
      return bytes.subarray(offset, offset + length)
    },
  }
}
