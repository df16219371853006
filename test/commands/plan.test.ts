import { afterEach, describe, expect, test } from 'vitest'
import { folderWith } from './command-line.ts'

let folder: ReturnType<typeof folderWith> | null = null
afterEach(() => folder?.remove())
const at = (files: Readonly<Record<string, string>>) => {
  folder = folderWith(files)
  return folder
}

const BODY = '{"messages":[{"role":"user","content":"hi"}],"max_tokens":10,"temperature":1,"model":"m"}'
const contract = (more = '', name = 'a') => `version: 1
name: ${name}
request:
  messages: [{ role: user, content: "{{text}}" }]
  max_tokens: 10
  temperature: 1
expect: { match: yes }
cases:
  - { id: one, vars: { text: hi } }
  - { id: two, vars: { text: hi } }
samples: 5
${more}`

const policy = (more = '') => `version: 1
candidate: { provider: compatible, model: m }
providers: { compatible: { preset: compatible, base_url: http://127.0.0.1:9/v1 } }
prices: { m: { input: 1, output: 2 } }
${more}`

const files = (more = '', policyMore = '') => ({ 'a.yaml': contract(more), 'modelgate.yaml': policy(policyMore) })
const json = async (files: Readonly<Record<string, string>>, ...argv: readonly string[]) => {
  const { code, out, err } = await at(files).modelgate('plan', 'a.yaml', '--format', 'json', ...argv)
  if (code !== 0) throw new Error(err + out)
  return JSON.parse(out)
}

describe('how much', () => {
  test('every byte a token, every answer as long as it may be', async () => {
    const planned = await json(files())
    const input = 10 * BODY.length
    expect(planned.totals).toEqual({
      calls: 10,
      tokens: { input: { at_most: input, about: null }, output: { at_most: 100, about: null } },
      usd: { at_most: (input + 200) / 1e6, about: null },
    })
    expect(planned.contracts[0]).toMatchObject({ name: 'a', file: 'a.yaml', cases: 2, samples: 5, units: 10 })
  })

  test('both models of a comparison', async () => {
    const planned = await json(files(), '--baseline', 'other')
    expect(planned.totals.calls).toBe(20)
    expect(planned.totals.usd.at_most).toBeNull()
    expect(
      planned.contracts[0].models.map(({ role, model, calls }: { role: string; model: string; calls: number }) => [
        role,
        model,
        calls,
      ]),
    ).toEqual([
      ['candidate', 'm', 10],
      ['baseline', 'other', 10],
    ])
  })

  test('a request without a limit is taken for the longest answer there is', async () => {
    const planned = await json({ ...files(), 'a.yaml': contract().replace('  max_tokens: 10\n', '') })
    expect(planned.contracts[0].models[0]).toMatchObject({
      output_is_limited: false,
      tokens: { output: { at_most: 3_840_000 } },
    })
  })

  test('a model of the registry needs no price to be typed, and brings its own limit; the policy’s price wins', async () => {
    const text = contract().replace('  max_tokens: 10\n', '')
    const policy = 'version: 1\ncandidate: { provider: openai, model: gpt-6-luna }\n'
    const usd = async (more: string) => {
      const priced = await json({ 'a.yaml': text, 'modelgate.yaml': `${policy}${more}` }, '--model', 'gpt-6-luna')
      return priced.contracts[0].models[0]
    }
    const known = await usd('')
    expect(known.tokens.output.at_most).toBe(1_280_000)
    expect(known.usd.at_most).toBeGreaterThan(0.64)
    expect(known.usd.at_most).toBeLessThan(0.65)
    expect((await usd('prices: { gpt-6-luna: { input: 0, output: 1 } }\n')).usd.at_most).toBeCloseTo(1.28, 8)
  })

  test('each turn of a flow sends what was said before', async () => {
    const flow = contract()
      .replace(/expect: .*\n/, '')
      .replace(
        /cases:.*/s,
        `cases:
  - id: one
    vars: { text: hi }
    turns:
      - { user: a, expect: { match: x } }
      - { user: b, expect: { match: x } }
      - { user: c, expect: { match: x } }
`,
      )
    const planned = await json({ ...files(), 'a.yaml': flow })
    const turns = JSON.stringify([
      ['a', null],
      ['b', null],
      ['c', null],
    ]).length
    expect(planned.totals.calls).toBe(3)
    expect(planned.totals.tokens.input.at_most).toBe(3 * (BODY.length + turns) + 10 * 3)
    expect(planned.totals.tokens.output.at_most).toBe(30)
  })

  test('the warm-up of a load test', async () => {
    const planned = await json(files('load: { concurrency: 4, calls: 20, warmup: 5 }'))
    expect(planned.totals.calls).toBe(25)
    expect(planned.contracts[0].units).toBe(20)
  })
})

