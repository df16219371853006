import { type Literal, memberOf } from './literal.ts'
import { languageOf } from './names.ts'
import { LiteralReader } from './read-literal.ts'
import { isPython, isTest, isTypeScript, lineAt, type SourceFile } from './repository-files.ts'

/** A request to a model as the source writes it. */
export interface FoundCall {
  readonly file: SourceFile
  /** 1-based. */
  readonly line: number
  readonly api: 'chat' | 'responses'
  readonly body: Literal
}

/** Methods of OpenAI's clients that send a body; the Python client takes its members as named arguments. */
const METHODS: readonly (readonly [FoundCall['api'], RegExp])[] = [
  ['chat', /\.chat\s*\.completions\s*\.(?:create|parse|stream)\s*\(/g],
  ['chat', /\b[Cc]hat_?[Cc]ompletion\.a?create\s*\(/g],
  ['responses', /\.responses\s*\.(?:create|parse|stream)\s*\(/g],
]
/** A body that the program sends by itself. */
const BODY = /\{\s*["']?model["']?\s*[:,]/g

/** Every request that the sources write out, tests last, in the order of the files. */
export function findCalls(files: readonly SourceFile[]): readonly FoundCall[] {
  const sources = files.filter((file) => isTypeScript(file) || isPython(file))
  const found = sources.flatMap((file) => {
    const called = METHODS.flatMap(([api, method]) => callsIn(file, api, method))
    return called.length > 0 ? called : bodiesIn(file)
  })
  return [...found.filter(({ file }) => !isTest(file)), ...found.filter(({ file }) => isTest(file))]
}

function callsIn(file: SourceFile, api: FoundCall['api'], method: RegExp): readonly FoundCall[] {
  const reader = new LiteralReader(file.text, languageOf(file))
  return [...file.text.matchAll(method)].flatMap((match) => {
    const open = match.index + match[0].length
    const body = isPython(file) ? reader.members(open, ')')?.literal : reader.expression(open).literal
    return body === undefined ? [] : [{ file, line: lineAt(file.text, match.index), api, body }]
  })
}

function bodiesIn(file: SourceFile): readonly FoundCall[] {
  const reader = new LiteralReader(file.text, languageOf(file))
  return [...file.text.matchAll(BODY)].flatMap((match) => {
    const body = reader.expression(match.index).literal
    const api = memberOf(body, 'messages') ? 'chat' : memberOf(body, 'input') ? 'responses' : null
    return api === null ? [] : [{ file, line: lineAt(file.text, match.index), api, body }]
  })
}
