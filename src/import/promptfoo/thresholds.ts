import type { JsonObject } from '../../json/value.ts'
import type { Case, Config } from './config.ts'

/**
 * `latency` and `cost` of every test as thresholds of the contract. Where only some tests have one, or where they
 * differ, nothing is asked: a contract's bar holds for all its cases.
 */
export function thresholdsOf(config: Config, cases: readonly Case[]): JsonObject | undefined {
  const latency = common(config, cases, 'latency')
  const cost = common(config, cases, 'cost')
  if (latency !== null)
    config.log.changed(
      `latency of ${latency.limit} ms`,
      'asked of the 95th percentile; theirs is asked of each call',
      latency.place,
    )
  if (cost !== null)
    config.log.changed(`cost of ${cost.limit}`, 'asked of the mean; theirs is asked of each call', cost.place)
  if (latency === null && cost === null) return undefined
  return {
    ...(latency !== null && { latency: { p95: `${latency.limit}ms` } }),
    ...(cost !== null && { cost_per_call: { mean: cost.limit } }),
  }
}

function common(config: Config, cases: readonly Case[], type: 'latency' | 'cost') {
  const found = cases.map(({ asserts }) => asserts.find(({ value }) => value.type === type))
  const limits = found.map((assert) => Number(assert?.value.threshold ?? assert?.value.value))
  const [first, place] = [limits[0], found.find((assert) => assert)?.place]
  if (place === undefined) return null
  if (first !== undefined && first > 0 && limits.every((limit) => limit === first)) return { limit: first, place }
  config.log.leftOut(`${type} of some tests`, 'a contract’s bar holds for all its cases, and these differ', place)
  return null
}
