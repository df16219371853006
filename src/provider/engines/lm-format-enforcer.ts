import type { Engine, Source } from './engine.ts'
import { READS_ALL } from './reads-all.ts'
import { assertionsBeside, rules } from './rules.ts'

const source: Source = { evidence: 'read', ref: 'noamgat/lm-format-enforcer 0.11.3 @05c7dc3', checked: '2025-08-24' }

const TAKEN = [
  ...[
    'anyOf',
    'allOf',
    'oneOf',
    'const',
    'enum',
    'type',
    'properties',
    'required',
    'minLength',
    'maxLength',
    'pattern',
  ],
  ...['minItems', 'maxItems', 'items', '$ref', 'additionalProperties'],
]

export const LM_FORMAT_ENFORCER: Engine = {
  id: 'lm-format-enforcer',
  title: 'lm-format-enforcer',
  aliases: [],
  sources: [source],
  reading: READS_ALL,
  rules: [
    ...rules(source, assertionsBeside(TAKEN), { effect: 'ignored', says: 'is not enforced' }),
    ...rules(
      source,
      ['pattern'],
      {
        effect: 'refused',
        condition: 'beside `minLength` or `maxLength`',
        says: 'can not stand beside lengths',
        rewrite: 'write the lengths into the pattern',
      },
      ({ minLength, maxLength }) => minLength !== undefined || maxLength !== undefined,
    ),
  ],
  limits: [],
}
