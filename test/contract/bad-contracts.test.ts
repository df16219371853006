import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/problem/problem.ts'
import { PROBLEMS } from '../../src/problem/problems.ts'
import { cases, type Row, structure, with_ } from './bad-structure.ts'
import { GOOD, load, loadOne, problemsOf, warningsOf } from './reading.ts'

const BIG = 'x'.repeat(256 * 1024 + 1)

const meaning: readonly Row[] = [
  {
    name: 'a variable without a value',
    contract: GOOD.replace('{ text: hi }', '{}'),
    expected: ['variable-unknown c.yaml:6:5'],
  },
  {
    name: 'a variable that is used nowhere',
    contract: GOOD.replace('text: hi', 'text: hi, tone: dry'),
    expected: ['variable-unused c.yaml:6:34'],
  },
  {
    name: 'a contract variable that is used nowhere',
    contract: with_('vars: { tone: dry }\n'),
    expected: ['variable-unused c.yaml:7:9'],
  },
  {
    name: 'braces around no name',
    contract: GOOD.replace('{{text}}', '{{text}} {{a b}}'),
    expected: ['template-fault c.yaml:4:37'],
  },
  {
    name: 'braces that never close',
    contract: GOOD.replace('{{text}}', '{{text}} {{'),
    expected: ['template-fault c.yaml:4:37'],
  },
  {
    name: 'a message that nobody says',
    contract: GOOD.replace('role: user, ', ''),
    expected: ['message-shape c.yaml:4:14'],
  },
  {
    name: 'a message whose content is a number',
    contract: GOOD.replace('[{ role: user', '[{ role: system, content: 5 }, { role: user'),
    expected: ['message-shape c.yaml:4:39'],
  },
  {
    name: 'a variable named __proto__',
    contract: GOOD.replace('text: hi', 'text: hi, __proto__: 1'),
    expected: ['yaml-reserved-key c.yaml:6:34'],
  },
  {
    name: 'two cases of one id',
    contract: cases('  - { id: a, vars: { text: x } }\n  - { id: a, vars: { text: y } }\n'),
    expected: ['case-repeated c.yaml:7:5'],
  },
  {
    name: 'an id with a zero-width space',
    contract: cases('  - { id: "a\u200bb", vars: { text: x } }\n'),
    expected: ['case-id c.yaml:6:11'],
  },
  {
    name: 'an id with a right-to-left override',
    contract: cases('  - { id: "a\\u202eb", vars: { text: x } }\n'),
    expected: ['case-id c.yaml:6:11'],
  },
  {
    name: 'an id with a line break',
    contract: cases('  - { id: "a\\nb", vars: { text: x } }\n'),
    expected: ['case-id c.yaml:6:11'],
  },
  {
    name: 'an unknown operator',
    contract: with_('expect: { match: { a: { $anyof: [1] } } }\n'),
    expected: ['operator-unknown c.yaml:7:25'],
  },
  {
    name: 'an operator beside a member',
    contract: with_('expect: { match: { $any_of: [1], b: 2 } }\n'),
    expected: ['operator-alone c.yaml:7:20'],
  },
  {
    name: 'near without a tolerance',
    contract: with_('expect: { match: { $near: [1] } }\n'),
    expected: ['operator-argument c.yaml:7:20'],
  },
  {
    name: 'near with a negative tolerance',
    contract: with_('expect: { match: { $near: [1, -1] } }\n'),
    expected: ['operator-argument c.yaml:7:20'],
  },
  {
    name: 'any_of of no list',
    contract: with_('expect: { match: { $any_of: 1 } }\n'),
    expected: ['operator-argument c.yaml:7:20'],
  },
  {
    name: 'unordered of no list',
    contract: with_('expect: { match: { $unordered: {} } }\n'),
    expected: ['operator-argument c.yaml:7:20'],
  },
  {
    name: 'absent_or that is no member',
    contract: with_('expect: { match: [{ $absent_or: 1 }] }\n'),
    expected: ['operator-place c.yaml:7:21'],
  },
  {
    name: 'a pointer that is none',
    contract: with_('expect: { pointers: { "/a~2": { equals: 1 } } }\n'),
    expected: ['pointer-malformed c.yaml:7:23'],
  },
  {
    name: 'a pointer without a slash',
    contract: with_('expect: { pointers: { total: { equals: 1 } } }\n'),
    expected: ['unknown-key c.yaml:7:23'],
  },
  {
    name: 'a refusal with a value',
    contract: with_('expect: { outcome: refused, match: 1 }\n'),
    expected: ['refusal-with-values c.yaml:7:11'],
  },
  {
    name: 'a case’s refusal with a schema of its own',
    contract: cases('  - { id: one, vars: { text: hi }, expect: { outcome: refused, schema: { type: object } } }\n'),
    expected: ['refusal-with-values c.yaml:6:46'],
  },
  {
    name: 'the shorthand without a schema',
    contract: GOOD.replace('request:\n', 'request:\n  response_format: json_schema\n'),
    expected: ['schema-missing c.yaml:4:20'],
  },
  {
    name: 'a call to a tool that nobody declares',
    contract: with_('expect: { tool_calls: [{ name: get_weather }] }\n'),
    expected: ['tool-undeclared c.yaml:6:5'],
  },
  {
    name: 'expect beside turns',
    contract: cases('  - { id: a, expect: { match: 1 }, turns: [{ user: "{{text}}" }], vars: { text: x } }\n'),
    expected: ['case-expect-beside-turns c.yaml:6:14'],
  },
  {
    name: 'a turn that adds nothing',
    contract: cases('  - { id: a, turns: [{ expect: { match: 1 } }], vars: { text: x } }\n'),
    expected: ['turn-empty c.yaml:6:22'],
  },
  {
    name: 'tool results in the first turn',
    contract: cases('  - { id: a, turns: [{ tool_results: { f: 1 } }], vars: { text: x } }\n'),
    expected: ['turn-first c.yaml:6:24'],
  },
  {
    name: 'a choice of results of another shape',
    contract: cases(
      '  - { id: a, turns: [{ user: hi }, { tool_results: { f: [{ when: { equal: 1 }, result: 2 }] } }], vars: { text: x } }\n',
    ),
    expected: ['tool-result-shape c.yaml:6:58'],
  },
  {
    name: 'an unknown variable in a turn',
    contract: cases('  - { id: a, turns: [{ user: "{{who}}" }], vars: { text: x } }\n'),
    expected: ['variable-unknown c.yaml:6:22'],
  },
  {
    name: 'tokens of fine-tuning for the responses API',
    contract: `api: responses\n${cases('  - { from: g.jsonl, format: openai-chat }\n')}`,
    files: { 'g.jsonl': '{}\n' },
    expected: ['request-other-api c.yaml:5:13', 'golden-api c.yaml:7:30'],
  },
]

