import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { Policy } from '../../src/contract/policy/policy.ts'
import { loadOverlay } from '../../src/registry/overlay.ts'
import { renderProblem } from '../../src/report/text/problem-text.ts'

const choice = (provider: string) => ({ provider, model: 'm', request: {} })
const load = (text: string, policy: Partial<Policy> = {}) =>
  loadOverlay('models.yaml', {
    port: memoryFiles({ '/repo/models.yaml': text }),
    cwd: '/repo',
    policy: { ...defaultPolicy(), ...policy },
  })
const problems = (text: string, policy: Partial<Policy> = {}): string => {
  const loaded = load(text, policy)
  return loaded.ok ? '' : loaded.problems.map(renderProblem).join('\n')
}
const ids = (text: string, policy: Partial<Policy> = {}): readonly string[] => {
  const loaded = load(text, policy)
  return loaded.ok ? loaded.value.map(({ provider, model }) => `${provider} ${model}`) : [problems(text, policy)]
}

const file = (...entries: readonly string[]) =>
  `version: 1\nmodels:\n${entries.map((entry) => `  ${entry}\n`).join('')}`
const entry = (more: string) => file(`gpt-old: { ${more} }`)
const PAGE = 'https://platform.openai.com/docs/deprecations#gpt-old'
const SOURCE = `source: "${PAGE}", checked: 2026-11-01`
const GOOD = `shutdown: 2026-12-01, replacement: gpt-new, source: ${PAGE}, checked: 2026-11-01`
const MISTRAL = 'source: "https://docs.mistral.ai/models", checked: 2026-11-01'

test('an entry is read with all its members', () => {
  const loaded = load(
    entry(
      `${GOOD}, released: 2025-01-01, date_precision: earliest, aliases: [gpt-old-0101], after: { rerouted: gpt-new },
      context_window: 1000, max_output: 100, features: { tools: "only so", reasoning: true }, note: x,
      price: { input: 1, output: 2, cache_write: 1.5, per: 1k tokens, until: 2027-01-01, peak: { input: 2, output: 4, hours: "9-12" }, steps: [{ above: 10, input: 3, output: 4 }] },
      hints: [{ source: "https://example.com/x", checked: 2026-10-01, says: earlier }]`,
    ),
  )
  expect(loaded.ok && loaded.value.slice(0, 1)).toEqual([
    {
      provider: 'openai',
      model: 'gpt-old',
      fact: { source: PAGE, checked: '2026-11-01' },
      released: '2025-01-01',
      shutdown: '2026-12-01',
      datePrecision: 'earliest',
      replacement: { model: 'gpt-new', source: PAGE, checked: '2026-11-01' },
      aliases: ['gpt-old-0101'],
      base: null,
      after: { kind: 'rerouted', to: 'gpt-new' },
      contextWindow: 1000,
      maxOutput: 100,
      features: { tools: 'only so', reasoning: true },
      price: {
        kind: 'tokens',
        input: 1000,
        output: 2000,
        cacheWrite: 1500,
        steps: [{ above: 10, input: 3000, output: 4000 }],
        peak: { input: 2000, output: 4000, hours: '9-12' },
        until: '2027-01-01',
        source: PAGE,
        checked: '2026-11-01',
      },
      note: 'x',
      hints: [{ says: 'earlier', source: 'https://example.com/x', checked: '2026-10-01' }],
      place: { file: 'models.yaml', line: 3, column: 3 },
    },
  ])
})

test('a replacement has a page and a day of its own', () => {
  const loaded = load(entry(`replacement: { model: n, checked: 2026-11-20 }, ${SOURCE}`))
  expect(loaded.ok && loaded.value[0]?.replacement).toEqual({ model: 'n', source: PAGE, checked: '2026-11-20' })
})

describe('whose entry it is', () => {
  test.each<[string, string, Partial<Policy>, readonly string[]]>([
    [
      'a key without a provider, and a policy that names none',
      entry(GOOD),
      {},
      ['openai gpt-old', 'compatible gpt-old'],
    ],
    ['a provider in the key', file(`mistral/m: { ${MISTRAL} }`), {}, ['mistral m']],
    [
      'a provider of its own member, and slashes in the key',
      file(`openai/m: { provider: mistral, ${MISTRAL} }`),
      {},
      ['mistral openai/m'],
    ],
    [
      'a preset’s models are its vendor’s',
      file('anthropic-compat/m: { source: "https://platform.claude.com/x", checked: 2026-11-01 }'),
      {},
      ['anthropic m'],
    ],
    [
      'a first segment that is no provider is part of the model',
      file(`meta-models/m: { ${SOURCE} }`),
      {},
      ['openai meta-models/m', 'compatible meta-models/m'],
    ],
    [
      'every provider that the policy names',
      entry(GOOD),
      { candidate: choice('openai'), baseline: choice('mine'), providers: { mine: { preset: 'compatible' } } },
      ['openai gpt-old', 'mine gpt-old', 'compatible gpt-old'],
    ],
  ])('%s', (_, text, policy, expected) => {
    expect(ids(text, policy)).toEqual(expected)
  })
})

