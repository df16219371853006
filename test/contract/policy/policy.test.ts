import { describe, expect, test } from 'vitest'
import { decimalToNumber } from '../../../src/contract/decimal.ts'
import { memoryFiles } from '../../../src/contract/files/memory.ts'
import { checkThresholds } from '../../../src/contract/policy/check-thresholds.ts'
import { defaultPolicy, loadPolicy } from '../../../src/contract/policy/load-policy.ts'
import type { Policy } from '../../../src/contract/policy/policy.ts'
import { GOOD, loadOne, problemsOf, shown } from '../reading.ts'

const read = (texts: readonly string[], providerIds?: readonly string[]) => {
  const files = Object.fromEntries(texts.map((text, index) => [`/repo/${'abc'[index]}.yaml`, text]))
  return loadPolicy(Object.keys(files), { port: memoryFiles(files), cwd: '/repo', ...(providerIds && { providerIds }) })
}
const policyOf = (...texts: readonly string[]): Policy => {
  const loaded = read(texts)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.value
}

describe('a policy', () => {
  test('takes shares as numbers and as percentages', () => {
    const shares = (unmeasured: string, confidence: string) => {
      const { limits, confidence: level } = policyOf(
        `version: 1\nconfidence: ${confidence}\nlimits: { max_unmeasured: ${unmeasured} }\n`,
      )
      return [limits.maxUnmeasured, level]
    }
    expect(shares('0.5%', '95%')).toEqual(shares('0.005', '0.95'))
    expect(shares('20%', '99.9%')).toEqual(shares('0.2', '0.999'))
    expect(problemsOf(read(['version: 1\nconfidence: 95\nlimits: { max_unmeasured: 100.5% }\n']))).toEqual([
      'out-of-range a.yaml:2:13',
      'malformed a.yaml:3:27',
    ])
  })

  test('warns of a rate of 0', () => {
    const loaded = read(['version: 1\nthresholds: { match_rate: 0 }\n'])
    expect(loaded.ok && loaded.warnings.map(shown)).toEqual(['threshold-zero a.yaml:2:27'])
  })

  test('that says nothing is the default one', () => {
    const { file, placeOf, ...said } = policyOf('version: 1\n')
    const { file: none, placeOf: _, ...fallback } = defaultPolicy()
    expect([file, none]).toEqual(['a.yaml', null])
    expect(said).toEqual(fallback)
    expect(placeOf('')).toEqual({ file: 'a.yaml', line: 1, column: 1 })
  })

  test('is read member by member', () => {
    const policy = policyOf(`version: 1
contracts: [contracts/**/*.yaml]
candidate: { provider: openai, model: m, request: { temperature: null } }
routes: [{ contracts: [./vision/**], candidate: { provider: openai, model: v } }]
thresholds: { parse_rate: 0.99, latency: { p95: 2s }, cost_per_call: { mean: 0.0004 }, per_group: { match_rate: 0.9 } }
floors: { schema_rate: 0.900 }
confidence: 0.95
about: cases
require_evidence: true
limits: { max_cost: 2.00, max_calls: 2000, max_unmeasured: 0.5%, deadline: 15m, concurrency: 4 }
severity: { weakened: warn }
retirement: { warn: 60d }
weakening_label: ok
show_values: false
providers: { my-vllm: { preset: vllm, base_url: "http://127.0.0.1:8000/v1", api_key_env: VLLM_API_KEY } }
prices: { a: { input: 0.15, output: 0.60, cached_input: 0.075, batch_factor: 0.5, per: 1k tokens, checked: 2026-11-01 }, b: { per_hour: 4.20 } }
callbacks: { search_flights: "http://127.0.0.1:9000/search" }
models: models.yaml
`)
    expect(policy).toMatchObject({
      contracts: ['contracts/**/*.yaml'],
      candidate: { provider: 'openai', model: 'm', request: { temperature: null } },
      routes: [{ contracts: ['vision/**'], candidate: { model: 'v', request: {} } }],
      floors: { rates: { schema_rate: { text: '0.900', numerator: 9n, scale: 1 } } },
      thresholds: {
        speeds: { latency: { p95: { name: 'p95', limit: 2000, quantile: { text: '0.95' } } } },
        costPerCallMeanUsd: 0.0004,
        perGroup: { match_rate: { text: '0.9' } },
      },
      about: 'cases',
      requireEvidence: true,
      limits: { maxCostUsd: 2, maxCalls: 2000, deadlineMs: 900_000, concurrency: 4 },
      severity: { inconclusive: 'fail', weakened: 'warn', missingBaseline: 'warn' },
      retirement: { warnDays: 60, failDays: 14 },
      weakeningLabel: 'ok',
      showValues: false,
      providers: { 'my-vllm': { preset: 'vllm', baseUrl: 'http://127.0.0.1:8000/v1', apiKeyEnv: 'VLLM_API_KEY' } },
      prices: {
        a: { kind: 'tokens', input: 150, output: 600, cachedInput: 75, batchFactor: 0.5, checked: '2026-11-01' },
        b: { kind: 'hour', perHour: 4.2 },
      },
      callbacks: { search_flights: 'http://127.0.0.1:9000/search' },
      models: 'models.yaml',
    })
    expect(decimalToNumber(policy.limits.maxUnmeasured)).toBe(0.005)
    expect(policy.confidence?.text).toBe('0.95')
  })

  test('in a folder names its globs from there', () => {
    const files = { '/repo/ci/p.yaml': 'version: 1\ncontracts: [../contracts/*.yaml, mine/*.yaml]\n' }
    const loaded = loadPolicy(['ci/p.yaml'], { port: memoryFiles(files), cwd: '/repo' })
    expect(loaded.ok && loaded.value.contracts).toEqual(['contracts/*.yaml', 'ci/mine/*.yaml'])
  })
})

