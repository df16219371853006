import type { Problem } from '../../problem/problem.ts'
import { readEnd } from '../../run/stop.ts'
import type { Conducted } from '../run-calls.ts'
import { unreadableLines } from './journals.ts'
import type { Recalled } from './rejudge-journal.ts'
import { mergedLoads } from './replayed-loads.ts'

/** Lines of a journal that were not counted, for its warnings. */
export const oddLines = (file: string, { unreadable, strangers }: Recalled): readonly Problem[] => [
  ...unreadableLines(file, unreadable),
  ...(strangers === 0 ? [] : [{ code: 'journal-strangers', args: { file, count: strangers } } as const]),
]

/** Shards run side by side: the longest counts. A journal that was torn, or is not whole, makes a run that did not end. */
export function conductedOf(recalled: readonly Recalled[], whole: boolean, warnings: readonly Problem[]): Conducted {
  const last = recalled.map(({ ends, torn }) => {
    const end = ends.at(-1)
    return end && !torn && whole ? readEnd(end) : null
  })
  const elapsed = recalled.map(({ ends }) => ends.reduce((sum, end) => sum + end.elapsed_ms, 0))
  const known = last.filter((end) => end !== null)
  const [stopped] = known.filter(({ reason }) => reason !== 'finished' && reason !== 'stopped-early')
  const early = known.find(({ reason }) => reason === 'stopped-early')
  return {
    end: known.length < last.length ? { reason: 'interrupted' } : (stopped ?? early ?? { reason: 'finished' }),
    elapsedMs: Math.max(0, ...elapsed),
    loads: mergedLoads(recalled.flatMap(({ ends }) => ends)),
    loopDelayMs: Math.max(0, ...recalled.flatMap(({ ends }) => ends.map((end) => end.loop_delay_ms))),
    warnings,
    whatIf: false,
    journalKept: null,
  }
}
