import { describe, expect, test } from 'vitest'
import { readYaml } from '../../../src/contract/files/yaml.ts'
import { shown } from '../reading.ts'

const problems = (text: string): readonly string[] => {
  const read = readYaml(text, 'f')
  return read.ok ? [] : read.problems.map(shown)
}

describe('what YAML means', () => {
  test.each<[string, string, unknown]>([
    [
      'the core schema',
      'a: [1, 0x1f, 0o17, 1.5, true, null, ~, yes, 1:20, 2026-01-01]',
      { a: [1, 31, 15, 1.5, true, null, null, 'yes', '1:20', '2026-01-01'] },
    ],
    ['keys are texts', '1: a\ntrue: b\nnull: c', { '1': 'a', true: 'b', null: 'c' }],
    ['a quoted merge key is a key', '"<<": 1', { '<<': 1 }],
    ['an unused anchor is no alias', 'a: &x 1', { a: 1 }],
    ['JSON', '{"a": [1, {"b": null}]}', { a: [1, { b: null }] }],
    ['tabs, line ends of Windows and escapes', 'a: "x\ty"\r\nb: "\\e\\0"\r\n', { a: 'x\ty', b: '\u001b\u0000' }],
    ['block texts', 'a: |\n  x\n  y\n', { a: 'x\ny\n' }],
  ])('%s', (_, text, value) => {
    const read = readYaml(text, 'f')
    expect(read.ok && read.value.value).toEqual(value)
  })

  test('numbers keep their text, also those that a double can not hold', () => {
    const read = readYaml('a: [0.98, 9007199254740993, +.50, 1e999, 0x20000000000001, 1e2]', 'f')
    expect(read.ok && [...read.value.numbers.values()]).toEqual([
      '0.98',
      '9007199254740993',
      '0.50',
      '1e999',
      '9007199254740993',
      '1e2',
    ])
    expect(read.ok && [...read.value.exact]).toEqual([
      ['/a/1', '9007199254740993'],
      ['/a/3', '1e999'],
      ['/a/4', '9007199254740993'],
    ])
  })

  test('a %YAML 1.1 directive is ignored with a warning', () => {
    const read = readYaml('%YAML 1.1\n---\na: yes\nb: 010\nc: 0b11\nd: 1_000\n', 'f')
    expect(read.ok && read.value.value).toEqual({ a: 'yes', b: 10, c: '0b11', d: '1_000' })
    expect(read.ok && read.warnings.map(shown)).toEqual(['yaml-directive f:1:1'])
  })

  test('places are those of values and keys, or of what is around them', () => {
    const read = readYaml('a:\n  - b: 1\n  - c:\n      d: 2\n', 'f')
    if (!read.ok) throw new Error('unread')
    const { placeOf, keyPlaceOf } = read.value
    expect(
      [placeOf('/a/1/c/d'), keyPlaceOf('/a/1/c'), placeOf('/a/1/no/where'), placeOf('')].map(({ line, column }) => [
        line,
        column,
      ]),
    ).toEqual([
      [4, 10],
      [3, 5],
      [3, 5],
      [1, 1],
    ])
  })
})

