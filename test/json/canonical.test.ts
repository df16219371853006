import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, canonicalMembers, type WrittenMembers } from '../../src/json/canonical.ts'
import { readJson } from '../../src/json/read.ts'

function canonical(text: string): string {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.fault.message)
  return canonicalJson(read.document.value, read.document.exact)
}

test.each([
  ['{ "b": [1.0, 1e2, -0, 0.10], "a": "\\u00e9\\n" }', '{"a":"é\\n","b":[1,100,0,0.1]}'],
  ['{"b":1,"a":{"d":null,"c":true},"10":0,"9":0}', '{"10":0,"9":0,"a":{"c":true,"d":null},"b":1}'],
  [
    '[9007199254740993, 9007199254740993.0, 90071992547409930e-1]',
    '[9007199254740993,9007199254740993,9007199254740993]',
  ],
  ['{"a":[{"x/y":100e399}]}', '{"a":[{"x/y":1e401}]}'],
  ['{"__proto__":1}', '{"__proto__":1}'],
  ['"\\ud800"', '"\\ud800"'],
  ['123456789012345678901', '123456789012345678901'],
])('%s', (text, expected) => {
  expect(canonical(text)).toBe(expected)
})

test('numbers that a double confuses stay apart', () => {
  expect(canonical('9007199254740993')).not.toBe(canonical('9007199254740992'))
})

test('one text a value, whatever the order and the spaces', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(JSON.stringify(value, null, 1))
      expect(canonical(text)).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('members that stayed the same are written as those that did not', () => {
  const written: WrittenMembers = new Map()
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 20 }), fc.jsonValue(), (object, other) => {
      const first = JSON.parse(JSON.stringify(object))
      const second = { ...first, messages: JSON.parse(JSON.stringify(other)) }
      for (const one of [first, second, { ...first }]) expect(canonicalMembers(one, written)).toBe(canonicalJson(one))
    }),
  )
})