const files: readonly Row[] = [
  {
    name: 'a file that is not there',
    contract: GOOD.replace('hi', '{ $file: no.txt }'),
    expected: ['file-absent c.yaml:6:39'],
  },
  {
    name: 'a path out of the repository',
    contract: GOOD.replace('hi', '{ $file: ../etc/passwd }'),
    files: { '/etc/passwd': 'root' },
    expected: ['file-outside c.yaml:6:39'],
  },
  {
    name: 'a path out of the repository to nothing',
    contract: GOOD.replace('hi', '{ $file: ../../no }'),
    expected: ['file-outside c.yaml:6:39'],
  },
  {
    name: 'an absolute path',
    contract: GOOD.replace('hi', '{ $file: /etc/passwd }'),
    files: { '/etc/passwd': 'root' },
    expected: ['file-outside c.yaml:6:39'],
  },
  {
    name: 'a URL',
    contract: GOOD.replace('hi', '{ $file: "https://example.com/x" }'),
    expected: ['file-is-url c.yaml:6:39'],
  },
  {
    name: 'a folder',
    contract: GOOD.replace('hi', '{ $file: d }'),
    files: { 'd/x': '' },
    expected: ['file-not-regular c.yaml:6:39'],
  },
  {
    name: 'a file beside another member',
    contract: GOOD.replace('hi', '{ $file: a.txt, b: 1 }'),
    files: { 'a.txt': '' },
    expected: ['file-alone c.yaml:6:46'],
  },
  {
    name: 'a file that is a number',
    contract: GOOD.replace('hi', '{ $file: 3 }'),
    expected: ['file-name c.yaml:6:39'],
  },
  {
    name: 'broken JSON',
    contract: GOOD.replace('hi', '{ $file: a.json }'),
    files: { 'a.json': '{\n "a": }' },
    expected: ['file-syntax a.json:2:7'],
  },
  {
    name: 'JSON with a repeated key',
    contract: GOOD.replace('hi', '{ $file: a.json }'),
    files: { 'a.json': '{"a":1,"a":2}' },
    expected: ['file-syntax a.json:1:8'],
  },
  {
    name: 'YAML with an alias',
    contract: GOOD.replace('hi', '{ $file: a.yml }'),
    files: { 'a.yml': 'a: &x 1\nb: *x' },
    expected: ['yaml-alias a.yml:2:4'],
  },
  {
    name: 'a file that names a file',
    contract: GOOD.replace('hi', '{ $file: a.json }'),
    files: { 'a.json': '[{"$file":"b"}]' },
    expected: ['file-nested c.yaml:6:39'],
  },
  {
    name: 'bytes that are no text',
    contract: GOOD.replace('hi', '{ $file: a.bin }'),
    files: { 'a.bin': new Uint8Array([0xff, 0xfe]) },
    expected: ['file-kind c.yaml:6:39'],
  },
  {
    name: 'a request file that is a list',
    contract: GOOD.replace(/request:\n.*\n/, 'request: { $file: r.json }\n'),
    files: { 'r.json': '[]' },
    expected: ['request-shape c.yaml:3:10', 'variable-unused c.yaml:5:24'],
  },
  {
    name: 'a request file with a model',
    contract: GOOD.replace(/request:\n.*\n/, 'request: { $file: r.json }\n'),
    files: { 'r.json': '{"model":"m","messages":"{{text}}"}' },
    expected: ['request-key c.yaml:3:10'],
  },
  {
    name: 'a contract above 256 KiB',
    contract: `${GOOD}description: ${BIG}\n`,
    expected: ['file-too-large c.yaml:1:1'],
  },
  {
    name: 'a contract that is not UTF-8',
    contract: '',
    files: { 'c.yaml': new Uint8Array([0x61, 0xc3, 0x28]) },
    expected: ['file-not-text c.yaml:1:1'],
  },
  {
    name: 'a case file that is not there',
    contract: cases('  - { from: no.jsonl }\n'),
    expected: ['file-absent c.yaml:6:13'],
  },
  {
    name: 'a case file without a row',
    contract: cases('  - { from: a.jsonl }\n'),
    files: { 'a.jsonl': '\n \n' },
    expected: ['case-file-empty c.yaml:6:13'],
  },
  {
    name: 'rows that are none',
    contract: cases('  - { from: a.jsonl }\n'),
    files: { 'a.jsonl': '7\n{"id":"b","vars":{"text":1,}}\n\n{"id":"c","id":"d"}\n' },
    expected: ['row-syntax a.jsonl:1:1', 'row-syntax a.jsonl:2:28', 'row-syntax a.jsonl:4:11'],
  },
  {
    name: 'rows with unknown keys, variables and operators',
    contract: cases('  - { from: a.jsonl }\n'),
    files: {
      'a.jsonl':
        '{"id":"a","vars":{"text":1},"exspect":{}}\n{"id":"b","vars":{"text":1,"x":2}}\n{"id":"c"}\n{"id":"d","vars":{"text":1},"expect":{"match":{"a":{"$nir":[1,2]}}}}\n',
    },
    expected: [
      'unknown-key a.jsonl:1:29',
      'variable-unused a.jsonl:2:28',
      'variable-unknown a.jsonl:3:1',
      'operator-unknown a.jsonl:4:53',
    ],
  },
  {
    name: 'a row above 1 MiB',
    contract: cases('  - { from: a.jsonl }\n'),
    files: { 'a.jsonl': `{"id":"a","vars":{"text":1}}\n{"id":"b","vars":{"text":"${'x'.repeat(1 << 20)}"}}\n` },
    expected: ['row-too-long a.jsonl:2:1'],
  },
  {
    name: 'one id in the contract and in its file',
    contract: cases('  - { id: a, vars: { text: x } }\n  - { from: a.jsonl }\n'),
    files: { 'a.jsonl': '{"id":"b","vars":{"text":1}}\n{"id":"a","vars":{"text":1}}\n' },
    expected: ['case-repeated a.jsonl:2:1'],
  },
  {
    name: 'a response format of a file that is none',
    contract: GOOD.replace(/request:\n.*\n/, 'request: { $file: r.json }\n'),
    files: { 'r.json': '{"messages":"{{text}}","response_format":"jsn"}' },
    expected: ['malformed c.yaml:3:10'],
  },
]

