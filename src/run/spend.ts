import type { TokenPrice, TokenRates } from '../contract/policy/policy.ts'
import type { JsonObject } from '../json/value.ts'
import type { Usage } from '../model/answer.ts'
import type { Role, Target } from '../plan/plan.ts'
import { MOST_OUTPUT_TOKENS } from '../registry/known-limits.ts'

/** What a call is paid by: the model's price, and whether its provider's own word on the cost is to be believed. */
export interface Paid extends Pick<Target, 'price'> {
  readonly provider: Pick<Target['provider'], 'statesCost'>
}

/**
 * US dollars for one answered call: what the provider states that it charged, else tokens at their price; null where the
 * price is by the hour, unknown, or the usage missing.
 */
export function costUsd({ price, provider }: Paid, usage: Usage | null): number | null {
  if (usage === null) return null
  if (provider.statesCost && usage.statedCostUsd !== undefined) return usage.statedCostUsd
  return price?.kind === 'tokens' ? tokenCostUsd(price, usage) : null
}

/** When a call was made is not recorded, so that one with hours of two prices is counted at the dearer. */
function tokenCostUsd(price: TokenPrice, usage: Usage): number {
  const { input, output, cachedInput, cacheWrite } = ratesFor(price, usage.input)
  const cached = cachedInput === undefined ? 0 : usage.cachedInput
  const written = cacheWrite === undefined ? 0 : (usage.cacheWrite ?? 0)
  const plain = Math.max(0, usage.input - cached - written)
  return (plain * input + cached * (cachedInput ?? 0) + written * (cacheWrite ?? 0) + usage.output * output) / 1_000_000
}

/** The rates of a request of so many input tokens. */
function ratesFor(price: TokenPrice, inputTokens: number): TokenRates {
  const above = (price.steps ?? []).filter((step) => inputTokens > step.above).sort((a, b) => b.above - a.above)
  return above[0] ?? price.peak ?? price
}

/** The most tokens that one call can take, and whether the request itself limits its output. */
export interface WorstTokens {
  readonly input: number
  readonly output: number
  readonly isLimited: boolean
}

/** A token is at least one byte of text, so the body's bytes bound the input; its own limit, else the model's, bounds the output. */
export function worstTokens(body: JsonObject, { maxOutput }: Pick<Target, 'maxOutput'>): WorstTokens {
  const limit = body.max_completion_tokens ?? body.max_tokens ?? body.max_output_tokens
  const isLimited = typeof limit === 'number'
  return {
    input: Buffer.byteLength(JSON.stringify(body)),
    output: isLimited ? limit : (maxOutput ?? MOST_OUTPUT_TOKENS),
    isLimited,
  }
}

/** The most that tokens within these bounds can cost: at their dearest rates, as if all input were written into a cache. */
export function worstTokensUsd(price: TokenPrice, { input, output }: Pick<WorstTokens, 'input' | 'output'>): number {
  const reached = [
    price,
    ...(price.peak ? [price.peak] : []),
    ...(price.steps ?? []).filter(({ above }) => input > above),
  ]
  const dearest = reached.map((rates) => input * Math.max(rates.input, rates.cacheWrite ?? 0) + output * rates.output)
  return Math.max(...dearest) / 1_000_000
}

/** The most that one call can cost, US dollars; 0 where it has no price by tokens. */
export function worstCostUsd(target: Pick<Target, 'price' | 'maxOutput'>, body: JsonObject): number {
  return target.price?.kind === 'tokens' ? worstTokensUsd(target.price, worstTokens(body, target)) : 0
}

/**
 * The costliest answers so far, by contract and model. Bytes bound the tokens of text alone: an image by its address, or
 * instructions that a provider adds, take more than the request shows, and the calls that follow are reserved for it.
 */
export interface CostliestCalls {
  /** The worst price of a call, given what its bytes allow. */
  readonly worst: (of: { readonly contract: string; readonly role: Role }, byBytesUsd: number) => number
  readonly paid: (of: { readonly contract: string; readonly role: Role }, usd: number | null) => void
}

export function createCostliestCalls(): CostliestCalls {
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
