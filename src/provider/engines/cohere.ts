import type { Engine, Source } from './engine.ts'
import { isObjectSchema, notSupported, objectRoot, READS_ALL } from './reads-all.ts'
import { rules, shapeRule } from './rules.ts'

/** The page says "not supported" without saying what becomes of such a schema. */
const source: Source = {
  evidence: 'read',
  ref: 'cohere-ai/cohere-developer-experience fern/pages/v2/text-generation/structured-outputs.mdx @e814c8a',
  checked: '2026-08-20',
}

export const COHERE: Engine = {
  id: 'cohere',
  title: 'Cohere structured outputs',
  aliases: [],
  sources: [source],
  reading: READS_ALL,
  rules: [
    ...notSupported(source, [
      'allOf',
      'oneOf',
      'not',
      'minimum',
      'maximum',
      'minItems',
      'maxItems',
      'minLength',
      'maxLength',
    ]),
    ...rules(
      source,
      ['pattern'],
      {
        effect: 'refused',
        condition: 'with `^`, `$` or a look-ahead',
        says: 'can not hold `^`, `$` or a look-ahead',
        rewrite: 'leave the anchors out',
      },
      ({ pattern }) => typeof pattern === 'string' && /[\^$]|\(\?[=!]/.test(pattern),
    ),
    ...rules(
      source,
      ['format'],
      {
        effect: 'refused',
        condition: 'other than date-time, uuid, date and time',
        says: 'can be date-time, uuid, date or time only',
      },
      ({ format }) => !['date-time', 'uuid', 'date', 'time'].includes(String(format)),
    ),
    ...objectRoot(source),
    shapeRule(
      source,
      'required',
      { effect: 'refused', condition: 'empty or left out', says: 'must name at least one member of every object' },
      ({ schema }) => isObjectSchema(schema) && !(Array.isArray(schema.required) && schema.required.length > 0),
    ),
  ],
  limits: [],
}
