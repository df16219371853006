import { action } from '../../src/action.ts'

/** What `@github/local-action` calls: an action's entry, from its sources, as a function named `run`. */
export const run = (): Promise<void> => action({ judgeWorker: new URL('../../src/judge-worker.ts', import.meta.url) })
