import type { JsonValue } from '../../../src/json/value.ts'
import { engineFindings } from '../../../src/provider/engines/engine-findings.ts'
import { engineNamed } from '../../../src/provider/engines/register.ts'

/** What an engine is known to make of a schema: `effect keyword pointer`, sorted. */
export function told(engineName: string, schema: JsonValue): readonly string[] {
  const engine = engineNamed(engineName)
  if (engine === undefined) throw new Error(engineName)
  return engineFindings(schema, engine)
    .map(({ effect, keyword, pointer }) => `${effect} ${keyword} ${pointer}`)
    .sort()
}
