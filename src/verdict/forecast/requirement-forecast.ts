import type { ConfidentForecast, ObservedForecast } from './forecast.ts'

/** What a plan can say about one requirement, before anything is spent. */
export interface RequirementForecast {
  readonly contract: string
  readonly id: string
  /** Yes/no answers planned; cases for a drop. */
  readonly units: number
  readonly observed: ObservedForecast | null
  readonly confident: ConfidentForecast | null
  /** false: this plan can't pass it with proof, whatever the model does. */
  readonly provable: boolean
  readonly says: readonly string[]
}
