import type { Engine, Source } from './engine.ts'
import { rules } from './rules.ts'
import { has, widthOf, xgrammarReading } from './xgrammar-reading.ts'
import { xgrammarRules } from './xgrammar-rules.ts'

const source: Source = {
  evidence: 'measured',
  ref: 'mlc-ai/xgrammar cpp/json_schema_converter.cc @53da3ff, 2026-08-17',
  checked: '2026-11-30',
}

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
/** json_schema_converter.cc, `kIntegerMultipleOfMax` and `kIntegerMultipleOfRangeWidthMax`. */
const MOST_MULTIPLE = 1_024
const WIDEST_RANGE = 10_000

/** The engine of vLLM's first choice, of SGLang and TensorRT-LLM, in strict mode, which is what they ask for. */
export const XGRAMMAR: Engine = {
  id: 'xgrammar',
  title: 'XGrammar',
  aliases: ['xgrammar-0.2', 'xgrammar-53da3ff'],
  sources: [source],
  reading: xgrammarReading({
    numberBounds: () => BOUNDS,
    keepsMultipleOf: (schema) => {
      const step = Number(schema.multipleOf)
      if (!Number.isInteger(step) || step > MOST_MULTIPLE) return false
      return !has(schema, ...BOUNDS) || widthOf(schema) <= WIDEST_RANGE
    },
    mixesMembers: true,
  }),
  rules: [
    ...xgrammarRules(source),
    ...rules(
      source,
      ['pattern'],
      { effect: 'ignored', condition: 'with a look-ahead', says: 'loses its look-ahead, the rest of it is enforced' },
      (schema) => typeof schema.pattern === 'string' && /\(\?[=!]/.test(schema.pattern),
    ),
  ],
  limits: [],
}
