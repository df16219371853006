import type { Problem } from '../../problem/problem.ts'
import { readEnd } from '../../run/stop.ts'
import type { CompletedRun } from '../run-calls.ts'
import { unreadableLines } from './open-journals.ts'
import type { RejudgedJournal } from './rejudge-journal.ts'
import { mergedLoads } from './replayed-loads.ts'

/** Lines of a journal that were not counted, for its warnings. */
export const uncountedLines = (file: string, { unreadable, strangers }: RejudgedJournal): readonly Problem[] => [
  ...unreadableLines(file, unreadable),
  ...(strangers === 0 ? [] : [{ code: 'journal-strangers', args: { file, count: strangers } } as const]),
]

/** Shards run side by side: the longest counts. A journal that was torn, or is not whole, makes a run that did not end. */
export function completedRunOf(
  rejudged: readonly RejudgedJournal[],
  whole: boolean,
  warnings: readonly Problem[],
): CompletedRun {
  const last = rejudged.map(({ ends, torn }) => {
    const end = ends.at(-1)
    return end && !torn && whole ? readEnd(end) : null
  })
  const elapsed = rejudged.map(({ ends }) => ends.reduce((sum, end) => sum + end.elapsed_ms, 0))
  const known = last.filter((end) => end !== null)
  const [stopped] = known.filter(({ reason }) => reason !== 'finished' && reason !== 'stopped-early')
  const early = known.find(({ reason }) => reason === 'stopped-early')
  return {
    end: known.length < last.length ? { reason: 'interrupted' } : (stopped ?? early ?? { reason: 'finished' }),
    elapsedMs: Math.max(0, ...elapsed),
    loads: mergedLoads(rejudged.flatMap(({ ends }) => ends)),
    loopDelayMs: Math.max(0, ...rejudged.flatMap(({ ends }) => ends.map((end) => end.loop_delay_ms))),
    warnings,
    whatIf: false,
    journalKept: null,
  }
}
