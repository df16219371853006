import { joinPath } from '../contract/files/include.ts'
import { goldenCases } from '../gate/journals/golden-cases.ts'
import { leadingOut } from '../gate/request/written-paths.ts'
import { type InitPlan, planInit } from '../init/init.ts'
import type { Retiring } from '../init/written-files.ts'
import { createRegistry } from '../registry/registry.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { visible } from '../report/text/visible.ts'
import { check } from './check.ts'
import type { CommandIo } from './io.ts'

export interface InitFlags {
  readonly yes?: boolean
  readonly from?: string
  readonly baseline?: string
  readonly candidate?: string
  /** A journal whose answers become what must come back. */
  readonly record?: string
}

/**
 * `modelgate init`: a policy, a contract and a workflow for what the repository has. What is there already is left as it
 * is. Exit 0 where all was written or there, else that of `check`, and 2 where a file could not be written.
 */
export async function init(flags: InitFlags, io: CommandIo): Promise<number> {
  if (flags.record !== undefined) return record(flags.record, flags.yes === true, io)
  const { files } = io.gatePorts(io.signals.signal)
  const { from = null, baseline = null, candidate = null } = flags
  const plan = planInit({ cwd: io.cwd, from, baseline, candidate, retiring }, files)
  if (plan === null) {
    io.sink.err(`${renderProblem({ code: 'init-no-call', args: { from: from ?? '' } })}\n`)
    return 2
  }
  io.sink.out(foundText(plan))
  if (!(await writeNew(plan.files, flags.yes === true, io))) return 2
  io.sink.out('\nmodelgate check\n')
  const code = await check([], { reportDir: '', format: 'text' }, io)
  io.sink.out(`\n${nextLines(plan).join('\n')}\n`)
  return code
}

/** `modelgate init --record JOURNAL`: the answers of the model in production, as golden rows to be reviewed. */
async function record(journal: string, yes: boolean, io: CommandIo): Promise<number> {
  const made = await goldenCases(journal, io.cwd, { ...io.gatePorts(io.signals.signal), started: () => () => {} })
  if (!made.ok) {
    io.sink.err(`${made.problems.map(renderProblem).join('\n')}\n`)
    return 2
  }
  const { files, says, cases, model } = made.value
  io.sink.out(`${says.map(visible).join('\n')}\n`)
  if (cases === 0) {
    io.sink.err(`${renderProblem({ code: 'record-nothing', args: { file: journal } })}\n`)
    return 2
  }
  if (!(await writeNew(files, yes, io))) return 2
  io.sink.out('\nmodelgate check\n')
  const contracts = files.map(({ path }) => path).filter((path) => path.endsWith('.yaml'))
  const code = await check(contracts, { reportDir: '', format: 'text' }, io)
  io.sink.out(`\n${reviewLines(contracts, model).map(visible).join('\n')}\n`)
  return code
}

/** What to do next, in three lines. */
const reviewLines = (contracts: readonly string[], model: string): readonly string[] => [
  `1. Read every row: what ${model} answered is now what must come back. Mend or delete the rows that are wrong.`,
  '2. Exact answers suit values, labels and calls. Where words may differ, keep the contract that they were made of.',
  `3. modelgate run ${contracts.join(' ')} asks how often the model to try agrees with them.`,
]

function foundText({ found, says, isExample }: InitPlan): string {
  const lines = isExample ? [...found, 'nothing to make a contract of: an example is written'] : found
  return `${[...lines, ...says].map(visible).join('\n')}\n`
}

/** What to do next, in three lines. */
const nextLines = ({ contract, model, candidate }: InitPlan): readonly string[] => [
  `1. Write real cases, with the values that must come back, into ${contract}.`,
  '2. Try it without a key: `modelgate simulate --port 8080`, then `modelgate run --model sim-steady --baseline sim-steady --base-url http://127.0.0.1:8080/v1`.',
  `3. Set OPENAI_API_KEY (and the repository's secret of that name), then \`modelgate run\` ${candidate === model ? `asks ${model}; name the model to try as candidate in modelgate.yaml` : `compares ${candidate} with ${model}`}.`,
]

/** What the shipped registry knows of a model's end. */
function retiring(model: string): Retiring | null {
  const ends = createRegistry([]).find({ provider: 'openai', preset: 'openai', model })?.ends
  return ends ? { shutdown: ends.shutdown, replacement: ends.entry.replacement?.model ?? null } : null
}

export interface NewFile {
  /** Relative to the working directory. */
  readonly path: string
  readonly text: string
}

/**
 * Writes files that are not there yet, asking first unless `yes`. What is there already is left as it is, and said.
 *
 * @returns whether all that was to be written is there now
 */
export async function writeNew(wanted: readonly NewFile[], yes: boolean, io: CommandIo): Promise<boolean> {
  const { files } = io.gatePorts(io.signals.signal)
  const isThere = ({ path }: NewFile): boolean => files.inspect(`${io.cwd}/${path}`) !== null
  const fresh = wanted.filter((file) => !isThere(file))
  const paths = fresh.map(({ path }) => path)
  const outside = leadingOut(paths, io.cwd, files)
  if (outside.length > 0) {
    io.sink.err(`${outside.map(renderProblem).join('\n')}\n`)
    return false
  }
  for (const { path } of wanted.filter(isThere)) io.sink.out(`${path} is there already and is left as it is\n`)
  if (!yes && !(await isAgreed(paths, io))) return false
  let isWhole = true
  for (const { path, text } of fresh) {
    const unwritten = await io.sink.file(joinPath(io.cwd, path), text)
    if (unwritten) io.sink.err(`${renderProblem(unwritten)}\n`)
    else io.sink.out(`wrote ${path}\n`)
    isWhole &&= unwritten === null
  }
  return isWhole
}

/** Whether who runs it wants the files; on no terminal nobody can be asked. */
async function isAgreed(paths: readonly string[], { ask, sink }: CommandIo): Promise<boolean> {
  if (paths.length === 0) return true
  const answer = ask === null ? null : await ask(`write ${paths.join(', ')}? [y/N] `)
  if (answer !== null && /^y(es)?$/i.test(answer.trim())) return true
  sink.err(answer === null ? `nothing was written: --yes writes ${paths.join(', ')}\n` : 'nothing was written\n')
  return false
}
