import type { SchemaDocument } from '../contract/schema-document.ts'
import { inlineSchema } from '../contract/schema-read.ts'
import type { JsonValue } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { ToolSchema } from './criteria-of.ts'

/** Every case may bring tools of its own: only so many schemas are kept. */
const KEPT = 500

/**
 * Makes schemas of tools' `parameters` (2020-12 unless `$schema` says otherwise). A request is rendered anew for every
 * call, so its tools are recognised by their text: writing it costs a tenth of taking a digest of the schema.
 *
 * @param place where the tools stand, for messages
 */
export function toolSchemas(place: Place): ToolSchema {
  const known = new Map<string, SchemaDocument>()
  return (parameters: JsonValue): SchemaDocument => {
    const text = JSON.stringify(parameters)
    const found = known.get(text) ?? inlineSchema(parameters, place)
    if (known.size >= KEPT && !known.has(text)) known.delete(known.keys().next().value as string)
    known.set(text, found)
    return found
  }
}
