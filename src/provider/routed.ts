import type { ProviderProfile } from './profile.ts'
import { profile } from './profile-defaults.ts'

/** Endpoints in front of several hosts or models. Facts as read in `sources` at `checked`. */
export const ROUTED: readonly ProviderProfile[] = [
  profile({
    id: 'openrouter',
    statesCost: true,
    title: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    apiKeyEnv: 'OPENROUTER_API_KEY',
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'partly',
    strictTools: 'partly',
    notes: [
      'One model id may be served by many hosts: pin provider.only or provider.order for a stable gate.',
      'Without provider.require_parameters a route may drop parameters.',
      'The response-healing plugin repairs JSON and would hide failures: keep it off.',
    ],
    sources: [
      'OpenRouterTeam/typescript-sdk src/models/{model,parameter}.ts @cb9393a, 2026-08-22',
      'openrouter.ai/docs/guides/features/batch-api',
    ],
    checked: '2026-08-22',
  }),
  profile({
    id: 'bedrock',
    title: 'Amazon Bedrock (OpenAI-compatible endpoint)',
    baseUrl: 'https://bedrock-mantle.{region}.api.aws/v1',
    apiKeyEnv: 'AWS_BEARER_TOKEN_BEDROCK',
    responseFormats: ['json_schema'],
    enforcement: 'enforced',
    strictTools: 'enforced',
    notes: ['What is supported differs from model to model.'],
    sources: [
      'docs.aws.amazon.com/bedrock/latest/userguide/structured-output.md',
      'aws-samples structured-output-bedrock',
      'openai/openai-node README, 2026-08',
    ],
    checked: '2026-08',
    unverified: ['baseUrl'],
  }),
]
