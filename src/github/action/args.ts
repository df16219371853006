import type { RunFlags } from '../../gate/request/run-flags.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'

import type { Inputs } from './inputs.ts'

/** What `args` may say: the options of `modelgate run` but those that an input has to itself. */
export type Args = Partial<Omit<RunFlags, 'reportDir'>>

/** Options that would be told to nobody, each with what to do instead. */
const ELSEWHERE: Readonly<Partial<Record<keyof RunFlags, string>>> = {
  reportDir: 'Use the input `report-dir`: the outputs name its files.',
}

/** Reads `args` with the command line's own parser, which is loaded only where there are some. */
export async function readArgs(inputs: Inputs): Promise<Result<Args>> {
  if (inputs.args.length === 0) return good({})
  const [{ Command, CommanderError }, { withRunOptions }] = await Promise.all([
    import('commander'),
    import('../../gate/request/options.ts'),
  ])
  const command = withRunOptions(new Command('args'))
    .exitOverride()
    .helpOption(false)
    .allowExcessArguments(false)
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
  try {
    command.parse([...inputs.args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const reason = error.message.replace(/^error: /, '').replace(/\s+/g, ' ')
    return bad({
      code: 'args-unreadable',
      args: { reason: error.code === 'commander.excessArguments' ? 'only options are taken here' : reason },
    })
  }
  const flags = command.opts<RunFlags>()
  const given = (name: keyof RunFlags): boolean => command.getOptionValueSource(name) === 'cli'
  const problems = [...misplaced(given), ...repeated(inputs, given)]
  if ((flags.model?.length ?? 0) > 1) {
    problems.push({
      code: 'args-not-for-action',
      args: { option: '--model, twice', instead: 'One step judges one model: use a matrix, and a `name` for each.' },
    })
  }
  if (problems.length > 0) return bad(...problems)
  return good(Object.fromEntries(Object.entries(flags).filter(([name]) => given(name as keyof RunFlags))))
}

const misplaced = (given: (name: keyof RunFlags) => boolean): Problem[] =>
  Object.entries(ELSEWHERE).flatMap(([name, instead]) =>
    given(name as keyof RunFlags)
      ? [{ code: 'args-not-for-action' as const, args: { option: `--${dashed(name)}`, instead } }]
      : [],
  )

function repeated(inputs: Inputs, given: (name: keyof RunFlags) => boolean): Problem[] {
  const inputOf: Partial<Record<keyof RunFlags, unknown>> = {
    model: inputs.candidate.model,
    provider: inputs.candidate.provider,
    baseUrl: inputs.candidate.baseUrl,
    baseline: inputs.baseline,
    policy: inputs.policy,
    samples: inputs.samples,
    confidence: inputs.confidence,
    maxCost: inputs.maxCostUsd,
    deadline: inputs.deadlineMs,
    concurrency: inputs.concurrency,
    shard: inputs.shard,
  }
  return Object.entries(inputOf).flatMap(([name, value]) =>
    value !== null && given(name as keyof RunFlags)
      ? [{ code: 'input-twice' as const, args: { input: dashed(name) } }]
      : [],
  )
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
