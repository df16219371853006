import { CONTRACT_WORDS, POLICY_WORDS } from '../../contract/words.ts'
import { SATISFIABLE_WORDS } from '../../outcome/satisfiable/words.ts'
import { SCHEMA_WORDS } from '../../outcome/schema/words.ts'
import { PLAN_WORDS } from '../../plan/codes.ts'
import { REQUIREMENT_WORDS } from '../../plan/requirement-codes.ts'
import { PREFLIGHT_WORDS } from '../../preflight/preflight-codes.ts'
import { WEAKENED_WORDS } from '../../preflight/weakened/weakened-codes.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Words } from '../../problem/words.ts'
import { PROVIDER_WORDS } from '../../provider/words.ts'
import { RUN_WORDS } from '../../run/codes.ts'
import { GITHUB_WORDS } from './github-words.ts'
import { visible } from './visible.ts'

/** Codes of the folders that stand after this one: their words are here because all words are read here. */
export type PublishCode = 'file-not-written' | 'stream-closed' | 'import-exists'

const PUBLISH_WORDS: Readonly<Record<PublishCode, Words>> = {
  'file-not-written': {
    title: '{target} was not written: {reason}',
    hint: 'the verdict stands; free some space or name another folder with --report-dir',
    doc: 'docs/reports.md',
  },
  'import-exists': {
    title: '{file} is there already',
    hint: 'nothing is written over: name another folder with --out, or take the file away',
    doc: 'docs/import.md',
  },
  'stream-closed': {
    title: '{target} was closed: {reason}',
    hint: 'the verdict stands, and the report files hold all that was to be said',
    doc: 'docs/reports.md',
  },
}

/** Every code's words. Each part is a record over its folder's codes, so a code without words does not compile. */
export const WORDS = {
  ...CONTRACT_WORDS,
  ...POLICY_WORDS,
  ...PROVIDER_WORDS,
  ...PLAN_WORDS,
  ...PREFLIGHT_WORDS,
  ...WEAKENED_WORDS,
  ...REQUIREMENT_WORDS,
  ...SCHEMA_WORDS,
  ...SATISFIABLE_WORDS,
  ...RUN_WORDS,
  ...PUBLISH_WORDS,
  ...GITHUB_WORDS,
}

/** A problem's words with its arguments filled in; untrusted arguments made visible. */
export function wordsOf(problem: Problem): Words {
  const words = known(problem.code)
  if (words === undefined) return { title: `${problem.code}${argumentList(problem)}`, hint: '', doc: '' }
  return { title: filled(words.title, problem.args), hint: filled(words.hint, problem.args), doc: words.doc }
}

const known = (code: string): Words | undefined =>
  Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS] : undefined

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
