import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { ModelChoice, Policy } from '../../src/contract/policy/policy.ts'
import { firstPolicy, policyInForce, policyUnread } from '../../src/preflight/base-policy.ts'

const model = (name: string, request = {}): ModelChoice => ({ provider: 'openai', model: name, request })
const policy = (over: Partial<Policy>): Policy => ({ ...defaultPolicy(), ...over })

describe('the policy that judges a pull request', () => {
  it.each<[string, Partial<Policy>, Partial<Policy>, Partial<Policy>]>([
    ['is the base’s', { requireEvidence: true, showValues: false }, {}, { requireEvidence: true, showValues: false }],
    [
      'with the head’s candidate, and the base’s as baseline',
      { candidate: model('a') },
      { candidate: model('b') },
      { candidate: model('b'), baseline: model('a') },
    ],
    [
      'with the baseline that the base names',
      { candidate: model('a'), baseline: model('z') },
      { candidate: model('b'), baseline: model('c') },
      { candidate: model('b'), baseline: model('z') },
    ],
    [
      'without a baseline where nothing is swapped',
      { candidate: model('a') },
      { candidate: model('a') },
      { candidate: model('a') },
    ],
    [
      'another request of the same model is a swap too',
      { candidate: model('a') },
      { candidate: model('a', { seed: 1 }) },
      { candidate: model('a', { seed: 1 }), baseline: model('a') },
    ],
    ['a candidate that the head takes out stays', { candidate: model('a') }, {}, { candidate: model('a') }],
    [
      'a route’s candidate is the head’s, a route of the head’s own is none',
      { routes: [{ contracts: ['v/**'], candidate: model('a') }] },
      {
        routes: [
          { contracts: ['v/**'], candidate: model('b') },
          { contracts: ['w/**'], candidate: model('c') },
        ],
      },
      { routes: [{ contracts: ['v/**'], candidate: model('b'), baseline: model('a') }] },
    ],
    [
      'a route that is not swapped is compared with nothing, beside a candidate that is',
      { candidate: model('a'), routes: [{ contracts: ['v/**'], candidate: model('v') }] },
      { candidate: model('b'), routes: [{ contracts: ['v/**'], candidate: model('v') }] },
      {
        candidate: model('b'),
        baseline: model('a'),
        routes: [{ contracts: ['v/**'], candidate: model('v'), baseline: null }],
      },
    ],
    [
      'the baseline that the base names is a swapped route’s too',
      { baseline: model('z'), routes: [{ contracts: ['v/**'], candidate: model('a') }] },
      { routes: [{ contracts: ['v/**'], candidate: model('b') }] },
      { baseline: model('z'), routes: [{ contracts: ['v/**'], candidate: model('b') }] },
    ],
  ])('%s', (_, base, head, inForce) => {
    expect({ ...policyInForce(policy(base), policy(head)), placeOf: null }).toEqual({
      ...policy(inForce),
      placeOf: null,
    })
  })
})

it('a first policy names no host, key variable or callback, and asks for more', () => {
  const own = { preset: 'vllm', baseUrl: 'http://models.example.com/v1', apiKeyEnv: 'OTHER_KEY' }
  const first = firstPolicy(
    policy({ providers: { own }, callbacks: { f: 'http://127.0.0.1:1/' }, requireEvidence: true }),
  )
  expect([first.providers, first.callbacks, first.requireEvidence]).toEqual([{}, {}, true])
})

describe('a policy of the base that can not be read', () => {
  it('leaves the defaults to judge what the head names', () => {
    const head = policy({ contracts: ['a.yaml'], candidate: model('b'), requireEvidence: true })
    const judging = policyUnread(head)
    expect(judging).toEqual({
      ...defaultPolicy(),
      contracts: ['a.yaml'],
      candidate: model('b'),
      placeOf: judging.placeOf,
    })
  })
})
