import { describe, expect, it } from 'vitest'
import { calledWith, shownUrl } from '../../src/gate/request/called-with.ts'
import { requestOf } from '../../src/gate/request/options.ts'

describe('a URL as it may be shown', () => {
  it.each([
    ['https://api.example/v1', 'https://api.example/v1'],
    ['https://api.example/v1beta/openai', 'https://api.example/v1beta/openai'],
    ['https://api.example', 'https://api.example'],
    ['https://user:pass@api.example/v1?key=abc', 'https://api.example/v1'],
    ['https://api.example/9f86d081884c7d65/v1', 'https://api.example'],
    ['https://api.example/thequickbrownfoxjumpsoverthelazydog/v1', 'https://api.example'],
  ])('%s as %s', (url, shown) => expect(shownUrl(url)).toBe(shown))
})

it('the options that say who is called are all there, and nothing else', () => {
  const flags = {
    policy: ['a.yaml', 'b.yaml'],
    provider: 'vllm',
    baseUrl: 'http://127.0.0.1:8000/v1',
    baseline: 'old',
    baselineProvider: 'openai',
    baselineBaseUrl: 'http://127.0.0.1:8001/v1',
    samples: 3,
    reportDir: 'r',
    format: 'text',
  } as const
  expect(calledWith(requestOf([], { ...flags, policy: [...flags.policy] }, 'm', '/w'))).toEqual([
    ['policy', 'a.yaml'],
    ['policy', 'b.yaml'],
    ['provider', 'vllm'],
    ['base-url', 'http://127.0.0.1:8000/v1'],
    ['baseline', 'old'],
    ['baseline-provider', 'openai'],
    ['baseline-base-url', 'http://127.0.0.1:8001/v1'],
  ])
})
