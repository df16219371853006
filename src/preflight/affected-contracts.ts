import type { Contract } from '../contract/contract.ts'

/** What else changed that every contract stands on. */
export interface ChangedFacts {
  readonly policy: boolean
  readonly model: boolean
  readonly provider: boolean
  /** The Action's own version. */
  readonly action: boolean
}

export interface Affected {
  readonly affected: readonly Contract[]
  /** Nothing that they are made of changed. */
  readonly leftOut: readonly Contract[]
  /** Why all of them are affected; null where each was looked at by itself. */
  readonly because: keyof ChangedFacts | null
}

/**
 * The contracts that a change can have an effect on (`only-changed`): those of which the file itself, its schema, cases,
 * results or anything that it includes is among `changedPaths`; all where what they stand on changed.
 *
 * @param changedPaths as the contracts' files are shown: relative to the working directory, with `/`
 */
export function affectedContracts(
  contracts: readonly Contract[],
  changedPaths: readonly string[],
  facts: ChangedFacts,
): Affected {
  const because = (['policy', 'model', 'provider', 'action'] as const).find((fact) => facts[fact]) ?? null
  if (because !== null) return { affected: contracts, leftOut: [], because }
  const changed = new Set(changedPaths)
  const isAffected = (contract: Contract): boolean =>
    [contract.file, ...contract.files.keys()].some((file) => changed.has(file))
  return {
    affected: contracts.filter(isAffected),
    leftOut: contracts.filter((contract) => !isAffected(contract)),
    because,
  }
}
