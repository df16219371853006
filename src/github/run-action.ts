import type { Problem } from '../problem/problem.ts'
import { renderProblem } from '../report/words.ts'
import { judgeSetup } from './judge.ts'
import { publishJudged, publishSaid } from './publish.ts'
import { saidOfRefused } from './said.ts'
import { readSetup, type Setup } from './setup.ts'
import type { ActionWorld } from './world.ts'

/** One step of the Action, from its inputs to its exit code (verdict.md §6). */
export async function runAction(world: ActionWorld): Promise<number> {
  const setup = await readSetup(world)
  if (!setup.ok) return refused(setup.problems, null, world)
  const end = await judgeSetup(setup.value, world)
  if (end.kind === 'refused') return refused(end.problems, setup.value, world)
  const exitCode = end.cancelled ? world.signals.code() : end.report.exit_code
  await publishJudged(end, exitCode, setup.value, world)
  return exitCode
}

const CONFIGURATION = 2

/** Nothing was judged: every problem is said, on its line where it has one, and takes the place of an older verdict. */
async function refused(problems: readonly Problem[], setup: Setup | null, world: ActionWorld): Promise<number> {
  world.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  const said = saidOfRefused(problems, CONFIGURATION, world.sink)
  await publishSaid(said, { result: '', 'exit-code': String(CONFIGURATION) }, [], setup, world)
  return CONFIGURATION
}
