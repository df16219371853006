import { describe, expect, test } from 'vitest'
import { parseDecimal } from '../../src/contract/decimal.ts'
import { type Inputs, weakenedFindings, weakenedInputs } from '../../src/preflight/weakened/weakened.ts'
import { reportFinding } from '../../src/report/finding.ts'
import { CONTRACT, gateOf, SCHEMA } from './gates.ts'

const BASE = { 'a.c.yaml': CONTRACT, 'a.schema.json': SCHEMA }
const FAIL = { severity: 'fail', approved: false, label: 'gate-change-approved' } as const

const shownOf = (base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>): readonly string[] =>
  weakenedFindings(gateOf(base), gateOf(head), FAIL).map((finding) => {
    const { place, severity, message } = reportFinding(finding)
    return `${severity} ${place?.file}:${place?.line} ${message}`
  })

/** The base with one text in a file replaced by another. */
const edited = (from: string, to: string, file: keyof typeof BASE = 'a.c.yaml') => {
  if (!BASE[file].includes(from)) throw new Error(`no ${from}`)
  return { ...BASE, [file]: BASE[file].replace(from, to) }
}

describe('a contract', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['as it was', BASE, []],
    [
      'a margin for a rate that had the default',
      edited('samples: 3\n', 'samples: 3\nregression: { match_rate: { max_drop: 0.05 } }\n'),
      ['error a.c.yaml:8 `a`: `regression.match_rate` asks for a drop of 0.05, and asked for a drop of 0.02'],
    ],
    [
      'a comparison taken away',
      edited('samples: 3\n', 'samples: 3\nregression: { match_rate: null }\n'),
      ['error a.c.yaml:8 `a`: `regression.match_rate` is not asked any more, was a drop of 0.02'],
    ],
    [
      'a share that follows the next stage down is told of that stage',
      edited('schema_rate: 0.98', 'schema_rate: 0.97'),
      ['error a.c.yaml:9 `a`: `schema_rate` asks for 0.97, and asked for 0.98'],
    ],
    ['threshold raised', edited('0.95', '0.96'), []],
    [
      'threshold lowered',
      edited('match_rate: 0.95', 'match_rate: 0.9'),
      ['error a.c.yaml:10 `a`: `match_rate` asks for 0.9, and asked for 0.95'],
    ],
    [
      'threshold null',
      edited('match_rate: 0.95', 'match_rate: null'),
      ['error a.c.yaml:10 `a`: `match_rate` is not asked any more, was 0.95'],
    ],
    ['threshold left to the default of 1', edited('  match_rate: 0.95\n', ''), []],
    [
      'latency',
      edited('p95: 2s', 'p95: 3s'),
      ['error a.c.yaml:11 `a`: `latency.p95` asks for 3000ms, and asked for 2000ms'],
    ],
    [
      'another percentile',
      edited('p95: 2s', 'p90: 2s'),
      ['error a.c.yaml:11 `a`: `latency.p95` is not asked any more, was 2000ms'],
    ],
    ['samples', edited('samples: 3', 'samples: 2'), ['error a.c.yaml:7 `a`: `samples` is 2, and was 3']],
    [
      'parser',
      edited('expect:\n', 'expect:\n  parser: fenced\n'),
      ['error a.c.yaml:6 `a`: the parser is `fenced`, and was `strict`'],
    ],
    [
      'a case gone',
      { ...BASE, 'a.c.yaml': CONTRACT.replace(/ {2}- \{ id: two.*\n/, '') },
      ['error a.c.yaml:14 `a`: 1 of 2 cases are gone: `two`'],
    ],
    ['an expected value gone', edited('label: x, ', ''), ['error a.c.yaml:13 `a`: less is expected in `one`']],
    ['wider tolerance', edited('0.1]', '0.2]'), ['error a.c.yaml:13 `a`: less is expected in `one`']],
    [
      'equals to match',
      edited('equals: { label: y }', 'match: { label: y }'),
      ['error a.c.yaml:14 `a`: less is expected in `two`'],
    ],
    [
      'one of several',
      edited('{ label: y }', '{ label: { $any_of: [x, y] } }'),
      ['error a.c.yaml:14 `a`: less is expected in `two`'],
    ],
    [
      'a text that contains what was the whole',
      edited('{ label: y }', '{ label: { $contains: y } }'),
      ['error a.c.yaml:14 `a`: less is expected in `two`'],
    ],
    [
      'may be missing',
      edited('{ label: y }', '{ label: { $absent_or: y } }'),
      ['error a.c.yaml:14 `a`: less is expected in `two`'],
    ],
    [
      'another value',
      edited('{ label: y }', '{ label: x }'),
      ['warning a.c.yaml:14 `a`: something else is expected in `two`'],
    ],
    [
      'a refusal',
      edited('equals: { label: y }', 'outcome: refused'),
      ['warning a.c.yaml:14 `a`: something else is expected in `two`'],
    ],
    ['another input', edited('{ id: two, vars: { text: hi }', '{ id: two, vars: { text: ho }'), []],
    [
      'a looser schema, in its own file',
      edited('"label"\n  ],', '"label"\n  ],\n  "maxProperties": 3,', 'a.schema.json'),
      [],
    ],
    [
      'enum widened',
      edited('"y"', '"y", "z"', 'a.schema.json'),
      ['error a.schema.json:7 `a`: the answer also takes "z" at `/properties/label`'],
    ],
    [
      'no schema',
      {
        'a.c.yaml': CONTRACT.replace('  schema: ./a.schema.json', '  parser: strict').replace(
          '  schema_rate: 0.98\n',
          '',
        ),
      },
      [
        // Nobody names the rate any more: the share of the next stage is in force.
        'error a.c.yaml:9 `a`: `schema_rate` asks for 0.95, and asked for 0.98',
        'error a.c.yaml:6 `a`: the answer is held to no schema any more',
      ],
    ],
    [
      'gone',
      { 'b.c.yaml': CONTRACT.replace('name: a', 'name: b'), 'a.schema.json': SCHEMA },
      ['error a.c.yaml:1 the contract `a` is gone'],
    ],
    ['renamed in its file', edited('name: a', 'name: b'), []],
  ])('%s', (_, head, findings) => {
    expect(shownOf(BASE, head)).toEqual(findings)
  })

  test('the envelope', () => {
    const strict = edited('expect:\n', 'expect:\n  envelope: strict\n')
    const lenient = edited('expect:\n', 'expect:\n  envelope: lenient\n')
    const told = ['error a.c.yaml:6 `a`: the envelope is `lenient`, and was `strict`']
    expect([shownOf(strict, lenient), shownOf(strict, BASE), shownOf(BASE, strict)]).toEqual([told, told, []])
  })

  test('regressions', () => {
    const regression = (text: string) => ({ ...BASE, 'a.c.yaml': `${CONTRACT}regression: ${text}\n` })
    const base = regression(
      '{ match_rate: { max_drop: 0.01 }, agreement: { least: 0.9 }, latency: { p95: { max_increase: 20% } }, cost_per_call: { max_increase: 0% } }',
    )
    expect(
      shownOf(
        base,
        regression(
          '{ match_rate: { max_drop: 0.02 }, agreement: { least: 0.8 }, latency: { p95: { max_increase: 25% } } }',
        ),
      ),
    ).toEqual([
      'error a.c.yaml:15 `a`: `regression.match_rate` asks for a drop of 0.02, and asked for a drop of 0.01',
      'error a.c.yaml:15 `a`: `regression.agreement` asks for 0.8, and asked for 0.9',
      'error a.c.yaml:15 `a`: `regression.latency.p95` asks for an increase of 25 %, and asked for an increase of 20 %',
      'error a.c.yaml:15 `a`: `regression.cost_per_call` is not asked any more, was an increase of 0 %',
    ])
    expect(
      shownOf(
        base,
        regression(
          '{ match_rate: { max_drop: 0 }, agreement: { least: 0.9 }, latency: { p95: { max_increase: 10% } }, cost_per_call: { max_increase: 0% } }',
        ),
      ),
    ).toEqual([])
  })

  test('tools', () => {
    const tools = (parameters: string, name = 'get') => ({
      'a.c.yaml': `version: 1
name: a
request:
  messages: [{ role: user, content: hi }]
  tools: [{ type: function, function: { name: ${name}, parameters: ${parameters} } }]
cases: [{ id: one }]
`,
    })
    const base = tools('{ type: object, required: [a] }')
    expect(shownOf(base, tools('{ type: object }'))).toEqual([
      'error a.c.yaml:5 `a`: a call of `get` does not require `a` at `/` any more',
    ])
    expect(shownOf(base, tools('{ type: object }', 'put'))).toEqual([
      'warning a.c.yaml:5 `a`: the tool `get` is gone',
      'warning a.c.yaml:5 `a`: the tool `put` is new',
    ])
  })

  const LESS = ['error a.c.yaml:8 `a`: less is expected in `one`']
  const OTHER = ['warning a.c.yaml:8 `a`: something else is expected in `one`']

  test.each<[string, string, string, readonly string[]]>([
    ['anything in place of a value', 'match: { a: { b: 1 } }', 'match: { a: { $any_of: [{}, []] } }', LESS],
    [
      'a wider range round another centre',
      'match: { a: { $near: [1, 0.1] } }',
      'match: { a: { $near: [2, 5] } }',
      LESS,
    ],
    ['another range', 'match: { a: { $near: [1, 0.1] } }', 'match: { a: { $near: [2, 0.5] } }', OTHER],
    ['a value as a range', 'match: { a: 1 }', 'match: { a: { $near: [1.5, 0.5] } }', LESS],
    [
      'a list in any order with one more option',
      'match: { a: [1, 2] }',
      'match: { a: { $unordered: [{ $any_of: [1, 3] }, 2] } }',
      LESS,
    ],
    ['the same options in another order', 'match: { a: { $any_of: [1, 2] } }', 'match: { a: { $any_of: [2, 1] } }', []],
    ['fewer options', 'match: { a: { $any_of: [1, 2] } }', 'match: { a: 1 }', []],
    ['a range inside the range', 'match: { a: { $near: [1, 0.5] } }', 'match: { a: { $near: [1.2, 0.3] } }', []],
    ['more asked', 'match: { a: 1 }', 'equals: { a: 1 }', []],
    ['something asked where nothing was', 'outcome: refused', 'match: {}', OTHER],
    ['a schema that takes anything', 'schema: { enum: [1] }', 'schema: {}', LESS],
    ['another schema', 'schema: { pattern: a }', 'schema: { pattern: b }', OTHER],
    ['a narrower schema', 'schema: { enum: [1, 2] }', 'schema: { enum: [1] }', []],
    ['the parser', 'match: { a: 1 }', 'match: { a: 1 }, parser: fenced', LESS],
    ['the envelope', 'match: { a: 1 }, envelope: strict', 'match: { a: 1 }', LESS],
    ['a stricter envelope', 'match: { a: 1 }', 'match: { a: 1 }, envelope: strict', []],
    [
      'the required call and the optional one swapped',
      'tool_calls: [{ name: get }, { name: put, optional: true }]',
      'tool_calls: [{ name: put }, { name: get, optional: true }]',
      LESS,
    ],
    [
      'calls in another order, both optional now',
      'tool_calls: [{ name: get }, { name: put }]',
      'tool_calls: [{ name: put, optional: true }, { name: get, optional: true }]',
      LESS,
    ],
    [
      'the same calls in another order',
      'tool_calls: [{ name: get }, { name: put, optional: true }]',
      'tool_calls: [{ name: put, optional: true }, { name: get }]',
      [],
    ],
    [
      'one more call that may be made',
      'tool_calls: [{ name: get }]',
      'tool_calls: [{ name: put, optional: true }, { name: get }]',
      LESS,
    ],
    ['one call less', 'tool_calls: [{ name: get }, { name: put }]', 'tool_calls: [{ name: put }]', OTHER],
    [
      'calls in any order',
      'tool_calls: { ordered: true, calls: [{ name: get }, { name: put }] }',
      'tool_calls: [{ name: get }, { name: put }]',
      LESS,
    ],
    [
      'calls in the other order',
      'tool_calls: { ordered: true, calls: [{ name: get }, { name: put }] }',
      'tool_calls: { ordered: true, calls: [{ name: put }, { name: get }] }',
      OTHER,
    ],
    [
      'arguments of another call of the name',
      'tool_calls: [{ name: get, arguments: { equals: { a: 1 } } }, { name: get, optional: true }]',
      'tool_calls: [{ name: get, arguments: { match: { a: 1 } } }, { name: get, optional: true }]',
      LESS,
    ],
  ])('a case, looser in disguise: %s', (_, was, now, findings) => {
    const of = (expected: string) => ({
      'a.c.yaml': `version: 1
name: a
request:
  messages: [{ role: user, content: hi }]
  tools: [{ type: function, function: { name: get, parameters: {} } }, { type: function, function: { name: put, parameters: {} } }]
expect: { parser: strict }
cases:
  - { id: one, expect: { ${expected} } }
`,
    })
    expect(shownOf(of(was), of(now))).toEqual(findings)
  })

  test.each<[string, string, string, readonly string[]]>([
    [
      'a call that had to be made',
      'tool_choice: required',
      '',
      ['error a.c.yaml:4 `a`: `tool_choice` is auto, and was required'],
    ],
    [
      'one tool of several',
      'tool_choice: { type: function, function: { name: get } }',
      'tool_choice: required',
      ['error a.c.yaml:5 `a`: `tool_choice` is required, and was required of get'],
    ],
    [
      'no call',
      'tool_choice: none',
      'tool_choice: auto',
      ['error a.c.yaml:5 `a`: `tool_choice` is auto, and was none'],
    ],
    [
      'another word',
      'tool_choice: none',
      'tool_choice: required',
      ['warning a.c.yaml:5 `a`: `tool_choice` is required, and was none'],
    ],
    ['stricter', 'tool_choice: auto', 'tool_choice: required', []],
    [
      'one call at a time',
      'parallel_tool_calls: false',
      '',
      ['error a.c.yaml:4 `a`: several calls may be made at once (`parallel_tool_calls: false` is gone)'],
    ],
  ])('a request: %s', (_, was, now, findings) => {
    const of = (member: string) => ({
      'a.c.yaml': `version: 1
name: a
request:
  messages: [{ role: user, content: hi }]
  ${member || 'user: me'}
  tools: [{ type: function, function: { name: get, parameters: {} } }, { type: function, function: { name: put, parameters: {} } }]
cases: [{ id: one }]
`,
    })
    expect(shownOf(of(was), of(now))).toEqual(findings)
  })

  test('tools that are moved into a variable are held against those that stood in the request', () => {
    const of = (tools: string, vars: string) => ({
      'a.c.yaml': `version: 1
name: a
request: { messages: [{ role: user, content: hi }], tools: ${tools} }
cases: [{ id: one, vars: ${vars} }]
`,
    })
    const tools = (parameters: string) => `[{ type: function, function: { name: get, parameters: ${parameters} } }]`
    const closed = '{ type: object, required: [a] }'
    const less = ['error a.c.yaml:4 `a`: a call of `get` does not require `a` at `/` any more']
    expect(shownOf(of(tools(closed), '{}'), of('"{{t}}"', `{ t: ${tools(closed)} }`))).toEqual([])
    expect(shownOf(of(tools(closed), '{}'), of('"{{t}}"', `{ t: ${tools('{}')} }`))).toHaveLength(1)
    const inVariable = (parameters: string) => of('"{{t}}"', `{ t: ${tools(parameters)} }`)
    expect(shownOf(inVariable(closed), inVariable('{ type: object }'))).toEqual(less)
  })

  test.each<[string, string, string]>([
    ['told as any', 'group: ja', 'warning a.c.yaml:5 `a`: another group, or none, holds `one`'],
    ['a lower bar where groups have one', 'per_group', 'error a.c.yaml:5 `a`: another group, or none, holds `one`'],
  ])('a case in another group: %s', (_, bar, said) => {
    const of = (group: string) => ({
      'a.c.yaml': `version: 1
name: a
request: { messages: [{ role: user, content: hi }] }
cases:
  - { id: one, group: ${group}, expect: { match: { a: 1 } } }
${bar === 'per_group' ? 'thresholds: { per_group: { match_rate: 0.9 } }\n' : ''}`,
    })
    expect(shownOf(of('ja'), of('en'))).toEqual([said])
  })

  test('flows', () => {
    const flow = (turns: string) => ({
      'a.c.yaml': `version: 1
name: a
request:
  messages: []
  tools: [{ type: function, function: { name: get, parameters: {} } }]
cases:
  - id: one
    turns:
${turns}`,
    })
    const ask = '      - { user: hi, expect: { tool_calls: [{ name: get }] } }\n'
    const thank = '      - { user: thanks, expect: { match: { done: true } } }\n'
    const looser = ['error a.c.yaml:7 `a`: less is expected in `one`']
    expect(shownOf(flow(ask + thank), flow(ask))).toEqual(looser)
    expect(shownOf(flow(ask), flow(ask.replace('name: get }', 'name: get, optional: true }')))).toEqual(looser)
    expect(shownOf(flow(ask), flow(ask + thank))).toEqual([
      'warning a.c.yaml:7 `a`: something else is expected in `one`',
    ])
  })
})

