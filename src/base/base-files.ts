import type { FilePort } from '../contract/files/port.ts'
import { type BaseEntry, type BaseSource, treeFiles } from './tree-files.ts'

interface BaseFilesOptions {
  /** Where the repository lies in the head's checkout, absolute: the base's files stand under the same paths. */
  readonly root: string
  /** A file of more bytes can't be read. */
  readonly limitBytes?: number
  /** Blobs under way at once. */
  readonly concurrency?: number
}

/** The files of one commit. */
export interface BaseFiles {
  readonly commit: string
  /**
   * Runs a loader over the files, fetches what it asked for, and runs it again until nothing that it asks for is
   * missing: loaders are synchronous, and only they know what a contract names.
   */
  readonly load: <T>(loader: (files: FilePort) => T) => Promise<T>
}

const LIMIT_BYTES = 64 * 1024 * 1024
const CONCURRENCY = 8
/** A contract names a schema that names a schema …; each is one round more. */
const MOST_ROUNDS = 120

/**
 * The base branch as a file system, so that its contracts and policy are read by the ordinary loaders.
 * null: the source has no such commit.
 */
export async function openBaseFiles(
  source: BaseSource,
  ref: string,
  options: BaseFilesOptions,
): Promise<BaseFiles | null> {
  const tree = await source.readTree(ref)
  if (tree === null) return null
  const { root, limitBytes = LIMIT_BYTES, concurrency = CONCURRENCY } = options
  const contents = new Map<string, Uint8Array>()
  const load = async <T>(loader: (files: FilePort) => T): Promise<T> => {
    for (let round = 1; ; round++) {
      const wanted = new Map<string, BaseEntry>()
      const want = (entry: BaseEntry): void => {
        wanted.set(entry.sha, entry)
      }
      const loaded = loader(treeFiles(tree, { root, contents, want, limitBytes }))
      if (wanted.size === 0 || round === MOST_ROUNDS) return loaded
      await fetchAll([...wanted.keys()], source, contents, concurrency)
    }
  }
  return { commit: tree.commit, load }
}

async function fetchAll(
  shas: readonly string[],
  source: BaseSource,
  contents: Map<string, Uint8Array>,
  concurrency: number,
): Promise<void> {
  const queue = shas.values()
  const worker = async (): Promise<void> => {
    for (const sha of queue) contents.set(sha, await source.readBlob(sha))
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, shas.length) }, worker))
}

/** The first source that has the commit: git where it was fetched, else GitHub. */
export function firstSource(sources: readonly BaseSource[]): BaseSource {
  let chosen: BaseSource | null = null
  return {
    readTree: async (ref) => {
      for (const source of sources) {
        const tree = await source.readTree(ref)
        if (tree === null) continue
        chosen = source
        return tree
      }
      return null
    },
    readBlob: (sha) => {
      if (chosen === null) throw new Error('a blob is asked for before its tree')
      return chosen.readBlob(sha)
    },
  }
}
