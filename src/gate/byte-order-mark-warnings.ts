import type { Problem } from '../problem/problem.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import { plannedPlaces } from '../verdict/ledger/places.ts'

/** Answers that were read only because a byte order mark was stripped: told, because production's parser may not strip it. */
export function byteOrderMarks({ plan, columns }: Pick<Ledger, 'plan' | 'columns'>): readonly Problem[] {
  return plan.roles.flatMap((role) => {
    const { bomAt } = columns(role)
    let count = 0
    for (const place of plannedPlaces(plan)) if (bomAt(place)) count += 1
    return count === 0 ? [] : [{ code: 'answers-with-bom', args: { count, role } }]
  })
}