describe('a policy', () => {
  const policy = (text: string) => ({ ...BASE, 'modelgate.yaml': `version: 1\n${text}` })

  test.each<[string, string, string, readonly string[]]>([
    [
      'floor',
      'floors: { schema_rate: 0.9 }',
      'floors: { schema_rate: 0.8 }',
      ['error modelgate.yaml:2 the policy’s `floors.schema_rate` is 0.8, and was 0.9'],
    ],
    [
      'floor gone',
      'floors: { schema_rate: 0.9 }',
      '',
      ['error modelgate.yaml:1 the policy’s `floors.schema_rate` is not asked, and was 0.9'],
    ],
    [
      'default',
      'thresholds: { parse_rate: 1 }',
      'thresholds: { parse_rate: 0.9 }',
      ['error modelgate.yaml:2 the policy’s `thresholds.parse_rate` is 0.9, and was 1'],
    ],
    [
      'confidence',
      'confidence: 0.95',
      'confidence: 0.9',
      ['error modelgate.yaml:2 the policy’s `confidence` is 0.9, and was 0.95'],
    ],
    [
      'confidence gone',
      'confidence: 0.95',
      '',
      ['error modelgate.yaml:1 the policy’s `confidence` is not asked, and was 0.95'],
    ],
    [
      'severity',
      '',
      'severity: { weakened: warn }',
      ['error modelgate.yaml:2 the policy’s `severity.weakened` is warn, and was fail'],
    ],
    [
      'regressions that warn',
      '',
      'severity: { regressed: warn }',
      ['error modelgate.yaml:2 the policy’s `severity.regressed` is warn, and was fail'],
    ],
    ['judge', '', 'judge: absolute', ['error modelgate.yaml:2 the policy’s `judge` is absolute, and was both']],
    ['judge, back to both', 'judge: relative', 'judge: both', []],
    [
      'a margin',
      'regression: { case_rate: { max_drop: 0.01 } }',
      'regression: { case_rate: { max_drop: 0.03 } }',
      ['error modelgate.yaml:2 the policy’s `regression.case_rate` is a drop of 0.03, and was a drop of 0.01'],
    ],
    [
      'losses',
      '',
      'limits: { max_unmeasured: 5% }',
      ['error modelgate.yaml:2 the policy’s `limits.max_unmeasured` is 5%, and was 0.5%'],
    ],
    [
      'the label',
      '',
      'weakening_label: me',
      ['error modelgate.yaml:2 the policy’s `weakening_label` is me, and was gate-change-approved'],
    ],
    [
      'retirement',
      '',
      'retirement: { fail: 7d }',
      ['error modelgate.yaml:2 the policy’s `retirement.fail` is 7 days, and was 14 days'],
    ],
    [
      'reuse',
      '',
      'reuse: { max_age: 30d }',
      ['error modelgate.yaml:2 the policy’s `reuse.max_age` is 30 days, and was 7 days'],
    ],
    ['tighter', 'confidence: 0.9', 'confidence: 0.95\nfloors: { schema_rate: 0.5 }', []],
  ])('%s', (_, base, head, findings) => {
    expect(shownOf(policy(base), policy(head))).toEqual(findings)
  })

  const patched = (request: string) => policy(`candidate: { provider: openai, model: x, request: ${request} }`)
  const WITH_TOOL = {
    'a.c.yaml': `version: 1
name: a
request:
  messages: [{ role: user, content: hi }]
  tool_choice: required
  tools: [{ type: function, function: { name: get, parameters: { type: object, required: [a] } } }]
cases: [{ id: one }]
`,
  }
  const tool = '[{ type: function, function: { name: get, parameters: {} } }]'

  test.each<[string, string, readonly string[]]>([
    ['temperature', '{ temperature: null }', []],
    [
      'messages',
      '{ messages: [{ role: user, content: easy }] }',
      ['error modelgate.yaml:2 the `request` of the candidate `x` says other `messages` in every contract’s place'],
    ],
    [
      'formats',
      '{ response_format: { type: json_object } }',
      [
        'warning modelgate.yaml:2 the `request` of the candidate `x` sends another `response_format` in every contract’s place',
      ],
    ],
    ['tool_choice', '{ tool_choice: null }', ['error modelgate.yaml:2 `a`: `tool_choice` is auto, and was required']],
    ['tools', `{ tools: ${tool} }`, ['error modelgate.yaml:2 `a`: a call of `get` takes anything']],
  ])('the candidate’s request replaces %s', (_, request, findings) => {
    const found = shownOf({ ...patched('{}'), ...WITH_TOOL }, { ...patched(request), ...WITH_TOOL })
    expect(found.map((text) => text.replace(/(a call of `get`) .*/, '$1 takes anything'))).toEqual(findings)
  })

  test('a bar that moves from the contract into the policy is not lowered', () => {
    const moved = {
      ...edited('  latency: { p95: 2s }\n', ''),
      'modelgate.yaml': 'version: 1\nthresholds: { latency: { p95: 2s } }\n',
    }
    expect(shownOf(BASE, moved)).toEqual([])
  })
})

