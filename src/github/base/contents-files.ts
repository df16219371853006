import type { BaseFiles } from '../../base/base-files.ts'
import { readingOf } from '../../contract/files/memory.ts'
import type { FilePort, Found, ReadFault } from '../../contract/files/port.ts'
import { answered, type CallOptions, type Octokit } from '../api/api.ts'

/** What GitHub has at a path of a commit. */
type Node =
  | {
      readonly kind: 'directory'
      readonly names: readonly {
        readonly name: string
        readonly kind: 'file' | 'directory' | 'other'
        readonly size: number
      }[]
    }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'other' | 'absent' }

/** A contract names a schema that names a schema …; each is one round more. */
const MOST_ROUNDS = 60
const AT_ONCE = 8

/**
 * A commit's files through GitHub's contents API, for a checkout that does not hold it. Paths are asked for when a
 * loader wants them; what was not fetched yet reads as absent, and the loader runs again.
 *
 * @param root where the repository lies in the head's checkout: the commit's files stand under the same paths
 */
export function contentsFiles(octokit: Octokit, options: () => CallOptions, commit: string, root: string): BaseFiles {
  const nodes = new Map<string, Node>()
  const read = async (path: string): Promise<void> => {
    nodes.set(path, await nodeAt(octokit, options, commit, path.slice(root.length + 1)))
  }
  return {
    commit,
    load: async (loader) => {
      for (let round = 1; ; round++) {
        const wanted = new Set<string>()
        const loaded = loader(portOver(nodes, root, wanted))
        if (wanted.size === 0 || round === MOST_ROUNDS) {
          // To a token that may not read, and of a commit that is gone, GitHub says of every path that it is not there.
          if (![...nodes.values()].some(({ kind }) => kind !== 'absent'))
            await octokit.rest.repos.getContent({ ...options(), path: '', ref: commit })
          return loaded
        }
        const queue = wanted.values()
        const worker = async (): Promise<void> => {
          for (const path of queue) await read(path)
        }
        await Promise.all(Array.from({ length: Math.min(AT_ONCE, wanted.size) }, worker))
      }
    },
  }
}

/** @throws what octokit throws, but for a path that is not there. */
async function nodeAt(octokit: Octokit, options: () => CallOptions, ref: string, path: string): Promise<Node> {
  let data: unknown
  try {
    data = answered((await octokit.rest.repos.getContent({ ...options(), path, ref })).data)
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return { kind: 'absent' }
    throw error
  }
  if (Array.isArray(data)) {
    const entries = data as readonly { readonly name: string; readonly type: string; readonly size: number }[]
    return {
      kind: 'directory',
      names: entries.map(({ name, type, size }) => ({ name, size, kind: KINDS[type] ?? 'other' })),
    }
  }
  const file = data as {
    readonly type: string
    readonly encoding?: string
    readonly content?: string
    readonly sha: string
  }
  if (file.type !== 'file') return { kind: 'other' }
  // Above 1 MB the content is left out (GitHub docs, "Get repository content").
  const content =
    file.encoding === 'base64'
      ? file.content
      : (await octokit.rest.git.getBlob({ ...options(), file_sha: file.sha })).data.content
  return { kind: 'file', bytes: Buffer.from(content ?? '', 'base64') }
}

/** A link in a folder's list is a file where it is read as one. */
const KINDS: Readonly<Record<string, 'file' | 'directory'>> = { file: 'file', symlink: 'file', dir: 'directory' }

function portOver(nodes: ReadonlyMap<string, Node>, root: string, wanted: Set<string>): FilePort {
  const inside = (path: string): boolean => path === root || path.startsWith(`${root}/`)
  const nodeOf = (path: string): Node => {
    if (!inside(path)) return { kind: 'absent' }
    const found = nodes.get(path)
    if (found) return found
    // A folder whose list is known tells what is not in it.
    const folder = nodes.get(path.slice(0, path.lastIndexOf('/')))
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (folder !== undefined && !(folder.kind === 'directory' && folder.names.some((one) => one.name === name)))
      return { kind: 'absent' }
    wanted.add(path)
    return { kind: 'absent' }
  }
  const inspect = (path: string): Found | null => {
    // The loaders take the folder that holds `.git` for the repository, which nothing may be read from outside of.
    if (path === root || path === `${root}/.git`) return { realPath: path, kind: 'directory', size: 0 }
    const node = nodeOf(path)
    if (node.kind === 'absent') return null
    return { realPath: path, kind: node.kind, size: node.kind === 'file' ? node.bytes.length : 0 }
  }
  const content = (path: string): Uint8Array | ReadFault => {
    const node = nodeOf(path)
    if (node.kind === 'file') return node.bytes
    return node.kind === 'absent'
      ? { fault: 'absent', reason: 'no such file' }
      : { fault: 'not-a-file', reason: 'not a regular file' }
  }
  return {
    inspect,
    ...readingOf(content),
    list: (directory) => {
      const node = nodeOf(directory)
      return node.kind === 'directory'
        ? node.names
            .map(({ name, kind }) => ({ name, kind: kind === 'other' ? ('directory-link' as const) : kind }))
            .sort((a, b) => (a.name < b.name ? -1 : 1))
        : []
    },
  }
}