const schemas: readonly Row[] = [
  {
    name: 'a schema that is not there',
    contract: with_('expect: { schema: s.json }\n'),
    expected: ['file-absent c.yaml:7:19'],
  },
  {
    name: 'a schema that is no JSON',
    contract: with_('expect: { schema: s.json }\n'),
    files: { 's.json': '{"type": object}' },
    expected: ['schema-syntax s.json:1:10'],
  },
  {
    name: 'a schema with a repeated key',
    contract: with_('expect: { schema: s.json }\n'),
    files: { 's.json': '{"type":"object","type":"array"}' },
    expected: ['schema-syntax s.json:1:18'],
  },
  {
    name: 'a schema that is a list',
    contract: with_('expect: { schema: s.json }\n'),
    files: { 's.json': '[]' },
    expected: ['schema-type s.json:1:1'],
  },
  {
    name: 'a schema of draft 3',
    contract: with_('expect: { schema: s.json }\n'),
    files: { 's.json': '{"$schema":"http://json-schema.org/draft-03/schema#"}' },
    expected: ['schema-other-draft s.json:1:2'],
  },
  {
    name: 'a schema above 256 KiB',
    contract: with_('expect: { schema: s.json }\n'),
    files: { 's.json': `{"description":"${BIG}"}` },
    expected: ['file-too-large c.yaml:7:19'],
  },
  {
    name: 'a schema nested 65 levels deep',
    contract: with_('expect: { schema: s.json }\n'),
    files: { 's.json': `${'{"not":'.repeat(65)}{}${'}'.repeat(65)}` },
    expected: ['schema-file-too-deep s.json:1:449'],
  },
  {
    name: 'a $ref to a URL',
    contract: with_('expect: { schema: { $ref: "https://example.com/a.json" } }\n'),
    expected: ['schema-url c.yaml:7:27'],
  },
  {
    name: 'a $ref out of the repository',
    contract: with_('expect: { schema: { $ref: "../a.json" } }\n'),
    files: { '/a.json': '{}' },
    expected: ['file-outside c.yaml:7:27'],
  },
  {
    name: 'a $ref in a file that another file names',
    contract: with_('expect: { schema: d/s.json }\n'),
    files: { 'd/s.json': '{"$ref":"t.json"}', 'd/t.json': '{"$ref":"no.json#/x"}' },
    expected: ['file-absent d/t.json:1:2'],
  },
  {
    name: 'a schema to be sent that lies in two files',
    contract: GOOD.replace('request:\n', 'request:\n  response_format: json_schema\n').concat(
      'expect: { schema: s.json }\n',
    ),
    files: { 's.json': '{"$ref":"t.json"}', 't.json': '{"type":"object"}' },
    expected: ['schema-in-files c.yaml:4:20'],
  },
]

