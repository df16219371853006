import { isShallow } from '../json/depth.ts'
import type { JsonObject } from '../json/value.ts'
import { isObject } from '../json/value.ts'
import type { JournalBatch } from './line.ts'
import { isCount, isDuration, textOrNull } from './member-types.ts'

/** A run's mark and a number: it becomes a file's name and a part of ids. */
const KEY = /^[0-9a-z]{1,8}-\d{1,6}$/

/** What became of a batch, or null where the line makes no sense. */
export function decodeBatch(line: JsonObject): JournalBatch | null {
  const { event, key } = line
  if (typeof key !== 'string' || !KEY.test(key) || !isShallow(line)) return null
  if (event === 'sent') return decodeSent(line, key)
  if (event === 'submitted') return typeof line.id === 'string' ? { type: 'batch', event, key, id: line.id } : null
  const { status, answered, lost } = line
  if (event !== 'over' || typeof status !== 'string' || !isCount(answered) || !isCount(lost)) return null
  return { type: 'batch', event, key, status, answered, lost }
}

function decodeSent(line: JsonObject, key: string): JournalBatch | null {
  const { role, turn, attempt, places, worst_usd, results } = line
  if ((role !== 'candidate' && role !== 'baseline') || typeof places !== 'string') return null
  if (!isCount(turn) || !isCount(attempt) || !isDuration(worst_usd)) return null
  const known = isObject(results) && Object.values(results).every(isObject)
  return {
    type: 'batch',
    event: 'sent',
    key,
    role,
    turn,
    attempt,
    places,
    input: textOrNull(line.input),
    worst_usd,
    ...(known ? { results: results as Readonly<Record<string, JsonObject>> } : {}),
  }
}