describe('by an earlier run', () => {
  const header = {
    type: 'header',
    format: 1,
    plan: 'sha256:0',
    seed: 1,
    settings: { candidate: { provider: 'compatible', model: 'm', request: {} } },
    files: {},
    boundaries: null,
    findings: [],
    shard: null,
  }
  const call = (sample: number, input: number, output: number, total: number) => ({
    type: 'call',
    role: 'candidate',
    contract: 'a',
    case: 'one',
    sample,
    turn: 0,
    place: sample,
    request: `sha256:${'0'.repeat(64)}`,
    answer: {
      kind: 'answered',
      status: 200,
      servedModel: 'm',
      fingerprint: null,
      finishReason: { unified: 'stop', raw: 'stop' },
      message: { content: 'yes', refusal: null, toolCalls: [] },
      usage: { input, output, cachedInput: 0, reasoning: 0 },
      ms: { queued: 0, firstByte: 1, firstToken: null, total },
      attempts: 1,
    },
    attempts: 1,
  })
  // Written as runs write it, so that the format of the lines is the writer's to decide.
  const journal = async () => {
    const { openJournal } = await import('../../src/journal/writer.ts')
    const made = at(files())
    const writer = await openJournal(`${made.cwd}/old.jsonl`, 0)
    writer.append(header as never)
    writer.append(call(0, 20, 4, 1000) as never)
    writer.append(call(1, 30, 6, 3000) as never)
    await writer.close()
    return made
  }

  test('tokens, dollars and minutes', async () => {
    const { modelgate } = await journal()
    const { out } = await modelgate('plan', 'a.yaml', '--format', 'json', '--replay', 'old.jsonl', '--concurrency', '2')
    const planned = JSON.parse(out)
    expect(planned.totals.tokens).toMatchObject({ input: { about: 250 }, output: { about: 50 } })
    expect(planned.totals.usd.about).toBe(0.00035)
    expect(planned.about_minutes).toBe(0.167)
  })

  test('another model’s times say nothing', async () => {
    const { modelgate } = await journal()
    const { out } = await modelgate('plan', 'a.yaml', '--format', 'json', '--replay', 'old.jsonl', '--model', 'new')
    const planned = JSON.parse(out)
    expect(planned.totals.tokens.input.about).toBe(250)
    expect(planned.about_minutes).toBeNull()
  })

  test('in words', async () => {
    const { modelgate } = await journal()
    const { out } = await modelgate('plan', 'a.yaml', '--replay', 'old.jsonl', '--concurrency', '2')
    expect(out).toContain('≈ 250 (≤ 890)   ≈ 50 (≤ 100)  ≈ $0.00035 (≤ $0.0011)')
    expect(out).toContain('About 10 s at concurrency 2, by the earlier run.')
  })

  test('a journal that is not there', async () => {
    const { code, err } = await at(files()).modelgate('plan', 'a.yaml', '--replay', 'none.jsonl')
    expect(code).toBe(2)
    expect(err).toContain('none.jsonl')
  })
})

