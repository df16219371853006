import type { Problem } from '../problem/problem.ts'
import { renderProblem } from '../report/text/problem-text.ts'

/** A contract, a case or an answer that can't be read: nothing was judged. The message names every place. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  constructor(problems: readonly Problem[]) {
    super(problems.map(renderProblem).join('\n'))
  }
}
