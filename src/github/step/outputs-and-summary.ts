import type { Problem } from '../../problem/problem.ts'
import { systemReason } from '../../problem/system-reason.ts'
import { visible } from '../../report/text/visible.ts'

import type { ActionPorts } from '../action/action-ports.ts'
import type { Outputs } from './outputs.ts'

/** Bytes that a step's summary may have. */
export const SUMMARY_LIMIT = 1_000_000

/** Every character of a value is made visible first: outputs are read by scripts, line by line. */
export const writeOutputs = (outputs: Outputs, { runner, sink }: ActionPorts): Promise<Problem | null> =>
  written('GITHUB_OUTPUT', () => {
    for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, visible(sink.clean(value)))
  })

export const writeSummary = (markdown: string, { runner, sink }: ActionPorts): Promise<Problem | null> =>
  written('GITHUB_STEP_SUMMARY', () => runner.addSummary(`${sink.clean(markdown).trimEnd()}\n`))

async function written(target: string, write: () => void | Promise<void>): Promise<Problem | null> {
  try {
    await write()
    return null
  } catch (error) {
    return { code: 'file-not-written', args: { target, reason: systemReason(error) } }
  }
}