const CASES_OF = (file: string): string => cases(`  - { from: ${file} }\n`)
const TOOL = 'tools: [{ type: function, function: { name: get_weather } }]'

/** One mistake hides no other. */
const together: readonly Row[] = [
  {
    name: 'what YAML forbids, and a key misspelt',
    contract: GOOD.replace('name: good', 'name: &n good\nname: other').concat('tresholds: { parse_rate: *n }\n'),
    expected: ['yaml-duplicate-key c.yaml:3:1', 'yaml-alias c.yaml:8:26', 'unknown-key c.yaml:8:1'],
  },
  {
    name: 'nothing is said of what an alias, a merge key or a tag hides',
    contract: GOOD.replace('{ id: one, vars: { text: hi } }', '{ <<: {}, vars: { text: hi } }')
      .replace('name: good', 'name: !!str good')
      .concat('samples: *n\nvars: *v\n'),
    expected: ['yaml-tag c.yaml:2:13', 'yaml-merge-key c.yaml:6:7', 'yaml-alias c.yaml:7:10', 'yaml-alias c.yaml:8:7'],
  },
  {
    name: 'a reserved key, and a value out of range',
    contract: with_('samples: 0\nvars: { constructor: 1 }\n'),
    expected: ['yaml-reserved-key c.yaml:8:9', 'out-of-range c.yaml:7:10'],
  },
  {
    name: 'a case of the wrong shape, and what is wrong with the others',
    contract: cases('  - { id: 12 }\n  - { id: a, vars: { txt: hi } }\n  - { from: no.jsonl }\n'),
    expected: [
      'wrong-type c.yaml:6:11',
      'variable-unknown c.yaml:7:5',
      'variable-unused c.yaml:7:22',
      'file-absent c.yaml:8:13',
    ],
  },
  {
    name: 'vars that can’t be read, and no word of the variables that they may hold',
    contract: with_('vars: 5\nsamples: 0\n').replace('{ id: one, vars: { text: hi } }', '{ id: one }'),
    expected: ['wrong-type c.yaml:7:7', 'out-of-range c.yaml:8:10'],
  },
  {
    name: 'a bad row, a repeated id and a variable of the contract that nobody uses',
    contract: CASES_OF('r.jsonl').concat('vars: { more: 1 }\n'),
    files: {
      'r.jsonl': '{"id":"a","vars":{"text":"1"}}\n{"id":"b","vrs":{}}\n{"id":"a","vars":{"text":"2"}}\n',
    },
    expected: ['unknown-key r.jsonl:2:11', 'variable-unused c.yaml:7:9', 'case-repeated r.jsonl:3:1'],
  },
  {
    name: 'a row that expects a call of a tool which nobody declares',
    contract: CASES_OF('r.jsonl').replace('request:\n', `request:\n  ${TOOL}\n`),
    files: { 'r.jsonl': '{"id":"a","vars":{"text":"1"},"expect":{"tool_calls":[{"name":"get_wether"}]}}' },
    expected: ['tool-undeclared r.jsonl:1:40'],
  },
  {
    name: 'every mistake of a YAML file that a value comes from',
    contract: GOOD.replace('"{{text}}"', '{ $file: a.yml }').replace(', vars: { text: hi }', ''),
    files: { 'a.yml': 'a: !x 1\nb: .nan\n' },
    expected: ['yaml-tag a.yml:1:7', 'yaml-not-finite a.yml:2:4'],
  },
]

