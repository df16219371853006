import type { JsonObject } from '../../json/value.ts'
import { patternParts } from '../schema/pattern.ts'
import { readOf } from '../schema/places.ts'
import type { Engine, Source } from './engine.ts'
import { quoteEndsString, rules } from './rules.ts'
import { xgrammarReading } from './xgrammar-reading.ts'
import { xgrammarRules } from './xgrammar-rules.ts'

const source: Source = {
  evidence: 'measured',
  ref: '@mlc-ai/web-xgrammar 0.1.27, and mlc-ai/xgrammar cpp/json_schema_converter.cc v0.1.27',
  checked: '2026-11-30',
}

/**
 * Exclusive bounds of a number are taken as inclusive. Between two bounds a whole one gets a fraction behind it, which
 * is outside where it is the lower of below zero or the upper from zero on (`GenerateFloatRangeRegex`).
 */
function numberBounds(schema: JsonObject): readonly string[] {
  const lower = schema.exclusiveMinimum ?? schema.minimum
  const upper = schema.exclusiveMaximum ?? schema.maximum
  if (typeof lower !== 'number' || typeof upper !== 'number') return ['minimum', 'maximum']
  if (Math.floor(lower) === Math.floor(upper)) return ['minimum', 'maximum']
  return [
    ...(Number.isInteger(lower) && lower < 0 ? [] : ['minimum']),
    ...(Number.isInteger(upper) && upper >= 0 ? [] : ['maximum']),
  ]
}

/** The engine before 0.2, as web-llm and older servers run it. */
export const XGRAMMAR_0_1: Engine = {
  id: 'xgrammar-0.1',
  title: 'XGrammar before 0.2',
  aliases: ['xgrammar-0.1.27', 'web-xgrammar'],
  sources: [source],
  reading: xgrammarReading({ numberBounds, keepsMultipleOf: () => false, mixesMembers: false }),
  rules: [
    ...xgrammarRules(source),
    ...quoteEndsString(source),
    ...rules(
      source,
      ['pattern'],
      {
        effect: 'ignored',
        condition: 'with `|` outside of brackets',
        says: 'makes answers that are no JSON: its first alternative takes the opening quote, its last one the closing one',
        rewrite: 'group the alternatives: `^(?:a|b)$`',
      },
      (schema, _place, context) =>
        readOf(schema, context).includes('pattern') && patternParts(String(schema.pattern)).alternatives.length > 1,
    ),
    ...rules(
      source,
      ['pattern'],
      {
        effect: 'refused',
        condition: 'with a look-ahead',
        says: 'holds a look-ahead, which XGrammar before 0.2 refuses',
      },
      (schema) => typeof schema.pattern === 'string' && /\(\?[=!]/.test(schema.pattern),
    ),
  ],
  limits: [],
}
