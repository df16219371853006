/** The one entry that is bundled: what a thread runs is shared with what its starter runs. */
import type { ActionScripts } from './action.ts'
import { beginThread } from './judge/start-thread.ts'

export { cli } from './cli.ts'

export const action = async ({ judgeWorker }: ActionScripts): Promise<void> => {
  const begun = beginThread(judgeWorker)
  return (await import('./action.ts')).action({ judgeWorker, begun })
}

export const library = async (judgeWorker: URL) => (await import('./process/library.ts')).processLibrary(judgeWorker)

export const matchers = async () => (await import('./process/library.ts')).processMatchers()

/** What a thread runs. */
export const thread = async (): Promise<void> => {
  await import('./judge-worker.ts')
}
