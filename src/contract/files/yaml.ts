import { Composer, CST, type Document, Lexer, Parser } from 'yaml'
import { bad, good, type Place, type Problem, type Result } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'
import { type Bounds, shownBound, wholeRun } from '../bounds.ts'
import { Findings, type Source } from './source.ts'
import { MAX_YAML_DEPTH } from './yaml-caps.ts'
import { readTree } from './yaml-tree.ts'

/** A file of 256 KiB that is no attack has a tenth of this; reading so many takes about half a second. */
const MAX_TOKENS = 120_000
/** A file costs as much as so many tokens, be it empty. */
const FILE_TOKENS = 100
/** Each level of a value takes up to four entries of the parser's stack. */
const MAX_STACK = 4 * MAX_YAML_DEPTH
const MOST_SYNTAX_ERRORS = 20

/**
 * One YAML 1.2 document (core schema, whatever its own directive says) as plain data with places. The text must have
 * passed the size cap. Tokens are counted before anything recursive sees them, so that no nesting can exhaust the
 * stack and no run of errors can take minutes.
 */
export function readYaml(text: string, file: string, bounds?: TokenBound): Result<Source> {
  const { source, problems, warnings } = readYamlParts(text, file, bounds)
  return source === null || problems.length > 0 ? bad(...problems) : good(source, warnings)
}

/** What is left for all YAML of the run. */
type TokenBound = Pick<Bounds, 'yamlTokens'>

interface YamlParts {
  /** null where nothing can be read; otherwise all but what its `unread` names. */
  readonly source: Source | null
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/** The same where the rest is to be looked at too, so that all that is wrong with a file can be told at once. */
export function readYamlParts(text: string, file: string, bounds: TokenBound = wholeRun()): YamlParts {
  const starts = lineStarts(text)
  const placeAt = (offset: number) => placeOfOffset(file, starts, offset)
  const unprintable = controlCharacters(text, placeAt)
  const nothing = (...problems: readonly Problem[]): YamlParts => ({
    source: null,
    problems: [...unprintable, ...problems],
    warnings: [],
  })
  const tokens = tokensOf(text, bounds)
  if ('code' in tokens)
    return nothing({ code: tokens.code, args: { ...tokens.args, path: file }, place: placeAt(tokens.offset) })
  const composer = new Composer({
    schema: 'core',
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const documents = [...composer.compose(tokens.tokens)]
  const [document, second] = documents
  if (!document) return nothing({ code: 'yaml-empty', args: {}, place: placeAt(0) })
  const problems = syntaxProblems(document, placeAt)
  if (problems.length > 0) return nothing(...problems)
  if (second) return nothing({ code: 'yaml-several-documents', args: {}, place: placeAt(second.range[0]) })
  if (document.contents === null) return nothing({ code: 'yaml-empty', args: {}, place: placeAt(0) })
  const findings = new Findings()
  const source = readTree(document, file, placeAt, findings)
  const warnings: Problem[] =
    document.directives?.yaml.version === '1.1'
      ? [{ code: 'yaml-directive', args: { found: '%YAML 1.1' }, place: placeAt(0) }]
      : []
  return { source, problems: [...unprintable, ...findings.problems], warnings }
}

/**
 * What YAML 1.2 does not allow bare (§5.1, `c-printable`: C0 but tab and line ends, DEL, C1), U+0085, and a carriage
 * return that ends no line: they hide what a contract says from those who review it.
 */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/g

function controlCharacters(text: string, placeAt: (offset: number) => Place): readonly Problem[] {
  const problems: Problem[] = []
  for (const match of text.matchAll(CONTROL)) {
    if (problems.length === MOST_SYNTAX_ERRORS) break
    const found = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    problems.push({ code: 'yaml-control-character', args: { found }, place: placeAt(match.index) })
  }
  return problems
}

type Tokens =
  | { readonly tokens: readonly CST.Token[] }
  | { readonly code: Code; readonly args: Problem['args']; readonly offset: number }

function tokensOf(text: string, bounds: TokenBound): Tokens {
  const parser = new Parser()
  bounds.yamlTokens -= FILE_TOKENS
  const tokens: CST.Token[] = []
  let [count, flowDepth] = [0, 0]
  for (const lexeme of new Lexer().lex(text)) {
    if (--bounds.yamlTokens < 0)
      return { code: 'contracts-too-large', args: { limit: shownBound('yamlTokens') }, offset: parser.offset }
    if (++count > MAX_TOKENS)
      return { code: 'yaml-too-many-tokens', args: { limit: MAX_TOKENS }, offset: parser.offset }
    const type = CST.tokenType(lexeme)
    if (type === 'flow-map-start' || type === 'flow-seq-start') flowDepth++
    if (type === 'flow-map-end' || type === 'flow-seq-end') flowDepth--
    if (flowDepth > MAX_YAML_DEPTH || parser.stack.length > MAX_STACK)
      return { code: 'yaml-too-deep', args: { limit: MAX_YAML_DEPTH }, offset: parser.offset }
    tokens.push(...parser.next(lexeme))
  }
  tokens.push(...parser.end())
  return { tokens }
}

function syntaxProblems(document: Document.Parsed | Document, placeAt: (offset: number) => Place): readonly Problem[] {
  return document.errors.slice(0, MOST_SYNTAX_ERRORS).map((error) => {
    const place = placeAt(error.pos[0])
    // `content: {{name}}` without quotes is a mapping whose key is a mapping.
    return error.code === 'NON_STRING_KEY'
      ? { code: 'yaml-key', args: { found: 'a key that is no word' }, place }
      : { code: 'yaml-syntax', args: { message: firstSentence(error.message) }, place }
  })
}

const firstSentence = (message: string): string => (message.split('\n')[0] ?? message).slice(0, 200)

function lineStarts(text: string): readonly number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function placeOfOffset(
  file: string,
  starts: readonly number[],
  offset: number,
): { file: string; line: number; column: number } {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { file, line: low + 1, column: Math.max(1, offset - (starts[low] as number) + 1) }
}
