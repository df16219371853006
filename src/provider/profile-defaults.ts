import type { ProviderProfile } from './profile.ts'

/** A profile from the facts that are known; what is left out is unknown, never assumed. */
export const profile = (facts: Partial<ProviderProfile> & Pick<ProviderProfile, 'id' | 'title'>): ProviderProfile => ({
  baseUrl: null,
  apiKeyEnv: null,
  dialect: 'openai',
  selfHosted: false,
  responseFormats: [],
  enforcement: 'unknown',
  engine: null,
  batch: null,
  closed: null,
  statesCost: false,
  renames: {},
  toolChoices: {},
  parameters: {},
  strictTools: 'unknown',
  streamUsage: 'unknown',
  notes: [],
  sources: [],
  checked: null,
  unverified: [],
  ...facts,
})

/** The same effect for several members of the request. */
export const each = <T>(effect: T, ...names: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(names.map((name) => [name, effect]))