describe('what it means for the gate', () => {
  const lower = edited('match_rate: 0.95', 'match_rate: 0.9')

  test.each<[string, Partial<Parameters<typeof weakenedFindings>[2]>, string]>([
    ['fails', {}, 'error: a maintainer lets it in with the label `gate-change-approved`'],
    ['fails, by another label', { label: 'lgtm' }, 'error: a maintainer lets it in with the label `lgtm`'],
    ['is let in by the policy', { severity: 'warn' }, 'warning: let in by the policy: `severity.weakened` is `warn`'],
    ['is let in by the label', { approved: true }, 'warning: let in by the label `gate-change-approved`'],
  ])('%s', (_, options, said) => {
    const findings = weakenedFindings(gateOf(BASE), gateOf(lower), { ...FAIL, ...options }).map(reportFinding)
    expect(findings.map(({ severity, hint }) => `${severity}: ${hint}`)).toEqual([said])
  })

  test('a first adoption is a note', () => {
    expect(weakenedFindings(null, gateOf(lower), FAIL).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'note gate-adopted',
    ])
  })
})

describe('inputs', () => {
  const gate = gateOf({ ...BASE, 'modelgate.yaml': 'version: 1\nconfidence: 0.95\n' })
  const NONE: Inputs = {
    confidence: null,
    samples: null,
    cases: [],
    maxCases: null,
    judge: null,
    maxDrop: null,
    contracts: ['a'],
  }

  test.each<[string, Partial<Inputs>, readonly string[]]>([
    ['none', {}, []],
    ['as strict', { confidence: parseDecimal('0.99'), samples: 3, maxCases: 2 }, []],
    [
      'confidence',
      { confidence: parseDecimal('0.9') },
      ['`confidence` is 0.9, where the policy and the contracts ask for 0.95'],
    ],
    ['samples', { samples: 1 }, ['`samples` of `a` is 1, where the policy and the contracts ask for 3']],
    [
      'contracts',
      { contracts: [] },
      ['`contracts` without `a` is not run, where the policy and the contracts ask for it'],
    ],
    ['cases', { maxCases: 1 }, ['`--max-cases` is 1, where the policy and the contracts ask for every case']],
    ['relative', { judge: 'relative' }, ['`--relative` is relative, where the policy and the contracts ask for both']],
    [
      'a wider margin',
      { maxDrop: parseDecimal('0.1') },
      ['`--max-drop` is 0.1, where the policy and the contracts ask for 0.02'],
    ],
    ['a closer margin', { maxDrop: parseDecimal('0.01') }, []],
    ['one case', { cases: ['one'] }, ['`--case` is `one`, where the policy and the contracts ask for every case']],
  ])('%s', (_, inputs, messages) => {
    const findings = weakenedInputs(gate, { ...NONE, ...inputs }, FAIL)
    expect(findings.map((finding) => reportFinding(finding).message)).toEqual(messages)
    expect(findings.every(({ severity }) => severity === 'error')).toBe(true)
  })
})
