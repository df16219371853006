import type { BatchState } from '../../model/batch/batch-client.ts'

/** Least time between two lines, ms. */
const EVERY_MS = 10_000

/** Says in a line how far all batches of a run have come, as their vendor counts. */
export function batchProgressLines(
  write: (line: string) => void,
  now: () => number,
): (key: string, state: BatchState) => void {
  const states = new Map<string, BatchState>()
  let last = Number.NEGATIVE_INFINITY
  return (key, state) => {
    states.set(key, state)
    if (now() - last < EVERY_MS) return
    last = now()
    write(textOf([...states.values()]))
  }
}

function textOf(states: readonly BatchState[]): string {
  const sum = (of: 'total' | 'completed' | 'failed'): number =>
    states.reduce((total, { counts }) => total + (counts?.[of] ?? 0), 0)
  const over = states.filter(({ isOver }) => isOver).length
  const words = new Map<string, number>()
  for (const { status } of states) words.set(status, (words.get(status) ?? 0) + 1)
  const counts = [...words].map(([status, count]) => `${count} ${status}`).join(', ')
  return `batches: ${over} of ${states.length} ended (${counts}); ${sum('completed')} of ${sum('total')} requests answered, ${sum('failed')} failed`
}