describe('what is no entry', () => {
  test.each<[string, string, string]>([
    [
      'a tracker',
      entry(GOOD.replace('platform.openai.com', 'models.dev')),
      'models.yaml:3:66: the source of gpt-old, https://models.dev/docs/deprecations#gpt-old, is no page of openai',
    ],
    ['a host that ends alike', entry(GOOD.replace('platform.openai.com', 'notopenai.com')), 'is no page of openai'],
    ['another vendor’s page', entry(GOOD.replace('platform.openai.com', 'docs.mistral.ai')), 'is no page of openai'],
    [
      'a forum on the vendor’s domain',
      entry(GOOD.replace('platform.openai.com', 'community.openai.com')),
      'is no page of openai',
    ],
    [
      'a page of another vendor for the price alone',
      entry(`${SOURCE}, price: { input: 1, output: 1, source: "https://models.dev/x" }`),
      'models.yaml:3:107: the source of gpt-old, https://models.dev/x',
    ],
    [
      'no day',
      entry(GOOD.replace('2026-12-01', '2026-02-30')),
      'models.yaml:3:24: 2026-02-30 is no day of the calendar',
    ],
    ['another form of day', entry(GOOD.replace('2026-12-01', 'soon')), 'models.yaml:3:24: shutdown is "soon"'],
    ['no source', entry('shutdown: null, checked: 2026-11-01'), 'models.yaml:3:12: gpt-old has no source'],
    [
      'hints, a fact, and no source',
      entry('shutdown: null, hints: [{ source: "https://a.example", checked: 2026-11-01 }]'),
      'gpt-old has no source',
    ],
    ['not https', entry(GOOD.replace('https', 'http')), 'models.yaml:3:66: source is'],
    ['a misspelt key', entry(GOOD.replace('shutdown', 'shutdwon')), 'did you mean shutdown?'],
    ['no file', '', 'models.yaml'],
    [
      'a provider that nobody knows',
      entry(`${GOOD}, provider: opnai`),
      'provider opnai is neither under providers nor a preset; did you mean openai?',
    ],
    [
      'a price in another unit',
      entry(`${SOURCE}, price: { input: 1, output: 1, per: 1M characters }`),
      'per is "1M characters"',
    ],
    ['a price in another currency', entry(`${SOURCE}, price: { input: 1, output: 1, currency: EUR }`), 'currency'],
    ['a price by tokens and by the hour', entry(`${SOURCE}, price: { input: 1, output: 1, per_hour: 1 }`), 'input'],
    [
      'released after its shutdown',
      entry(`${GOOD}, released: 2026-12-01`),
      'two facts of gpt-old disagree: it is released on 2026-12-01 and shut down on 2026-12-01',
    ],
    [
      'rerouted, and never shut down',
      entry(`${SOURCE}, shutdown: null, after: rerouted`),
      'two facts of gpt-old disagree',
    ],
    ['its own replacement', entry(GOOD.replace('gpt-new', 'gpt-old')), 'it is its own replacement'],
    [
      'an answer larger than the window',
      entry(`${SOURCE}, context_window: 10, max_output: 11`),
      'one answer takes 11 tokens',
    ],
    ['the key twice', file(`a: { ${SOURCE} }`, `a: { ${SOURCE} }`), 'models.yaml:4'],
    [
      'one id twice, spelled in two ways',
      file(`gpt-old: { ${GOOD} }`, `openai/gpt-old: { ${SOURCE} }`),
      'models.yaml:4:3: openai/gpt-old has two entries: this one and that of line 3',
    ],
    [
      'an alias that has an entry',
      file(`a: { ${SOURCE}, aliases: [b] }`, `b: { ${SOURCE} }`),
      'openai/b has two entries',
    ],
    [
      'bases in a circle',
      file(`a: { ${SOURCE}, base: b }`, `b: { ${SOURCE}, base: a }`),
      'what a is made of leads back to it: a → b → a',
    ],
  ])('%s', (_, text, problem) => {
    expect(problems(text)).toContain(problem)
  })

  test('all of it is told at once', () => {
    const text = file(
      `a: { source: "https://a.example", checked: 2026-13-01 }`,
      `b: { ${GOOD.replace('gpt-new', 'b')} }`,
    )
    expect(
      problems(text)
        .split('\n')
        .filter((line) => line.startsWith('models.yaml')).length,
    ).toBe(3)
  })

  test('a key without a provider needs a page of each provider that the policy names', () => {
    const policy = { candidate: choice('openai'), baseline: choice('mistral') }
    expect(problems(entry(GOOD), policy)).toContain('is no page of mistral')
    expect(problems(file(`openai/gpt-old: { ${GOOD} }`), policy)).toBe('')
  })

  test('a file that is not there', () => {
    const loaded = loadOverlay('gone.yaml', { port: memoryFiles({}), cwd: '/repo', policy: defaultPolicy() })
    expect(loaded.ok ? [] : loaded.problems.map(({ code }) => code)).toEqual(['file-absent'])
  })
})

test.each<[string, Partial<Policy>]>([
  ['whose host the policy gives', { providers: { mine: { preset: 'openai', baseUrl: 'https://llm.example.com/v1' } } }],
  ['without a vendor', { providers: { mine: { preset: 'compatible', baseUrl: 'https://llm.example.com/v1' } } }],
])('a provider of the policy’s own, %s, is first-party for itself', (_, policy) => {
  expect(problems(file('mine/m: { source: "https://llm.example.com/models", checked: 2026-11-01 }'), policy)).toBe('')
  expect(
    problems(file('openai/m: { source: "https://llm.example.com/models", checked: 2026-11-01 }'), policy),
  ).toContain('is no page of openai')
})
