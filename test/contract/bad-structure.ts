import { type Files, GOOD } from './reading.ts'

export interface Row {
  readonly name: string
  readonly contract: string
  readonly files?: Files
  readonly expected: readonly string[]
}

export const with_ = (more: string): string => GOOD + more
export const cases = (yaml: string): string => GOOD.replace('  - { id: one, vars: { text: hi } }\n', yaml)

/** Contracts of the wrong shape: what the published schema alone can say. */
export const structure: readonly Row[] = [
  { name: 'a key misspelt', contract: with_('treshholds: {}\n'), expected: ['unknown-key c.yaml:7:1'] },
  {
    name: 'a nested key misspelt',
    contract: with_('thresholds: { parse_rat: 1 }\n'),
    expected: ['unknown-key c.yaml:7:15'],
  },
  {
    name: 'a share of 1.5',
    contract: with_('thresholds:\n  parse_rate: 1.5\n'),
    expected: ['out-of-range c.yaml:8:15'],
  },
  {
    name: 'a negative share',
    contract: with_('thresholds:\n  parse_rate: -0.1\n'),
    expected: ['out-of-range c.yaml:8:15'],
  },
  {
    name: 'a share as text',
    contract: with_('thresholds: { parse_rate: "0.9" }\n'),
    expected: ['malformed c.yaml:7:27'],
  },
  {
    name: 'a share that is NaN',
    contract: with_('thresholds: { parse_rate: .nan }\n'),
    expected: ['yaml-not-finite c.yaml:7:27'],
  },
  {
    name: 'a duration without a unit',
    contract: with_('thresholds: { latency: { p95: 2 } }\n'),
    expected: ['wrong-type c.yaml:7:31'],
  },
  {
    name: 'a duration of another unit',
    contract: with_('thresholds: { latency: { p95: 2w } }\n'),
    expected: ['malformed c.yaml:7:31'],
  },
  {
    name: 'a word in place of a percentile',
    contract: with_(
      'thresholds: { latency: { p9x: 2s, mean: 5 } }\nregression: { latency: { p9x: { max_increase: 5 } } }\n',
    ),
    expected: ['unknown-key c.yaml:7:26', 'unknown-key c.yaml:7:35', 'unknown-key c.yaml:8:26'],
  },
  {
    name: 'vars of a file that is absent',
    contract: GOOD.replace('{ text: hi }', '{ $file: v.json }'),
    expected: ['file-absent c.yaml:6:31', 'variable-unknown c.yaml:6:5'],
  },
  {
    name: 'vars of a file that holds a list',
    contract: GOOD.replace('{ text: hi }', '{ $file: v.json }'),
    files: { 'v.json': '[]' },
    expected: ['vars-shape c.yaml:6:22', 'variable-unknown c.yaml:6:5'],
  },
  {
    name: 'vars of a file that holds them',
    contract: GOOD.replace('{ text: hi }', '{ $file: v.json }'),
    files: { 'v.json': '{"text":"hi"}' },
    expected: [],
  },
  {
    name: 'a percentile that is none',
    contract: with_('thresholds: { latency: { p100: 2s } }\n'),
    expected: ['unknown-key c.yaml:7:26'],
  },
  { name: 'version 2', contract: GOOD.replace('version: 1', 'version: 2'), expected: ['not-allowed c.yaml:1:10'] },
  { name: 'no name', contract: GOOD.replace('name: good\n', ''), expected: ['missing-key c.yaml:1:1'] },
  {
    name: 'a name with capitals',
    contract: GOOD.replace('name: good', 'name: Good'),
    expected: ['malformed c.yaml:2:7'],
  },
  { name: 'no cases', contract: 'version: 1\nname: a\nrequest: {}\ncases: []\n', expected: ['too-few c.yaml:4:8'] },
  { name: 'samples of 1001', contract: with_('samples: 1001\n'), expected: ['out-of-range c.yaml:7:10'] },
  { name: 'samples of 1.5', contract: with_('samples: 1.5\n'), expected: ['wrong-type c.yaml:7:10'] },
  {
    name: 'a model in the request',
    contract: GOOD.replace('request:\n', 'request:\n  model: gpt\n'),
    expected: ['request-key c.yaml:4:3'],
  },
  {
    name: 'stream, n and stream_options in the request',
    contract: GOOD.replace('request:\n', 'request:\n  n: 2\n  stream: true\n  stream_options: {}\n'),
    expected: ['request-key c.yaml:4:3', 'request-key c.yaml:5:3', 'request-key c.yaml:6:3'],
  },
  {
    name: 'an unknown response format',
    contract: GOOD.replace('request:\n', 'request:\n  response_format: json\n'),
    expected: ['malformed c.yaml:4:20'],
  },
  {
    name: 'a case without an id',
    contract: cases('  - { vars: { text: a } }\n'),
    expected: ['missing-key c.yaml:6:5'],
  },
  {
    name: 'take of a case that has no file',
    contract: cases('  - { id: one, take: 3, vars: { text: hi } }\n'),
    expected: ['unknown-key c.yaml:6:16'],
  },
  { name: 'an empty id', contract: cases('  - { id: "", vars: { text: hi } }\n'), expected: ['malformed c.yaml:6:11'] },
  {
    name: 'an id of 201 characters',
    contract: cases(`  - { id: ${'a'.repeat(201)}, vars: { text: hi } }\n`),
    expected: ['malformed c.yaml:6:11'],
  },
  {
    name: 'a load test without calls',
    contract: with_('load: { concurrency: 2 }\n'),
    expected: ['missing-key c.yaml:7:7'],
  },
  { name: 'a volume a day', contract: with_('volume: 2M/day\n'), expected: ['malformed c.yaml:7:9'] },
  {
    name: 'a drop without max_drop',
    contract: with_('regression: { match_rate: 0.01 }\n'),
    expected: ['wrong-type c.yaml:7:27'],
  },
  {
    name: 'an increase of 2,000 % that meant 20 %',
    contract: with_('regression: { cost_per_call: { max_increase: 20 } }\n'),
    expected: ['out-of-range c.yaml:7:46'],
  },
  { name: 'a list for a contract', contract: '[1, 2]\n', expected: ['wrong-type c.yaml:1:1'] },
  {
    name: 'problems of shape and of meaning together',
    contract: with_('samples: 0\nexpect: { equals: { $any: [1] } }\nvars: { unused: 1 }\n'),
    expected: ['out-of-range c.yaml:7:10', 'operator-unknown c.yaml:8:21', 'variable-unused c.yaml:9:9'],
  },
]
