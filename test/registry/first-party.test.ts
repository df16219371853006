import { expect, test } from 'vitest'
import { isFirstParty } from '../../src/registry/first-party.ts'
import { vendorOf } from '../../src/registry/vendors.ts'

test.each<[boolean, string, string]>([
  [true, 'openai', 'https://developers.openai.com/api/docs/deprecations.md'],
  [true, 'openai', 'https://github.com/openai/openai-openapi/blob/master/openapi.yaml'],
  [true, 'anthropic-compat', 'https://github.com/anthropics/skills/blob/main/skills/claude-api'],
  [true, 'azure-openai', 'https://learn.microsoft.com/en-us/azure/ai-foundry/openai/concepts/model-retirements'],
  [true, 'openrouter', 'https://openrouter.ai/docs/faq'],
  [false, 'openai', 'http://developers.openai.com/api/docs'],
  [false, 'openai', 'https://developers.openai.com.example.com/'],
  [false, 'openai', 'https://developers.openai.com:8443/'],
  [false, 'openai', 'https://x@developers.openai.com/'],
  [false, 'openai', 'https://community.openai.com/t/deprecation/1'],
  [false, 'openai', 'https://chatgpt.com/share/1'],
  [false, 'openai', 'https://github.com/someone/openai'],
  [false, 'openai', 'https://github.com/openai/openai-node/issues/1'],
  [false, 'openai', 'https://github.com/openai/openai-node/blob/0123456789abcdef0123456789abcdef01234567/x.md'],
  [false, 'openai', 'https://azure.microsoft.com/pricing'],
  [false, 'gemini', 'https://sites.google.com/view/gemini-dates'],
  [false, 'gemini', 'https://groups.google.com/g/gemini'],
  [false, 'azure-openai', 'https://learn.microsoft.com/en-us/answers/questions/1'],
  [false, 'azure-openai', 'https://learn.microsoft.com/azure/answers/questions/1'],
  [false, 'bedrock', 'https://repost.aws/questions/1'],
  [false, 'openrouter', 'https://openrouter.ai/someone/model'],
  [false, 'mistral', 'no address'],
])('%s: %s, %s', (expected, preset, page) => {
  expect(isFirstParty(page, vendorOf(preset)?.firstParty ?? [])).toBe(expected)
})
