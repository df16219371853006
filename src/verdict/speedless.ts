import type { Requirement } from '../plan/requirement.ts'
import type { Judging } from './judging.ts'
import { contractPlaces } from './ledger/places.ts'
import type { Decision } from './shares.ts'
import { countText } from './words.ts'

/** Calls that were answered and still have no speed or no first token: the token counts are the provider's, never guessed. */
export function speedlessSays(
  { ledger, contractIndex }: Judging,
  requirement: Requirement,
  decision: Decision,
): readonly string[] {
  if (decision !== 'undecided' || requirement.kind !== 'share' || requirement.question.kind !== 'speed') return []
  const { measure } = requirement.question
  if (measure === 'latency') return []
  let without = 0
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    ledger.columns('candidate').eachCall(place, ({ latencyMs, speed, firstTokenMs }) => {
      if (!Number.isNaN(latencyMs) && Number.isNaN(measure === 'tokens_per_second' ? speed : firstTokenMs)) without++
    })
  }
  if (without === 0) return []
  const what =
    measure === 'tokens_per_second'
      ? 'without usage from the provider, or came as a single token or all at once: speed is not estimated'
      : 'without a first token in a stream'
  return [`${countText(without, 'call')} ${without === 1 ? 'was' : 'were'} answered ${what}.`]
}
