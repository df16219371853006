import { describe, expect, it } from 'vitest'
import { problemText } from '../../src/report/text/problem-text.ts'
import { GOOD, load } from './reading.ts'

const titles = (contract: string, files = {}): readonly string[] => {
  const loaded = load({ 'c.yaml': contract, ...files })
  return loaded.ok
    ? loaded.warnings.map((one) => problemText(one).title)
    : loaded.problems.map((one) => problemText(one).title)
}

describe('a known key at the wrong level is told where it belongs', () => {
  it.each<[string, string, string]>([
    ['a rate at the top', 'parse_rate: 1\n', 'unknown key parse_rate in the file; it belongs under thresholds'],
    ['a schema at the top', 'schema: a.json\n', 'unknown key schema in the file; it belongs under expect'],
    ['a member of the request', 'temperature: 0\n', 'unknown key temperature in the file; it belongs under request'],
    ['messages', 'messages: []\n', 'unknown key messages in the file; it belongs under request'],
    [
      'thresholds inside expect',
      'expect: { thresholds: { parse_rate: 1 } }\n',
      'unknown key thresholds in expect; it belongs to the file itself, not indented',
    ],
    [
      'a rate beside the latency’s percentiles',
      'thresholds: { latency: { p95: 2s, match_rate: 1 } }\n',
      'unknown key match_rate in latency; it belongs beside latency',
    ],
    ['a misspelt one', 'threshold: { parse_rate: 1 }\n', 'unknown key threshold in the file; did you mean thresholds?'],
  ])('%s', (_, more, expected) => {
    expect(titles(GOOD + more)).toContain(expected)
  })

  it.each<[string, string, string]>([
    [
      'what a case expects',
      '{ id: a, vars: { text: x }, match: { a: 1 } }',
      'unknown key match in cases[0]; it belongs under expect',
    ],
    [
      'a group inside expect',
      '{ id: a, vars: { text: x }, expect: { group: g } }',
      'unknown key group in expect; it belongs beside expect',
    ],
    ['a turn’s', '{ id: a, vars: { text: x }, user: hi }', 'unknown key user in cases[0]; it belongs under turns'],
  ])('%s', (_, item, expected) => {
    expect(titles(GOOD.replace(/cases:[\s\S]*/, `cases: [${item}]\n`))).toContain(expected)
  })

  it('in a row of a case file too', () => {
    const contract = GOOD.replace(/cases:[\s\S]*/, 'cases: [{ from: a.jsonl }]\n')
    const found = titles(contract, { 'a.jsonl': '{"id":"a","vars":{"text":1},"match":{"a":1}}\n' })
    expect(found).toEqual(['unknown key match in the file; it belongs under expect'])
  })

  it('in a mapping that holds what is missing one level too deep', () => {
    const contract = 'version: 1\nname: a\nrequest:\n  messages: []\n  cases: [{ id: a }]\n'
    expect(titles(contract)).toContain('the file has no cases; it stands under request, indented too deep')
  })
})

describe('single braces', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'around a variable of that name',
      GOOD.replace('{{text}}', 'Label: {text}'),
      ['the variable text is used nowhere; {text} at c.yaml:4 is sent as it stands, did you mean {{text}}?'],
    ],
    [
      'beside the variable',
      GOOD.replace('{{text}}', '{{text}}, {text}'),
      ['{text} is sent as it stands; did you mean {{text}}?'],
    ],
    ['around another name', GOOD.replace('{{text}}', '{{text}} {other} { a: 1 }'), []],
    ['that are doubled or escaped', GOOD.replace('{{text}}', '{{text}} \\\\{{text}}'), []],
  ])('%s', (_, contract, expected) => {
    expect(titles(contract)).toEqual(expected)
  })
})
