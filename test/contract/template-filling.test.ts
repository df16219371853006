import { expect, test } from 'vitest'
import { fill } from '../../src/contract/template.ts'

const vars = { a: 'A', list: [1, { b: '{{a}}' }] }

test.each([
  ['a literal {{ among items', ['\\{{a}}', 'x'], ['{{a}}', 'x']],
  ['a literal {{ in a member', { k: '\\{{a}}' }, { k: '{{a}}' }],
  ['a value where the string is one variable', { k: ['{{ list }}'] }, { k: [[1, { b: '{{a}}' }]] }],
  ['text and JSON among text', 'say {{a}}: {{list}}', 'say A: [1,{"b":"{{a}}"}]'],
  ['scalars', [1, null, true], [1, null, true]],
  ['a member named __proto__', JSON.parse('{"__proto__":"{{a}}"}'), JSON.parse('{"__proto__":"A"}')],
])('%s', (_, template, expected) => {
  expect(fill(template, vars)).toEqual(expected)
})
