import { joinPath } from '../contract/files/include.ts'
import { leadingOut } from '../gate/request/written-paths.ts'
import { type InitPlan, planInit } from '../init/init.ts'
import type { Retiring } from '../init/policy-text.ts'
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
}

/**
 * `modelgate init`: a policy, a contract and a workflow for what the repository has. What is there already is left as it
 * is. Exit 0 where all was written or there, else that of `check`, and 2 where a file could not be written.
 */
export async function init(flags: InitFlags, io: CommandIo): Promise<number> {
  const { files } = io.gatePorts(io.signals.signal)
  const { from = null, baseline = null, candidate = null } = flags
  const plan = planInit({ cwd: io.cwd, from, baseline, candidate, retiring }, files)
  if (plan === null) {
    io.sink.err(`${renderProblem({ code: 'init-no-call', args: { from: from ?? '' } })}\n`)
    return 2
  }
  io.sink.out(foundText(plan))
  const isThere = (path: string): boolean => files.inspect(`${io.cwd}/${path}`) !== null
  const kept = plan.files.filter(({ path }) => isThere(path))
  const fresh = plan.files.filter(({ path }) => !isThere(path))
  const outside = leadingOut(
    fresh.map(({ path }) => path),
    io.cwd,
    files,
  )
  if (outside.length > 0) {
    io.sink.err(`${outside.map(renderProblem).join('\n')}\n`)
    return 2
  }
  for (const { path } of kept) io.sink.out(`${path} is there already and is left as it is\n`)
  if (
    !flags.yes &&
    !(await isAgreed(
      fresh.map(({ path }) => path),
      io,
    ))
  )
    return 2
  let isWhole = true
  for (const { path, text } of fresh) {
    const unwritten = await io.sink.file(joinPath(io.cwd, path), text)
    if (unwritten) io.sink.err(`${renderProblem(unwritten)}\n`)
    else io.sink.out(`wrote ${path}\n`)
    isWhole &&= unwritten === null
  }
  if (!isWhole) return 2
  io.sink.out('\nmodelgate check\n')
  const code = await check([], { reportDir: '', format: 'text' }, io)
  io.sink.out(`\n${nextLines(plan).join('\n')}\n`)
  return code
}

function foundText({ found, says, isExample }: InitPlan): string {
  const lines = isExample ? [...found, 'nothing to make a contract of: an example is written'] : found
  return `${[...lines, ...says].map(visible).join('\n')}\n`
}

/** Whether who runs it wants the files; on no terminal nobody can be asked. */
async function isAgreed(paths: readonly string[], { ask, sink }: CommandIo): Promise<boolean> {
  if (paths.length === 0) return true
  const answer = ask === null ? null : await ask(`write ${paths.join(', ')}? [y/N] `)
  if (answer !== null && /^y(es)?$/i.test(answer.trim())) return true
  sink.err(answer === null ? `nothing was written: --yes writes ${paths.join(', ')}\n` : 'nothing was written\n')
  return false
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
