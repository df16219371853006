/** The code of each command, loaded where it is asked for. */
export const COMMANDS = {
  run: () => import('./run.ts'),
  check: () => import('./check.ts'),
  plan: () => import('./plan.ts'),
  rejudge: () => import('./rejudge.ts'),
  simulate: () => import('./simulate.ts'),
  demo: () => import('./demo.ts'),
  init: () => import('./init.ts'),
  import: () => import('./import.ts'),
  models: () => import('./models.ts'),
  swap: () => import('./swap.ts'),
  probe: () => import('./probe.ts'),
} as const

/** Begins to load what the first word of a command line asks for; anything else is for the parser to refuse. */
export async function loadAhead(word: string | undefined): Promise<void> {
  if (word !== undefined && Object.hasOwn(COMMANDS, word)) await COMMANDS[word as keyof typeof COMMANDS]()
}
