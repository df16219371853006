import { describe, expect, it } from 'vitest'
import { NOT_OFFERED, PRESETS } from '../../src/provider/profiles.ts'
import { isLoopbackHost, resolveProvider } from '../../src/provider/resolve-provider.ts'

const policy = {
  'my-vllm': { preset: 'vllm', baseUrl: 'http://127.0.0.1:8000/v1', apiKeyEnv: 'MY_KEY' },
  elsewhere: { preset: 'openai', baseUrl: 'https://proxy.example.com/v1' },
  trusted: { preset: 'openai', baseUrl: 'https://proxy.example.com/v1', apiKeyEnv: 'OPENAI_API_KEY' },
  open: { preset: 'compatible', apiKeyEnv: 'OPEN_KEY' },
}

describe('where requests go and which key they carry', () => {
  it.each([
    ['no name, no URL', null, {}, 'openai', 'https://api.openai.com/v1', 'OPENAI_API_KEY', true],
    [
      'no name, a URL',
      null,
      { baseUrl: 'http://127.0.0.1:1/v1' },
      'compatible',
      'http://127.0.0.1:1/v1',
      'MODELGATE_API_KEY',
      false,
    ],
    ['openai', 'openai', {}, 'openai', 'https://api.openai.com/v1', 'OPENAI_API_KEY', true],
    [
      'openai under its own URL',
      'openai',
      { baseUrl: 'https://api.openai.com/v1/' },
      'openai',
      'https://api.openai.com/v1/',
      'OPENAI_API_KEY',
      true,
    ],
    ['anthropic', 'anthropic', {}, 'anthropic', 'https://api.anthropic.com/v1', 'ANTHROPIC_API_KEY', true],
    [
      'anthropic as its own package is given it',
      'anthropic',
      { baseUrl: 'https://api.anthropic.com' },
      'anthropic',
      'https://api.anthropic.com/v1',
      'ANTHROPIC_API_KEY',
      true,
    ],
    [
      'a gateway that speaks Messages below a path',
      'anthropic',
      { baseUrl: 'http://127.0.0.1:4000/anthropic/' },
      'anthropic',
      'http://127.0.0.1:4000/anthropic/v1',
      'MODELGATE_API_KEY',
      false,
    ],
    [
      "Anthropic's route for OpenAI's clients",
      'anthropic-compat',
      {},
      'anthropic-compat',
      'https://api.anthropic.com/v1/',
      'ANTHROPIC_API_KEY',
      true,
    ],
    [
      "a vendor's key stays at home",
      'openai',
      { baseUrl: 'https://evil.example/v1' },
      'openai',
      'https://evil.example/v1',
      'MODELGATE_API_KEY',
      false,
    ],
    [
      'a look-alike host',
      'openai',
      { baseUrl: 'https://api.openai.com.evil.example/v1' },
      'openai',
      'https://api.openai.com.evil.example/v1',
      'MODELGATE_API_KEY',
      false,
    ],
    [
      'another port is another host',
      'openai',
      { baseUrl: 'https://api.openai.com:8443/v1' },
      'openai',
      'https://api.openai.com:8443/v1',
      'MODELGATE_API_KEY',
      false,
    ],
    ['a preset', 'groq', {}, 'groq', 'https://api.groq.com/openai/v1', 'GROQ_API_KEY', true],
    ["a server of one's own", 'ollama', {}, 'ollama', 'http://localhost:11434/v1/', 'OLLAMA_API_KEY', false],
    ["the policy's URL and variable", 'my-vllm', {}, 'vllm', 'http://127.0.0.1:8000/v1', 'MY_KEY', true],
    [
      "the policy's key is for the policy's URL",
      'my-vllm',
      { baseUrl: 'https://evil.example/v1' },
      'vllm',
      'https://evil.example/v1',
      'MODELGATE_API_KEY',
      false,
    ],
    [
      "a policy's URL without a variable",
      'elsewhere',
      {},
      'openai',
      'https://proxy.example.com/v1',
      'MODELGATE_API_KEY',
      false,
    ],
    ['the policy says so', 'trusted', {}, 'openai', 'https://proxy.example.com/v1', 'OPENAI_API_KEY', true],
    [
      'variable from the policy, URL from the command line',
      'open',
      { baseUrl: 'https://a.example/v1' },
      'compatible',
      'https://a.example/v1',
      'OPEN_KEY',
      true,
    ],
  ])('%s', (_title, name, flags, profile, baseUrl, apiKeyEnv, keyRequired) => {
    const resolved = resolveProvider(name, policy, flags)
    expect(resolved).toMatchObject({ ok: true, value: { profile: { id: profile }, baseUrl, apiKeyEnv, keyRequired } })
  })

  it.each([
    ['compatible', {}, 'provider-base-url-missing'],
    ['azure-openai', {}, 'provider-base-url-missing'],
    ['bedrock', {}, 'provider-base-url-missing'],
    ['open-ai', {}, 'provider-unknown'],
    ['__proto__', {}, 'provider-unknown'],
    ['constructor', {}, 'provider-unknown'],
    ['github-models', {}, 'provider-not-offered'],
    ['anyscale', {}, 'provider-not-offered'],
    ['anthropic-native', {}, 'provider-not-offered'],
    ['openai', { baseUrl: 'not a url' }, 'provider-base-url-invalid'],
    ['openai', { baseUrl: 'file:///etc/passwd' }, 'provider-base-url-invalid'],
    ['openai', { baseUrl: 'https://user:pass@api.openai.com/v1' }, 'provider-base-url-invalid'],
    ['openai', { baseUrl: 'https://api.openai.com/v1#x' }, 'provider-base-url-invalid'],
  ])('%s with %j is %s', (name, flags, code) => {
    expect(resolveProvider(name, policy, flags)).toMatchObject({ ok: false, problems: [{ code }] })
  })

  it('warns where a key would travel without encryption, and not on loopback', () => {
    expect(resolveProvider('compatible', {}, { baseUrl: 'http://10.1.2.3/v1' })).toMatchObject({
      warnings: [{ code: 'provider-cleartext' }],
    })
    expect(resolveProvider('compatible', {}, { baseUrl: 'http://[::1]:80/v1' })).toMatchObject({ warnings: [] })
  })

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['[::1]', true],
    ['127.0.0.1.evil.example', false],
    ['localhost.evil.example', false],
    ['169.254.169.254', false],
    ['0.0.0.0', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopbackHost(host)).toBe(expected)
  })
})

describe('the presets', () => {
  it('name their sources, and those without a date of evidence say so', () => {
    for (const profile of PRESETS.values()) {
      if (profile.id === 'compatible') continue
      expect(profile.sources, profile.id).not.toHaveLength(0)
      expect(profile.checked ?? profile.sources.join(), profile.id).toMatch(/20\d\d|docs|README/)
    }
  })

  it('mark only members of the profile as unverified', () => {
    for (const profile of PRESETS.values())
      for (const name of profile.unverified) expect(Object.keys(profile)).toContain(name)
  })

  it('never share an id with what is not offered', () => {
    expect(Object.keys(NOT_OFFERED).filter((id) => PRESETS.has(id))).toEqual([])
  })
})
