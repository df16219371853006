import { describe, expect, test } from 'vitest'
import { type Files, GOOD, load, problemsOf, warningsOf } from './reading.ts'

const request = (body: string): string => GOOD.replace(/request:\n.*\n/, `request: ${body}\n`)
const found = (text: string, files: Files = {}) => {
  const loaded = load({ 'c.yaml': text, ...files })
  return loaded.ok ? warningsOf(loaded) : problemsOf(loaded)
}

describe('$todo', () => {
  test.each<[string, string, readonly string[], Files?]>([
    ['in place of the request', request('{ $todo: the prompt is code }'), ['todo c.yaml:3:12']],
    ['in place of a prompt', request('{ messages: [{ role: user, content: { $todo: it } }] }'), ['todo c.yaml:3:48']],
    ['of a variable', GOOD.replace('text: hi', 'text: { $todo: it }'), ['todo c.yaml:6:32']],
    ['of an expected value', `${GOOD}expect: { match: { a: { $todo: it } } }\n`, ['todo c.yaml:7:25']],
    ['of a text', `${GOOD}expect: { text: { $todo: it } }\n`, ['todo c.yaml:7:19']],
    [
      'in a row of cases',
      GOOD.replace(/cases:[\s\S]*/, 'cases: [{ from: a.jsonl }]\n'),
      ['todo a.jsonl:1:18'],
      { 'a.jsonl': '{"vars":{"text":{"$todo":"it"}}}\n' },
    ],
    [
      'in a file that the request names',
      request('{ $file: r.json }'),
      ['todo c.yaml:3:19'],
      { 'r.json': '{"messages":[{"role":"user","content":{"$todo":"it"}}]}' },
    ],
    ['that is no text', request('{ $todo: 1 }'), ['operator-argument c.yaml:3:12']],
    ['that stands beside something', request('{ $todo: a, messages: [] }'), ['operator-alone c.yaml:3:12']],
    [
      'among expected values that is no text',
      `${GOOD}expect: { match: { $todo: 1 } }\n`,
      ['operator-argument c.yaml:7:20'],
    ],
  ])('%s', (_, text, expected, files) => {
    expect(found(text, files)).toEqual(expected)
  })
})
