import { patternParts } from '../schema/pattern.ts'
import type { Engine, Source } from './engine.ts'
import { notSupported, READS_ALL } from './reads-all.ts'
import { assertionsBeside, branchesOverlap, referencesInside, rules } from './rules.ts'

const source: Source = {
  evidence: 'read',
  ref: 'guidance-ai/llguidance docs/json_schema.md, parser/src/json/schema.rs @c75b0d9',
  checked: '2026-08-17',
}

const TAKEN = [
  ...[
    'anyOf',
    'oneOf',
    'allOf',
    '$ref',
    'const',
    'enum',
    'type',
    'items',
    'additionalItems',
    'prefixItems',
    'minItems',
  ],
  ...[
    'maxItems',
    'properties',
    'additionalProperties',
    'patternProperties',
    'required',
    'minLength',
    'maxLength',
    'pattern',
  ],
  ...[
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
    'format',
    'minProperties',
    'maxProperties',
  ],
]
const FORMATS = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid', 'uri']

export const LLGUIDANCE: Engine = {
  id: 'llguidance',
  title: 'llguidance',
  aliases: ['guidance'],
  sources: [source],
  reading: READS_ALL,
  rules: [
    ...notSupported(source, [...assertionsBeside(TAKEN), 'minContains', 'maxContains']),
    ...rules(
      source,
      ['format'],
      { effect: 'refused', condition: `other than ${FORMATS.join(', ')}`, says: 'is not known' },
      ({ format }) => !FORMATS.includes(String(format)),
    ),
    ...rules(
      source,
      ['pattern'],
      { effect: 'refused', condition: 'with a look-around', says: 'holds a look-around' },
      ({ pattern }) =>
        typeof pattern === 'string' && patternParts(pattern).tokens.some(({ text }) => /^\(\?<?[=!]/.test(text)),
    ),
    ...rules(
      source,
      ['oneOf'],
      {
        effect: 'refused',
        condition: 'where an answer can fit two branches',
        says: 'is taken only where no answer can fit two branches',
        rewrite: 'write `anyOf`',
      },
      branchesOverlap,
    ),
    ...rules(
      source,
      ['minProperties', 'maxProperties'],
      {
        effect: 'refused',
        condition: 'where a member is optional',
        says: 'is taken only where every member is required',
      },
      ({ properties, required }) =>
        Object.keys(properties ?? {}).some((name) => !(Array.isArray(required) && required.includes(name))),
    ),
    ...referencesInside(source),
  ],
  limits: [],
}
