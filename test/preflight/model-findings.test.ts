import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { modelFindings } from '../../src/preflight/model-findings.ts'
import { readEntry } from '../../src/registry/read-entry.ts'
import { createRegistry } from '../../src/registry/registry.ts'
import { reportFinding } from '../../src/report/finding.ts'

const SOURCE = { source: 'https://platform.openai.com/docs/deprecations', checked: '2026-11-01' }
const GONE = { shutdown: '2026-12-01', replacement: 'gpt-new', ...SOURCE }

/** What is found of a model on a day, where the policy's file holds these entries. */
function found(
  entries: Readonly<Record<string, JsonObject>>,
  model: string,
  day = '2026-12-01',
  more: { role?: 'candidate' | 'baseline'; provider?: string; preset?: string; unknownModel?: 'fail' | 'warn' } = {},
): readonly string[] {
  const { role = 'candidate', provider = 'openai', preset = provider, unknownModel = 'warn' } = more
  const registry = createRegistry(Object.entries(entries).map(([id, value]) => readEntry('openai', id, value, null)))
  const policy = { ...defaultPolicy(), severity: { ...defaultPolicy().severity, unknownModel } }
  const called = { provider, preset, model, role }
  return modelFindings([called, called], registry, policy, day).map(
    (finding) => `${finding.severity} ${reportFinding(finding).message}`,
  )
}

const READ = '(https://platform.openai.com/docs/deprecations, read on 2026-11-01)'
const NEW = `its provider names \`gpt-new\` ${READ}`

describe('a shutdown', () => {
  test.each<[string, readonly string[]]>([
    ['2026-09-01', []],
    ['2026-09-02', [`warning \`gpt-old\` is shut down on 2026-12-01, 90 days from now; ${NEW}`]],
    ['2026-11-16', [`warning \`gpt-old\` is shut down on 2026-12-01, 15 days from now; ${NEW}`]],
    ['2026-11-17', [`error \`gpt-old\` is shut down on 2026-12-01, 14 days from now; ${NEW}`]],
    ['2026-11-30', [`error \`gpt-old\` is shut down on 2026-12-01, 1 days from now; ${NEW}`]],
    ['2026-12-01', [`error \`gpt-old\` was shut down on 2026-12-01; ${NEW}`]],
  ])('on %s', (day, findings) => {
    expect(found({ 'gpt-old': GONE }, 'gpt-old', day)).toEqual(findings)
  })

  test.each<[string, Readonly<Record<string, JsonObject>>, string, string]>([
    [
      'an alias',
      { 'gpt-old': { ...GONE, aliases: ['gpt-latest'] } },
      'gpt-latest',
      '`gpt-latest`, an alias of `gpt-old`, was shut down',
    ],
    ['a fine-tune, by its id', { 'gpt-old': GONE }, 'ft:gpt-old:acme:support:AbC1', 'made of `gpt-old`, was shut down'],
    [
      'a fine-tune of a snapshot',
      { 'gpt-old': GONE },
      'ft:gpt-old-2025-01-01:acme::1',
      'made of `gpt-old`, was shut down',
    ],
    [
      'a fine-tune, by its entry',
      { 'gpt-old': GONE, mine: { ...SOURCE, base: 'gpt-old' } },
      'mine',
      '`mine`, made of `gpt-old`, was shut down',
    ],
    [
      'a fine-tune that claims to outlive its base',
      { 'gpt-old': GONE, mine: { ...SOURCE, base: 'gpt-old', shutdown: '2030-01-01' } },
      'mine',
      'was shut down on 2026-12-01',
    ],
    [
      'a snapshot of the family',
      { 'gpt-old': GONE },
      'gpt-old-2025-08-07',
      '`gpt-old-2025-08-07`, a snapshot of `gpt-old`, was shut down',
    ],
    [
      'a shipped entry’s alias',
      {},
      'gpt-3.5-turbo-0125',
      '`gpt-3.5-turbo-0125`, an alias of `gpt-3.5-turbo`, was shut down on 2026-10-23; its provider names `gpt-5.6-terra`',
    ],
    ['a copy of the page', {}, 'gpt-4', 'read on 2026-10-15 in a copy: dev.to/importstatic'],
  ])('%s', (_, entries, model, message) => {
    expect(found(entries, model)[0]).toContain(message)
    expect(found(entries, model)[0]).toMatch(/^error /)
  })

  test('an earliest day is said as such, and holds', () => {
    expect(found({}, 'gemini-2.5-flash', '2026-11-30', { provider: 'gemini' })[0]).toMatch(
      /^error .*is shut down on 2026-12-01 at the earliest, 1 days from now; its provider names `gemini-3.5-flash-lite`/,
    )
  })

  test('of a baseline is a warning, and once it is past is told where its calls are left out', () => {
    expect(found({ 'gpt-old': GONE }, 'gpt-old', '2026-11-30', { role: 'baseline' })[0]).toMatch(
      /^warning .*1 days from now/,
    )
    expect(found({ 'gpt-old': GONE }, 'gpt-old', '2026-12-01', { role: 'baseline' })).toEqual([])
  })

  test('an entry of the policy’s own stands in place of the shipped one', () => {
    expect(found({ 'gpt-4': { ...SOURCE, shutdown: '2030-01-01' } }, 'gpt-4')).toEqual([])
    expect(found({ 'gpt-4': { ...SOURCE, shutdown: null } }, 'gpt-4')).toEqual([])
  })

  test('a provider of the policy’s own is its preset’s vendor', () => {
    expect(found({}, 'gpt-4', '2026-12-01', { provider: 'proxy', preset: 'openai' })[0]).toContain('was shut down')
    expect(found({}, 'gpt-4', '2026-12-01', { provider: 'azure', preset: 'azure-openai' })).toEqual([])
  })
})

