import type { SchemaDocument } from '../contract/schema-document.ts'
import { inlineSchema } from '../contract/schema-read.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { ToolSchema } from './criteria-of.ts'

/**
 * Makes schemas of tools' `parameters` (2020-12 unless `$schema` says otherwise). The digest of one object is computed
 * once: requests of a contract share their tools.
 *
 * @param place where the tools stand, for messages
 */
export function toolSchemas(place: Place): ToolSchema {
  const known = new WeakMap<object, SchemaDocument>()
  return (parameters: JsonValue): SchemaDocument => {
    if (!isObject(parameters)) return inlineSchema(parameters, place)
    const found = known.get(parameters) ?? inlineSchema(parameters, place)
    known.set(parameters, found)
    return found
  }
}
