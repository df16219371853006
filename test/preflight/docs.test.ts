import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadContracts } from '../../src/contract/load.ts'
import { checkThresholds } from '../../src/contract/policy/check-thresholds.ts'
import { defaultPolicy, loadPolicy } from '../../src/contract/policy/load-policy.ts'
import { PRESETS } from '../../src/provider/profiles.ts'
import { loadOverlay } from '../../src/registry/overlay.ts'
import { renderProblem } from '../../src/report/text/problem-text.ts'

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')
const blocks = (name: string): readonly string[] =>
  [...page(name).matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '')

/** Members that a contract needs and a fragment leaves out. */
const NEEDED = {
  version: 'version: 1\n',
  name: 'name: fragment\n',
  request: 'request: { messages: [{ role: user, content: hi }] }\n',
  cases: 'cases: [{ id: one }]\n',
}

const whole = (fragment: string): string =>
  Object.entries(NEEDED).reduce(
    (text, [key, member]) => (new RegExp(`^${key}:`, 'm').test(text) ? text : member + text),
    fragment,
  )

const options = (text: string) => ({ port: memoryFiles({ '/repo/.git/HEAD': '', '/repo/x.yaml': text }), cwd: '/repo' })
const problemsOf = (loaded: {
  readonly ok: boolean
  readonly problems?: Parameters<typeof renderProblem>[0][] | readonly Parameters<typeof renderProblem>[0][]
}): readonly string[] => (loaded.ok ? [] : (loaded.problems ?? []).map(renderProblem))

describe('what the pages show is read as they say', () => {
  test.each(blocks('contracts').map((text) => [text.split('\n')[0], text]))('contracts.md: %s …', (_, text) => {
    const loaded = loadContracts(['x.yaml'], options(whole(text ?? '')))
    expect(problemsOf(loaded)).toEqual([])
    if (loaded.ok) expect(checkThresholds(loaded.value, defaultPolicy())).toEqual([])
  })

  test.each([...blocks('policy').slice(0, 1), ...blocks('limits')])('a policy', (text) => {
    expect(problemsOf(loadPolicy(['x.yaml'], { ...options(text), providerIds: [...PRESETS.keys()] }))).toEqual([])
  })

  test.each(blocks('policy').slice(1))('a registry', (text) => {
    expect(problemsOf(loadOverlay('x.yaml', { ...options(text), policy: defaultPolicy() }))).toEqual([])
  })
})
