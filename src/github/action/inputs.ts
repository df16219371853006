import { type Read, readOneOf } from '../../gate/request/option-values.ts'
import { type GivenOptions, OPTION_NAMES, type OptionName, optionOf } from '../../gate/request/options.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import type { Runner } from '../step/runner.ts'

const COMMENT_MODES = ['always', 'on-failure', 'never'] as const
type CommentMode = (typeof COMMENT_MODES)[number]

/** The inputs of action.yml, read once. null and empty lists: not given. */
export interface Inputs {
  readonly contracts: readonly string[]
  /** Inputs that are options of `modelgate run` too. */
  readonly options: GivenOptions
  readonly apiKey: string | null
  readonly baselineApiKey: string | null
  readonly onlyChanged: boolean
  /** Reuse what a step before this one took from the cache. */
  readonly reuse: boolean
  /** Journals to merge in place of a run; globs too. */
  readonly journals: readonly string[]
  readonly name: string
  readonly comment: CommentMode
  readonly checkRun: boolean
  readonly token: string | null
  readonly workingDirectory: string
  readonly args: readonly string[]
}

/** Reads every input; all that can't be read are told together, and none is replaced by its default. */
export function readInputs({ input: given }: Pick<Runner, 'input'>): Result<Inputs> {
  const problems: Problem[] = []
  const text = (input: string): string | null => {
    const value = given(input)
    return value === '' ? null : value
  }
  const read = <Value>(input: string, reader: (text: string) => Read<Value>): Value | null => {
    const found = text(input)
    if (found === null) return null
    const result = reader(found)
    if ('value' in result) return result.value
    problems.push({ code: 'input-unreadable', args: { input, found, wanted: result.wanted } })
    return null
  }
  const inputs: Inputs = {
    contracts: linesOf(text('contracts')),
    options: readOptions(text, read),
    apiKey: text('api-key'),
    baselineApiKey: text('baseline-api-key'),
    onlyChanged: read('only-changed', readBoolean) ?? false,
    reuse: read('reuse', readBoolean) ?? false,
    journals: linesOf(text('journals')),
    name: read('name', readName) ?? 'modelgate',
    comment: read('comment', readOneOf(COMMENT_MODES)) ?? 'always',
    checkRun: read('check-run', readBoolean) ?? true,
    token: text('github-token'),
    workingDirectory: text('working-directory') ?? '.',
    args: read('args', readWords) ?? [],
  }
  if (inputs.options.shard !== undefined && inputs.journals.length > 0) {
    problems.push({
      code: 'input-unreadable',
      args: { input: 'shard', found: text('shard') ?? '', wanted: 'nothing is wanted beside `journals`' },
    })
  }
  return problems.length > 0 ? bad(...problems) : good(inputs)
}

/** The inputs that are options of `modelgate run`: of an option that may be repeated, a value a line, or several as the command line takes them. */
function readOptions(
  text: (input: string) => string | null,
  read: <Value>(input: string, reader: (text: string) => Read<Value>) => Value | null,
): GivenOptions {
  const given = OPTION_NAMES.flatMap((name): readonly (readonly [OptionName, unknown])[] => {
    const option = optionOf(name)
    if (option.input === undefined || option.kind === 'switch') return []
    if (option.kind === 'one') {
      const value = read(option.input, option.read)
      return value === null ? [] : [[name, value]]
    }
    const lines = linesOf(text(option.input))
    const { separator } = option
    const values = separator === undefined ? lines : lines.flatMap((line) => wordsOf(line, separator))
    return values.length === 0 ? [] : [[name, values]]
  })
  return Object.fromEntries(given)
}

const linesOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const wordsOf = (text: string, separator: string): readonly string[] =>
  text
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** The words of YAML's core schema, as actions/toolkit's getBooleanInput takes them. */
function readBoolean(text: string): Read<boolean> {
  if (/^(true|True|TRUE)$/.test(text)) return { value: true }
  return /^(false|False|FALSE)$/.test(text) ? { value: false } : { wanted: '`true` or `false` is wanted' }
}

/** Goes into an HTML comment and a check's name, so it holds nothing that ends one. */
const readName = (text: string): Read<string> =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,63}$/u.test(text)
    ? { value: text }
    : { wanted: 'letters, digits, spaces and . _ / - are wanted, at most 64' }

function readWords(text: string): Read<readonly string[]> {
  const words = shellWords(text)
  return 'fault' in words ? { wanted: words.fault } : { value: words }
}

/**
 * Splits a text as a POSIX shell splits words (XCU §2.2): white space between words, single and double quotes, a
 * backslash before a character. Nothing is expanded and nothing is run: `$`, `|`, `;` and the like stand for themselves.
 *
 * @returns the words, or in words why there are none
 */
export function shellWords(text: string): readonly string[] | { readonly fault: string } {
  const words: string[] = []
  let word: string | null = null
  let at = 0
  while (at < text.length) {
    const character = text[at] as string
    if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
      at++
    } else if (character === "'" || character === '"') {
      const quoted = quotedPart(text, at + 1, character)
      if (quoted === null) return { fault: `a ${character} is never closed` }
      word = (word ?? '') + quoted.text
      at = quoted.end
    } else if (character === '\\') {
      if (at + 1 === text.length) return { fault: 'a \\ stands at the end' }
      // A line end after a backslash continues the line.
      if (text[at + 1] !== '\n') word = (word ?? '') + text[at + 1]
      at += 2
    } else {
      word = (word ?? '') + character
      at++
    }
  }
  if (word !== null) words.push(word)
  return words
}

/** What stands before the closing quote, and where the text goes on behind it. In single quotes nothing is special. */
function quotedPart(
  text: string,
  start: number,
  quote: string,
): { readonly text: string; readonly end: number } | null {
  let read = ''
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string
    if (character === quote) return { text: read, end: at + 1 }
    const next = text[at + 1]
    if (quote === '"' && character === '\\' && next !== undefined && '\\"$`\n'.includes(next)) {
      if (next !== '\n') read += next
      at++
    } else read += character
  }
  return null
}
