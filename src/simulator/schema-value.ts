import type { JsonValue } from '../json/value.ts'
import { groundSchema } from './ground/schema.ts'
import type { Sources } from './ground/sources.ts'

/**
 * A value that conforms to a schema and says what the conversation says, the rest drawn from `seed`.
 * Undefined where the generator finds none (`false`, contradictions, references out of the document).
 */
export async function valueFor(schema: JsonValue, sources: Sources, seed: number): Promise<JsonValue | undefined> {
  // Loaded here, because only a simulator that answers needs it.
  const { generate } = await import('json-schema-faker')
  const grounded = groundSchema(schema, sources).schema
  for (const tried of [grounded, schema]) {
    try {
      const options = { seed, optionalsProbability: 0, refDepthMax: 3, maxDepth: 12, fixedProbabilities: true }
      const value = await generate(tried as Parameters<typeof generate>[0], options)
      if (value !== undefined) return value as JsonValue
    } catch {
      // The generator throws for what it can't satisfy; the schema as it came is tried after the narrowed one.
    }
  }
  return undefined
}
