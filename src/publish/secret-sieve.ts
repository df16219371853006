import { hasNeedlessEscape } from './redact-escaped.ts'

/** Shorter ones would take ordinary words out of a report; a run refuses such a key (gate/clients.ts). */
export const LEAST_SECRET_LENGTH = 6

/** Bits of what a form of a secret begins with; of a thousand answers one, about, is suspected for nothing. */
const BITS = 24
const FACTOR = 0x01000193
/** `FACTOR` to the power of the window's length: what takes the unit out that leaves it. */
const LEAVING = Array.from({ length: LEAST_SECRET_LENGTH }).reduce<number>((power) => Math.imul(power, FACTOR), 1)

/**
 * A bit for every value that the first six characters of a form of a secret come to. It tells 24 bits of each at most:
 * whoever has it knows no secret, and finds every text that holds one.
 */
export type SecretSieve = Uint8Array<SharedArrayBuffer>

export function sieveOf(forms: Iterable<string>): SecretSieve {
  const sieve = new Uint8Array(new SharedArrayBuffer(2 ** (BITS - 3)))
  for (const form of forms) {
    let hash = 0
    for (let at = 0; at < LEAST_SECRET_LENGTH; at++) hash = entered(hash, form.charCodeAt(at))
    const bit = bitOf(hash)
    sieve[bit >>> 3] = (sieve[bit >>> 3] as number) | (1 << (bit & 7))
  }
  return sieve
}

/** Whether redaction may change the text: every one that it does change, and few others. */
export function mayHoldSecret(sieve: SecretSieve, text: string): boolean {
  if (text.length < LEAST_SECRET_LENGTH) return false
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    hash = entered(hash, text.charCodeAt(at))
    if (at >= LEAST_SECRET_LENGTH) hash = (hash - Math.imul(text.charCodeAt(at - LEAST_SECRET_LENGTH), LEAVING)) | 0
    else if (at < LEAST_SECRET_LENGTH - 1) continue
    const bit = bitOf(hash)
    if ((sieve[bit >>> 3] as number) & (1 << (bit & 7))) return true
  }
  return hasNeedlessEscape(text)
}

const entered = (hash: number, unit: number): number => (Math.imul(hash, FACTOR) + unit) | 0

/** The upper bits of a product: the lower ones of `hash` depend on the last characters alone. */
const bitOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - BITS)