test.each<[string, string, readonly string[]]>([
  ['no version', 'about: calls', ['missing-key a.yaml:1:1']],
  ['a key misspelt', 'version: 1\nlimit: {}', ['unknown-key a.yaml:2:1']],
  ['confidence of 1', 'version: 1\nconfidence: 1', ['out-of-range a.yaml:2:13']],
  ['a severity that is none', 'version: 1\nseverity: { weakened: ignore }', ['not-allowed a.yaml:2:23']],
  ['a callback on another machine', 'version: 1\ncallbacks: { f: "http://example.com/f" }', ['malformed a.yaml:2:17']],
  [
    'a callback that only looks local',
    'version: 1\ncallbacks: { f: "http://localhost.example.com/f", g: "http://127.0.0.1@example.com/" }',
    ['malformed a.yaml:2:17', 'malformed a.yaml:2:54'],
  ],
  [
    'a base URL with a key in it',
    'version: 1\nproviders: { p: { preset: openai, base_url: "https://key@example.com" } }',
    ['malformed a.yaml:2:45'],
  ],
  [
    'a key in place of its variable',
    'version: 1\nproviders: { p: { preset: openai, api_key_env: sk-123 } }',
    ['malformed a.yaml:2:48'],
  ],
  ['a price without output', 'version: 1\nprices: { m: { input: 1 } }', ['missing-key a.yaml:2:14']],
  ['a negative cost limit', 'version: 1\nlimits: { max_cost: -1 }', ['out-of-range a.yaml:2:21']],
  ['hours of reuse', 'version: 1\nreuse: { max_age: 3h }', ['malformed a.yaml:2:19']],
  ['hours of retirement', 'version: 1\nretirement: { warn: 3h }', ['malformed a.yaml:2:21']],
  [
    'a default below its floor',
    'version: 1\nthresholds: { match_rate: 0.8 }\nfloors: { match_rate: 0.9 }',
    ['policy-below-floor a.yaml:2:27'],
  ],
  [
    'a default dropped under a floor',
    'version: 1\nthresholds: { parse_rate: null }\nfloors: { parse_rate: 0.9 }',
    ['policy-below-floor a.yaml:2:27'],
  ],
  [
    'a latency above its floor',
    'version: 1\nthresholds: { latency: { p95: 9s } }\nfloors: { latency: { p95: 8s } }',
    ['policy-below-floor a.yaml:2:31'],
  ],
  ['a floor of null', 'version: 1\nfloors: { parse_rate: null }', ['policy-null-floor a.yaml:2:23']],
  ['YAML with an alias', 'version: &v 1\nconfidence: *v', ['yaml-alias a.yaml:2:13']],
])('%s', (_, text, expected) => {
  expect(problemsOf(read([text]))).toEqual(expected)
})

test('providers are presets or named ones', () => {
  const text =
    'version: 1\nproviders: { mine: { preset: vlm } }\ncandidate: { provider: opnai, model: m }\nbaseline: { provider: mine, model: m }\n'
  const loaded = read([text], ['openai', 'vllm'])
  expect(problemsOf(loaded)).toEqual(['policy-preset-unknown a.yaml:2:30', 'policy-provider-unknown a.yaml:3:24'])
  expect(!loaded.ok && loaded.problems[1]?.args).toMatchObject({
    meant: '; did you mean openai?',
    known: 'mine, openai, vllm',
  })
})

