import type { Problem } from '../problem/problem.ts'
import { renderProblem, wordsOf } from '../report/words.ts'
import { judgeSetup } from './judge.ts'
import { publishJudged } from './publish.ts'
import { writeOutputs } from './runner-files.ts'
import { readSetup } from './setup.ts'
import type { ActionWorld } from './world.ts'

/** One step of the Action, from its inputs to its exit code (verdict.md §6). */
export async function runAction(world: ActionWorld): Promise<number> {
  const setup = await readSetup(world)
  if (!setup.ok) return refused(setup.problems, world)
  const end = await judgeSetup(setup.value, world)
  if (end.kind === 'refused') return refused(end.problems, world)
  const exitCode = end.cancelled ? world.signals.code() : end.report.exit_code
  const troubles = await publishJudged(end, exitCode, setup.value, world)
  for (const trouble of troubles)
    world.remark({ level: 'warning', title: 'modelgate', message: wordsOf(trouble).title })
  return exitCode
}

/** Nothing was judged: every problem is said, on its line where it has one. */
async function refused(problems: readonly Problem[], world: ActionWorld): Promise<number> {
  world.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  await writeOutputs({ 'exit-code': '2' }, world)
  return 2
}
