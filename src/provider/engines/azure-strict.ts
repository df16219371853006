import type { Engine, Source } from './engine.ts'
import { OPENAI_UNSUPPORTED } from './openai-strict.ts'
import { closedAndRequired, LIMITS, notSupported, objectRoot, READS_ALL } from './reads-all.ts'

/** The page names OpenAI's subset and yet lists more, so that a schema that is refused here may pass. */
const page: Source = {
  evidence: 'read',
  ref: 'MicrosoftDocs/azure-ai-docs articles/ai-foundry/openai/how-to/structured-outputs.md @02381ea',
  checked: '2025-12-06',
}

const UNSUPPORTED = [
  ...['minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'multipleOf', 'patternProperties'],
  ...['unevaluatedProperties', 'propertyNames', 'minProperties', 'maxProperties', 'unevaluatedItems', 'contains'],
  ...['minContains', 'maxContains', 'minItems', 'maxItems', 'uniqueItems'],
]

export const AZURE_STRICT: Engine = {
  id: 'azure-strict',
  title: 'Azure OpenAI strict mode',
  aliases: ['azure', 'azure-openai'],
  sources: [page],
  reading: READS_ALL,
  rules: [
    ...notSupported(page, [...new Set([...UNSUPPORTED, ...OPENAI_UNSUPPORTED])]),
    ...objectRoot(page),
    ...closedAndRequired(page),
  ],
  limits: [LIMITS.properties(page, 100), LIMITS.nesting(page, 5)],
}
