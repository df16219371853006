import type { Price } from '../contract/policy/policy.ts'
import type { JsonObject } from '../json/value.ts'
import type { Usage } from '../model/answer.ts'
import type { Role } from '../plan/plan.ts'

/** Output tokens assumed where a request sets no limit of its own: no model in the registry writes more in one answer. */
const MOST_OUTPUT_TOKENS = 128_000

/** US dollars for one answered call; null where the price is by the hour, unknown, or the usage missing. */
export function costUsd(price: Price | null, usage: Usage | null): number | null {
  if (price?.kind !== 'tokens' || usage === null) return null
  const cached = price.cachedInput === undefined ? 0 : usage.cachedInput
  const input = (usage.input - cached) * price.input + cached * (price.cachedInput ?? 0)
  return (input + usage.output * price.output) / 1_000_000
}

/** The most tokens that one call can take, and whether the request itself limits its output. */
export interface WorstTokens {
  readonly input: number
  readonly output: number
  readonly isLimited: boolean
}

/** A token is at least one byte of text, so the body's bytes bound the input; its own limit bounds the output. */
export function worstTokens(body: JsonObject): WorstTokens {
  const limit = body.max_completion_tokens ?? body.max_tokens ?? body.max_output_tokens
  const isLimited = typeof limit === 'number'
  return { input: Buffer.byteLength(JSON.stringify(body)), output: isLimited ? limit : MOST_OUTPUT_TOKENS, isLimited }
}

/** The most that one call can cost, US dollars; 0 where it has no price by tokens. */
export function worstCostUsd(price: Price | null, body: JsonObject): number {
  if (price?.kind !== 'tokens') return 0
  const { input, output } = worstTokens(body)
  return (input * price.input + output * price.output) / 1_000_000
}

/**
 * The dearest answers so far, by contract and model. Bytes bound the tokens of text alone: an image by its address, or
 * instructions that a provider adds, take more than the request shows, and the calls that follow are reserved for it.
 */
export interface Dearest {
  /** The worst price of a call, given what its bytes allow. */
  readonly worst: (of: { readonly contract: string; readonly role: Role }, byBytesUsd: number) => number
  readonly paid: (of: { readonly contract: string; readonly role: Role }, usd: number | null) => void
}

export function createDearest(): Dearest {
  const most = new Map<string, number>()
  const keyOf = ({ contract, role }: { readonly contract: string; readonly role: Role }): string =>
    `${role} ${contract}`
  return {
    worst: (of, byBytesUsd) => Math.max(byBytesUsd, most.get(keyOf(of)) ?? 0),
    paid: (of, usd) => {
      if (usd !== null && usd > (most.get(keyOf(of)) ?? 0)) most.set(keyOf(of), usd)
    },
  }
}

/** A hard cap: what is spent and what calls under way could still cost never pass it together. */
export interface Budget {
  /**
   * Whether the call fits under the cap. Where only what calls under way could still cost stands in its way, this waits
   * for them: they mostly cost less than their worst.
   */
  readonly reserve: (worstUsd: number) => boolean | Promise<boolean>
  /** Frees a reservation and books what the call really cost; an unknown cost books its worst. */
  readonly settle: (worstUsd: number, actualUsd: number | null) => void
  readonly spentUsd: () => number
}

/** A trillionth of a dollar, in whole numbers: sums of prices are not exact, and a cap must not fall by the last bit. */
const PICO = 1e-12

const pico = (usd: number): number => Math.round(usd / PICO)

export function createBudget(capUsd: number | undefined): Budget {
  const cap = capUsd === undefined ? Number.POSITIVE_INFINITY : pico(capUsd)
  let spent = 0
  let reserved = 0
  let waiting: { readonly worst: number; readonly resolve: (fits: boolean) => void }[] = []
  const tryReserve = (worst: number): boolean | null => {
    if (spent + reserved + worst <= cap) {
      reserved += worst
      return true
    }
    return reserved > 0 && spent + worst <= cap ? null : false
  }
  const admit = (): void => {
    const before = waiting
    waiting = []
    for (const one of before) {
      const fits = waiting.length > 0 ? null : tryReserve(one.worst)
      if (fits === null) waiting.push(one)
      else one.resolve(fits)
    }
  }
  return {
    reserve: (worstUsd) => {
      const worst = pico(worstUsd)
      const fits = waiting.length > 0 ? null : tryReserve(worst)
      return fits ?? new Promise((resolve) => waiting.push({ worst, resolve }))
    },
    settle: (worst, actual) => {
      reserved -= pico(worst)
      spent += pico(actual ?? worst)
      if (waiting.length > 0) admit()
    },
    spentUsd: () => spent * PICO,
  }
}
