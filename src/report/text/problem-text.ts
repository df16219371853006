import type { Problem } from '../../problem/problem.ts'
import type { ProblemEntry } from '../../problem/problem-table.ts'
import { type Code, PROBLEMS } from '../../problem/problems.ts'
import { DOCS } from '../../version.ts'
import { visible } from './visible.ts'

/** A problem as people read it; `link` is the page that tells more, empty for a code that no table knows. */
interface ProblemText {
  readonly title: string
  readonly hint: string
  readonly link: string
}

/** A problem's words with its arguments filled in; untrusted arguments made visible. */
export function problemText(problem: Problem): ProblemText {
  const words = known(problem.code)
  if (words === undefined) return { title: `${problem.code}${argumentList(problem)}`, hint: '', link: '' }
  return {
    title: filled(words.title, problem.args) + alsoAt(problem),
    hint: filled(words.hint, problem.args),
    link: docLink(problem.code),
  }
}

const known = (code: string): ProblemEntry | undefined =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as Code] : undefined

/** The page about a problem, as an absolute address; empty for a code that no table knows. */
export function docLink(code: string): string {
  const words = known(code)
  return words === undefined ? '' : `${DOCS}${words.doc}`
}

/** `, and at 197 more places: lines 4, 5, 6, …`. */
function alsoAt({ place, also }: Problem): string {
  if (also === undefined) return ''
  const where = also.places.map(({ file, line }) =>
    file === place?.file ? `line ${line}` : `${visible(file)}:${line}`,
  )
  return `, and at ${also.count} more places: ${where.join(', ')}${also.count > where.length ? ', …' : ''}`
}

const PLACEHOLDER = /\{(\w+)\}/g

const filled = (text: string, args: Problem['args']): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => (Object.hasOwn(args, name) ? visible(String(args[name])) : whole))

/** A code that no table knows comes from a bug; what it says is still shown. */
const argumentList = (problem: Problem): string => {
  const shown = Object.entries(problem.args).map(([name, value]) => `${name} ${visible(String(value))}`)
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`
}

/** `triage.yaml:12:5: title` and, on lines of their own, the hint and the page that tells more. For a terminal. */
export function renderProblem(problem: Problem): string {
  const { title, hint, link } = problemText(problem)
  const place = problem.place
  const where = place === undefined ? '' : `${visible(place.file)}:${place.line}:${place.column}: `
  return [`${where}${title}`, hint, link].filter((line) => line !== '').join('\n  ')
}
