import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { type Files, importing } from './importing.ts'

const CONFIG = 'promptfooconfig.yaml'
const config = (text: string, files: Files = {}) => importing({ [CONFIG]: text, ...files })
const one = (assert: string, more = ''): string =>
  `prompts: ['{{q}}']\nproviders: [openai:gpt-4o-mini]\n${more}tests:\n  - vars: { q: hi, want: yes please }\n    assert:\n      - ${assert}\n`

describe('cases as promptfoo counts them', () => {
  test.each<[string, string, number, Files?]>([
    ['tests written there', 'prompts: [p]\ntests: [{ vars: { a: 1 } }, { vars: { a: 2 } }]', 2],
    ['no tests: the prompts are asked once', 'prompts: [p]', 1],
    ['lists of texts multiply', "prompts: ['{{a}}{{b}}']\ntests: [{ vars: { a: [x, y], b: [u, v, w] } }]", 6],
    ['a list of anything else is a value', "prompts: ['{{a}}']\ntests: [{ vars: { a: [1, 2] } }]", 1],
    [
      'lists that are not to be spread',
      "prompts: ['{{a}}']\ntests: [{ vars: { a: [x, y] }, options: { disableVarExpansion: true } }]",
      1,
    ],
    [
      'a glob of files multiplies',
      "prompts: ['{{a}}']\ntests: [{ vars: { a: file://v/*.txt } }]",
      2,
      { 'v/1.txt': 'x', 'v/2.txt': 'y' },
    ],
    [
      'a list of the default test multiplies each',
      "prompts: ['{{a}}']\ndefaultTest: { vars: { a: [x, y] } }\ntests: [{}, {}]",
      4,
    ],
    [
      'a file that is named twice counts twice',
      'prompts: [p]\ntests: [file://t/a.yaml, file://t/*]',
      2,
      { 't/a.yaml': '- vars: { a: 1 }' },
    ],
    [
      'a folder of tests',
      'prompts: [p]\ntests: file://t/*.yaml',
      3,
      { 't/a.yaml': '- vars: { a: 1 }\n- vars: { a: 2 }', 't/b.yaml': 'vars: { a: 1 }' },
    ],
    ['tests of JSON', 'prompts: [p]\ntests: file://t.json', 2, { 't.json': '[{"vars":{"a":1}},{"vars":{"a":2}}]' }],
    [
      'tests of JSON lines',
      'prompts: [p]\ntests: file://t.jsonl',
      2,
      { 't.jsonl': '{"vars":{"a":1}}\n\n{"vars":{"a":2}}\n' },
    ],
    [
      'scenarios',
      "prompts: ['{{a}}{{b}}']\nscenarios: [{ config: [{ vars: { a: 1 } }, { vars: { a: 2 } }], tests: [{ vars: { b: 1 } }, { vars: { b: 2 } }] }]",
      4,
    ],
    [
      'scenarios beside tests',
      'prompts: [p]\nscenarios: [{ config: [{ vars: { a: 1 } }] }]\ntests: [{ vars: { a: 1 } }]',
      2,
    ],
    [
      'anchors and merge keys',
      'prompts: [p]\nx: &base { vars: { a: 1 } }\ntests:\n  - *base\n  - { <<: *base, description: d }\n',
      2,
    ],
    ['CSV', 'prompts: [p]\ntests: file://t.csv', 2, { 't.csv': '\ufeffa,__expected\n"x, ""y""\nz",is-json\n\n2,\n' }],
  ])('%s', (_, text, cases, files) => {
    expect(config(text, files).cases).toBe(cases)
  })

  test('an own value wins over a merged one, and an earlier merge over a later', () => {
    const { casesOf } = config(
      "prompts: ['{{a}} {{b}} {{c}}']\nx: &x { a: 1, b: 1, c: 1 }\ny: &y { b: 2, c: 2 }\ntests: [{ vars: { <<: [*y, *x], c: 3 } }]\n",
    )
    expect(casesOf()[0]?.vars).toEqual({ a: '1', b: '2', c: '3' })
  })
})

