import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExpectedCall } from '../../src/contract/expect.ts'
import type { JsonValue } from '../../src/json/value.ts'
import type { Answered, FinishReason, ToolCall } from '../../src/model/answer.ts'
import type { Criteria } from '../../src/outcome/criteria.ts'
import { judgeAnswer } from '../../src/outcome/judge-answer.ts'
import { answered, call, criteria, expected, schemaOf, tool } from './make.ts'
import { pattern } from './pattern.ts'
import { testValidator } from './validator.ts'

const validator = testValidator()
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>
const names = fc.constantFrom('a', 'b', 'toString', '__proto__', '')
const text = fc.oneof(
  fc.string(),
  json.map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value).slice(0, -1)),
  fc.constantFrom('', '{}', '```json\n{}\n```', '\ud800', '[1e999]'),
)
const toolCall: fc.Arbitrary<ToolCall> = fc.record({ id: fc.string(), name: names, arguments: text })
const finish: fc.Arbitrary<FinishReason> = fc.record({
  unified: fc.constantFrom('stop', 'length', 'tool-calls', 'content-filter', 'other', 'missing'),
  raw: fc.option(fc.string()),
})

const anyAnswer: fc.Arbitrary<Answered> = fc
  .record({
    content: fc.option(text),
    refusal: fc.option(fc.string(), { freq: 5 }),
    toolCalls: fc.array(toolCall, { maxLength: 4 }),
    finish,
  })
  .map(({ content, refusal, toolCalls, finish: reason }) => answered(null, { content, refusal, toolCalls }, reason))

const checks = json.map((value) => ({ match: pattern({ $literal: value }, false) }))
const anyCriteria: fc.Arbitrary<Criteria> = fc
  .record({
    parser: fc.constantFrom('strict' as const, 'fenced' as const, 'text' as const),
    refusal: fc.boolean(),
    schema: fc.option(
      fc.constantFrom(schemaOf({ type: 'object' }), schemaOf({ minLength: 1, items: { type: 'number' } })),
      { nil: undefined },
    ),
    values: fc.option(checks, { nil: undefined }),
    calls: fc.option(
      fc.record({
        ordered: fc.boolean(),
        calls: fc.array(fc.record({ name: names, optional: fc.boolean(), arguments: checks }), { maxLength: 4 }),
      }),
      { nil: undefined },
    ),
    toolChoice: fc.constantFrom('auto' as const, 'none' as const, 'required' as const, { name: 'a' }),
    parallelToolCalls: fc.boolean(),
    tools: fc.subarray([tool('a'), tool('b', { required: ['x'] }), tool('toString')]),
  })
  .map(({ parser, refusal, schema, values, calls, ...members }) =>
    criteria(
      { parser, refusal, ...(schema && { schema }), ...(values && { values }), ...(calls && { calls }) },
      members,
    ),
  )

test('judging is total, and evidence is bounded', () => {
  fc.assert(
    fc.property(anyCriteria, anyAnswer, (given, answer) => {
      const { outcome, valueDigest } = judgeAnswer(given, answer, validator)
      expect([
        'ok',
        'mismatch',
        'wrong-arguments',
        'wrong-calls',
        'schema-violation',
        'unparsable',
        'truncated',
        'refused',
      ]).toContain(outcome.kind)
      expect(valueDigest === null || /^[0-9a-f]{64}$/.test(valueDigest)).toBe(true)
      if (outcome.kind === 'mismatch' || outcome.kind === 'wrong-arguments')
        expect(outcome.differences.length).toBeGreaterThan(0)
    }),
    { numRuns: 2000 },
  )
})

