import { resolve } from 'node:path'
import { type Checkout, checkoutAround } from '../../base/checkout.ts'
import { type CandidateRequest, candidateRequests } from '../../gate/matrix/candidates.ts'
import { type GivenOptions, OPTION_NAMES, type OptionName, optionOf } from '../../gate/request/options.ts'
import type { GateRequest } from '../../gate/request/request.ts'
import { leadingOut } from '../../gate/request/written-paths.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import type { ActionPorts } from './action-ports.ts'
import { type ActionsEvent, isStartedByStrangers, readEvent } from './event.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { gateRequest, modelsOf, reportFolder } from './request.ts'

/** One step, read and checked: what it was asked and in which run it stands. */
export interface Setup {
  readonly inputs: Inputs
  readonly args: GivenOptions
  readonly event: ActionsEvent
  /** The one model's, or the first candidate's. */
  readonly request: GateRequest
  /** Several models that are tried together; empty: one. */
  readonly candidates: readonly CandidateRequest[]
  /** The checkout around the working directory; null where none can be seen. */
  readonly checkout: Checkout | null
}

/** Reads inputs, `args`, event and checkout; problems of inputs and event come together. */
export async function readSetup(ports: ActionPorts): Promise<Result<Setup>> {
  const { environment, files, runner } = ports
  // The runner masks only what it knows to be a secret, and a key that another step produced is none.
  for (const key of [runner.input('api-key'), runner.input('baseline-api-key')]) if (key !== '') runner.mask(key)
  const inputs = readInputs(runner)
  const event = readEvent(environment, files)
  if (!inputs.ok || !event.ok) return bad(...(inputs.ok ? [] : inputs.problems), ...(event.ok ? [] : event.problems))
  const args = await readArgs(inputs.value)
  if (!args.ok) return args
  const folder = inputs.value.workingDirectory
  const cwd = resolve(ports.workspace, folder).replaceAll('\\', '/')
  if (files.inspect(cwd)?.kind !== 'directory') return bad({ code: 'working-directory-absent', args: { folder } })
  const checkout = checkoutAround(cwd, files)
  const stranger = untrustedCode(event.value, checkout?.commit ?? null)
  if (stranger !== null) {
    const args = { event: event.value.name, found: stranger }
    return bad({ code: 'head-with-secrets', args })
  }
  const models = modelsOf(inputs.value, args.value, event.value)
  const reuse = withReuse(
    gateRequest(inputs.value, args.value, event.value, cwd, models[0] ?? null),
    inputs.value,
    ports,
  )
  if (!reuse.ok) return reuse
  const requestFor = (model: string | null): GateRequest => ({
    ...gateRequest(inputs.value, args.value, event.value, cwd, model),
    ...(reuse.value.reuse === undefined ? {} : { reuse: reuse.value.reuse }),
  })
  const named = models.flatMap((model) => model ?? [])
  const candidates = named.length < 2 ? [] : candidateRequests(named, args.value.need ?? 'any', requestFor)
  const request = candidates[0]?.request ?? reuse.value
  const journals = [request, ...candidates.map((one) => one.request)].map(({ journal }) => journal?.file)
  const written = leadingOut([reportFolder(inputs.value), ...journals], cwd, files)
  if (written.length > 0) return { ok: false, problems: written }
  return good({ inputs: inputs.value, args: args.value, event: event.value, request, candidates, checkout })
}

/**
 * Where a stranger's pull request can start a run that has secrets, only the default or base branch's own files may be
 * read. What is not provably those is refused; null where nothing is wrong.
 */
function untrustedCode({ name, sha, pullRequest }: ActionsEvent, checkedOut: string | null): string | null {
  if (!isStartedByStrangers(name)) return null
  if (checkedOut === null) return 'no checkout whose commit can be seen'
  const base = name === 'pull_request_target' ? pullRequest?.baseSha : null
  return checkedOut === sha || checkedOut === base ? null : checkedOut
}

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

/**
 * Where a step before this one puts the base branch's journal: outside of the checkout, so that no pull request can
 * bring it. docs/workflows/reuse.yml takes it from the cache and puts it there again.
 */
const REUSED = 'modelgate-reuse/journal.jsonl'

/** The request with the journal that the input `reuse` asks for. */
function withReuse(
  request: GateRequest,
  { reuse }: Pick<Inputs, 'reuse'>,
  { environment }: Pick<ActionPorts, 'environment'>,
): Result<GateRequest> {
  if (!reuse) return good(request)
  if ((request.reuse ?? null) !== null) return bad({ code: 'input-twice', args: { input: 'reuse' } })
  const folder = (environment.RUNNER_TEMP ?? '').replaceAll('\\', '/')
  return folder === ''
    ? bad({ code: 'reuse-without-folder', args: {} })
    : good({ ...request, reuse: `${folder}/${REUSED}` })
}
