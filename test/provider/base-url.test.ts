import { describe, expect, it } from 'vitest'
import { baseUrlFault } from '../../src/provider/base-url.ts'
import { PRESETS } from '../../src/provider/profiles.ts'

describe('a base URL under which no call is answered is seen before one is made', () => {
  it.each<[string, string, string]>([
    ['https://api.openai.com/v1/chat/completions', 'path of one call, /chat/completions', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/responses/', 'path of one call, /responses', 'https://api.openai.com/v1'],
    ['https://api.openai.com/chat/completions', 'path of one call, /chat/completions', 'https://api.openai.com/v1'],
    ['https://api.anthropic.com/v1/messages', 'path of one call, /messages', 'https://api.anthropic.com/v1'],
    ['http://127.0.0.1:8000/v1/completions', 'path of one call, /completions', 'http://127.0.0.1:8000/v1'],
    ['http://127.0.0.1:8000/v1/v1', 'holds /v1 twice', 'http://127.0.0.1:8000/v1'],
    ['https://proxy.example.com/a/v1/v1/chat/completions', 'path of one call', 'https://proxy.example.com/a/v1'],
    ['https://api.openai.com', 'stops before the path of OpenAI, /v1', 'https://api.openai.com/v1'],
    ['https://api.groq.com', 'path of Groq, /openai/v1', 'https://api.groq.com/openai/v1'],
    ['https://api.groq.com/openai/', 'path of Groq, /v1', 'https://api.groq.com/openai/v1'],
    ['https://my-desk.openai.azure.com', '/openai/v1', 'https://my-desk.openai.azure.com/openai/v1'],
    [
      'https://proxy.example.com/v1/chat/completions?key=s3cret',
      'of one call',
      'https://proxy.example.com/v1 with its',
    ],
  ])('%s', (url, fault, write) => {
    const found = baseUrlFault(url)
    expect(found?.certainty).toBe('never')
    expect(found?.fault).toContain(fault)
    expect(found?.write).toContain(write)
    expect(JSON.stringify(found)).not.toContain('s3cret')
  })

  it.each(['http://127.0.0.1:8000', 'http://127.0.0.1:8000/', 'https://models.example.com'])('%s hardly is', (url) => {
    expect(baseUrlFault(url)).toEqual({
      certainty: 'unlikely',
      fault: 'has no path',
      write: `${new URL(url).origin}/v1`,
    })
  })

  it.each([
    'http://127.0.0.1:8000/v1',
    'https://models.example.com/inference',
    'https://models.example.com/v2/openai/v1/',
    'https://models.example.com/responses-proxy',
    'https://models.example.com/mychat/v1?api-version=2024-10-21',
    'https://api.deepseek.com',
    'https://api.deepseek.com/v1',
    'https://api.perplexity.ai/',
    ...[...PRESETS.values()].flatMap(({ baseUrl }) => (baseUrl === null || baseUrl.includes('{') ? [] : [baseUrl])),
  ])('%s is good', (url) => {
    expect(baseUrlFault(url)).toBeNull()
  })
})
