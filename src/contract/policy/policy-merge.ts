import { valueAt } from '../../json/pointer.ts'
import { isObject, type JsonObject } from '../../json/value.ts'
import type { Problem } from '../../problem/problem.ts'
import { compareDecimals } from '../decimal.ts'
import type { Source } from '../files/source.ts'
import { regressionEntries, regressionOver } from '../regressions.ts'
import { shownValue } from '../schema-words.ts'
import { thresholdEntries, thresholdsOver } from '../threshold-set.ts'
import { isWeakerMode, type Policy } from './policy.ts'
import { SEVERITIES, snakeCase } from './severities.ts'

/** Members of the policy that a later file may only set where no earlier one did. */
const ONCE = ['candidate', 'baseline', 'weakening_label', 'models'] as const
/** Maps whose names a later file may add but not take over. */
const ADDED = ['providers', 'prices', 'callbacks'] as const

/**
 * A later policy file over an earlier one. It may only tighten: ask for more, allow less, add contracts, routes and
 * names; everything else is a problem, so that a file which a job adds can't undo what the repository asks for.
 */
export function mergePolicies(
  first: Policy,
  firstSource: Source,
  later: Policy,
  laterSource: Source,
): { readonly policy: Policy; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const own = laterSource.value as JsonObject
  const has = (pointer: string): boolean => valueAt(own, pointer) !== undefined
  const refuse = (pointer: string, was: string): void => {
    problems.push({
      code: 'policy-loosened',
      args: {
        what: pointer.slice(1).replaceAll('/', '.'),
        found: shownValue(valueAt(own, pointer)),
        was,
        file: firstSource.file,
      },
      place: laterSource.placeOf(pointer),
    })
  }
  const was = (pointer: string): string => {
    const value = valueAt(firstSource.value, pointer)
    return value === undefined ? 'default' : shownValue(value)
  }
  for (const [pointer, isWeaker] of scalarRules(first, later))
    if (has(pointer) && isWeaker) refuse(pointer, was(pointer))
  for (const key of ['thresholds', 'floors'] as const) {
    for (const entry of thresholdEntries(later[key]))
      if (entry.asksLessThan(first[key]) || entry.shown === null)
        refuse(`/${key}${entry.pointer}`, was(`/${key}${entry.pointer}`))
  }
  for (const entry of regressionEntries(later.regression))
    if (entry.asksLessThan(first.regression) || entry.shown === null)
      refuse(`/regression${entry.pointer}`, was(`/regression${entry.pointer}`))
  for (const key of ONCE)
    if (has(`/${key}`) && valueAt(firstSource.value, `/${key}`) !== undefined) refuse(`/${key}`, was(`/${key}`))
  for (const key of ADDED) {
    const names = isObject(own[key]) ? Object.keys(own[key]) : []
    for (const name of names) if (Object.hasOwn(first[key], name)) refuse(`/${key}/${name}`, was(`/${key}/${name}`))
  }
  return { policy: combined(first, later, has), problems }
}

/** Where a value stands, and whether the later one is the weaker of the two. */
function scalarRules(first: Policy, later: Policy): readonly (readonly [string, boolean])[] {
  const less = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a < b
  return [
    [
      '/confidence',
      Boolean(first.confidence && later.confidence && compareDecimals(later.confidence, first.confidence) < 0),
    ],
    ['/about', first.about === 'cases' && later.about === 'calls'],
    ['/require_evidence', first.requireEvidence && !later.requireEvidence],
    ['/show_values', !first.showValues && later.showValues],
    ['/limits/max_cost', less(first.limits.maxCostUsd, later.limits.maxCostUsd)],
    ['/limits/max_calls', less(first.limits.maxCalls, later.limits.maxCalls)],
    ['/limits/max_unmeasured', compareDecimals(first.limits.maxUnmeasured, later.limits.maxUnmeasured) < 0],
    ['/limits/deadline', less(first.limits.deadlineMs, later.limits.deadlineMs)],
    ['/limits/concurrency', less(first.limits.concurrency, later.limits.concurrency)],
    ...SEVERITIES.map(
      (name) =>
        [`/severity/${snakeCase(name)}`, first.severity[name] === 'fail' && later.severity[name] === 'warn'] as const,
    ),
    ['/judge', isWeakerMode(first.judge, later.judge)],
    ['/retirement/warn', less(later.retirement.warnDays, first.retirement.warnDays)],
    ['/retirement/fail', less(later.retirement.failDays, first.retirement.failDays)],
    ['/reuse/max_age', less(first.reuse.maxAgeDays, later.reuse.maxAgeDays)],
  ]
}

