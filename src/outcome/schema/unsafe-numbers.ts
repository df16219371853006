import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { refusal, type SchemaProblem } from './schema-problem.ts'
import type { Survey } from './survey.ts'

/**
 * `const: 9007199254740993` is read as …992 and would let …992 pass. Where the source text was not kept, every integer
 * beyond ±(2^53 − 1) that is to be equalled or divided by is refused. Bounds (`maximum: 9223372036854775807`) stay:
 * there the rounding moves the edge only.
 */
export function checkNumbers(survey: Survey): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = []
  for (const { file, pointer, schema } of survey.places.values()) {
    if (!isObject(schema)) continue
    for (const keyword of ['const', 'enum', 'multipleOf']) {
      if (!Object.hasOwn(schema, keyword)) continue
      for (const [at, found] of unsafeNumbers(schema[keyword] as JsonValue, childPointer(pointer, keyword))) {
        problems.push(refusal('schema-unsafe-number', survey.placeOf(file), at, { found }))
      }
    }
  }
  return problems
}

function* unsafeNumbers(value: JsonValue, at: Pointer): Generator<[Pointer, string]> {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) yield [at, String(value)]
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value as JsonObject)) yield* unsafeNumbers(inner, childPointer(at, key))
  }
}
