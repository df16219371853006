import { afterAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { createJudgeThread } from '../../src/judge/thread.ts'
import { schemaOf } from '../outcome/schema-documents.ts'
import { answerOf, criteriaOf } from './judge-answers.ts'

// docs/hardening.md, on the thread that production uses.
const judge = createJudgeThread({
  workerUrl: new URL('../../src/judge-worker.ts', import.meta.url),
  now: () => performance.now(),
})
afterAll(() => judge.close())

/** The code of the first problem, or the keyword of the first violation, or the outcome. */
async function ending(schema: string, answer: string): Promise<string> {
  const document = schemaOf(schema)
  const [problem] = await judge.prepare([document])
  if (problem !== undefined) return problem.code
  const { outcome } = await judge.judge(criteriaOf(document), answerOf(answer))
  return outcome.kind === 'schema-violation' ? (outcome.violations[0]?.keyword ?? 'none') : outcome.kind
}

const list = (length: number, item: (index: number) => JsonValue) =>
  JSON.stringify(Array.from({ length }, (_, index) => item(index)))
const nested = (levels: number): string => {
  const defs: Record<string, JsonValue> = { [`d${levels}`]: { type: 'string' } }
  for (let level = 0; level < levels; level += 1)
    defs[`d${level}`] = { anyOf: [{ $ref: `#/$defs/d${level + 1}` }, { $ref: `#/$defs/d${level + 1}` }] }
  return JSON.stringify({ $ref: '#/$defs/d0', $defs: defs })
}
const branches = (count: number) =>
  JSON.stringify({
    anyOf: Array.from({ length: count }, (_, index) => ({
      type: 'object',
      required: ['k'],
      properties: { k: { const: index } },
    })),
  })
const everyItem = (count: number) =>
  JSON.stringify({
    items: { anyOf: Array.from({ length: count }, (_, index) => ({ type: 'object', required: [`m${index}`] })) },
  })

const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    'an expression that backtracks for ever',
    '{"pattern":"^(a+)+$"}',
    JSON.stringify(`${'a'.repeat(40)}!`),
    'validator-timeout',
  ],
  ['… on a long answer', '{"pattern":"(x+x+)+y"}', JSON.stringify('x'.repeat(1_000_000)), 'validator-timeout'],
  ['nested references that double at each level', nested(30), '1', 'schema-too-branching'],
  ['… just small enough', nested(14), '1', 'anyOf'],
  ['2,000 branches, the last one meant', branches(2000), '{"k":1999}', 'ok'],
  ['… and none', branches(2000), '{"k":-1}', 'const'],
  ['20,000 different objects', '{"uniqueItems":true}', list(20_000, (id) => ({ id })), 'ok'],
  ['… one of them twice', '{"uniqueItems":true}', list(20_000, (id) => ({ id: id % 19_999 })), 'uniqueItems'],
  ['a fault in every item of 1 MiB', '{"items":{"type":"string"}}', list(500_000, () => 1), 'type'],
  ['… in every one of 300 branches', everyItem(300), list(300_000, () => 1), 'anyOf'],
  ['a reference to itself', '{"$ref":"#"}', '1', 'schema-ref-endless'],
  ['a name that every object has', '{"required":["toString"]}', '{}', 'required'],
  ['a member named __proto__', '{"additionalProperties":false}', '{"__proto__":{"a":1}}', 'additionalProperties'],
  [
    'a schema of a member named __proto__',
    '{"properties":{"__proto__":{"type":"string"}}}',
    '{"__proto__":1}',
    'schema-reserved-name',
  ],
  ['a promise', '{"$async":true}', '1', 'schema-async'],
  ['a number of a million digits', '{"multipleOf":7}', '1'.repeat(1_000_000), 'unparsable'],
  ['an exponent beyond all measure', '{"multipleOf":7}', '1e999999999999', 'unparsable'],
]

describe('hostile schemas and answers end with a name', () => {
  it.each(CASES)('%s', async (_what, schema, answer, expected) => expect(await ending(schema, answer)).toBe(expected))

  it('and the thread judges on', async () => {
    expect(await ending('{"type":"integer"}', '1')).toBe('ok')
    expect(await ending('{"type":"integer"}', '"1"')).toBe('type')
  })
})