describe('one contract for each prompt', () => {
  test.each<[string, string, readonly JsonValue[], Files?]>([
    ['a text', "prompts: ['Hi {{ a }}']", [[{ role: 'user', content: 'Hi {{a}}' }]]],
    [
      'a file that --- splits',
      'prompts: file://p.txt',
      [[{ role: 'user', content: 'one\n|---|---|' }], [{ role: 'user', content: 'two' }]],
      { 'p.txt': 'one\n|---|---|\n---\n\ntwo\n' },
    ],
    [
      'a Markdown file is whole',
      'prompts: [file://p.md]',
      [[{ role: 'user', content: 'one\n---\ntwo\n' }]],
      { 'p.md': 'one\n---\ntwo\n' },
    ],
    [
      'a glob',
      "prompts: ['p/*.txt']",
      [[{ role: 'user', content: 'one' }], [{ role: 'user', content: 'two' }]],
      { 'p/1.txt': 'one', 'p/2.txt': 'two' },
    ],
    [
      'chat JSON',
      'prompts: [file://p.json]',
      [
        [
          { role: 'system', content: 'S' },
          { role: 'user', content: '{{a}}' },
        ],
      ],
      { 'p.json': '[{"role":"system","content":"S"},{"role":"user","content":"{{ a }}"}]' },
    ],
    [
      'chat YAML',
      'prompts: [file://p.yaml]',
      [[{ role: 'user', content: '{{a}}' }]],
      { 'p.yaml': '- role: user\n  content: "{{a}}"' },
    ],
    [
      'prompts of JSON lines',
      'prompts: [file://p.jsonl]',
      [[{ role: 'user', content: 'x' }]],
      { 'p.jsonl': '[{"role":"user","content":"x"}]\n' },
    ],
    [
      'prompts of CSV',
      'prompts: [file://p.csv]',
      [[{ role: 'user', content: 'x, {{a}}' }]],
      { 'p.csv': 'label,prompt\nL,"x, {{a}}"\n' },
    ],
    ['a label and a text', 'prompts: [{ label: L, raw: T }]', [[{ role: 'user', content: 'T' }]]],
    [
      'what is like a path and names no file',
      "prompts: ['Use and/or: {{a}}']",
      [[{ role: 'user', content: 'Use and/or: {{a}}' }]],
    ],
    ['literal braces', "prompts: ['{% raw %}{{x}}{% endraw %} {{a}}']", [[{ role: 'user', content: '\\{{x}} {{a}}' }]]],
  ])('%s', (_, prompts, messages, files) => {
    const { contracts, contract } = config(
      `${prompts}\nproviders: [openai:gpt-4o]\ntests: [{ vars: { a: A } }]\n`,
      files,
    )
    expect(contracts.map((__, index) => (contract(index).request as { messages: JsonValue }).messages)).toEqual(
      messages,
    )
  })

  test.each<[string, string, string]>([
    ['javascript', 'file://p.js', 'code is not run'],
    ['python with a function', 'file://p.py:make', 'code is not run'],
    ['a command', "'exec:./p.sh'", 'code is not run'],
    ['a URL', 'https://example.org/p.txt', 'remote: no URL is fetched'],
    ['a prompt registry', 'langfuse://p:1', 'remote: no URL is fetched'],
    ['a file outside', 'file://../../p.txt', 'it lies outside the repository'],
    ['a file that is not there', 'file://p.txt', 'no file fits'],
    ['an environment template', "'Hi {{ env.NAME }}'", 'a contract reads no environment; the prompt is left to do'],
    ['a filter of its own', "'{{ a | shout }}'", 'a filter of its own is code; the prompt is left to do'],
    ['a macro', "'{% macro m() %}{% endmacro %}'", 'it is not of the part that is pure; the prompt is left to do'],
    ['a call', "'{{ range(3) }}'", 'it is not of the part that is pure; the prompt is left to do'],
  ])('%s stands as $todo', (_, prompt, why) => {
    const { leftOut, contract, cases } = config(`prompts: [${prompt}]\ntests: [{ vars: { a: A } }]\n`, {
      '/p.txt': 'SECRET',
    })
    expect(leftOut.map((remark) => remark.why)).toContain(why)
    expect(JSON.stringify(contract().request)).toContain('$todo')
    expect(JSON.stringify(contract())).not.toContain('SECRET')
    expect(cases).toBe(1)
  })

  test.each<[string, string, string]>([
    ['a filter', '{{ a | upper }}!', 'ADA!'],
    ['a path', '{{ o.list[1] }}', 'v'],
    ['a loop', '{% for x in o.list %}{{ loop.index }}{{ x }};{% endfor %}', '1u;2v;'],
    ['a condition', '{% if a == "Ada" and not missing %}yes{% else %}no{% endif %}', 'yes'],
    ['white space control', 'x {%- if a %} y {%- endif %} z', 'x y z'],
    ['a default', '{{ missing | default("none") }}', 'none'],
    ['a comment', 'x{# y #}z{{ a | lower }}', 'xzada'],
    ['set', '{% set b = a ~ "!" %}{{ b }}', 'Ada!'],
    ['JSON of a text', '{{ (j | load).tone }}', 'formal'],
    ['not, of a whole comparison', '{% if not a == "Bob" %}yes{% endif %}', 'yes'],
    ['not, of what is in a list', '{% if not "u" in o.list %}yes{% else %}no{% endif %}', 'no'],
    ['not, of one side of and', '{% if not missing and a %}yes{% endif %}', 'yes'],
    ['nothing beside an empty text', '{% if missing == "" %}yes{% else %}no{% endif %}', 'no'],
    ['texts in their order', '{% if a < "Bob" and 10 > "9" %}yes{% endif %}', 'yes'],
    ['minus before a filter', '{{ -2 | abs }}', '2'],
    ['minus and plus', '{{ 7 - 2 + 1 }} {{ 7 % 4 * 2 }}', '6 6'],
    ['a mapping by two names', '{% for k, v in o %}{{ k }}={{ v | join("+") }}{% endfor %}', 'list=u+v'],
    ['a default of nothing', '{{ none | d("x") }}{{ missing | d("y") }}{{ "" | d("z", true) }}', 'yz'],
    ['a number of a text', '{{ "4.5kg" | float }} {{ "x" | int }}{{ "x" | int(3) }} {{ "12px" | int }}', '4.5 3 12'],
    ['rounding', '{{ 2.345 | round(2) }} {{ 2.1 | round(0, "ceil") }} {{ 2.5 | round }}', '2.35 3 3'],
    ['sorting', '{{ [10, 9, 2] | sort | join(",") }} {{ ["b", "C", "a"] | sort(true) | join(",") }}', '2,9,10 C,b,a'],
    ['the first of several', '{{ "a-b-c" | replace("-", "+", 1) }} {{ "a-b-c" | replace("-", "+") }}', 'a+b-c a+b+c'],
    ['the members of a mapping', '{{ o | list | join(",", "key") }}', 'list'],
    ['words', '{{ "hello wORLD" | title }} {{ "hELLO World" | capitalize }}', 'Hello World Hello world'],
  ])('%s is computed for each case', (_, prompt, text) => {
    const vars = '{ a: Ada, o: { list: [u, v] }, j: \'{"tone":"formal"}\' }'
    const { casesOf } = config(`prompts:\n  - '${prompt}'\ntests: [{ vars: ${vars} }]\n`)
    expect(casesOf()[0]?.vars).toEqual({ prompt: text })
  })

  test('JSON only after rendering becomes messages', () => {
    const { casesOf } = config('prompts: [file://p.json]\ntests: [{ vars: { a: "say \\"hi\\"" } }]\n', {
      'p.json':
        '[{% for r in ["system", "user"] %}{"role": "{{ r }}", "content": {{ a | dump }}}{% if not loop.last %},{% endif %}{% endfor %}]',
    })
    expect(casesOf()[0]?.vars).toEqual({
      messages: [
        { role: 'system', content: 'say "hi"' },
        { role: 'user', content: 'say "hi"' },
      ],
    })
  })

  test('values are inserted as texts, and one that names another holds it', () => {
    const { casesOf } = config(
      "prompts: ['{{n}} {{o}} {{t}} {{missing}}']\ntests: [{ vars: { n: 5, o: { a: 1 }, t: 'n is {{n}}' } }]\n",
    )
    expect(casesOf()[0]?.vars).toEqual({ n: '5', o: '{"a":1}', t: 'n is 5', missing: '' })
  })
})

