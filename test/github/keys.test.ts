import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { Policy } from '../../src/contract/policy/policy.ts'
import { keysOf } from '../../src/github/action/keys.ts'
import { type ModelFlags, resolveTargets } from '../../src/plan/targets.ts'
import { policyInForce } from '../../src/preflight/base-policy.ts'

const NO: ModelFlags = { model: null, provider: null, baseUrl: null }
const mine = { preset: 'vllm', baseUrl: 'http://127.0.0.1:9000/v1' } as Policy['providers'][string]
const policy = (provider: string): Policy => ({
  ...defaultPolicy(),
  providers: { mine },
  candidate: { provider, model: 'm', request: {} },
})

/** Who gets which key, where a pull request moves the candidate from one provider to another. */
function given(from: string | null, to: string, keys: { api?: string; baseline?: string }, candidate = NO) {
  const base = from === null ? null : policy(from)
  const inForce = base === null ? policy(to) : policyInForce(base, policy(to))
  const request = { candidate, baseline: NO }
  const targets = resolveTargets(inForce, request, () => false)
  if (!targets.ok) throw new Error(JSON.stringify(targets.problems))
  const [now, before] = targets.value.all
  const { keyFor } = keysOf({ apiKey: keys.api ?? null, baselineApiKey: keys.baseline ?? null }, inForce, base, request)
  return [now && keyFor(now, 'candidate'), before && keyFor(before, 'baseline')]
}

describe('what a missing key is called', () => {
  it.each<[string, string | null, readonly (string | null)[]]>([
    ['one host for both', null, ['api-key', 'api-key']],
    ['a baseline elsewhere, with a key of its own', 'b', ['api-key', 'baseline-api-key']],
  ])('%s', (_, baseline, expected) => {
    const [to, before] = baseline === null ? ['openai', 'openai'] : ['mistral', 'openai']
    const request = { candidate: NO, baseline: { ...NO, model: 'old', provider: before } }
    const targets = resolveTargets(policy(to), request, () => false)
    if (!targets.ok) throw new Error(JSON.stringify(targets.problems))
    const [now, old] = targets.value.all
    const { keyInputFor } = keysOf({ apiKey: null, baselineApiKey: baseline }, policy(to), null, request)
    expect([now && keyInputFor(now, 'candidate'), old && keyInputFor(old, 'baseline')]).toEqual(expected)
  })
})

describe('the inputs’ keys', () => {
  it.each<[string, ReturnType<typeof given>, readonly (string | undefined)[]]>([
    ['without a base', given(null, 'openai', { api: 'a' }), ['a', undefined]],
    ['nothing is swapped', given('openai', 'openai', { api: 'a' }), ['a', undefined]],
    ['to a vendor that nobody named: the key stays', given('openai', 'mistral', { api: 'a' }), [undefined, 'a']],
    ['to a provider that the base names', given('openai', 'mine', { api: 'a' }), ['a', undefined]],
    ['to any, with a key for each', given('openai', 'mistral', { api: 'a', baseline: 'b' }), ['a', 'b']],
    [
      'to the provider that the workflow names',
      given('openai', 'mistral', { api: 'a' }, { ...NO, provider: 'mistral' }),
      ['a', undefined],
    ],
  ])('%s', (_, keys, expected) => {
    expect(keys).toEqual(expected)
  })
})
