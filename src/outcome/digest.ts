import { canonicalJson } from '../json/canonical.ts'
import { sha256Hex } from '../json/digest.ts'
import type { JsonDocument } from '../json/value.ts'
import type { Criteria } from './criteria.ts'
import type { MadeCall } from './made-call.ts'

/**
 * What an answer said, as sha256 over canonical JSON: two answers agree where their digests are equal.
 * Text is compared as text, JSON by value, calls as the names and arguments that were asked for.
 * null where nothing will be compared.
 */
export const contentDigest = (criteria: Criteria, { value, exact }: JsonDocument): string | null =>
  digest(criteria, () => `content ${canonicalJson(value, exact)}`)

/** Where their order does not matter, calls are compared as a multiset. */
export const callsDigest = (criteria: Criteria, calls: readonly MadeCall[]): string | null =>
  digest(criteria, () => {
    const lines = calls.map(
      ({ place, document }) => `${JSON.stringify(place.name)}${canonicalJson(document.value, document.exact)}`,
    )
    return `calls ${(criteria.expect.calls?.ordered ? lines : lines.sort()).join('\n')}`
  })

/** All refusals that were asked for say the same. */
export const refusalDigest = (criteria: Criteria): string | null => digest(criteria, () => 'refusal')

const digest = ({ isCompared = true }: Criteria, text: () => string): string | null =>
  isCompared ? sha256Hex(text()) : null
