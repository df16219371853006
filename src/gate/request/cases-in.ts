import type { Plan } from '../../plan/plan.ts'

/** Cases that a plan asks; a shard's places alone know which are its own. */
export function casesIn({ contracts, shard, unitCount, slotAt }: Plan): number {
  if (shard === null || shard.total === 1) return contracts.reduce((sum, one) => sum + one.contract.cases.length, 0)
  const asked = new Set<string>()
  for (let place = shard.index - 1; place < unitCount; place += shard.total) {
    const { contractIndex, caseIndex } = slotAt(place)
    asked.add(`${contractIndex}/${caseIndex}`)
  }
  return asked.size
}