test('an answer at its limits is judged, and evidence stays small', () => {
  const long = 'x'.repeat(1_000_000)
  const many = Array.from({ length: 20_000 }, (_, i) => call('a', { i }))
  const tools = [tool('a')]
  const given: readonly (readonly [Criteria, Answered])[] = [
    [criteria({ values: { match: pattern('x') } }), answered(JSON.stringify(long))],
    [criteria({ parser: 'text', values: { match: pattern('x') } }), answered(long)],
    [criteria({ values: { match: pattern([]) } }), answered(JSON.stringify(Array.from({ length: 400_000 }, () => 0)))],
    [
      criteria({ values: { match: pattern({ $unordered: [1] }) } }),
      answered(JSON.stringify(Array.from({ length: 400_000 }, () => 0))),
    ],
    [criteria({}, { tools, toolChoice: 'required' }), answered(long)],
    [criteria({}, { tools }), answered([call(long, '{}')])],
    [criteria({ calls: { ordered: false, calls: [expected('a')] } }, { tools }), answered(many)],
    [criteria({ calls: { ordered: true, calls: [expected('a', { i: 1 })] } }, { tools }), answered(many)],
    [criteria({ calls: { ordered: false, calls: [] } }, { tools }), answered(many)],
    [criteria({ refusal: true }), answered(long)],
    [criteria({ refusal: true }), answered(many)],
    [criteria(), answered(null, { refusal: long })],
  ]
  for (const [what, answer] of given) {
    const { outcome } = judgeAnswer(what, answer, validator)
    expect(outcome.kind).not.toBe('ok')
    expect(JSON.stringify(outcome).length).toBeLessThan(100_000)
  }
})

/** Whether calls fit expectations in some way, by trying every assignment. */
function fitsSomehow(
  expectations: readonly ExpectedCall[],
  fits: (e: number, m: number) => boolean,
  made: number,
  e = 0,
  taken: ReadonlySet<number> = new Set(),
): boolean {
  const expectation = expectations[e]
  if (expectation === undefined) return taken.size === made
  if (expectation.optional && fitsSomehow(expectations, fits, made, e + 1, taken)) return true
  for (let m = 0; m < made; m++) {
    if (!taken.has(m) && fits(e, m) && fitsSomehow(expectations, fits, made, e + 1, new Set([...taken, m]))) return true
  }
  return false
}

/** The same where expectations come in order and only optional ones may be skipped. */
function fitsInOrder(
  expectations: readonly ExpectedCall[],
  fits: (e: number, m: number) => boolean,
  made: number,
  e = 0,
  m = 0,
): boolean {
  const expectation = expectations[e]
  if (expectation === undefined) return m === made
  if (expectation.optional && fitsInOrder(expectations, fits, made, e + 1, m)) return true
  return m < made && fits(e, m) && fitsInOrder(expectations, fits, made, e + 1, m + 1)
}

test.each([
  { ordered: false, search: fitsSomehow },
  { ordered: true, search: fitsInOrder },
])('calls are right exactly where brute force finds an assignment (ordered: $ordered)', ({ ordered, search }) => {
  const wish = fc.record({
    name: fc.constantFrom('a', 'b'),
    optional: fc.boolean(),
    values: fc.subarray([1, 2, 3], { minLength: 1 }),
  })
  const made = fc.record({ name: fc.constantFrom('a', 'b'), value: fc.constantFrom(1, 2, 3) })
  let right = 0
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 4 }), fc.array(made, { minLength: 1, maxLength: 4 }), (wishes, calls) => {
      const list = wishes.map(({ name, optional, values }) => ({
        ...expected(name, { v: { $any_of: values } }),
        optional,
      }))
      const answer = answered(calls.map(({ name, value }) => call(name, { v: value })))
      const { outcome } = judgeAnswer(
        criteria({ calls: { ordered, calls: list } }, { tools: [tool('a'), tool('b')] }),
        answer,
        validator,
      )
      const fits = (e: number, m: number) =>
        wishes[e]?.name === calls[m]?.name && (wishes[e]?.values.includes(calls[m]?.value as number) ?? false)
      const wanted = search(list, fits, calls.length)
      expect(outcome.kind === 'ok').toBe(wanted)
      right += Number(wanted)
    }),
    { numRuns: 3000 },
  )
  expect(right).toBeGreaterThan(100)
})