test('a policy file that is not there is a problem', () => {
  expect(problemsOf(loadPolicy(['no.yaml'], { port: memoryFiles({}), cwd: '/repo' }))).toEqual([
    'file-absent no.yaml:1:1',
  ])
})

describe('several policies', () => {
  const first = `version: 1
candidate: { provider: openai, model: a }
thresholds: { match_rate: 0.9, latency: { p95: 2s }, tokens_per_second: { p50: 40 } }
floors: { schema_rate: 0.9 }
confidence: 0.95
about: cases
require_evidence: true
limits: { max_cost: 2, max_calls: 100, max_unmeasured: 1%, deadline: 15m }
severity: { missing_baseline: fail }
show_values: false
providers: { p: { preset: vllm } }
`
  test.each<[string, string]>([
    ['a higher rate', 'thresholds: { match_rate: 0.95 }'],
    ['a shorter latency', 'thresholds: { latency: { p95: 1s } }'],
    ['a new threshold', 'thresholds: { tool_rate: 0.1 }'],
    ['more confidence', 'confidence: 0.99'],
    ['less money', 'limits: { max_cost: 1.5 }'],
    ['earlier warnings', 'retirement: { warn: 120d }'],
    ['younger answers', 'reuse: { max_age: 3d }'],
    ['another provider', 'providers: { q: { preset: vllm } }'],
    ['the same again', 'about: cases'],
    ['a baseline where there was none', 'baseline: { provider: openai, model: b }'],
  ])('may ask for %s', (_, more) => {
    expect(problemsOf(read([first, `version: 1\n${more}\n`]))).toEqual([])
  })

  test.each<[string, string, string]>([
    ['a lower rate', 'thresholds: { match_rate: 0.85 }', '2:27'],
    ['a dropped rate', 'thresholds: { match_rate: null }', '2:27'],
    ['a dropped default', 'thresholds: { parse_rate: null }', '2:27'],
    ['a longer latency', 'thresholds: { latency: { p95: 3s } }', '2:31'],
    ['a slower speed', 'thresholds: { tokens_per_second: { p50: 30 } }', '2:41'],
    ['a lower floor', 'floors: { schema_rate: 0.8 }', '2:24'],
    ['less confidence', 'confidence: 0.9', '2:13'],
    ['an easier claim', 'about: calls', '2:8'],
    ['no evidence', 'require_evidence: false', '2:19'],
    ['more money', 'limits: { max_cost: 3 }', '2:21'],
    ['more calls', 'limits: { max_calls: 101 }', '2:22'],
    ['more lost calls', 'limits: { max_unmeasured: 2% }', '2:27'],
    ['more time', 'limits: { deadline: 16m }', '2:21'],
    ['a milder severity', 'severity: { missing_baseline: warn }', '2:31'],
    ['later warnings', 'retirement: { warn: 80d }', '2:21'],
    ['older answers', 'reuse: { max_age: 30d }', '2:19'],
    ['shown values', 'show_values: true', '2:14'],
    ['another candidate', 'candidate: { provider: openai, model: b }', '2:12'],
    ['a provider taken over', 'providers: { p: { preset: openai } }', '2:17'],
  ])('may not ask for %s', (_, more, place) => {
    expect(problemsOf(read([first, `version: 1\n${more}\n`]))).toEqual([`policy-loosened b.yaml:${place}`])
  })

  test('a third may loosen neither of those before it', () => {
    expect(
      problemsOf(
        read([first, 'version: 1\nconfidence: 0.99\n', 'version: 1\nconfidence: 0.97\nlimits: { max_cost: 3 }\n']),
      ),
    ).toEqual(['policy-loosened c.yaml:2:13', 'policy-loosened c.yaml:3:21'])
  })

  test('come together key by key, with the place of each value', () => {
    const policy = policyOf(
      first,
      'version: 1\nthresholds: { match_rate: 0.95 }\nlimits: { max_calls: 50 }\ncontracts: [x.yaml]\n',
    )
    expect(policy).toMatchObject({
      candidate: { model: 'a' },
      contracts: ['x.yaml'],
      limits: { maxCostUsd: 2, maxCalls: 50, deadlineMs: 900_000 },
      about: 'cases',
      showValues: false,
    })
    expect(policy.thresholds.rates.match_rate?.text).toBe('0.95')
    expect(policy.thresholds.speeds.latency?.p95?.limit).toBe(2000)
    expect([policy.placeOf('/thresholds/match_rate').file, policy.placeOf('/limits/max_cost').file]).toEqual([
      'b.yaml',
      'a.yaml',
    ])
  })
})

