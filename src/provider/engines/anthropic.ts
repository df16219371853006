import type { Engine, Source } from './engine.ts'
import { closed, notSupported, READS_ALL } from './reads-all.ts'
import { rules } from './rules.ts'

const source: Source = {
  evidence: 'vendor',
  ref: 'anthropics/anthropic-sdk-typescript @bfa9197 and anthropics/skills skills/claude-api @9d2f1ae',
  checked: '2026-08-19',
}

export const ANTHROPIC: Engine = {
  id: 'anthropic',
  title: 'Anthropic structured outputs',
  aliases: ['anthropic-grammar', 'anthropic-native'],
  sources: [source],
  reading: READS_ALL,
  rules: [
    ...notSupported(source, ['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'maxItems', 'uniqueItems']),
    ...rules(
      source,
      ['minItems'],
      { effect: 'refused', condition: 'above 1', says: 'can be 0 or 1 only' },
      ({ minItems }) => Number(minItems) > 1,
    ),
    ...rules(
      source,
      ['$ref'],
      {
        effect: 'refused',
        condition: 'out of the document, or in a circle',
        says: 'must stay in the document and lead in no circle',
      },
      ({ $ref }, place) => !String($ref).startsWith('#') || leadsBack(String($ref), place.pointer),
    ),
    closed(source),
  ],
  limits: [],
}

/** A reference from inside what it leads to. */
const leadsBack = (reference: string, pointer: string): boolean =>
  reference === '#' || `${pointer}/`.startsWith(`${reference.slice(1)}/`)