function combined(first: Policy, later: Policy, has: (pointer: string) => boolean): Policy {
  const pick = <T>(pointer: string, own: T, other: T): T => (has(pointer) ? own : other)
  const { limits, severity, retirement } = later
  return {
    ...first,
    ...(later.candidate && { candidate: later.candidate }),
    ...(later.baseline && { baseline: later.baseline }),
    ...(later.anchors && { anchors: later.anchors }),
    ...(later.models && { models: later.models }),
    ...(later.confidence && { confidence: later.confidence }),
    contracts: [...first.contracts, ...later.contracts],
    routes: [...first.routes, ...later.routes],
    thresholds: thresholdsOver(later.thresholds, first.thresholds),
    floors: thresholdsOver(later.floors, first.floors),
    about: pick('/about', later.about, first.about),
    requireEvidence: pick('/require_evidence', later.requireEvidence, first.requireEvidence),
    showValues: pick('/show_values', later.showValues, first.showValues),
    weakeningLabel: pick('/weakening_label', later.weakeningLabel, first.weakeningLabel),
    limits: {
      ...first.limits,
      ...(limits.maxCostUsd !== undefined && { maxCostUsd: limits.maxCostUsd }),
      ...(limits.deadlineMs !== undefined && { deadlineMs: limits.deadlineMs }),
      ...(limits.maxConcurrency !== undefined && { maxConcurrency: limits.maxConcurrency }),
      maxCalls: pick('/limits/max_calls', limits.maxCalls, first.limits.maxCalls),
      maxUnmeasured: pick('/limits/max_unmeasured', limits.maxUnmeasured, first.limits.maxUnmeasured),
      concurrency: pick('/limits/concurrency', limits.concurrency, first.limits.concurrency),
    },
    severity: Object.fromEntries(
      SEVERITIES.map((name) => [name, pick(`/severity/${snakeCase(name)}`, severity[name], first.severity[name])]),
    ) as Policy['severity'],
    judge: pick('/judge', later.judge, first.judge),
    regression: regressionOver(later.regression, first.regression),
    retirement: {
      warnDays: pick('/retirement/warn', retirement.warnDays, first.retirement.warnDays),
      failDays: pick('/retirement/fail', retirement.failDays, first.retirement.failDays),
    },
    reuse: pick('/reuse/max_age', later.reuse, first.reuse),
    providers: { ...first.providers, ...later.providers },
    prices: { ...first.prices, ...later.prices },
    callbacks: { ...first.callbacks, ...later.callbacks },
    placeOf: placeInEither(first, later, has),
  }
}

/** Lists are joined: what stands behind the earlier file's contracts or routes is the later file's. */
const placeInEither =
  (first: Policy, later: Policy, has: (pointer: string) => boolean): Policy['placeOf'] =>
  (pointer) => {
    const [, list, index] = /^\/(contracts|routes)\/(\d+)/.exec(pointer) ?? []
    const own = list === undefined ? undefined : first[list as 'contracts' | 'routes'].length
    if (own === undefined) return (has(pointer) ? later : first).placeOf(pointer)
    return Number(index) < own
      ? first.placeOf(pointer)
      : later.placeOf(pointer.replace(/\d+/, String(Number(index) - own)))
  }