describe('the request', () => {
  const request = (providers: string, files: Files = {}) => {
    const { contract, ...rest } = config(`prompts: [p]\nproviders:\n${providers}\n`, files)
    const { messages: _, ...members } = contract().request as Record<string, JsonValue>
    return { ...rest, api: contract().api, members }
  }
  const call = { name: 'f', parameters: { type: 'object', properties: { a: { type: 'string' } } } }

  test.each<[string, JsonValue]>([
    ['chat', { type: 'function', function: call }],
    ['responses', { type: 'function', ...call }],
    ['legacy functions', call],
    ['Anthropic', { name: 'f', input_schema: call.parameters }],
    ['MCP', { name: 'f', inputSchema: call.parameters }],
    ['Bedrock', { toolSpec: { name: 'f', inputSchema: { json: call.parameters } } }],
    [
      'Google',
      { functionDeclarations: [{ name: 'f', parameters: { type: 'OBJECT', properties: { a: { type: 'STRING' } } } }] },
    ],
  ])('a tool in the shape of %s', (_, tool) => {
    const { members } = request(`  - id: openai:gpt-4o\n    config: { tools: [${JSON.stringify(tool)}] }`)
    expect(members.tools).toEqual([{ type: 'function', function: call }])
  })

  test('tools of a file, and one of the provider itself', () => {
    const { members, left } = request('  - { id: openai:gpt-4o, config: { tools: file://t.json } }', {
      't.json': JSON.stringify([{ type: 'web_search' }, { type: 'function', function: call }]),
    })
    expect(members.tools).toEqual([{ type: 'function', function: call }])
    expect(left).toEqual([`${CONFIG}:3 a tool that is no function`])
  })

  test('the Responses API', () => {
    const { api, members } = request(
      '  - { id: openai:responses:gpt-5, config: { max_output_tokens: 5, response_format: { type: json_schema, json_schema: { name: n, schema: { type: object } } } } }',
    )
    expect(api).toBe('responses')
    expect(members).toEqual({
      input: 'p',
      max_output_tokens: 5,
      text: { format: { type: 'json_schema', name: 'n', schema: { type: 'object' } } },
    })
  })

  test('parameters of several providers are not mixed', () => {
    const { members, left } = request(
      '  - { id: openai:a, label: A, config: { temperature: 0, seed: 1 } }\n  - { id: openai:b, label: B, config: { temperature: 1, apiKey: "{{env.K}}" } }',
    )
    expect(members).toEqual({ temperature: 0, seed: 1 })
    expect(left).toEqual([`${CONFIG}:4 provider.config.apiKey`, `${CONFIG}:4 B: temperature`, `${CONFIG}:4 B: seed`])
  })

  test.each<[string, string, readonly string[]]>([
    ['a script', '  - file://provider.js', ['custom provider file://provider.js']],
    ['python', '  - python:provider.py', ['custom provider python:provider.py']],
    ['a command', '  - "exec: ./run.sh"', ['custom provider exec: ./run.sh']],
    [
      'an endpoint',
      '  - { id: https://example.org, config: { url: https://example.org, body: { a: 1 } } }',
      [
        'custom provider https://example.org',
        'provider.config.url: an endpoint or key name, not contract data',
        'provider.config.body',
      ],
    ],
    [
      'a key',
      '  - { id: openai:a, config: { apiKey: sk-1, apiHost: h, temperature: "{{env.T}}" } }',
      [
        'provider.config.apiKey: an endpoint or key name, not contract data',
        'provider.config.apiHost: an endpoint or key name, not contract data',
        'provider.config.temperature',
      ],
    ],
  ])('%s is told', (_, providers, what) => {
    const { leftOut, members } = request(providers)
    expect(leftOut.map((remark) => remark.what)).toEqual(what)
    expect(members).toEqual({})
  })
})

