import { expect, test } from 'vitest'
import { mergePatch } from '../../src/json/merge-patch.ts'
import type { JsonValue } from '../../src/json/value.ts'

// RFC 7396, appendix A, the whole table.
test.each<[JsonValue, JsonValue, JsonValue]>([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j patched with %j is %j', (target, patch, expected) => {
  const before = JSON.stringify([target, patch])
  expect(mergePatch(target, patch)).toEqual(expected)
  expect(JSON.stringify([target, patch])).toBe(before)
})

test('a member named __proto__ sets no prototype', () => {
  const merged = mergePatch({ a: 1 }, JSON.parse('{"__proto__":{"admin":true}}'))
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
  expect((merged as { admin?: boolean }).admin).toBeUndefined()
})

test('nothing patched is the patch without its nulls', () => {
  expect(mergePatch(undefined, { a: 1, b: null })).toEqual({ a: 1 })
})
