/** What a policy's `severity` decides about, by the name in our types; `snakeCase` is its name in the file. */
export const SEVERITIES = [
  'inconclusive',
  'weakened',
  'missingBaseline',
  'regressed',
  'unknownModel',
  'servedModel',
  'mixedModels',
] as const

export type SeverityName = (typeof SEVERITIES)[number]

/** `missingBaseline` → `missing_baseline`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
