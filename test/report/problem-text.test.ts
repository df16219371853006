import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ParseFaultKind } from '../../src/outcome/outcome.ts'
import { type Code, PROBLEMS } from '../../src/problem/problems.ts'

import { callLine, failureLine } from '../../src/report/text/failure-row.ts'
import { plainText } from '../../src/report/text/inline.ts'
import { problemText, renderProblem } from '../../src/report/text/problem-text.ts'

describe('the words of problems', () => {
  it('are one table, each code in one room', () => {
    const folder = new URL('../../src/problem/problems/', import.meta.url)
    const codes = readdirSync(folder).flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}'?([a-z0-9-]+)'?: \{/gm)].map(([, code]) => code),
    )
    expect(codes.toSorted()).toEqual(Object.keys(PROBLEMS).toSorted())
  })

  it.each(Object.entries(PROBLEMS))('of %s are a title and a page', (_code, { title, doc }) => {
    expect(title).toMatch(/\S/)
    expect(doc).toMatch(/\.md/)
  })

  it('fill their arguments in, each character visible', () => {
    const problem = {
      code: 'case-not-found',
      args: { id: 'a\u202eb\n' },
      place: { file: 'x\u001b.yaml', line: 3, column: 7 },
    } as const
    expect(renderProblem(problem)).toBe(
      'x\\u{1b}.yaml:3:7: no contract has a case a\\u{202e}b\\n\n  case ids are compared as they are written in the contract or case file\n  https://github.com/modelgate/modelgate/blob/v0/docs/contracts.md#cases-from-files',
    )
  })

  it('of a code that no table has are the code and what it says', () => {
    expect(problemText({ code: 'toString' as Code, args: { a: 1 } })).toEqual({
      title: 'toString (a 1)',
      hint: '',
      link: '',
    })
  })
})

describe('the words of an answer that can not be read', () => {
  it.each<[ParseFaultKind, string, string]>([
    ['not-a-number', '.5', 'the text: a number that JSON does not have, expected one JSON value (.5)'],
    ['not-json', '// note', 'the text: not JSON, expected one JSON value (// note)'],
    ['empty', '', 'the text: an empty answer, expected one JSON value'],
  ])('%s', (kind, text, words) => {
    const span = { start: 0, end: text.length, line: 1, column: 1, text }
    const evidence = { fault: { kind, span, recoverable: false } }
    expect(plainText(failureLine({ outcome: 'unparsable', evidence }))).toBe(words)
  })
})

describe('the line of a call', () => {
  const evidence = { fault: { kind: 'unknown-tool', name: 'x', declared: [] } } as const
  it.each([
    [null, 'unknown tool x, expected a declared tool'],
    [0, 'turn 1: unknown tool x, expected a declared tool'],
    [2, 'turn 3: unknown tool x, expected a declared tool'],
  ])('names the turn of a flow: %s', (turn, words) => {
    expect(plainText(callLine({ outcome: 'wrong-calls', evidence, turn }))).toBe(words)
  })
})