const unfilled = (problem: Problem): string => {
  const { title, hint } = PROBLEMS[problem.code]
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(problem.args, name) ? '' : whole))
  return (filled(title) + filled(hint)).match(/\{\w+\}/)?.[0] ?? ''
}

describe.each([
  ['structure', structure],
  ['meaning', meaning],
  ['files', files],
  ['schemas', schemas],
  ['together', together],
])('%s', (_, rows) => {
  test.each(rows)('$name', ({ contract, files: more = {}, expected }) => {
    const loaded = load({ 'c.yaml': contract, ...more })
    expect(problemsOf(loaded)).toEqual(expected)
    // Words of which a placeholder stays open would be shown with braces in them. `{{name}}` in a hint is meant.
    if (!loaded.ok) for (const problem of loaded.problems) expect(unfilled(problem).replace('{name}', '')).toBe('')
  })
})

test('a misspelt key is told with what is allowed and the nearest name', () => {
  const loaded = load({ 'c.yaml': with_('tresholds: {}\n') })
  expect(!loaded.ok && loaded.problems[0]?.args).toMatchObject({
    key: 'tresholds',
    inside: 'the file',
    meant: '; did you mean thresholds?',
    allowed: expect.stringContaining('samples, thresholds'),
  })
})

test.each([
  [
    'an id that is a number',
    'cases: [{ id: 12 }]\n',
    { key: 'id', found: '12', allowed: 'a text of 1 to 200 characters' },
  ],
  ['a case that is a number', 'cases: [{ id: a, vars: { text: hi } }, 3]\n', { key: 'cases[1]', allowed: 'a mapping' }],
  ['a version that is a text', 'version: "1"\n', { key: 'version', found: '"1"', allowed: '1' }],
  [
    'a parser that is none',
    'expect: { parser: }\n',
    { key: 'parser', found: 'null', allowed: '"strict", "fenced", "text"' },
  ],
  ['calls that are none', 'expect: { tool_calls: none }\n', { key: 'tool_calls', allowed: 'a list, or a mapping' }],
])('%s is told once, by what it is called', (_, line, args) => {
  const key = line.slice(0, line.indexOf(':'))
  const loaded = load({ 'c.yaml': `${GOOD.replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, 'm'), '')}${line}` })
  expect(!loaded.ok && loaded.problems.map((problem) => problem.args)).toMatchObject([args])
})