describe('assertions', () => {
  test.each<[string, JsonValue | undefined, string?]>([
    ['{ type: contains, value: a }', { text: { $contains: 'a' } }],
    ['{ type: contains, value: 24.01 }', { text: { $contains: '24.01' } }],
    ['{ type: icontains, value: "{{want}}" }', { text: { $ignore_case: { $contains: 'yes please' } } }],
    ['{ type: not-contains, value: a }', { text: { $not: { $contains: 'a' } } }],
    ['{ type: contains-any, value: [a, b] }', { text: { $any_of: [{ $contains: 'a' }, { $contains: 'b' }] } }],
    ['{ type: contains-all, value: "a, b" }', { text: { $all_of: [{ $contains: 'a' }, { $contains: 'b' }] } }],
    [
      '{ type: not-icontains-any, value: [a, b] }',
      { text: { $not: { $ignore_case: { $any_of: [{ $contains: 'a' }, { $contains: 'b' }] } } } },
    ],
    ['{ type: starts-with, value: a }', { text: { $starts_with: 'a' } }],
    ['{ type: equals, value: a }', { text: 'a' }],
    ['{ type: equals, value: { a: 1 } }', { parser: 'strict', equals: { a: 1 } }],
    ['{ type: equals, value: { $a: 1 } }', { parser: 'strict', equals: { $literal: { $a: 1 } } }],
    ['{ type: not-equals, value: a }', { text: { $not: 'a' } }],
    ['{ type: regex, value: "^a+$" }', { parser: 'text', schema: { type: 'string', pattern: '^a+$' } }],
    ['{ type: is-json }', { parser: 'strict' }],
    ['{ type: is-json, value: { type: object } }', { parser: 'strict', schema: { type: 'object' } }],
    ['{ type: is-json, value: \'{"type": "object"}\' }', { parser: 'strict', schema: { type: 'object' } }],
    ['{ type: is-json, value: file://s.json }', { parser: 'strict', schema: { type: 'array' } }],
    ['{ type: contains-json, value: { type: object } }', { parser: 'fenced', schema: { type: 'object' } }],
    ['{ type: is-refusal }', { outcome: 'refused' }],
    ['{ type: finish-reason, value: stop }', undefined],
    ['{ type: finish-reason, value: length }', undefined, 'finish-reason'],
    [
      '{ type: assert-set, assert: [{ type: contains, value: a }, { type: contains, value: b }] }',
      { text: { $all_of: [{ $contains: 'a' }, { $contains: 'b' }] } },
    ],
    [
      '{ type: assert-set, threshold: 0.5, assert: [{ type: contains, value: a }, { type: contains, value: b }] }',
      undefined,
      'assert-set with a threshold',
    ],
    ['{ $ref: "#/assertionTemplates/t" }', { text: { $contains: 'T' } }],
    ['{ type: llm-rubric, value: nice }', undefined, 'llm-rubric (a judge or an embedding model)'],
    ['{ type: python, value: "len(output) > 1" }', undefined, 'python'],
    ['{ type: levenshtein, value: a }', undefined, 'levenshtein'],
    ['{ type: webhook, value: "https://example.org" }', undefined, 'webhook'],
    ['{ type: contains-wine, value: a }', undefined, 'unknown assert type contains-wine'],
    ['{ type: contains }', undefined, 'contains'],
    ['{ type: javascript, value: file://a.js }', undefined, 'javascript assert from a file: file://a.js'],
    ['{ type: regex, value: "(?i)a" }', undefined, 'regex'],
  ])('%s', (assert, expected, left) => {
    const result = importing({
      [CONFIG]: one(assert, 'assertionTemplates: { t: { type: contains, value: T } }\n'),
      's.json': '{"type":"array"}',
    })
    const [only] = result.contract().cases as readonly { expect?: JsonValue }[]
    expect(only?.expect).toEqual(expected)
    const told = result.left.filter((line) => !line.includes('variables no prompt uses'))
    expect(told).toEqual(left === undefined ? [] : [`${CONFIG}:7 ${left}`])
  })

  test('latency and cost that all tests share are the contract’s', () => {
    const text =
      'prompts: [p]\ndefaultTest: { assert: [{ type: latency, threshold: 3000 }, { type: cost, threshold: 0.002 }] }\ntests: [{ vars: {} }, { vars: {} }]\n'
    expect(config(text).contract().thresholds).toEqual({ latency: { p95: '3000ms' }, cost_per_call: { mean: 0.002 } })
  })

  test('those of some tests are told', () => {
    const { contract, left } = config(
      'prompts: [p]\ntests: [{ vars: {}, assert: [{ type: latency, threshold: 3000 }] }, { vars: {} }]\n',
    )
    expect(contract().thresholds).toBeUndefined()
    expect(left).toEqual([`${CONFIG}:2 latency of some tests`])
  })

  test('what every case expects stands once', () => {
    const { contract } = config(
      'prompts: [p]\ndefaultTest: { assert: [{ type: contains, value: a }] }\ntests: [{}, {}]\n',
    )
    expect([contract().expect, contract().cases]).toEqual([
      { text: { $contains: 'a' } },
      [{ id: 'case-1' }, { id: 'case-2' }],
    ])
  })

  test('calls of tools', () => {
    const tools = JSON.stringify([
      { type: 'function', function: { name: 'f', parameters: { type: 'object' } } },
      { type: 'function', function: { name: 'g', parameters: { type: 'object' } } },
    ])
    const text = `prompts: [p]\nproviders: [{ id: openai:a, config: { tools: ${tools} } }]\ntests:\n  - assert: [{ type: tool-call-f1, value: [f, g] }]\n  - assert: [{ type: javascript, value: "output[0].function.name === 'f'" }, { type: javascript, value: "JSON.parse(output[0].function.arguments).a === 1" }]\n  - assert: [{ type: equals, value: g, transform: "output[0].function.name" }]\n`
    const cases = config(text).contract().cases as readonly { expect: JsonValue }[]
    expect(cases.map((one) => one.expect)).toEqual([
      { tool_calls: [{ name: 'f' }, { name: 'g' }] },
      { tool_calls: [{ name: 'f', arguments: { match: { a: 1 } } }] },
      { tool_calls: [{ name: 'g' }] },
    ])
  })
})