describe('what it can prove', () => {
  const sentences = async (thresholds: string, ...argv: readonly string[]) => {
    const planned = await json(files(thresholds, 'thresholds: { parse_rate: null, schema_rate: null }'), ...argv)
    return planned.contracts[0].requirements.map(
      ({ id, provable, says }: { id: string; provable: boolean; says: string[] }) =>
        `${provable ? '' : '! '}${id}: ${says.join(' ')}`,
    )
  }

  test.each<[string, string, readonly string[], string]>([
    [
      'observed',
      'thresholds: { match_rate: 0.98 }',
      [],
      'match_rate: 98 % of 10 calls is all 10. A model whose true rate is 99 % fails this in 10 of 100 runs.',
    ],
    [
      'never proven',
      'thresholds: { match_rate: 0.98 }',
      ['--confidence', '0.95'],
      '! match_rate: 10 units can never prove 98 %: it takes at least 149.',
    ],
    [
      'a percentile of few calls',
      'thresholds: { match_rate: null, parse_rate: 1, latency: { p95: 2s } }',
      [],
      '! latency.p95: ',
    ],
  ])('%s', async (_, thresholds, argv, said) => {
    const says = await sentences(thresholds, ...argv)
    expect(says.some((line: string) => line.startsWith(said))).toBe(true)
  })

  test('drops: a margin of none, and one that takes more cases', async () => {
    expect(await sentences('regression: { match_rate: { max_drop: 0 } }', '--baseline', 'b')).toContain(
      'regression.match_rate: Two equal models fail "no drop at all" in 36 to 45 of 100 runs.',
    )
    expect(
      await sentences('regression: { match_rate: { max_drop: 0.05 } }', '--baseline', 'b', '--confidence', '0.95'),
    ).toContain(
      "! regression.match_rate: To exclude a drop of 5 points it takes at least 52 cases without a flip; there are 2. These cases can't show that it regressed.",
    )
  })
})

describe('what stops it', () => {
  test.each<[string, string, string, readonly string[], string]>([
    [
      'a budget below one call',
      '',
      '',
      ['--max-cost', '0.00001'],
      'the cost limit of $0.00001 is below the worst price of one call',
    ],
    [
      'no price for a cost that is judged',
      'thresholds: { cost_per_call: { mean: 0.1 } }',
      '',
      ['--model', 'new'],
      'new',
    ],
    ['no contract', '', '', ['--case', 'three'], 'three'],
  ])('%s', async (_, more, policyMore, argv, said) => {
    const { code, out, err } = await at(files(more, policyMore)).modelgate('plan', 'a.yaml', ...argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(said)
  })

  test('too many calls are a warning', async () => {
    const { code, out } = await at(files()).modelgate('plan', 'a.yaml', '--max-calls', '5')
    expect(code).toBe(0)
    expect(out).toContain('warning: the plan has 10 calls, and limits.max_calls allows 5')
  })
})

test('one unit, and the part of a shard', async () => {
  const { out } = await at(files()).modelgate('plan', 'a.yaml', '--samples', '1', '--max-cases', '1', '--shard', '1/3')
  expect(out).toContain('m (compatible): 1 unit, seed 1')
  expect(out).toContain('This shard makes one in 3 of these calls.')
})

test('the whole text', async () => {
  const { out } = await at({
    'c/a.yaml': contract('thresholds: { match_rate: 0.9 }'),
    'c/b.yaml': contract('', 'b'),
    'modelgate.yaml': policy('limits: { max_cost: 0.5, deadline: 15m }'),
  }).modelgate('plan', 'c/*.yaml')
  expect(out).toBe(`m (compatible): 20 units, seed 1; no call is made now

  contract  cases  samples  calls  input tokens  output tokens    dollars
  a             2        5     10         ≤ 890          ≤ 100  ≤ $0.0011
  b             2        5     10         ≤ 890          ≤ 100  ≤ $0.0011
  in all                       20       ≤ 1,780          ≤ 200  ≤ $0.0022

  ≤ takes every byte of a request for a token and every answer to be as long as it may; calls that are lost are
  asked again, which is not counted.
  How long it takes is not known; --replay with the journal of an earlier run tells.
  Stops at 10,000 calls, $0.50, 15 min.

a
  parse_rate: 90 % of 10 calls is 9. A model whose true rate is 95 % fails this in 9 of 100 runs.
  schema_rate: 90 % of 10 calls is 9. A model whose true rate is 95 % fails this in 9 of 100 runs.
  match_rate: 90 % of 10 calls is 9. A model whose true rate is 95 % fails this in 9 of 100 runs.

b
  parse_rate: 100 % of 10 calls is all 10.
  schema_rate: 100 % of 10 calls is all 10.
  match_rate: 100 % of 10 calls is all 10.
`)
})
