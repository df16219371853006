import type { ProviderProfile } from '../../provider/profile.ts'

/** The version of the Messages API that the mapping is of (docs.anthropic.com/en/api/versioning). */
const ANTHROPIC_VERSION = '2023-06-01'

/** The headers by which an API knows who asks, and in which version; an empty key is not sent. */
export function keyHeaders(dialect: ProviderProfile['dialect'], apiKey: string): Readonly<Record<string, string>> {
  if (dialect === 'openai') return apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }
  return { 'anthropic-version': ANTHROPIC_VERSION, ...(apiKey === '' ? {} : { 'x-api-key': apiKey }) }
}
