import type { Policy } from '../contract/policy/policy.ts'
import type { JournalLoad } from '../journal/line.ts'
import type { RunEnd } from '../run/stop.ts'

/** What the verdict must know of a run beside its observations. */
export interface RunFacts {
  /** `interrupted`: a journal that was torn, or a shard that is missing. */
  readonly end: RunEnd | { readonly reason: 'interrupted' }
  readonly severity: Policy['severity']
  /** Where the baseline's answers come from; null without a baseline. `missing`: they fit this plan's requests nowhere; `silent`: none says anything of it. */
  readonly baseline: {
    readonly from: 'live' | 'journal' | 'golden'
    readonly missing: boolean
    readonly silent?: boolean
  } | null
  /** 99th percentile of the event loop's delay while calls were measured, ms. */
  readonly loopDelayMs: number
  /** What load tests measured, one entry a contract and model. */
  readonly loads: readonly JournalLoad[]
  /** The most that one open call of a contract can cost; null where no price is known. */
  readonly worstCallUsd: (contractIndex: number) => number | null
  /** Thresholds other than those the run was planned with: what is proven then was chosen after seeing the data. */
  readonly whatIf: boolean
  /** Several models answered as one: whatever they passed, it is not known who did. */
  readonly mixed?: boolean
  /** The rules that the run is to be judged by could not be read. */
  readonly baseUnread?: boolean
}
