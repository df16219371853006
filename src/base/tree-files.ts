import { joinPath } from '../contract/files/include.ts'
import type { EntryKind, FilePort, Found, ReadFault } from '../contract/files/port.ts'

/** Everything that stands at a commit, as git lists it; paths relative to the repository, with `/`. */
export interface BaseTree {
  readonly commit: string
  readonly entries: readonly BaseEntry[]
}

export interface BaseEntry {
  readonly path: string
  readonly kind: 'file' | 'link'
  /** Of the blob. */
  readonly sha: string
  /** Bytes. */
  readonly size: number
}

/** Where the base branch is read from: git where it has the commit, else GitHub. Errors are words for people. */
export interface BaseSource {
  /** null: there is no such commit here. */
  readonly readTree: (ref: string) => Promise<BaseTree | null>
  readonly readBlob: (sha: string) => Promise<Uint8Array>
}

export interface TreeFilesOptions {
  /** Where the tree is mounted, absolute. */
  readonly root: string
  /** By blob: what was fetched so far. */
  readonly contents: ReadonlyMap<string, Uint8Array>
  /** Told of an entry whose content is asked for and not there. */
  readonly want: (entry: BaseEntry) => void
  readonly limitBytes: number
}

type Node = BaseEntry | { readonly kind: 'directory'; readonly names: Map<string, Node> }

const ABSENT: ReadFault = { fault: 'absent', reason: 'no such file' }
const MOST_LINKS = 40

/** A commit's tree as a file system. What was not fetched yet reads as absent, and is noted. */
export function treeFiles(tree: BaseTree, options: TreeFilesOptions): FilePort {
  const { root, contents, want, limitBytes } = options
  const top = indexed(tree)
  const bytesOf = (entry: BaseEntry): Uint8Array | null => {
    const bytes = contents.get(entry.sha)
    if (bytes === undefined) want(entry)
    return bytes ?? null
  }
  const resolved = (path: string): Resolved | null => followed({ top, root, bytesOf }, path, 0)
  const content = (path: string, most: number): Uint8Array | ReadFault => {
    const node = resolved(path)?.node
    if (node === undefined) return ABSENT
    if (node.kind !== 'file') return { fault: 'not-a-file', reason: 'not a regular file' }
    if (node.size > most) return { fault: 'too-large', reason: `${node.size} bytes` }
    return bytesOf(node) ?? ABSENT
  }
  const inspect = (path: string): Found | null => {
    // The loaders take the folder that holds `.git` for the repository, which nothing may be read from outside of.
    if (path === `${root}/.git`) return { realPath: path, kind: 'directory', size: 0 }
    const found = resolved(path)
    if (found === null) return null
    const { node, realPath } = found
    return node.kind === 'file' ? { realPath, kind: 'file', size: node.size } : { realPath, kind: 'directory', size: 0 }
  }
  return {
    inspect,
    read: (path, limit) => content(path, Math.min(limit, limitBytes)),
    list: (directory) => {
      const node = resolved(directory)?.node
      if (node?.kind !== 'directory') return []
      const kindOf = (name: string, { kind }: Node): EntryKind =>
        kind === 'link' ? (inspect(`${directory}/${name}`)?.kind === 'file' ? 'file' : 'directory-link') : kind
      return [...node.names]
        .map(([name, one]) => ({ name, kind: kindOf(name, one) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    chunks: (path) => {
      const bytes = content(path, limitBytes)
      return bytes instanceof Uint8Array ? [bytes] : bytes
    },
    readAt: (path, offset, length) => {
      const bytes = content(path, limitBytes)
      if (!(bytes instanceof Uint8Array)) throw new Error(`${path} was never read`)
      return bytes.subarray(offset, offset + length)
    },
  }
}

interface Resolved {
  readonly node: Node
  readonly realPath: string
}

interface Mounted {
  readonly top: Node
  readonly root: string
  readonly bytesOf: (entry: BaseEntry) => Uint8Array | null
}

/** What stands at a path, through links inside the tree. */
function followed(mounted: Mounted, path: string, links: number): Resolved | null {
  const { top, root, bytesOf } = mounted
  if (path !== root && !path.startsWith(`${root}/`)) return null
  let node = top
  let here = root
  const names = path
    .slice(root.length + 1)
    .split('/')
    .filter(Boolean)
  for (const [index, name] of names.entries()) {
    const next: Node | undefined = node.kind === 'directory' ? node.names.get(name) : undefined
    if (next === undefined) return null
    if (next.kind === 'link') {
      const target = bytesOf(next)
      if (target === null || links >= MOST_LINKS) return null
      const rest = [Buffer.from(target).toString('utf8'), ...names.slice(index + 1)].join('/')
      return followed(mounted, joinPath(here, rest), links + 1)
    }
    node = next
    here = `${here}/${name}`
  }
  return { node, realPath: here }
}

function indexed({ entries }: BaseTree): Node & { readonly kind: 'directory' } {
  const top = directory()
  for (const entry of entries) {
    const names = entry.path.split('/')
    const name = names.pop() ?? ''
    let here = top
    for (const folder of names) {
      const found = here.names.get(folder)
      const inside = found?.kind === 'directory' ? found : directory()
      if (inside !== found) here.names.set(folder, inside)
      here = inside
    }
    here.names.set(name, entry)
  }
  return top
}

const directory = (): Node & { readonly kind: 'directory' } => ({ kind: 'directory', names: new Map() })
