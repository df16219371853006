import type { ContractForecast } from '../gate/forecast/forecast.ts'

/** A number with its bound, and what an earlier run makes likely; null where that is not known. */
export interface Expected {
  readonly atMost: number | null
  readonly about: number | null
}

/** What a contract, or a whole plan, takes. */
export interface Totals {
  readonly calls: number
  readonly inputTokens: Expected
  readonly outputTokens: Expected
  readonly usd: Expected
}

type Model = ContractForecast['models'][number]

/** Summed over models; one of which something is not known leaves the sum unknown. */
export function totalsOf(models: readonly Model[]): Totals {
  const sum = (of: (model: Model) => number | null): number | null =>
    models.reduce<number | null>((total, model) => {
      const one = of(model)
      return total === null || one === null ? null : total + one
    }, 0)
  const about = (key: 'inputTokens' | 'outputTokens' | 'usd'): number | null =>
    sum(({ calls, prior }) => (prior === null || prior[key] === null ? null : calls * prior[key]))
  return {
    calls: models.reduce((total, { calls }) => total + calls, 0),
    inputTokens: { atMost: sum((model) => model.inputTokensAtMost), about: about('inputTokens') },
    outputTokens: { atMost: sum((model) => model.outputTokensAtMost), about: about('outputTokens') },
    usd: { atMost: sum((model) => model.usdAtMost), about: about('usd') },
  }
}
