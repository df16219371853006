import { canonicalJson } from '../json/canonical.ts'
import { sha256 } from '../json/digest.ts'
import type { JsonValue } from '../json/value.ts'
import type { Plan } from './plan.ts'
import type { Requirement } from './requirement.ts'

/** sha256 of what a plan's answers are held to: requirements, claims, confidence. The plan's own digest leaves them out. */
export function judgedBy({ contracts, confidence, candidates, judge, limits }: Plan): string {
  const criteria = {
    confidence: confidence?.text ?? null,
    ...(candidates === undefined ? {} : { candidates }),
    judge,
    max_unmeasured: limits.maxUnmeasured.text,
    contracts: contracts.map(({ contract, claim, speedClaim, requirements }) => ({
      name: contract.name,
      claim,
      speed_claim: speedClaim ?? claim,
      requirements: requirements.map(plain),
    })),
  }
  return sha256(canonicalJson(criteria))
}

/** A requirement as plain data; shares by their exact numerator. */
const plain = (requirement: Requirement): JsonValue =>
  JSON.parse(
    JSON.stringify(recorded(requirement), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  )

/** Without where it stands, in the form whose digest journals hold: rates and speeds as questions with a least share. */
function recorded({ place: _, ...requirement }: Requirement): object {
  if (requirement.kind === 'rate') {
    const { rate, floor: _floor, ...rest } = requirement
    return { ...rest, kind: 'share', question: { kind: 'rate', rate } }
  }
  if (requirement.kind !== 'speed') return requirement
  const { measure, limit, quantile, ...rest } = requirement
  return { ...rest, kind: 'share', question: { kind: 'speed', measure, limit }, least: quantile, group: null }
}