test.each<[string, string, readonly string[]]>([
  ['an alias', 'a: &x 1\nb: *x', ['yaml-alias f:2:4']],
  [
    'an alias bomb',
    'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]',
    ['yaml-alias f:2:8', 'yaml-alias f:2:12', 'yaml-alias f:3:5', 'yaml-alias f:3:9'],
  ],
  ['a merge key', 'a: { b: 1 }\n<<: { c: 2 }', ['yaml-merge-key f:2:1']],
  ['a merge key under %YAML 1.1', '%YAML 1.1\n---\n<<: { c: 2 }', ['yaml-merge-key f:3:1']],
  ['a tag', 'a: !!str 1', ['yaml-tag f:1:10']],
  ['a tag on a key', '!!str a: 1', ['yaml-tag f:1:7']],
  ['a tag on a list', 'a: !x\n  - 1', ['yaml-tag f:2:3']],
  ['a non-specific tag', 'a: ! 1', ['yaml-tag f:1:6']],
  ['repeated keys', 'a: 1\nb: 2\na: 3', ['yaml-duplicate-key f:3:1']],
  ['repeated keys of one spelling', '1: a\n"1": b', ['yaml-duplicate-key f:2:1']],
  [
    'reserved names',
    '__proto__: 1\nb: { constructor: 2, prototype: 3 }',
    ['yaml-reserved-key f:1:1', 'yaml-reserved-key f:2:6', 'yaml-reserved-key f:2:22'],
  ],
  [
    'not a number',
    'a: [.nan, .inf, -.INF]',
    ['yaml-not-finite f:1:5', 'yaml-not-finite f:1:11', 'yaml-not-finite f:1:17'],
  ],
  ['several documents', 'a: 1\n---\nb: 2', ['yaml-several-documents f:2:1']],
  ['nothing', '', ['yaml-empty f:1:1']],
  [
    'control characters as they are',
    'a: "x\u001b[8m"\nb: |\n  y\u0000\n# z\u009b\u007f\u0085\n',
    [
      'yaml-control-character f:1:6',
      'yaml-control-character f:3:4',
      'yaml-control-character f:4:4',
      'yaml-control-character f:4:5',
      'yaml-control-character f:4:6',
    ],
  ],
  ['a carriage return that ends no line', 'a: 1 # \rb: 2\r\n', ['yaml-control-character f:1:8']],
  [
    'control characters beside another mistake',
    '# \u001b\na: [1,\nb: 2',
    ['yaml-control-character f:1:3', 'yaml-syntax f:3:1'],
  ],
  ['a comment alone', '# a\n', ['yaml-empty f:1:1']],
  ['a key that is a list', '? [a]\n: b', ['yaml-key f:1:3']],
  ['a bracket left open', 'a: [1,\nb: 2', ['yaml-syntax f:2:1']],
  ['a tab for indentation', 'a:\n\tb: 1', ['yaml-syntax f:2:1']],
  ['2,001 keys', Array.from({ length: 2001 }, (_, index) => `k${index}: 1`).join('\n'), ['yaml-too-many-keys f:1:1']],
  ['65 brackets', `${'['.repeat(65)}${']'.repeat(65)}`, ['yaml-too-deep f:1:65']],
  [
    '100 mappings',
    Array.from({ length: 100 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
    ['yaml-too-deep f:66:66'],
  ],
])('%s', (_, text, expected) => {
  expect(problems(text)).toEqual(expected)
})

// Each of these costs a careless reader seconds to minutes, or its stack. The test's own deadline is the assertion.
const SIZE = 256 * 1024
test.each<[string, string]>([
  ['commas', `[${','.repeat(SIZE)}`],
  ['brackets', '['.repeat(SIZE)],
  ['closing brackets', ']'.repeat(SIZE)],
  ['braces', '{'.repeat(SIZE)],
  ['dashes', '- '.repeat(SIZE / 2)],
  ['question marks', '? '.repeat(SIZE / 2)],
  ['colons', 'a: '.repeat(SIZE / 3)],
  ['tags', '! '.repeat(SIZE / 2)],
  ['anchors', '&a '.repeat(SIZE / 3)],
  ['aliases', `[${'*a,'.repeat(SIZE / 3)}]`],
  ['directives', '%a\n'.repeat(SIZE / 3)],
  ['documents', '---\n'.repeat(SIZE / 4)],
  ['escapes', `"${'\\x'.repeat(SIZE / 2)}"`],
  ['reserved characters', `[${'@,'.repeat(SIZE / 2)}`],
  ['control characters', '\u0001'.repeat(SIZE)],
])('256 KiB of %s is refused with few words', (_, text) => {
  const read = readYaml(text, 'f')
  expect(read.ok).toBe(false)
  expect(!read.ok && read.problems.length).toBeLessThanOrEqual(20)
})
