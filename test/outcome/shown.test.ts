import { describe, expect, test } from 'vitest'
import { readJson } from '../../src/json/read.ts'
import { patternText } from '../../src/outcome/pattern-text.ts'
import { clip, clipNames, shown } from '../../src/outcome/shown.ts'
import { pattern } from './pattern.ts'

const ofText = (text: string): string => {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.fault.message)
  return shown(read.document.value, read.document.exact)
}

describe('a value as evidence', () => {
  test.each([
    ['{"a":[1,"b",null,true],"c":{}}', '{"a": [1, "b", null, true], "c": {}}'],
    ['{"id":9007199254740993,"a/b":{"~":1e400}}', '{"id": 9007199254740993, "a/b": {"~": 1e400}}'],
    ['[[9007199254740993],1]', '[[9007199254740993], 1]'],
    ['"line\\nbreak"', '"line\\nbreak"'],
  ])('%s is shown as %s', (text, wanted) => {
    expect(ofText(text)).toBe(wanted)
  })

  test('is cut at 300 characters, between characters', () => {
    expect(clip('x'.repeat(300))).toBe('x'.repeat(300))
    expect(clip('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`)
    expect(clip(`${'x'.repeat(298)}😀😀`)).toBe(`${'x'.repeat(298)}…`)
    expect(ofText(`[${'{"a":"b"},'.repeat(50_000)}1]`)).toHaveLength(300)
  })

  test('names of many calls are counted', () => {
    expect(clipNames(['a', 'b'])).toEqual(['a', 'b'])
    expect(clipNames(Array.from({ length: 25 }, () => 'a'))).toHaveLength(21)
    expect(clipNames(Array.from({ length: 25 }, () => 'a')).at(-1)).toBe('and 5 more')
  })
})

describe('an expected value in words', () => {
  test.each([
    ['Paris', '"Paris"'],
    [{ $any_of: ['Paris', 'Paris, France'] }, '"Paris" or "Paris, France"'],
    [{ $near: [4.2, 0.1] }, '4.2 ± 0.1'],
    [{ $like: 'New York' }, 'like "New York"'],
    [{ $unordered: [1, 2] }, '[1, 2] in any order'],
    [{ a: 1, b: { $absent_or: null } }, '{"a": 1, "b": nothing or null}'],
    [{ $exact: '9007199254740993' }, '9007199254740993'],
  ])('%j', (value, wanted) => {
    expect(patternText(pattern(value))).toBe(wanted)
  })
  test('says where an object may have more members, and is cut', () => {
    expect(patternText(pattern({ a: 1 }, false))).toBe('{"a": 1, …}')
    expect(patternText(pattern({}, false))).toBe('{…}')
    expect(patternText(pattern(Array.from({ length: 1000 }, (_, i) => ({ i }))))).toHaveLength(300)
  })
})
