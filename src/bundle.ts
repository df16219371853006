/** The one entry that is bundled: two bundles with lazy imports would write chunks of the same name. */
export { cli } from './cli.ts'

export const action = async (): Promise<void> => (await import('./action.ts')).action()
