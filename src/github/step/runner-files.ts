import type { Problem } from '../../problem/problem.ts'
import { systemReason } from '../../problem/system-reason.ts'
import { visible } from '../../report/words/visible.ts'
import type { PublishCode } from '../../report/words/words.ts'
import type { ActionWorld } from '../action/action-world.ts'
import type { Outputs } from './outputs.ts'

/** The runner's files (GitHub docs, "Workflow commands", environment files). Outside GitHub there are none. */
const FILES = { outputs: 'GITHUB_OUTPUT', summary: 'GITHUB_STEP_SUMMARY' } as const

/** Bytes that a step's summary may have. */
export const SUMMARY_LIMIT = 1_000_000

/** One line an output: values hold no line end, because every character of theirs is made visible first. */
export const writeOutputs = (outputs: Outputs, world: ActionWorld): Promise<Problem<PublishCode> | null> =>
  added(
    'outputs',
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${visible(world.sink.clean(value))}\n`)
      .join(''),
    world,
  )

export const writeSummary = (markdown: string, world: ActionWorld): Promise<Problem<PublishCode> | null> =>
  added('summary', `${world.sink.clean(markdown).trimEnd()}\n`, world)

async function added(
  file: keyof typeof FILES,
  text: string,
  { environment, append }: ActionWorld,
): Promise<Problem<PublishCode> | null> {
  const path = environment[FILES[file]] ?? ''
  if (path === '') return null
  try {
    await append(path, text)
    return null
  } catch (error) {
    return { code: 'file-not-written', args: { target: FILES[file], reason: systemReason(error) } }
  }
}
