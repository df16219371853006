import { type GivenOptions, OPTION_NAMES, type OptionName, optionOf } from '../../gate/request/options.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import type { Inputs } from './inputs.ts'

/** Reads `args` with the command line's own parser, which is loaded only where there are some. */
export async function readArgs(inputs: Inputs): Promise<Result<GivenOptions>> {
  if (inputs.args.length === 0) return good({})
  const [{ Command, CommanderError }, { attributeOf, withOptions }] = await Promise.all([
    import('commander'),
    import('../../gate/request/option-parser.ts'),
  ])
  const command = withOptions(new Command('args'), 'run')
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
  const given = OPTION_NAMES.filter((name) => command.getOptionValueSource(attributeOf(name)) === 'cli')
  const args: GivenOptions = Object.fromEntries(given.map((name) => [name, command.getOptionValue(attributeOf(name))]))
  const problems = [...misplaced(given), ...repeated(inputs, given)]
  return problems.length > 0 ? bad(...problems) : good(args)
}

const misplaced = (given: readonly OptionName[]): Problem[] =>
  given.flatMap((name) => {
    const { flag, notInArgs } = optionOf(name)
    const [option = flag] = flag.split(' ')
    return notInArgs === undefined
      ? []
      : [{ code: 'args-not-for-action' as const, args: { option, instead: notInArgs } }]
  })

const repeated = ({ options }: Inputs, given: readonly OptionName[]): Problem[] =>
  given.flatMap((name) => {
    const { input, notInArgs } = optionOf(name)
    const twice = input !== undefined && notInArgs === undefined && options[name] !== undefined
    return twice ? [{ code: 'input-twice' as const, args: { input } }] : []
  })