describe('CSV of tests', () => {
  test.each<[string, JsonValue | undefined, readonly string[]]>([
    ['icontains:bonjour', { text: { $ignore_case: { $contains: 'bonjour' } } }, []],
    ['contains: algorithm', { text: { $contains: 'algorithm' } }, []],
    ['"contains-any:a,b"', { text: { $any_of: [{ $contains: 'a' }, { $contains: 'b' }] } }, []],
    ['just a text', { text: 'just a text' }, []],
    ['Note: this', { text: 'Note: this' }, []],
    ['is-json', { parser: 'strict' }, []],
    ['similar(0.9):x', undefined, ['t.csv:2 similar (a judge or an embedding model)']],
    ['llm-rubric: nice', undefined, ['t.csv:2 llm-rubric (a judge or an embedding model)']],
    ['javascript: run()', undefined, ['t.csv:2 javascript assert inline: run()']],
    ['file://check.py', undefined, ['t.csv:2 python']],
    ['contains-wine:red', undefined, ['t.csv:2 unknown assert type contains-wine']],
  ])('%s', (cell, expected, left) => {
    const result = config("prompts: ['{{q}}']\ntests: file://t.csv\n", { 't.csv': `q,__expected\nhi,${cell}\n` })
    const [only] = result.contract().cases as readonly { expect?: JsonValue }[]
    expect([only?.expect, result.left]).toEqual([expected, left])
  })

  test('a column too few is told, and the others are read', () => {
    const { cases, left } = config("prompts: ['{{a}}{{b}}']\ntests: file://t.csv\n", { 't.csv': 'a,b\n1,2\n3\n4,5\n' })
    expect([cases, left]).toEqual([2, ['t.csv:3 row 2 with 1 cells']])
  })

  test.each<[string, string]>([
    ['no end of a quote', 'a\n"x\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    const { cases, leftOut } = config("prompts: ['{{a}}']\ntests: file://t.csv\n", { 't.csv': text })
    expect([cases, leftOut.length]).toEqual([0, 1])
  })
})

describe('what is not data is told, and never read', () => {
  test.each<[string, string, string]>([
    ['tests of code', 'tests: file://t.js', 'tests file://t.js'],
    ['tests of python with a function', 'tests: file://t.py:make', 'tests file://t.py:make'],
    ['a generator', 'tests: [{ path: file://t.ts, config: { n: 1 } }]', 'tests file://t.ts'],
    ['a sheet', 'tests: https://docs.google.com/spreadsheets/d/1', 'tests https://docs.google.com/spreadsheets/d/1'],
    ['a data set', 'tests: huggingface://datasets/a/b', 'tests huggingface://datasets/a/b'],
    ['a workbook', 'tests: file://t.xlsx', 'tests file://t.xlsx'],
    ['a glob without a match', 'tests: file://none/*.yaml', 'tests file://none/*.yaml'],
    ['a file that is not there', 'tests: file://none.yaml', 'file none.yaml'],
    ['a file outside', 'tests: file://../../etc/t.yaml', 'file ../../etc/t.yaml'],
    ['a link out of the repository', 'tests: file://.git/HEAD', 'file .git/HEAD'],
    ['a variable of code', 'tests: [{ vars: { a: file://v.py } }]', 'variable a: file://v.py'],
    ['a glob of variables without a match', 'tests: [{ vars: { a: file://v/*.txt } }]', 'variable a: file://v/*.txt'],
    ['hooks', 'extensions: [file://h.js:f]', 'extensions'],
    ['filters', 'nunjucksFilters: { f: ./f.js }', 'nunjucksFilters'],
    ['an environment', 'env: { A: b }', 'env'],
    ['a red team', 'redteam: { plugins: [a] }', 'redteam'],
  ])('%s', (_, text, what) => {
    const { leftOut, contracts } = config(`prompts: ['{{a}}']\n${text}\n`, { '/etc/t.yaml': '- vars: { a: SECRET }' })
    expect(leftOut.map((remark) => remark.what)).toContain(what)
    expect(JSON.stringify(contracts)).not.toContain('SECRET')
  })

  test.each<[string, string]>([
    ['no YAML', 'prompts: [a\ntests: }'],
    ['a key twice', 'prompts: [a]\nprompts: [b]'],
    ['an alias of nothing', 'prompts: *x'],
    ['an alias inside itself', 'prompts: &x [*x]'],
    [
      'aliases that grow without end',
      `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 8 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`).join('\n')}\nprompts: *a8\n`,
    ],
    ['nesting without end', `prompts: ${'['.repeat(500)}${']'.repeat(500)}`],
  ])('%s is refused with its line', (_, text) => {
    const { refused, contracts, leftOut } = config(text)
    expect([refused, contracts.length]).toEqual([true, 0])
    expect(leftOut[0]?.place.line).toBeGreaterThan(0)
  })

  test('a file of results is refused', () => {
    const { refused, leftOut } = importing({
      'output.json': '{"evalId":"e","results":{"version":3},"config":{"prompts":["p"]}}',
    })
    expect([refused, leftOut[0]?.what]).toEqual([true, 'this is a file of results, not of tests'])
  })
})
