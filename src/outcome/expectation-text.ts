import type { Expect, ExpectedCall, Pattern, ValueChecks } from '../contract/expect.ts'
import { patternText } from './pattern-text.ts'

/** What an answer must be, for people: a line a member of an object, a line a call. null where a schema alone is asked. */
export function expectationText({ values, text, calls, refusal }: Expect): string | null {
  const lines = [
    ...(refusal ? ['a refusal'] : []),
    ...(text === undefined ? [] : [`the text ${patternText(text)}`]),
    ...(values === undefined ? [] : checkLines(values, '')),
    ...(calls === undefined ? [] : callLines(calls.calls, calls.ordered)),
  ]
  return lines.length === 0 ? null : lines.join('\n')
}

function checkLines({ equals, match, pointers }: ValueChecks, at: string): readonly string[] {
  const under = at === '' ? '' : `${at}: `
  return [
    ...(equals === undefined ? [] : patternLines(equals, under)),
    ...(match === undefined ? [] : patternLines(match, under)),
    ...[...(pointers ?? [])].flatMap(([pointer, checks]) => checkLines(checks, `${at}${pointer}`)),
  ]
}

function patternLines(pattern: Pattern, under: string): readonly string[] {
  if (pattern.kind !== 'object' || pattern.members.size === 0) return [`${under}${patternText(pattern)}`]
  const members = [...pattern.members].map(([name, one]) => `  ${JSON.stringify(name)}: ${patternText(one)}`)
  const shown = pattern.closed ? members : [...members, '  …']
  return [`${under}{`, ...shown.slice(0, -1).map((line) => `${line},`), ...shown.slice(-1), '}']
}

function callLines(calls: readonly ExpectedCall[], isOrdered: boolean): readonly string[] {
  if (calls.length === 0) return ['no call']
  const lines = calls.map(({ name, optional, arguments: checks }) => {
    const values = checks === undefined ? '' : checkLines(checks, '').join(' ').replace(/\s+/g, ' ')
    return `${name}(${values})${optional ? ', or not at all' : ''}`
  })
  return calls.length > 1 ? [isOrdered ? 'in this order:' : 'in any order:', ...lines] : lines
}
