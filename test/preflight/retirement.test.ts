import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadRegistry } from '../../src/preflight/registry.ts'
import { retirementFindings } from '../../src/preflight/retirement.ts'
import { reportFinding } from '../../src/report/finding.ts'
import { renderProblem } from '../../src/report/words/words.ts'

const load = (text: string, hosts: readonly string[] = []) =>
  loadRegistry('models.yaml', { port: memoryFiles({ '/repo/models.yaml': text }), cwd: '/repo', hosts })

const entry = (more: string) => `version: 1\nmodels:\n  gpt-old: { ${more} }\n`
const GOOD =
  'shutdown: 2026-12-01, replacement: gpt-new, source: https://platform.openai.com/docs/deprecations#gpt-old, checked: 2026-11-01'

describe('a registry', () => {
  test('is read', () => {
    const loaded = load(entry(GOOD))
    expect(loaded.ok && loaded.value.get('gpt-old')).toEqual({
      shutdown: '2026-12-01',
      replacement: 'gpt-new',
      source: 'https://platform.openai.com/docs/deprecations#gpt-old',
      checked: '2026-11-01',
      place: { file: 'models.yaml', line: 3, column: 3 },
    })
  })

  test.each<[string, string, string]>([
    [
      'not first-party',
      entry(GOOD.replace('platform.openai.com', 'deprecations.example.com')),
      'models.yaml:3:66: the source of gpt-old is at deprecations.example.com',
    ],
    [
      'not first-party, though it ends alike',
      entry(GOOD.replace('platform.openai.com', 'notopenai.com')),
      'models.yaml:3:66: the source of gpt-old is at notopenai.com',
    ],
    [
      'no day',
      entry(GOOD.replace('2026-12-01', '2026-02-30')),
      'models.yaml:3:24: 2026-02-30 is no day of the calendar',
    ],
    ['another form of day', entry(GOOD.replace('2026-12-01', 'soon')), 'models.yaml:3:24: shutdown is "soon"'],
    ['no source', entry('shutdown: null, checked: 2026-11-01'), 'models.yaml:3:12: gpt-old has no source'],
    ['not https', entry(GOOD.replace('https', 'http')), 'models.yaml:3:66: source is'],
    ['a misspelt key', entry(GOOD.replace('shutdown', 'shutdwon')), 'did you mean shutdown?'],
    ['no file', '', 'models.yaml'],
  ])('%s', (_, text, problem) => {
    const loaded = load(text)
    expect(loaded.ok ? '' : loaded.problems.map(renderProblem).join('\n')).toContain(problem)
  })

  test('a provider of the policy’s own is first-party for itself', () => {
    expect(load(entry(GOOD.replace('platform.openai.com', 'llm.example.com')), ['llm.example.com']).ok).toBe(true)
  })

  test('a file that is not there', () => {
    const loaded = loadRegistry('models.yaml', { port: memoryFiles({}), cwd: '/repo', hosts: [] })
    expect(loaded.ok ? [] : loaded.problems.map(({ code }) => code)).toEqual(['file-absent'])
  })
})

describe('a shutdown', () => {
  const found = (today: string, model = 'gpt-old', text = entry(GOOD)) => {
    const loaded = load(text)
    if (!loaded.ok) throw new Error(loaded.problems.map(renderProblem).join('\n'))
    const findings = retirementFindings(
      [
        { provider: 'openai', model },
        { provider: 'openai', model },
      ],
      loaded.value,
      { warnDays: 90, failDays: 14 },
      today,
    )
    return findings.map((finding) => `${finding.severity} ${reportFinding(finding).message}`)
  }

  test.each([
    ['2026-09-01', []],
    ['2026-09-02', ['warning `gpt-old` is shut down on 2026-12-01, 90 days or less from now']],
    ['2026-11-16', ['warning `gpt-old` is shut down on 2026-12-01, 90 days or less from now']],
    ['2026-11-17', ['error `gpt-old` is shut down on 2026-12-01, 14 days or less from now']],
    ['2026-12-01', ['error `gpt-old` is shut down on 2026-12-01, 14 days or less from now']],
    ['2026-12-02', ['error `gpt-old` was shut down on 2026-12-01']],
  ])('on %s', (today, findings) => {
    expect(found(today)).toEqual(findings)
  })

  test('of another model, or of none', () => {
    expect(found('2027-01-01', 'gpt-new')).toEqual([])
    expect(found('2027-01-01', 'gpt-old', entry(GOOD.replace('2026-12-01', 'null')))).toEqual([])
  })

  test('provider and model outrank the model alone', () => {
    const text = `${entry(GOOD)}  openai/gpt-old: { ${GOOD.replace('2026-12-01', '2030-01-01')} }\n`
    expect(found('2026-12-02', 'gpt-old', text)).toEqual([])
  })
})
