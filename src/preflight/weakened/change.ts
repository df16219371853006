/** How one part of a gate stands to the one before it, ordered: the gravest of its parts is the whole's. */
export type Change = 'same' | 'changed' | 'weaker'

const ORDER: readonly Change[] = ['same', 'changed', 'weaker']

export const gravest = (changes: readonly Change[]): Change =>
  ORDER[Math.max(0, ...changes.map((change) => ORDER.indexOf(change)))] ?? 'same'
