import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { decimalText } from '../decimal.ts'
import { parseDuration } from '../duration.ts'
import type { Source } from '../files/source.ts'
import { readRegressions } from '../regressions.ts'
import { readThresholds, shareAt } from '../threshold-set.ts'
import type { Decimal } from '../thresholds.ts'
import type { Limits, ModelChoice, Policy, ProviderChoice } from './policy.ts'
import { readPrice } from './price-read.ts'
import { SEVERITIES, type SeverityName, snakeCase } from './severities.ts'

const HALF_A_PERCENT: Decimal = { text: '0.5%', numerator: 5n, scale: 3 }
const NO_THRESHOLDS = { rates: {}, perGroup: {}, speeds: {} } as const
const DAY_MS = 86_400_000

/** The policy of a run that has no policy file: every default, no floor, no model. */
export function defaultPolicy(): Policy {
  return {
    file: null,
    contracts: [],
    routes: [],
    thresholds: NO_THRESHOLDS,
    floors: NO_THRESHOLDS,
    about: 'calls',
    requireEvidence: false,
    limits: { maxCalls: 10_000, maxUnmeasured: HALF_A_PERCENT, concurrency: 16 },
    severity: {
      inconclusive: 'fail',
      weakened: 'fail',
      missingBaseline: 'warn',
      regressed: 'fail',
      unknownModel: 'warn',
      servedModel: 'warn',
      mixedModels: 'fail',
    },
    judge: 'both',
    regression: { rates: {}, speeds: {} },
    retirement: { warnDays: 90, failDays: 14 },
    reuse: { maxAgeDays: 7 },
    weakeningLabel: 'gate-change-approved',
    showValues: true,
    providers: {},
    prices: {},
    callbacks: {},
    placeOf: (): Place => ({ file: 'modelgate.yaml', line: 1, column: 1 }),
  }
}

/** A policy file whose structure was checked, over the defaults. */
export function readPolicy(source: Source): Policy {
  const value = source.value as JsonObject
  const fallback = defaultPolicy()
  const object = (key: string): JsonObject => (isObject(value[key]) ? (value[key] as JsonObject) : {})
  return {
    ...fallback,
    file: source.file,
    contracts: strings(value.contracts),
    ...(isObject(value.candidate) && { candidate: modelChoice(value.candidate) }),
    ...(isObject(value.baseline) && baselineOf(value.baseline)),
    routes: ((value.routes ?? []) as readonly JsonObject[]).map((route) => ({
      contracts: strings(route.contracts),
      candidate: modelChoice(route.candidate as JsonObject),
    })),
    thresholds: readThresholds(source, '/thresholds', object('thresholds')),
    floors: readThresholds(source, '/floors', object('floors')),
    ...(value.confidence !== undefined && { confidence: shareAt(source, '/confidence') }),
    about: (value.about ?? fallback.about) as Policy['about'],
    requireEvidence: value.require_evidence === true,
    limits: readLimits(source, object('limits'), fallback.limits),
    severity: readSeverity(object('severity'), fallback.severity),
    judge: (value.judge ?? fallback.judge) as Policy['judge'],
    regression: readRegressions(source, '/regression', object('regression')),
    retirement: {
      warnDays: days(object('retirement').warn, fallback.retirement.warnDays),
      failDays: days(object('retirement').fail, fallback.retirement.failDays),
    },
    reuse: { maxAgeDays: days(object('reuse').max_age, fallback.reuse.maxAgeDays) },
    weakeningLabel: (value.weakening_label ?? fallback.weakeningLabel) as string,
    showValues: value.show_values !== false,
    providers: mapMembers(object('providers'), providerChoice),
    prices: mapMembers(object('prices'), readPrice),
    callbacks: object('callbacks') as Readonly<Record<string, string>>,
    ...(typeof value.models === 'string' && { models: value.models }),
    placeOf: source.placeOf,
  }
}

const strings = (value: JsonValue | undefined): readonly string[] => (value ?? []) as readonly string[]

function mapMembers<T>(value: JsonObject, read: (member: JsonObject) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, read(member as JsonObject)]))
}

const modelChoice = (value: JsonObject): ModelChoice => ({
  provider: value.provider as string,
  model: value.model as string,
  request: isObject(value.request) ? value.request : {},
})

const baselineOf = (value: JsonObject): Pick<Policy, 'baseline' | 'anchors'> => {
  const { journal, pinned } = value
  const anchors = {
    ...(typeof journal === 'string' && { journal }),
    ...(typeof pinned === 'string' && { pinned }),
  }
  return {
    ...(value.model !== undefined && { baseline: modelChoice(value) }),
    ...(Object.keys(anchors).length > 0 && { anchors }),
  }
}

const providerChoice = (value: JsonObject): ProviderChoice => ({
  preset: value.preset as string,
  ...(typeof value.base_url === 'string' && { baseUrl: value.base_url }),
  ...(typeof value.api_key_env === 'string' && { apiKeyEnv: value.api_key_env }),
  ...(typeof value.probe === 'string' && { probe: value.probe }),
})

function readLimits(source: Source, value: JsonObject, fallback: Limits): Limits {
  const deadlineMs = typeof value.deadline === 'string' ? parseDuration(value.deadline) : null
  const unmeasured = value.max_unmeasured === undefined ? null : percentAt(source, '/limits/max_unmeasured')
  return {
    ...(typeof value.max_cost === 'number' && { maxCostUsd: value.max_cost }),
    maxCalls: (value.max_calls ?? fallback.maxCalls) as number,
    maxUnmeasured: unmeasured ?? fallback.maxUnmeasured,
    ...(deadlineMs !== null && { deadlineMs }),
    concurrency: (value.concurrency ?? fallback.concurrency) as number,
    ...(typeof value.concurrency === 'number' && { maxConcurrency: value.concurrency }),
  }
}

/** In one notation, whichever it was written in: journals and reports hold it as a percentage. */
function percentAt(source: Source, pointer: string): Decimal {
  const share = shareAt(source, pointer)
  const { numerator, scale } = share
  const hundredths =
    scale >= 2 ? { numerator, scale: scale - 2 } : { numerator: numerator * 10n ** BigInt(2 - scale), scale: 0 }
  return { ...share, text: `${decimalText(hundredths)}%` }
}

function readSeverity(value: JsonObject, fallback: Policy['severity']): Policy['severity'] {
  const read = (name: SeverityName) => [name, value[snakeCase(name)] ?? fallback[name]]
  return Object.fromEntries(SEVERITIES.map(read)) as Policy['severity']
}

const days = (value: JsonValue | undefined, fallback: number): number =>
  typeof value === 'string' ? (parseDuration(value) ?? 0) / DAY_MS : fallback
