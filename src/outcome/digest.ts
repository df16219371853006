import { createHash } from 'node:crypto'
import { canonicalJson } from '../json/canonical.ts'
import type { JsonDocument } from '../json/value.ts'
import type { MadeCall } from './made-call.ts'

/**
 * What an answer said, as sha256 over canonical JSON: two answers agree where their digests are equal.
 * Text is compared as text, JSON by value, calls as the names and arguments that were asked for.
 */
export const contentDigest = (document: JsonDocument): string => sha256(`content ${canonicalJson(document.value, document.exact)}`)

/** @param ordered where order does not matter, the calls are compared as a multiset */
export function callsDigest(calls: readonly MadeCall[], ordered: boolean): string {
  const lines = calls.map(({ place, document }) => `${JSON.stringify(place.name)}${canonicalJson(document.value, document.exact)}`)
  return sha256(`calls ${(ordered ? lines : lines.sort()).join('\n')}`)
}

/** All refusals that were asked for say the same. */
export const refusalDigest = (): string => sha256('refusal')

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
