import { MAX_SCHEMA_BYTES, MAX_SCHEMA_DEPTH, type SchemaDocument } from '../../contract/schema-document.ts'
import type { JsonValue } from '../../json/value.ts'
import { refusal, type SchemaProblem } from './schema-problem.ts'

/** Sizes of a schema's files, before anything walks them recursively. Bytes are those of its JSON text. */
export function checkLimits(document: SchemaDocument): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = []
  for (const [file, value] of [['', document.root], ...Object.entries(document.resources)] as [string, JsonValue][]) {
    const place = file === '' ? document.place : { file, line: 1, column: 1 }
    if (isDeeper(value, MAX_SCHEMA_DEPTH)) {
      problems.push(refusal('schema-too-deep', place, '', { limit: MAX_SCHEMA_DEPTH }))
      continue
    }
    const size = jsonBytes(value)
    if (size > MAX_SCHEMA_BYTES)
      problems.push(refusal('schema-too-large', place, '', { size, limit: MAX_SCHEMA_BYTES }))
  }
  return problems
}

const encoder = new TextEncoder()
export const jsonBytes = (value: JsonValue): number => encoder.encode(JSON.stringify(value)).length

function isDeeper(value: JsonValue, limit: number): boolean {
  let level: JsonValue[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true
    const next: JsonValue[] = []
    for (const item of level) {
      if (typeof item === 'object' && item !== null)
        for (const inner of Object.values(item)) if (typeof inner === 'object' && inner !== null) next.push(inner)
    }
    level = next
  }
  return false
}
