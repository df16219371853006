import type { Reading } from '../schema/context.ts'
import type { Engine, Source } from './engine.ts'
import { referencesInside, unenforced } from './rules.ts'

const source: Source = {
  evidence: 'read',
  ref: 'dottxt-ai/outlines-core src/json_schema/parsing.rs @a5e0010',
  checked: '2026-04-21',
}

/** Of these the first that stands in a schema is the only one that is read. */
const FIRST_OF = ['properties', 'allOf', 'anyOf', 'oneOf', 'prefixItems', 'enum', 'const', '$ref']
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  properties: ['properties', 'required', 'additionalProperties'],
  prefixItems: ['prefixItems', 'items'],
}

const READING: Reading = {
  reads: (schema) => {
    const first = FIRST_OF.find((name) => schema[name] !== undefined)
    if (first !== undefined) return BESIDE[first] ?? [first]
    const lengths =
      schema.minLength !== undefined || schema.maxLength !== undefined
        ? ['minLength', 'maxLength']
        : ['pattern', 'format']
    return [
      'type',
      'items',
      'minItems',
      'maxItems',
      'minProperties',
      'maxProperties',
      'additionalProperties',
      ...lengths,
    ]
  },
  adds: (schema) => (schema.properties === undefined ? {} : { type: 'object' }),
  allOf: () => [{}],
  follows: (reference) => reference.startsWith('#'),
  instead: () => null,
  delegates: ['$ref', 'anyOf', 'oneOf', 'allOf'],
  splitsTypes: true,
}

export const OUTLINES: Engine = {
  id: 'outlines',
  title: 'outlines-core',
  aliases: ['outlines-core'],
  sources: [source],
  reading: READING,
  rules: [
    ...unenforced(source, () => ({
      effect: 'ignored',
      condition:
        'beside a keyword that wins: the first of `properties`, `allOf`, `anyOf`, `oneOf`, `prefixItems`, `enum`, `const`, `$ref`; bounds of numbers, `uniqueItems`, `contains`, `not`, `if` everywhere; a pattern beside lengths',
      says: 'is not enforced here by outlines-core',
    })),
    ...referencesInside(source),
  ],
  limits: [],
}
