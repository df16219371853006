import { randomOf } from './random.ts'

/** Files that the contracts name. */
export const NEIGHBOURS: Readonly<Record<string, string>> = {
  '/repo/s.json': '{"type":"object","properties":{"a":{"$ref":"t.yaml#/$defs/x"}},"required":["a"]}',
  '/repo/t.yaml': '$defs: { x: { type: integer, maximum: 9007199254740993 } }',
  '/repo/p.md': 'You are {{role}}.\n',
  '/repo/rows.jsonl': '{"id":"r1","vars":{"text":"x"}}\n{"vars":{"text":"y"},"expect":{"match":{"a":1}}}\n',
  '/repo/golden.jsonl': '{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"{\\"a\\":1}"}]}\n',
}

/** Invented contracts that together use every part of the format. */
const SEEDS: readonly string[] = [
  `version: 1
name: triage
request:
  messages:
    - { role: system, content: { $file: p.md } }
    - { role: user, content: "{{text}}" }
  response_format: json_object
vars: { role: an agent }
expect: { schema: ./s.json, match: { a: { $any_of: [1, { $near: [4.2, 0.1] }] } } }
cases:
  - { id: one, group: en, vars: { text: "hi \\\\{{" } }
  - { from: rows.jsonl, take: 1 }
thresholds: { parse_rate: 0.99, per_group: { match_rate: 0.9 }, latency: { p95: 2s } }
regression: { match_rate: { max_drop: 0.01 }, agreement: { least: 0.97 } }
volume: 2M/month
`,
  `version: 1
name: tools
request:
  messages: "{{messages}}"
  tools: [{ type: function, function: { name: f, parameters: { type: object } } }]
vars: { messages: [{ role: user, content: hi }] }
cases:
  - id: a
    expect: { tool_calls: { ordered: true, calls: [{ name: f, arguments: { match: { x: { $like: A-b } } } }] } }
  - id: b
    expect: { tool_calls: [] }
  - id: c
    expect: { outcome: refused }
samples: 3
`,
  `%YAML 1.1
---
version: 1
name: flow
api: responses
request: { input: "{{text}}", tools: [{ type: function, name: f }] }
vars: { text: 9007199254740993 }
cases:
  - id: flow
    turns:
      - { user: "go {{text}}", expect: { tool_calls: [{ name: f, optional: true }] } }
      - tool_results: { f: [{ when: { pointers: { "/a~1b": { equals: null } } }, result: [1] }, { result: x }] }
        expect: { equals: { $unordered: [{ $absent: 1 }, { $literal: { $x: 1 } }] } }
load: { concurrency: 2, calls: 5, warmup: 1 }
`,
  `{"version":1,"name":"json","request":{"temperature":0},"cases":[{"from":"golden.jsonl","format":"openai-chat"}]}`,
]

/** What mutations insert: the tokens on which readers of YAML and of the format disagree. */
const TOKENS: readonly string[] = [
  ...'{}[]:,"\'`\\&*!|>#%@?-+.0123456789 \n\r\t~<=\u00a0\ufeff\ud800\u0000\u0085\u2028',
  ...['\n---\n', '\n...\n', '<<: ', '&a ', '*a', '!!str ', '! ', '? ', '- ', ': ', '|-\n', '>2\n', '%TAG ! x\n'],
  ...['{{', '}}', '{{text}}', '\\{{', '$file', '$any_of', '$literal', '$ref', '{ $file: s.json }', '{ $file: ../x }'],
  ...['__proto__', 'constructor', '.nan', '-.inf', '1e400', '0x1f', '0o17', '9007199254740993', 'null', 'true', '""'],
  ...[
    'from: ',
    'take: -1',
    'id: ',
    'expect: ',
    'schema: true',
    'turns: ',
    'equals: ',
    'rows.jsonl',
    '[[[[',
    '{a: {b: ',
  ],
]

export function* mutatedContracts(count: number, seed: number): Generator<string> {
  const random = randomOf(seed)
  const pick = (texts: readonly string[]): string => texts[random(texts.length)] as string
  for (let i = 0; i < count; i++) {
    let text = pick(SEEDS)
    for (let mutations = random(3); mutations >= 0; mutations--) text = mutate(text, random, pick)
    yield text
  }
}

function mutate(text: string, random: (below: number) => number, pick: (texts: readonly string[]) => string): string {
  const [a, b] = [random(text.length + 1), random(text.length + 1)]
  const [from, to] = a < b ? [a, b] : [b, a]
  const end = Math.min(to, from + 1 + random(40))
  switch (random(12)) {
    case 0:
      return text.slice(0, from) + text.slice(end)
    case 1:
      return text.slice(0, end) + text.slice(from)
    case 2:
      return text.slice(0, from) + pick(TOKENS) + text.slice(end)
    case 3:
      return swapLines(text, random)
    case 4:
      return text.slice(0, from) + pick(TOKENS) + text.slice(from)
    default:
      return swapWord(text, random, pick)
  }
}

/** A word gives way to another of the text, or to one that means something elsewhere: most of these are still YAML. */
function swapWord(text: string, random: (below: number) => number, pick: (texts: readonly string[]) => string): string {
  const words = [...text.matchAll(/[\w$.]+/g)]
  const old = words[random(words.length)]
  const other = random(2) === 0 ? words[random(words.length)]?.[0] : pick(TOKENS)
  return old === undefined ? text : text.slice(0, old.index) + other + text.slice(old.index + old[0].length)
}

function swapLines(text: string, random: (below: number) => number): string {
  const lines = text.split('\n')
  const [a, b] = [random(lines.length), random(lines.length)]
  return lines.map((line, at) => (at === a ? lines[b] : at === b ? lines[a] : line)).join('\n')
}

const head = 'version: 1\nname: heavy\nrequest: { messages: [] }\ncases: [{ id: a }]\n'
const filled = (part: string, before = ''): string => (before + part.repeat(256 * 1024)).slice(0, 256 * 1024)

/** Each as large as is read, and shaped to cost a reader more than its size. */
export const HEAVY_CONTRACTS: readonly (readonly [name: string, text: string])[] = [
  ['[[[[', filled('[')],
  ['[,,,,', filled(',', '[')],
  ['{{{{', filled('{')],
  ['? ? ? ?', filled('? ')],
  ['- - - -', filled('- ')],
  ['a: a: a:', filled('a: ')],
  ['short keys', filled('', head) + Array.from({ length: 20_000 }, (_, key) => `k${key}: 1\n`).join('')],
  ['one key again and again', filled('a: 1\n', head)],
  ['anchors', filled('- &a x\n')],
  ['aliases', filled('- *a\n', 'a: &a [1]\nb:\n')],
  ['an open quote', filled('a ', '"')],
  ['quotes', filled('"', 'a: ')],
  ['comments', filled('#\n', head)],
  ['cases', filled('  - { id: a }\n', head.replace('[{ id: a }]', ''))],
  ['case ids of one letter', filled('a, ', head.replace('[{ id: a }]', '['))],
  ['a template of braces', filled('{{', 'version: 1\nname: heavy\ncases: [{ id: a }]\nrequest: { messages: "')],
  ['variables', filled('{{a}}', 'version: 1\nname: heavy\ncases: [{ id: a }]\nrequest:\n  messages: ')],
  ['a block scalar', filled('  x\n', `${head}description: |\n`)],
  ['tabs', filled('\t')],
  ['documents', filled('---\n')],
  ['tags', filled('!a ')],
]