describe('contracts against a policy', () => {
  const check = (contract: string, policy = 'version: 1\n'): readonly string[] =>
    checkThresholds([loadOne(contract)], policyOf(policy)).map(shown)
  const FLOORS =
    'version: 1\nfloors: { parse_rate: 0.9, latency: { p95: 8s }, cost_per_call: { mean: 0.1 }, tokens_per_second: { p50: 10 } }\n'

  test.each<[string, string, string, readonly string[]]>([
    ['at the floor', 'thresholds: { parse_rate: 0.90, latency: { p95: 8s } }\n', FLOORS, []],
    ['below it', 'thresholds: { parse_rate: 0.89 }\n', FLOORS, ['threshold-below-floor c.yaml:7:27']],
    [
      'dropped',
      'thresholds: { parse_rate: null, schema_rate: null }\n',
      FLOORS,
      ['threshold-below-floor c.yaml:7:27', 'no-requirement c.yaml:7:13'],
    ],
    [
      'slower than it',
      'thresholds: { latency: { p95: 9s }, tokens_per_second: { p50: 9 } }\n',
      FLOORS,
      ['threshold-below-floor c.yaml:7:31', 'threshold-below-floor c.yaml:7:63'],
    ],
    ['dearer than it', 'thresholds: { cost_per_call: { mean: 0.2 } }\n', FLOORS, ['threshold-below-floor c.yaml:7:38']],
    [
      'match_rate without a value',
      'thresholds: { match_rate: 0.9 }\n',
      'version: 1\n',
      ['threshold-not-askable c.yaml:7:27'],
    ],
    [
      'tool_rate without a call',
      'expect: { match: 1 }\nthresholds: { tool_rate: 0.9 }\n',
      'version: 1\n',
      ['threshold-not-askable c.yaml:8:26'],
    ],
    ['schema_rate without a schema: asked of all', 'thresholds: { schema_rate: 0.9 }\n', 'version: 1\n', []],
    [
      'schema_rate with a schema',
      'expect: { schema: { type: object } }\nthresholds: { schema_rate: 0.9 }\n',
      'version: 1\n',
      [],
    ],
    [
      'a drop in match_rate without a value',
      'regression: { match_rate: { max_drop: 0 } }\n',
      'version: 1\n',
      ['threshold-not-askable c.yaml:7:27'],
    ],
    [
      'groups without a group',
      'thresholds: { per_group: { parse_rate: 0.9 } }\n',
      'version: 1\n',
      ['group-threshold-without-groups c.yaml:7:26'],
    ],
    [
      'every default dropped',
      'thresholds: { parse_rate: null, schema_rate: null }\n',
      'version: 1\n',
      ['no-requirement c.yaml:7:13'],
    ],
    ['one default dropped, one left', 'thresholds: { parse_rate: null }\n', 'version: 1\n', []],
    [
      'every default dropped but a latency asked',
      'thresholds: { parse_rate: null, schema_rate: null, latency: { p50: 1s } }\n',
      'version: 1\n',
      [],
    ],
    [
      'every default dropped by the policy',
      '',
      'version: 1\nthresholds: { parse_rate: null, schema_rate: null }\n',
      ['no-requirement c.yaml:1:1'],
    ],
  ])('%s', (_, more, policy, expected) => {
    expect(check(GOOD + more, policy)).toEqual(expected)
  })
})

test('a glob of a later file is told where that file has it', () => {
  const read = loadPolicy(['a.yaml', 'b/c.yaml'], {
    port: memoryFiles({
      '/repo/a.yaml': 'version: 1\ncontracts: [x.yaml]\n',
      '/repo/b/c.yaml': 'version: 1\n\ncontracts:\n  - y.yaml\n',
    }),
    cwd: '/repo',
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { contracts, placeOf } = read.value
  expect(contracts.map((glob, index) => [glob, placeOf(`/contracts/${index}`).file])).toEqual([
    ['x.yaml', 'a.yaml'],
    ['b/y.yaml', 'b/c.yaml'],
  ])
})

test('what a model’s patch may not set is told where it stands', () => {
  const patches = `candidate: { provider: openai, model: m, request: { model: x, n: null, temperature: 1 } }
routes: [{ contracts: [a], candidate: { provider: openai, model: m, request: { stream: true } } }]
`
  expect(problemsOf(read([`version: 1\n${patches}`]))).toEqual([
    'request-key a.yaml:2:53',
    'request-key a.yaml:2:63',
    'request-key a.yaml:3:80',
  ])
})
