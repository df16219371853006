import { ENVELOPE_SHAPES } from '../model/envelope-shapes.ts'
import { REMARKS, type Remark } from '../outcome/remark.ts'
import type { Role } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import { plannedPlaces } from '../verdict/ledger/places.ts'

/** Told of answers that were judged by their meaning, because production's client or parser may not read them. */
export function answerRemarks(ledger: Pick<Ledger, 'plan' | 'columns'>): readonly Problem[] {
  return ledger.plan.roles.flatMap((role) => {
    const counts = countsOf(ledger, role)
    return REMARKS.flatMap((remark) =>
      (['whole', 'streamed'] as const).flatMap((mode) => {
        const count = counts.get(`${remark} ${mode}`) ?? 0
        return count === 0 ? [] : [problemOf(remark, mode, { count, role })]
      }),
    )
  })
}

function countsOf({ plan, columns }: Pick<Ledger, 'plan' | 'columns'>, role: Role): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const { remarksAt } = columns(role)
  for (const place of plannedPlaces(plan))
    for (const remark of remarksAt(place)) {
      const isStreamed = remark in ENVELOPE_SHAPES && plan.contracts[plan.slotAt(place).contractIndex]?.stream
      const key = `${remark} ${isStreamed ? 'streamed' : 'whole'}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

interface Counted {
  readonly count: number
  readonly role: Role
}

function problemOf(remark: Remark, mode: 'whole' | 'streamed', counted: Counted): Problem {
  if (remark === 'bom') return { code: 'answers-with-bom', args: { ...counted } }
  if (remark === 'at-limit') return { code: 'answers-at-limit', args: { ...counted } }
  const { words, unreadBy } = ENVELOPE_SHAPES[remark]
  return { code: 'answers-unread-by', args: { ...counted, shape: words, clients: unreadBy[mode].join(', ') } }
}
