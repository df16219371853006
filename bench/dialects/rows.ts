import type { JsonValue } from '../../src/json/value.ts'

/** What an engine did with one schema, as measured. */
export interface EngineRow {
  readonly id: string
  readonly schema: JsonValue
  readonly effect: 'enforced' | 'ignored' | 'stricter' | 'both' | 'refused'
}

export const rowsOf = (text: string): readonly EngineRow[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EngineRow)
