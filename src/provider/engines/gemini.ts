import type { Engine, Source } from './engine.ts'
import { READS_ALL } from './reads-all.ts'
import { assertionsBeside, branchesOverlap, rules } from './rules.ts'

const source: Source = {
  evidence: 'vendor',
  ref: 'googleapis/js-genai 2.18.0 @6e9b35c src/types.ts, and firebase.google.com/docs/ai-logic/generate-structured-output',
  checked: '2026-08-21',
}

const TAKEN = [
  ...['$ref', 'type', 'format', 'enum', 'items', 'prefixItems', 'minItems', 'maxItems', 'minimum', 'maximum'],
  ...['anyOf', 'oneOf', 'properties', 'additionalProperties', 'required'],
]

export const GEMINI: Engine = {
  id: 'gemini',
  title: 'Gemini',
  aliases: ['gemini-json-schema'],
  sources: [source],
  reading: READS_ALL,
  rules: [
    ...rules(source, assertionsBeside(TAKEN), {
      effect: 'ignored',
      says: 'is not among the keywords that the vendor lists; one that is not is left out of account',
    }),
    ...rules(
      source,
      ['oneOf'],
      { effect: 'ignored', condition: 'where an answer can fit two branches', says: 'is taken as `anyOf`' },
      branchesOverlap,
    ),
    ...rules(
      source,
      ['$ref'],
      {
        effect: 'refused',
        condition: 'beside members that do not start with `$`',
        says: 'must stand alone',
        rewrite: 'put it into an `anyOf` of one',
      },
      (schema) => Object.keys(schema).some((name) => !name.startsWith('$')),
    ),
  ],
  limits: [],
}
