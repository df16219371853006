import { type BaseFiles, openBaseFiles } from '../../base/base-files.ts'
import type { Checkout } from '../../base/checkout.ts'
import { gitSource } from '../../base/git-source.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import type { GitHubApi } from '../api/api.ts'
import type { Change } from './change.ts'
import { contentsFiles } from './contents-files.ts'

export interface BaseWanted {
  readonly change: Change
  readonly checkout: Checkout | null
  /** Where the repository lies, absolute. */
  readonly root: string
}

export type BaseRead<Read> = { readonly found: Read } | { readonly unread: string }

const WHAT = 'The comparison with the base branch'

/**
 * Reads the commit that a change builds on: from git where it is there, else through the contents API. A pull request's
 * checkout is merged with a base that may have moved on since the event was sent; what it was merged with is compared.
 * Where neither has it, the reason in words.
 */
export async function readBase<Read>(
  { change, checkout, root }: BaseWanted,
  api: GitHubApi | null,
  { environment }: ActionPorts,
  read: (files: BaseFiles) => Promise<Read>,
): Promise<BaseRead<Read>> {
  let base = change.is === 'none' ? (checkout?.commit ?? change.baseSha) : change.baseSha
  if (checkout !== null) {
    const git = gitSource(root, environment)
    const [mergedInto, merged] = await git.parentsOf('HEAD')
    if (change.is === 'judged' && mergedInto !== undefined && merged === change.headSha) base = mergedInto
    const files = await openBaseFiles(git, base, { root })
    const found = files === null ? null : await readOrNull(files, read)
    if (found !== null) return { found }
  }
  if (api === null) return { unread: 'the checkout does not hold it, and there is no token to ask GitHub with' }
  const found = await api.ask(WHAT, 'contents: read', (octokit, options) =>
    read(contentsFiles(octokit, options, base, root)),
  )
  if (found !== null) return { found }
  const left = api.leftOut().find(({ args }) => args.what === WHAT)
  return { unread: `the checkout does not hold it, and ${left?.args.reason ?? 'GitHub does not give it'}` }
}

/** Whether the commit that is checked out holds a path, or only the job's folder does. */
export async function holdsPath(
  path: string,
  { change, checkout, root }: BaseWanted,
  api: GitHubApi | null,
  { environment }: ActionPorts,
): Promise<boolean> {
  const look = (files: BaseFiles): Promise<boolean> => files.load((port) => port.inspect(path) !== null)
  const files = checkout === null ? null : await openBaseFiles(gitSource(root, environment), 'HEAD', { root })
  if (files !== null) return look(files)
  const head = checkout?.commit ?? change.headSha
  if (api === null || head === null) return false
  const found = await api.ask('The look at the journals', 'contents: read', (octokit, options) =>
    look(contentsFiles(octokit, options, head, root)),
  )
  return found ?? false
}

/** null where git lacks a part of the commit (a partial clone): GitHub has it. */
async function readOrNull<Read>(files: BaseFiles, read: (files: BaseFiles) => Promise<Read>): Promise<Read | null> {
  try {
    return await read(files)
  } catch {
    return null
  }
}
