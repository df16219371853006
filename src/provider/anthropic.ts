import type { ProviderProfile } from './profile.ts'
import { each, profile } from './profile-defaults.ts'

/** Both ways to Anthropic: its own API, and the layer that speaks OpenAI's. */
export const ANTHROPIC_PROFILES: readonly ProviderProfile[] = [
  profile({
    id: 'anthropic',
    title: 'Anthropic',
    dialect: 'messages',
    engine: { id: 'anthropic', of: 'all' },
    baseUrl: 'https://api.anthropic.com/v1',
    apiKeyEnv: 'ANTHROPIC_API_KEY',
    responseFormats: ['text', 'json_schema'],
    enforcement: 'enforced',
    strictTools: 'enforced',
    streamUsage: 'always',
    batch: 'anthropic',
    notes: [
      {
        note: 'Structured outputs are for Claude 4.5 and later; the models API says of which (`capabilities`).',
        about: ['json_schema', 'strict'],
      },
      { note: 'Input read from the cache and written into it is counted and priced apart.', about: ['cache_control'] },
    ],
    sources: ['anthropics/anthropic-sdk-typescript 1.14.0', 'anthropics/skills skills/claude-api @9d2f1ae'],
    checked: '2026-11-30',
  }),
  profile({
    id: 'anthropic-compat',
    title: 'Anthropic (OpenAI SDK compatibility layer)',
    baseUrl: 'https://api.anthropic.com/v1/',
    apiKeyEnv: 'ANTHROPIC_API_KEY',
    responseFormats: ['text'],
    enforcement: 'ignored',
    parameters: each(
      'ignored',
      ...[
        'response_format',
        'seed',
        'logprobs',
        'top_logprobs',
        'presence_penalty',
        'frequency_penalty',
        'logit_bias',
        'metadata',
      ],
      ...['store', 'user', 'service_tier', 'modalities', 'prediction', 'audio', 'reasoning_effort'],
    ),
    strictTools: 'ignored',
    streamUsage: 'asked',
    notes: [
      { note: 'Temperature is capped at 1.', about: ['temperature'] },
      'System and developer messages are hoisted and joined.',
      'The vendor calls the layer a means to test and compare, not for production.',
    ],
    sources: ['platform.claude.com/docs/cli-sdks-libraries/libraries/openai-sdk, undated copy'],
    checked: '2026',
  }),
]
