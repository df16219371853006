import { engineFindings } from '../../src/provider/engines/engine-findings.ts'
import { engineNamed } from '../../src/provider/engines/register.ts'
import type { EngineRow } from './rows.ts'

export interface Compared {
  readonly engine: string
  readonly recall: number
  readonly precision: number
  /** Rows told as stricter of those that are. */
  readonly stricter: string
  readonly differing: readonly string[]
}

/** Rows that an engine ignores or refuses something of must be told so, and no others. */
export function compare(name: string, rows: readonly EngineRow[]): Compared {
  const engine = engineNamed(name)
  if (engine === undefined) throw new Error(`no engine is known as ${name}`)
  const judged = rows.map((row) => {
    const found = engineFindings(row.schema, engine)
    const told = found.filter(({ effect }) => effect !== 'stricter')
    return { row, found, told, isLost: row.effect !== 'enforced' && row.effect !== 'stricter' }
  })
  const right = judged.filter(({ told, isLost }) => isLost && told.length > 0).length
  const lost = judged.filter(({ isLost }) => isLost).length
  const claimed = judged.filter(({ told }) => told.length > 0).length
  const stricter = judged.filter(({ row }) => row.effect === 'stricter' || row.effect === 'both')
  const toldStricter = stricter.filter(({ found }) => found.some(({ effect }) => effect === 'stricter'))
  return {
    engine: engine.id,
    recall: lost === 0 ? 1 : right / lost,
    precision: claimed === 0 ? 1 : right / claimed,
    stricter: `${toldStricter.length} of ${stricter.length}`,
    differing: judged
      .filter(({ told, isLost }) => isLost !== told.length > 0)
      .map(
        ({ row, told }) =>
          `${row.effect} ${row.id}: told ${told.map(({ effect, keyword, pointer }) => `${effect} ${keyword} ${pointer}`).join(', ') || 'nothing'} ${JSON.stringify(row.schema)}`,
      ),
  }
}
