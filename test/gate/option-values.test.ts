import { expect, test } from 'vitest'
import { readDrop, readShare } from '../../src/gate/request/option-values.ts'

test('a share on the command line is a number or a percentage', () => {
  expect(readShare('95%')).toEqual(readShare('0.95'))
  expect(readDrop('2%')).toEqual(readDrop('0.02'))
  expect(readShare('0.95')).toMatchObject({ value: { text: '0.95' } })
})

test.each([
  ['95', '; did you mean 0.95?'],
  ['100%', 'certainty'],
  ['1', 'certainty'],
  ['0', 'a share above 0'],
  ['x%', 'such as 0.95 or 95%'],
])('%s is refused', (text, words) => {
  expect(readShare(text)).toMatchObject({ wanted: expect.stringContaining(words) })
})
