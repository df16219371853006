import type { SchemaDocument } from '../../../contract/schema-document.ts'
import type { Criteria } from '../../../outcome/criteria.ts'
import type { Role } from '../../../plan/plan.ts'
import type { SentApi } from '../../../provider/profile.ts'
import type { SecretSieve } from '../../../publish/secret-sieve.ts'
import type { Paid } from '../../../run/spend.ts'
import type { ColumnChoice } from '../../../verdict/ledger/columns.ts'

/**
 * All that a thread must know of a plan to judge the lines of its journals: plain data in memory that threads share, so
 * that none of them reads a contract or a case again. Cases are numbered over all contracts, in their order.
 */
export interface Sheet {
  readonly unitCount: number
  readonly choice: Pick<ColumnChoice, 'streamed' | 'paired'>
  readonly contracts: readonly SheetContract[]
  /** By place: the case, and its sample. Empty where lines name cases alone (`outputs`). */
  readonly cases: Uint32Array
  readonly samples: Uint32Array
  /** By case: 53 bits of its id. */
  readonly ids: Float64Array
  readonly models: Readonly<Record<Role, SheetModel | null>>
  readonly criteria: readonly Criteria[]
  readonly schemas: readonly SchemaDocument[]
  /** Lines are results of batches, which name a case and nothing else; null: lines of journals. */
  readonly outputs: SheetOutputs | null
}

/** What finds the place of a line that names its case alone, of the sheet's one contract. */
export interface SheetOutputs {
  readonly api: SentApi
  /** Cases by `ids` (`HashSlots`). */
  readonly slots: Uint32Array
  /** By case: the place of its first sample; `unitCount` where it has none. */
  readonly places: Uint32Array
  /** null: this process knows no secret. */
  readonly sieve: SecretSieve | null
}

export interface SheetContract {
  readonly name: string
  readonly firstCase: number
  readonly lastCase: number
  readonly paid: Readonly<Record<Role, SheetTarget | null>>
}

export interface SheetTarget extends Paid {
  readonly golden: boolean
}

export interface SheetModel {
  /** By case: its number in `criteria`, or `APART`; one entry alone where it is the same for all cases. */
  readonly criteria: Uint32Array
  /** By case: 52 bits of the digest of its request, for journals whose contracts may have changed; null: they can't have. */
  readonly requests: Float64Array | null
}

/** By what a case is judged: its number in the sheet's `criteria`, or `APART`. */
export const criteriaNumber = ({ criteria }: SheetModel, caseNumber: number): number =>
  criteria[criteria.length === 1 ? 0 : caseNumber] as number

/** What is no single call, or has rules of its own past those that are sent along: judged one by one, not by threads. */
export const APART = 0xffffffff
