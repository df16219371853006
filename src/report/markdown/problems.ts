import type { Problem } from '../../problem/problem.ts'
import { inlineOf } from '../text/inline.ts'
import { counted } from '../text/numbers.ts'
import { problemText } from '../text/problem-text.ts'
import { codeCut, markdownInline } from './escape.ts'

/** The headline where nothing was judged. */
export const problemsHeadline = (problems: readonly Problem[]): string =>
  `Nothing was judged: ${counted(problems.length, 'problem')} to correct first`

/** What is wrong with contracts, policy or inputs, for a comment or summary of at most `limit` characters. */
export function renderProblems(problems: readonly Problem[], limit: number): string {
  const heading = `### ❌ ${problemsHeadline(problems)}\n`
  const lines: string[] = []
  let size = heading.length + ROOM_FOR_REST
  for (const problem of problems) {
    const line = problemLine(problem)
    if (size + line.length + 1 > limit) break
    lines.push(line)
    size += line.length + 1
  }
  const rest = problems.length - lines.length
  return `${heading}\n${[...lines, ...(rest > 0 ? [`- …and ${counted(rest, 'more problem')}, in the log`] : [])].join('\n')}\n`
}

const ROOM_FOR_REST = 80
const VALUE = 120

function problemLine(problem: Problem): string {
  const { title, hint } = problemText(problem)
  const { place } = problem
  const where = place === undefined ? '' : `${codeCut(`${place.file}:${place.line}:${place.column}`, VALUE)} `
  return `- ${where}${markdownInline(inlineOf(title), VALUE)}${hint === '' ? '' : `<br>${markdownInline(inlineOf(hint), VALUE)}`}`
}
