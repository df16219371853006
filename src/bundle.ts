/** The one entry that is bundled: two bundles with lazy imports would write chunks of the same name. */
import type { ActionScripts } from './action.ts'

export { cli } from './cli.ts'

export const action = async (ports: ActionScripts): Promise<void> => (await import('./action.ts')).action(ports)

export const library = async (judgeWorker: URL) => (await import('./process/library.ts')).processLibrary(judgeWorker)

export const matchers = async () => (await import('./process/library.ts')).processMatchers()