test.each([
  ['thresholds: { parse_rate: 95 }', '; did you mean 0.95?'],
  ['thresholds: { parse_rate: 99.5 }', '; did you mean 0.995?'],
  ['thresholds: { parse_rate: "0.9" }', '; did you mean 0.9?'],
  ['thresholds: { parse_rate: "95" }', '; did you mean 0.95?'],
  ['thresholds: { parse_rate: 950 }', ''],
  ['thresholds: { parse_rate: 1.5 }', '; a share is from 0 to 1, or from 0% to 100%'],
  ['thresholds: { match_rate: 2 }', '; a share is from 0 to 1, or from 0% to 100%'],
  ['regression: { match_rate: { max_drop: 2 } }', '; did you mean 0.02?'],
  ['regression: { match_rate: { max_drop: 1.5 } }', '; did you mean 0.015?'],
  ['thresholds: { parse_rate: 101% }', ''],
  ['regression: { cost_per_call: { max_increase: 20 } }', '; did you mean 0.2?'],
  ['expect:\nsamples: 1', ', for nothing is indented below it'],
])('%s is told with what was meant', (line, meant) => {
  const loaded = load({ 'c.yaml': with_(`${line}\n`) })
  expect(!loaded.ok && loaded.problems.map(({ args }) => args.meant)).toEqual([meant])
})

test('a share is a number or a percentage, wherever one stands', () => {
  const read = (rate: string, drop: string, least: string, increase: string) => {
    const text = with_(
      `thresholds: { parse_rate: ${rate}, per_group: { parse_rate: ${rate} } }\nregression: { parse_rate: { max_drop: ${drop} }, agreement: { least: ${least} }, cost_per_call: { max_increase: ${increase} } }\n`,
    )
    const { thresholds, regression } = loadOne(text)
    return { thresholds, regression }
  }
  expect(read('99.5%', '1%', '97%', '20%')).toEqual(read('0.995', '0.01', '0.97', '0.2'))
})

test('a rate of 0 is warned about', () => {
  const loaded = load({
    'c.yaml': with_('thresholds: { parse_rate: 0, schema_rate: 0%, per_group: { parse_rate: 0.0 } }\n'),
  })
  expect(warningsOf(loaded).filter((one) => one.startsWith('threshold-zero'))).toEqual([
    'threshold-zero c.yaml:7:27',
    'threshold-zero c.yaml:7:43',
    'threshold-zero c.yaml:7:72',
  ])
})

test('tool results for a tool that the request does not declare are warned about', () => {
  const flow = `  - { id: f, turns: [{ user: "{{text}}" }, { tool_results: { get_wether: 1 } }], vars: { text: hi } }\n`
  const loaded = load({ 'c.yaml': cases(flow).replace('request:\n', `request:\n  ${TOOL}\n`) })
  expect(warningsOf(loaded)).toEqual(['tool-result-undeclared c.yaml:7:44'])
  expect(loaded.ok && loaded.warnings[0]?.args).toMatchObject({ meant: '; did you mean get_weather?' })
})

test('a number of a file that a double can’t hold is warned about where it stands', () => {
  const loaded = load({
    'c.yaml': GOOD.replace('"{{text}}"', '{ $file: a.json }').replace(', vars: { text: hi }', ''),
    'a.json': '{\n  "n": [12345678901234567890]\n}',
  })
  expect(warningsOf(loaded)).toEqual(['number-inexact a.json:2:9'])
})

test('problems of all files come together', () => {
  const loaded = load({ 'a.yaml': with_('samples: 0\n'), 'b.yaml': 'a: [', 'c.yaml': GOOD, 'd.yaml': GOOD }, [
    '*.yaml',
    'no/**/*.yaml',
  ])
  expect(problemsOf(loaded)).toEqual([
    'glob-matches-nothing',
    'out-of-range a.yaml:7:10',
    'yaml-syntax b.yaml:1:5',
    'contract-repeated c.yaml:2:7',
    'contract-repeated d.yaml:2:7',
  ])
})

test('twenty thousand problems are told as a hundred, and that there are more', () => {
  const problems = problemsOf(load({ 'c.yaml': GOOD.replace(/cases:[\s\S]*/, `cases: [${'1,'.repeat(20_000)}]\n`) }))
  expect([problems.length, problems[0], problems.at(-1)]).toEqual([
    101,
    'wrong-type c.yaml:5:9',
    'more-problems c.yaml:5:209',
  ])
})

test('a row of a hundred thousand mistakes is told as a hundred', () => {
  const row = `{"id":"a","turns":[${'1,'.repeat(100_000)}1]}\n`
  const problems = problemsOf(load({ 'c.yaml': CASES_OF('r.jsonl'), 'r.jsonl': row }))
  expect([problems[0], problems.at(-1)?.split(' ')[0]]).toEqual(['wrong-type r.jsonl:1:20', 'more-problems'])
})

test('no pattern at all is a problem', () => {
  expect(problemsOf(load({}, []))).toEqual(['no-contracts'])
})
