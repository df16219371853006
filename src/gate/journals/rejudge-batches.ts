import type { Judgement } from '../../outcome/judgement.ts'
import { type OpenUnit, observationOf } from './rejudge-call.ts'
import type { RejudgePorts } from './rejudge-ports.ts'

/**
 * Answers judged in one message: enough to pay for it, few enough to be garbage before they grow old. 128 were promoted
 * to the old generation, which cost 7 % more processor time and 30 MB.
 */
const BATCH = 64

/** Units on their way to the judge and back. */
export interface Batches {
  /** Takes a unit in; whether that filled a batch, which is now on its way. */
  readonly isFullWith: (unit: OpenUnit) => boolean
  /** Resolves when so many batches are under way at most, sending off the last one for 0; rejects as the judge does. */
  readonly fallTo: (most: number) => Promise<void>
}

export function createBatches({ judge, observe }: Pick<RejudgePorts, 'judge' | 'observe'>): Batches {
  let open: OpenUnit[] = []
  const underWay: Promise<void>[] = []
  const judged = async (units: readonly OpenUnit[]): Promise<void> => {
    const judgements = await judge.judgeAll(units)
    units.forEach((unit, index) => observe(observationOf(unit, judgements[index] as Judgement)))
  }
  const send = (): void => {
    const work = judged(open)
    // It is awaited later, maybe after another one has failed.
    work.catch(() => {})
    underWay.push(work)
    open = []
  }
  return {
    isFullWith: (unit) => {
      open.push(unit)
      if (open.length < BATCH) return false
      send()
      return true
    },
    fallTo: async (most) => {
      if (most === 0) send()
      while (underWay.length > most) await underWay.shift()
    },
  }
}
