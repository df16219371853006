import type { Problem } from '../../problem/problem.ts'
import { type Code, PROBLEMS } from '../../problem/problems.ts'
import type { Words } from '../../problem/words.ts'

import { visible } from './visible.ts'

/** A problem's words with its arguments filled in; untrusted arguments made visible. */
export function wordsOf(problem: Problem): Words {
  const words = known(problem.code)
  if (words === undefined) return { title: `${problem.code}${argumentList(problem)}`, hint: '', doc: '' }
  return { title: filled(words.title, problem.args), hint: filled(words.hint, problem.args), doc: words.doc }
}

const known = (code: string): Words | undefined => (Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as Code] : undefined)

const PLACEHOLDER = /\{(\w+)\}/g

const filled = (text: string, args: Problem['args']): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => (Object.hasOwn(args, name) ? visible(String(args[name])) : whole))

/** A code that no table knows comes from a bug; what it says is still shown. */
const argumentList = (problem: Problem): string => {
  const shown = Object.entries(problem.args).map(([name, value]) => `${name} ${visible(String(value))}`)
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`
}

/** `triage.yaml:12:5: title` and, on a line of its own, the hint. One line each, for a terminal. */
export function renderProblem(problem: Problem): string {
  const { title, hint } = wordsOf(problem)
  const place = problem.place
  const where = place === undefined ? '' : `${visible(place.file)}:${place.line}:${place.column}: `
  return hint === '' ? `${where}${title}` : `${where}${title}\n  ${hint}`
}
