import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Engine, Source } from './engine.ts'
import { LLGUIDANCE } from './llguidance.ts'
import { OUTLINES } from './outlines.ts'
import { XGRAMMAR } from './xgrammar.ts'
import { XGRAMMAR_FORMATS } from './xgrammar-reading.ts'

const source: Source = {
  evidence: 'read',
  ref: 'vllm-project/vllm vllm/v1/structured_output/backend_xgrammar.py @030141c, sampling_params.py @00388f6',
  checked: '2026',
}

const has = (schema: JsonObject, ...names: readonly string[]): boolean =>
  names.some((name) => schema[name] !== undefined)

/** vLLM's own look at a schema before XGrammar gets it (`has_xgrammar_unsupported_json_features`). */
const HELD_BACK: readonly ((schema: JsonObject) => boolean)[] = [
  (schema) => (schema.type === 'integer' || schema.type === 'number') && has(schema, 'multipleOf'),
  (schema) => schema.type === 'array' && has(schema, 'uniqueItems', 'contains', 'minContains', 'maxContains'),
  ({ type, format }) => type === 'string' && typeof format === 'string' && !XGRAMMAR_FORMATS.includes(format),
  (schema) => schema.type === 'string' && has(schema, 'pattern', 'format') && has(schema, 'minLength', 'maxLength'),
  (schema) =>
    has(schema, 'propertyNames') &&
    (has(schema, 'properties', 'patternProperties', 'unevaluatedProperties') || isObject(schema.additionalProperties)),
  ({ patternProperties, properties }) =>
    isObject(patternProperties) && (properties !== undefined || Object.keys(patternProperties).length > 1),
]

function anywhere(value: JsonValue, holds: (schema: JsonObject) => boolean): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some((one) => anywhere(one, holds))
  return isObject(value) && (holds(value) || Object.values(value).some((one) => anywhere(one, holds)))
}

/** XGrammar first; where vLLM holds a schema back from it or it refuses one, guidance; where that can not, outlines. */
export const VLLM: Engine = {
  id: 'vllm',
  title: 'vLLM',
  aliases: ['vllm-auto'],
  sources: [source],
  reading: XGRAMMAR.reading,
  rules: [],
  limits: [],
  hands: (schema, refuses) => {
    const isHeldBack = HELD_BACK.some((holds) => anywhere(schema, holds))
    if (!isHeldBack && !refuses(XGRAMMAR)) return XGRAMMAR
    return anywhere(schema, (one) => has(one, 'patternProperties')) ? OUTLINES : LLGUIDANCE
  },
}
