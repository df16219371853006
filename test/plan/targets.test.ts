import { describe, expect, it } from 'vitest'
import type { Contract } from '../../src/contract/contract.ts'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { Policy } from '../../src/contract/policy/policy.ts'
import { type ModelFlags, resolveTargets } from '../../src/plan/targets.ts'

const NO: ModelFlags = { model: null, provider: null, baseUrl: null }
const flags = (over: Partial<ModelFlags>): ModelFlags => ({ ...NO, ...over })
const policy = (over: Partial<Policy>): Policy => ({ ...defaultPolicy(), ...over })
const choice = (model: string, provider = 'openai', request = {}) => ({ model, provider, request })
const contractAt = (file: string): Contract => ({ file }) as Contract

function targets(over: Partial<Policy>, candidate: ModelFlags = NO, baseline: ModelFlags = NO) {
  const resolved = resolveTargets(policy(over), { candidate, baseline }, (contract, globs) =>
    globs.includes(contract.file),
  )
  if (!resolved.ok) return resolved.problems.map(({ code }) => code).join()
  const { candidateFor, baselineFor } = resolved.value
  const text = (one: ReturnType<typeof baselineFor>): string | null =>
    one && `${one.providerName} ${one.model} ${one.baseUrl} ${one.apiKeyEnv}`
  return {
    a: text(candidateFor(contractAt('a.yaml'))),
    b: text(candidateFor(contractAt('b.yaml'))),
    baseline: text(baselineFor(contractAt('a.yaml'))),
  }
}

const OPENAI = 'https://api.openai.com/v1 OPENAI_API_KEY'
const LOCAL = 'http://127.0.0.1:8000/v1'

describe('who is called', () => {
  const routes = [{ contracts: ['b.yaml'], candidate: choice('routed') }]
  const table: readonly (readonly [string, Partial<Policy>, ModelFlags, ModelFlags, unknown])[] = [
    ['nobody', {}, NO, NO, 'no-model'],
    [
      'the policy',
      { candidate: choice('p') },
      NO,
      NO,
      { a: `openai p ${OPENAI}`, b: `openai p ${OPENAI}`, baseline: null },
    ],
    [
      'a flag over the policy',
      { candidate: choice('p') },
      flags({ model: 'f' }),
      NO,
      { a: `openai f ${OPENAI}`, b: `openai f ${OPENAI}`, baseline: null },
    ],
    [
      'a route for its contracts',
      { candidate: choice('p'), routes },
      NO,
      NO,
      { a: `openai p ${OPENAI}`, b: `openai routed ${OPENAI}`, baseline: null },
    ],
    [
      'a flag over a route',
      { candidate: choice('p'), routes },
      flags({ model: 'f' }),
      NO,
      { a: `openai f ${OPENAI}`, b: `openai f ${OPENAI}`, baseline: null },
    ],
    [
      "a base URL, with no vendor's key",
      { candidate: choice('p') },
      flags({ baseUrl: LOCAL }),
      NO,
      { a: `compatible p ${LOCAL} MODELGATE_API_KEY`, b: `compatible p ${LOCAL} MODELGATE_API_KEY`, baseline: null },
    ],
    [
      'a baseline by flag where the candidate is',
      {},
      flags({ model: 'f', baseUrl: LOCAL }),
      flags({ model: 'old' }),
      {
        a: `compatible f ${LOCAL} MODELGATE_API_KEY`,
        b: `compatible f ${LOCAL} MODELGATE_API_KEY`,
        baseline: `compatible old ${LOCAL} MODELGATE_API_KEY`,
      },
    ],
    [
      'a baseline of its own provider',
      { baseline: choice('old') },
      flags({ model: 'f', baseUrl: LOCAL }),
      NO,
      {
        a: `compatible f ${LOCAL} MODELGATE_API_KEY`,
        b: `compatible f ${LOCAL} MODELGATE_API_KEY`,
        baseline: `openai old ${OPENAI}`,
      },
    ],
    ['an unknown provider', {}, flags({ model: 'f', provider: 'opnai' }), NO, 'provider-unknown'],
    ['compatible without a URL', {}, flags({ model: 'f', provider: 'compatible' }), NO, 'provider-base-url-missing'],
  ]
  it.each(table)('%s', (_, over, candidate, baseline, expected) => {
    expect(targets(over, candidate, baseline)).toEqual(expected)
  })
})

describe("a model's own request and price", () => {
  const target = (over: Partial<Policy>, candidate: ModelFlags) => {
    const resolved = resolveTargets(policy(over), { candidate, baseline: NO }, () => false)
    return resolved.ok ? resolved.value.candidateFor(contractAt('a.yaml')) : null
  }
  it("a route's own baseline, or none, in place of the policy's; a flag's is everybody's", () => {
    const baselineAt = (baseline: Policy['routes'][number]['baseline'], flag = NO): string | undefined => {
      const routes = [
        { contracts: ['b.yaml'], candidate: choice('routed'), ...(baseline === undefined ? {} : { baseline }) },
      ]
      const resolved = resolveTargets(
        policy({ candidate: choice('p'), baseline: choice('old'), routes }),
        { candidate: NO, baseline: flag },
        ({ file }, globs) => globs.includes(file),
      )
      return resolved.ok ? resolved.value.baselineFor(contractAt('b.yaml'))?.model : 'none'
    }
    expect([baselineAt(undefined), baselineAt(choice('mine')), baselineAt(null)]).toEqual(['old', 'mine', undefined])
    expect(baselineAt(choice('mine'), flags({ model: 'f' }))).toBe('f')
  })

  it('a patch belongs to the model that it was written for', () => {
    const candidate = choice('p', 'openai', { temperature: null })
    expect(target({ candidate }, NO)?.request).toEqual({ temperature: null })
    expect(target({ candidate }, flags({ model: 'p' }))?.request).toEqual({ temperature: null })
    expect(target({ candidate }, flags({ model: 'q' }))?.request).toEqual({})
  })
  it('a price is found by provider and model before the model alone, own members only', () => {
    const one = { kind: 'tokens', input: 1, output: 1 } as const
    const two = { kind: 'tokens', input: 2, output: 2 } as const
    expect(target({ prices: { p: one, 'openai/p': two } }, flags({ model: 'p' }))?.price).toBe(two)
    expect(target({ prices: { p: one } }, flags({ model: 'p' }))?.price).toBe(one)
    expect(target({ prices: {} }, flags({ model: 'toString' }))?.price).toBeNull()
  })
})
