import { decimalToNumber } from '../../contract/decimal.ts'
import type { SpeedName } from '../../contract/thresholds.ts'
import type { SpeedRequirement } from '../../plan/requirement.ts'
import type { Judging } from '../judging.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { figureOf, type MeasuredCall } from '../ledger/measured-call.ts'
import { contractPlaces } from '../ledger/places.ts'
import type { Answered, UnitRef } from '../ledger/unit-ref.ts'
import { counted } from '../number-text.ts'
import type { ShareQuestion } from '../share-question.ts'
import type { RequirementRules } from './rules.ts'
import { OF_EVERY_CALL, shareRules } from './share.ts'

/** A percentile of a speed: this share of calls keeps to the limit. */
export function speedRules(requirement: SpeedRequirement): RequirementRules {
  const { measure, limit, quantile } = requirement
  const question: ShareQuestion = {
    ...OF_EVERY_CALL,
    least: quantile,
    answers: (ledger, ref) => speedAnswers(ledger, measure, limit, ref),
    plannedAnswers: ({ turns }) => turns,
    claim: ({ claim, speedClaim }) => speedClaim ?? claim,
    isPercentile: true,
    undecidedSentences: (judging) => withoutSpeedSentences(judging, measure),
  }
  const asked = {
    kind: 'speed',
    name: measure,
    group: null,
    quantile: decimalToNumber(quantile),
    against: 'threshold',
  } as const
  const rules = shareRules(requirement, question, asked)
  return { ...rules, perCase: false, speed: measure, bar: { ...rules.bar, limit } }
}

/**
 * The answers of a unit's calls to "was it within the limit?" (tokens per second: "did it reach the limit?"). A flow's
 * turn that never came is open while the flow may still be asked; a call that the endpoint refused has no time.
 */
function speedAnswers(ledger: Ledger, measure: SpeedName, limit: number, ref: UnitRef): readonly Answered[] {
  const columns = ledger.columns('candidate')
  const kind = columns.kindAt(ref.place)
  if (measure === 'latency' && columns.hasSoleCall(ref.place)) {
    const latencyMs = columns.latencyAt(ref.place)
    if (!Number.isNaN(latencyMs) && ref.facts.turns === 1) return latencyMs <= limit ? YES : NO
  }
  const answers: Answered[] = []
  const measured = kind !== null && kind !== 'not-run' && kind !== 'unmeasured'
  columns.eachCall(ref.place, (call) => {
    const answer = speedAnswer(call, measure, limit)
    if (answer === 'lost' && measured && Number.isNaN(call.latencyMs)) return
    answers.push(answer)
  })
  if (!measured) {
    const missing: Answered = kind === 'unmeasured' ? 'lost' : 'open'
    while (answers.length < ref.facts.turns) answers.push(missing)
  }
  return answers
}

const YES: readonly Answered[] = ['yes']
const NO: readonly Answered[] = ['no']

function speedAnswer(call: MeasuredCall, measure: SpeedName, limit: number): Answered {
  if (measure === 'tokens_per_second') return Number.isNaN(call.speed) ? 'lost' : call.speed >= limit ? 'yes' : 'no'
  if (call.waitedMs > limit) return 'no'
  const figure = figureOf(call, measure)
  return Number.isNaN(figure) ? 'lost' : figure <= limit ? 'yes' : 'no'
}

/** Calls that were answered and still have no speed or no first token: the token counts are the provider's, never guessed. */
function withoutSpeedSentences({ ledger, contractIndex }: Judging, measure: SpeedName): readonly string[] {
  if (ledger.plan.via === 'batch') return ['Not measured by batch: a batch answers when its vendor has time.']
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
  return [`${counted(without, 'call')} ${without === 1 ? 'was' : 'were'} answered ${what}.`]
}
