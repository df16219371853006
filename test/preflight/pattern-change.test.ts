import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pattern } from '../../src/contract/expect.ts'
import type { JsonValue } from '../../src/json/value.ts'
import { holds } from '../../src/outcome/holds.ts'
import { patternChange } from '../../src/preflight/weakened/pattern-change.ts'

const SCALARS: readonly JsonValue[] = [null, true, 0, 1, 1.5, 2, '', 'a', 'A', 'ab', 'ba', 'a b']
const FLAT: readonly JsonValue[] = [...SCALARS, [], {}]

/** Every value of this small world: what two patterns say of it is all that can tell them apart here. */
const WORLD: readonly JsonValue[] = [
  ...FLAT,
  ...FLAT.map((x) => [x]),
  ...FLAT.map((x) => ({ x })),
  ...SCALARS.flatMap((x) => SCALARS.map((y) => ({ x, y }))),
  ...SCALARS.flatMap((x) => SCALARS.map((y) => [x, y])),
]

const meets = (pattern: Pattern, value: JsonValue): boolean => holds(pattern, { value, exact: new Map() })

const near = (value: number, tolerance: number): Pattern => ({
  kind: 'near',
  value,
  tolerance,
  written: [String(value), String(tolerance)],
})

const { pattern } = fc.letrec<{ pattern: Pattern }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom(...SCALARS).map((value) => ({ kind: 'scalar', value }) as Pattern),
    fc
      .tuple(fc.constantFrom(0, 1, 2), fc.constantFrom(0, 0.5, 1, 3))
      .map(([value, tolerance]) => near(value, tolerance)),
    fc.constantFrom('a', 'A', 'ab', 'a b').map((text): Pattern => ({ kind: 'like', text })),
    fc.record({
      kind: fc.constant('text' as const),
      relation: fc.constantFrom('contains', 'starts-with', 'ends-with', 'is'),
      text: fc.constantFrom('', 'a', 'A', 'ab', 'b'),
      anyCase: fc.boolean(),
    }),
    fc
      .tuple(fc.boolean(), fc.dictionary(fc.constantFrom('x', 'y'), tie('pattern')))
      .map(([closed, members]): Pattern => ({ kind: 'object', closed, members: new Map(Object.entries(members)) })),
    fc.array(tie('pattern'), { maxLength: 2 }).map((items): Pattern => ({ kind: 'array', items })),
    fc.array(tie('pattern'), { maxLength: 2 }).map((items): Pattern => ({ kind: 'unordered', items })),
    fc.array(tie('pattern'), { maxLength: 2 }).map((options): Pattern => ({ kind: 'any-of', options })),
    fc.array(tie('pattern'), { minLength: 1, maxLength: 2 }).map((parts): Pattern => ({ kind: 'all-of', parts })),
    tie('pattern').map((one): Pattern => ({ kind: 'absent-or', pattern: one })),
    tie('pattern').map((one): Pattern => ({ kind: 'not', pattern: one })),
  ),
}))

/** The same with one place of it replaced, so that most of it can be compared. */
function replaced(one: Pattern, at: number, by: Pattern): Pattern {
  if (at === 0) return by
  switch (one.kind) {
    case 'object':
      return { ...one, members: new Map([...one.members].map(([name, each]) => [name, replaced(each, at - 1, by)])) }
    case 'array':
    case 'unordered':
      return { ...one, items: one.items.map((item, index) => (index === 0 ? replaced(item, at - 1, by) : item)) }
    case 'any-of':
      return { ...one, options: [...one.options, by] }
    case 'all-of':
      return { ...one, parts: one.parts.slice(1).concat(by) }
    case 'absent-or':
    case 'not':
      return { ...one, pattern: replaced(one.pattern, at - 1, by) }
    default:
      return by
  }
}

const pairs = fc.oneof(
  fc.tuple(pattern, pattern),
  fc.tuple(pattern, pattern, fc.nat(2)).map(([one, by, at]): [Pattern, Pattern] => [one, replaced(one, at, by)]),
)

test('what lets one more value through is told, in whatever form it is written', () => {
  fc.assert(
    fc.property(pairs, ([base, head]) => {
      const through = WORLD.find((value) => meets(head, value) && !meets(base, value))
      if (through !== undefined) expect([through, patternChange(base, head)]).not.toEqual([through, 'same'])
    }),
    { numRuns: 1500 },
  )
})

test('a pattern is as it was', () => {
  fc.assert(
    fc.property(pattern, (one) => {
      expect(patternChange(one, structuredClone(one))).toBe('same')
    }),
  )
})
