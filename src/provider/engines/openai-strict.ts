import type { Engine, Source } from './engine.ts'
import { closedAndRequired, LIMITS, notSupported, objectRoot, READS_ALL } from './reads-all.ts'

const sdk: Source = { evidence: 'vendor', ref: 'npm openai 7.57.0, lib/transform', checked: '2026-11-30' }
const guide: Source = {
  evidence: 'read',
  ref: 'developers.openai.com, Structured Outputs guide, as quoted',
  checked: '2026-10-08',
}

/** `JSON_SCHEMA_UNSUPPORTED_SCHEMA_KEYWORDS` of the vendor's own transform. */
export const OPENAI_UNSUPPORTED = [
  ...['$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveAnchor', '$recursiveRef', 'allOf', 'contains'],
  ...['contentEncoding', 'contentMediaType', 'contentSchema', 'dependentRequired', 'dependentSchemas', 'dependencies'],
  ...['else', 'if', 'maxContains', 'maxProperties', 'minContains', 'minProperties', 'not', 'oneOf'],
  ...[
    'patternProperties',
    'prefixItems',
    'propertyNames',
    'then',
    'unevaluatedItems',
    'unevaluatedProperties',
    'uniqueItems',
  ],
]

export const OPENAI_STRICT: Engine = {
  id: 'openai-strict',
  title: 'OpenAI strict mode',
  aliases: ['openai'],
  sources: [sdk, guide],
  reading: READS_ALL,
  rules: [...notSupported(sdk, OPENAI_UNSUPPORTED), ...objectRoot(guide), ...closedAndRequired(sdk)],
  limits: [LIMITS.properties(guide, 5_000), LIMITS.nesting(guide, 10), LIMITS.enumValues(guide, 1_000)],
}
