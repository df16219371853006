import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ADVERSARIAL, mutatedAnswers } from '../../bench/fuzz/answers.ts'
import { brokenPromise } from '../../bench/fuzz/promises.ts'
import { parseAnswer } from '../../src/outcome/parse/parse.ts'

test('any text gets a name and a span of its own', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(brokenPromise(text).broke).toBeNull()
    }),
    { numRuns: 2000 },
  )
})

test('mutated answers keep every promise', () => {
  for (const text of mutatedAnswers(3000, 7)) expect([text, brokenPromise(text).broke]).toEqual([text, null])
})

test('a value in a fence is always recoverable, and read where fences are', () => {
  fc.assert(
    fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), fc.constantFrom('', 'json', 'JSON'), (value, tag) => {
      const source = JSON.stringify(value)
      const text = `\`\`\`${tag}\n${source}\n\`\`\``
      const fenced = parseAnswer(text, 'fenced')
      expect(fenced.ok && JSON.stringify(fenced.document.value)).toBe(source)
      expect(parseAnswer(text, 'strict')).toMatchObject({ ok: false, fault: { kind: 'fenced', recoveredBy: 'fence' } })
    }),
  )
})

// A reader that is quadratic somewhere does not come back from these within the test's own time-out.
test('a megabyte of anything ends', () => {
  for (const [name, text] of ADVERSARIAL) expect([name, brokenPromise(text).broke]).toEqual([name, null])
})

test('a repair that would go on for ever is given up', () => {
  const parsed = parseAnswer(`{"a":${"'a".repeat(30_000)}}`, 'strict')
  expect(parsed).toMatchObject({ ok: false, fault: { kind: 'single-quoted', recoverable: false } })
})
