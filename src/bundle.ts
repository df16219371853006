/** The one entry that is bundled: two bundles with lazy imports would write chunks of the same name. */
import type { ActionPorts } from './action.ts'

export { cli } from './cli.ts'

export const action = async (ports: ActionPorts): Promise<void> => (await import('./action.ts')).action(ports)
