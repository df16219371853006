import type { ProviderProfile } from '../../provider/profile.ts'

/**
 * The version of the Messages API that is spoken (platform.claude.com/docs/en/api/versioning, 2026-11). The next one,
 * 2026-10-21, refuses `temperature`, `top_p` and `top_k` of every model, and changes nothing else that is mapped here.
 */
const ANTHROPIC_VERSION = '2023-06-01'

/** The headers by which an API knows who asks, and in which version; an empty key is not sent. */
export function keyHeaders(dialect: ProviderProfile['dialect'], apiKey: string): Readonly<Record<string, string>> {
  if (dialect === 'openai') return apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }
  return { 'anthropic-version': ANTHROPIC_VERSION, ...(apiKey === '' ? {} : { 'x-api-key': apiKey }) }
}
