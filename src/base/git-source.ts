import { execFile } from 'node:child_process'
import type { BaseEntry, BaseSource, BaseTree } from './tree-files.ts'

const MOST_BYTES = 512 * 1024 * 1024
const TIMEOUT_MS = 60_000

/**
 * `no-git`: it can't be run, or doesn't read this repository; `not-fetched`: a shallow checkout lacks the commit;
 * `incomplete`: a partial clone lacks files of it.
 */
export type Unread = 'no-git' | 'not-fetched' | 'unknown' | 'incomplete'

export interface GitSource extends BaseSource {
  /** A commit's parents as it names them, also where a shallow checkout does not hold them. */
  readonly parentsOf: (ref: string) => Promise<readonly string[]>
  /** Why `readTree` has no tree of this commit. */
  readonly whyUnread: (ref: string) => Promise<Unread>
}

/**
 * The commits that a checkout holds, read by git itself (`ls-tree`, `cat-file`), never through a shell. A checkout that
 * belongs to another user, as in a job's container, is read all the same: nothing in it is run.
 *
 * @param root the repository's folder, absolute
 * @param environment git's own variables among it are left out, so that it looks at this repository and no other
 */
export function gitSource(root: string, environment: Readonly<Record<string, string | undefined>>): GitSource {
  const git = (args: readonly string[]): Promise<Buffer | null> => run(root, args, environment)
  const commitOf = async (ref: string): Promise<string | null> => {
    const named = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    const commit = named?.toString('utf8').trim() ?? ''
    return /^[0-9a-f]{40,64}$/.test(commit) ? commit : null
  }
  return {
    readTree: async (ref) => {
      const commit = await commitOf(ref)
      if (commit === null) return null
      const listed = await git(['ls-tree', '-r', '-l', '-z', '--full-tree', commit])
      return listed === null ? null : readListing(commit, listed.toString('utf8'))
    },
    readBlob: async (sha) => {
      const bytes = await git(['cat-file', 'blob', sha])
      if (bytes === null) throw new Error(`git has no blob ${sha}`)
      return bytes
    },
    whyUnread: async (ref) => {
      const shallow = await git(['rev-parse', '--is-shallow-repository'])
      if (shallow === null) return 'no-git'
      // `ls-tree -l` tells sizes, for which it needs the files.
      if ((await commitOf(ref)) !== null) return 'incomplete'
      return shallow.toString('utf8').trim() === 'true' ? 'not-fetched' : 'unknown'
    },
    parentsOf: async (ref) => {
      const text = (await git(['cat-file', 'commit', ref]))?.toString('utf8') ?? ''
      const [header = ''] = text.split('\n\n', 1)
      return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent)
    },
  }
}

/** null where git is not there or says no. */
function run(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Buffer | null> {
  const env = {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_'))),
    GIT_TERMINAL_PROMPT: '0',
    // A blob that a partial clone lacks is GitHub's to give, with our deadline.
    GIT_NO_LAZY_FETCH: '1',
  }
  const options = { cwd: root, env, encoding: 'buffer', maxBuffer: MOST_BYTES, timeout: TIMEOUT_MS } as const
  return new Promise((resolve) => {
    execFile('git', ['-c', `safe.directory=${root}`, ...args], options, (error, stdout) =>
      resolve(error === null ? stdout : null),
    )
  })
}

/** `mode SP type SP sha SP+ size TAB path NUL` (git-ls-tree(1), "OUTPUT FORMAT", with -l). Submodules are left out. */
function readListing(commit: string, text: string): BaseTree {
  const entries = text.split('\0').flatMap((line): readonly BaseEntry[] => {
    const [, mode, type, sha = '', size = '0', path = ''] = /^(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)$/s.exec(line) ?? []
    return type === 'blob' ? [{ path, kind: mode === '120000' ? 'link' : 'file', sha, size: Number(size) }] : []
  })
  return { commit, entries }
}
