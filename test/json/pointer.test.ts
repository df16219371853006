import { describe, expect, test } from 'vitest'
import { childPointer, parsePointer, pointerOf, valueAt } from '../../src/json/pointer.ts'
import { readJson } from '../../src/json/read.ts'

test.each([
  [[], ''],
  [['a', 0], '/a/0'],
  [[''], '/'],
  [['a/b', 'c~d', '~1'], '/a~1b/c~0d/~01'],
])('%j is written %j and read back', (tokens, pointer) => {
  expect(pointerOf(tokens)).toBe(pointer)
  expect(parsePointer(pointer)).toEqual(tokens.map(String))
})

test.each(['a', '#/a', '/a~', '/~2'])('%j is no pointer', (text) => {
  expect(parsePointer(text)).toBeNull()
})

test('one step down', () => {
  expect(childPointer('/a', 'b/c')).toBe('/a/b~1c')
})

describe('the value at a place', () => {
  const read = readJson('{"a":[10,{"b/c":null}],"":1,"__proto__":{"x":2},"0":"zero"}')
  const value = read.ok ? read.document.value : null
  test.each([
    ['/a/0', 10],
    ['/a/1/b~1c', null],
    ['/', 1],
    ['/0', 'zero'],
    ['/__proto__/x', 2],
    ['/a/2', undefined],
    ['/a/01', undefined],
    ['/a/-', undefined],
    ['/a/length', undefined],
    ['/toString', undefined],
    ['/a/0/x', undefined],
    ['a', undefined],
  ])('%j', (pointer, found) => {
    expect(valueAt(value, pointer)).toEqual(found)
  })
  test('the whole', () => expect(valueAt(value, '')).toBe(value))
})