describe('a model that nobody lists', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'of a vendor with entries',
      'openai',
      'gpt-9',
      ['warning `gpt-9` is not among the models of openai that are known here'],
    ],
    [
      'of which there is hearsay',
      'deepseek',
      'deepseek-chat',
      [
        'warning `deepseek-chat` is not among the models of deepseek that are known here; hearsay: no longer on the price page; no date was read (https://api-docs.deepseek.com/quick_start/pricing, 2026-10-17)',
      ],
    ],
    ['of a vendor without entries', 'groq', 'llama-3.1-8b-instant', []],
    ['of an endpoint of one’s own', 'compatible', 'gpt-9', []],
    ['of a server of one’s own', 'vllm', 'gpt-9', []],
  ])('%s', (_, provider, model, findings) => {
    expect(found({}, model, '2026-11-30', { provider })).toEqual(findings)
  })

  test('fails where the policy says so', () => {
    expect(found({}, 'gpt-9', '2026-11-30', { unknownModel: 'fail' })[0]).toMatch(/^error /)
  })
})

test.each<[string, JsonObject, readonly string[]]>([
  ['90 days', { ...SOURCE, checked: '2026-09-02' }, []],
  [
    '91 days',
    { ...SOURCE, checked: '2026-09-01' },
    ['warning what is known of `m` was read on 2026-09-01, 91 days ago'],
  ],
  [
    'years, by its price',
    { ...SOURCE, price: { input: 1, output: 1, checked: '2024-01-01' } },
    ['warning what is known of `m` was read on 2024-01-01, 1065 days ago'],
  ],
])('an entry that was read %s ago', (_, entry, findings) => {
  expect(found({ m: entry }, 'm')).toEqual(findings)
})

describe('a price that held until a day', () => {
  const PRICED = { ...SOURCE, price: { input: 1, output: 2, until: '2026-11-30', ...SOURCE } }
  test.each<[string, readonly string[]]>([
    ['2026-11-30', []],
    ['2026-12-01', ['warning the price of `gpt-x` held until 2026-11-30: what a call costs is not known']],
  ])('on %s', (day, findings) => {
    expect(found({ 'gpt-x': PRICED }, 'gpt-x', day)).toEqual(findings)
  })

  test('a snapshot has a price of its own, and an alias the same', () => {
    expect(found({ 'gpt-x': PRICED }, 'gpt-x-2026-01-01')).toEqual([])
    expect(found({ 'gpt-x': { ...PRICED, aliases: ['gpt-y'] } }, 'gpt-y')).toHaveLength(1)
  })
})
