import { describe, expect, it } from 'vitest'
import { customIdOf, readCustomId } from '../../../src/model/batch/custom-id.ts'
import { readRanges, writeRanges } from '../../../src/model/batch/ranges.ts'

const request = `sha256:${'0f'.repeat(32)}`

describe('the id of a line', () => {
  it.each([
    [{ place: 0, turn: 0, request, run: 'a' }],
    [{ place: 9_999_999, turn: 99, request: `sha256:${'ff'.repeat(32)}`, run: 'zzzzzzzz' }],
  ])('is taken by every vendor, and read back: %j', (key) => {
    const id = customIdOf(key)
    expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
    expect(readCustomId(id)).toEqual(key)
  })

  it.each([
    [''],
    ['request-1'],
    [`${'A'.repeat(43)}_1_0`],
    [`${'A'.repeat(43)}_1_0_RUN`],
    [`${'A'.repeat(20)}_1_0_run`],
  ])('%j is none of ours', (id) => expect(readCustomId(id)).toBeNull())
})

describe('places as ranges', () => {
  it.each([[[0]], [[0, 1, 2, 7, 9, 10]], [[5, 6, 7]]])('%j', (places) => {
    expect(readRanges(writeRanges(places), 11)).toEqual(places)
  })

  it.each([['0-11'], ['3-1'], ['4,4'], ['5,1'], [''], ['1-2-3'], ['x']])('%j is no list of places below 11', (text) => {
    expect(readRanges(text, 11)).toBeNull()
  })
})
