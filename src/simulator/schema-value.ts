import type { JsonValue } from '../json/value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import { extractSchema } from './extract/schema.ts'
import type { Sources } from './extract/sources.ts'

/** How often another draw is tried where the generator's value does not conform. */
const draws = 4

/**
 * A value that conforms to a schema and says what the conversation says, the rest drawn from `seed`.
 * Undefined where none is found (`false`, contradictions, references out of the document).
 */
export async function valueFor(
  schema: JsonValue,
  sources: Sources,
  seed: number,
  conforms: Conforms,
): Promise<JsonValue | undefined> {
  const extracted = extractSchema(schema, sources).schema
  for (const narrowed of [extracted, schema]) {
    for (let draw = 0; draw < draws; draw++) {
      const value = await generated(narrowed, seed + draw)
      if (value !== undefined && conforms(schema, value)) return value
    }
  }
  return undefined
}

async function generated(schema: JsonValue, seed: number): Promise<JsonValue | undefined> {
  // Loaded here, because only a simulator that answers needs it.
  const { generate } = await import('json-schema-faker')
  try {
    const options = { seed, optionalsProbability: 0, refDepthMax: 3, maxDepth: 12, fixedProbabilities: true }
    return (await generate(schema as Parameters<typeof generate>[0], options)) as JsonValue | undefined
  } catch {
    // It throws for what it can't satisfy.
    return undefined
  }
}
