import { HOSTED, ROUTED } from './hosted.ts'
import type { ProviderProfile } from './profile.ts'
import { profile } from './profile-defaults.ts'
import { SELF_HOSTED } from './self-hosted.ts'
import { VENDORS } from './vendors.ts'

/** Any endpoint that speaks OpenAI's API: nothing is assumed and nothing in the request is changed. */
export const COMPATIBLE: ProviderProfile = profile({
  id: 'compatible',
  title: 'OpenAI-compatible endpoint',
  selfHosted: true,
  batch: 'openai',
  notes: ['Nothing is assumed about this endpoint: the request goes out as the contract states it.'],
})

/** Every preset, by id. */
export const PRESETS: ReadonlyMap<string, ProviderProfile> = new Map(
  [COMPATIBLE, ...VENDORS, ...HOSTED, ...ROUTED, ...SELF_HOSTED].map((one) => [one.id, one]),
)

/** Names that people may try and that can't be offered, with the reason. */
export const NOT_OFFERED: Readonly<Record<string, string>> = {
  'github-models':
    'GitHub Models was retired on 2026-07-30 and answers 410 Gone (github.blog changelog, 2026-07-01 and 2026-07-30)',
  anyscale:
    'the Anyscale Endpoints API was withdrawn on 2024-08-01; for a Ray Serve or vLLM server of your own use the preset vllm',
  'anthropic-native': 'Anthropic’s Messages API is the preset anthropic',
}
