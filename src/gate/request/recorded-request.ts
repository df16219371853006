import { JUDGE_MODES, type Policy } from '../../contract/policy/policy.ts'
import type { Decimal } from '../../contract/thresholds.ts'
import type { JournalHeader } from '../../journal/line.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Role } from '../../plan/plan.ts'
import type { ModelFlags } from '../../plan/targets.ts'
import { encodeModels } from '../journals/recorded-models.ts'
import { shownUrl } from './called-with.ts'
import { OPTION_NAMES, optionOf } from './options.ts'
import type { GateRequest } from './request.ts'

/** The settings of a run that its journal's header holds; `decodeRequest` reads them. */
export function encodeRequest(request: GateRequest, policy: Policy): JsonObject {
  const { contracts, candidate, baseline, selection, stopEarly } = request
  return {
    contracts: contracts.length > 0 ? contracts : policy.contracts,
    policy_files: request.policyFiles,
    candidate: namedBy(candidate),
    baseline: namedBy(baseline),
    cases: selection.cases,
    max_cases: selection.maxCases ?? null,
    ...recordedOptions(request),
    stop_early: stopEarly,
    judge: request.judge,
    via: request.via ?? null,
    day: request.day ?? null,
    ...(request.commit ? { commit: request.commit } : {}),
    replayed: replayedRoles(request),
    cases_left_out: request.casesLeftOut ?? 0,
    ...(request.matrix === undefined ? {} : { matrix: { ...request.matrix } }),
    // Where the policy is not the one that the files hold, whom it names is in no file either.
    ...(request.policy === undefined ? {} : { models: encodeModels(request.policy.value) }),
  }
}

/** The request that made a journal's plan. Settings come from a file, so each member is read for what it should be. */
export function decodeRequest({ settings }: JournalHeader, cwd: string): GateRequest {
  const request: JsonObject = isObject(settings.request) ? settings.request : {}
  const number = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null)
  const texts = (value: JsonValue | undefined): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  const maxCases = number(request.max_cases)
  return {
    cwd,
    contracts: texts(request.contracts),
    policyFiles: Array.isArray(request.policy_files) ? texts(request.policy_files) : null,
    candidate: flags(request.candidate),
    baseline: flags(request.baseline),
    selection: { cases: texts(request.cases), ...(maxCases === null ? {} : { maxCases }) },
    ...decodedOptions(request),
    concurrency: null,
    judge: JUDGE_MODES.find((mode) => mode === request.judge) ?? null,
    ...(request.via === 'batch' ? { via: 'batch' as const } : {}),
    timeoutMs: null,
    stopEarly: typeof request.stop_early === 'boolean' ? request.stop_early : null,
    shard: null,
    journal: null,
    replay: null,
    // The answers are in the journal itself.
    baselineReplay: settings.baseline_from === 'journal' ? '' : null,
    ...matrixOf(request.matrix),
    casesLeftOut: Math.max(0, number(request.cases_left_out) ?? 0),
    replayed: ROLES.filter((role) => texts(request.replayed).includes(role)),
    ...(typeof request.commit === 'string' && /^[0-9a-f]{40,64}$/.test(request.commit)
      ? { commit: request.commit }
      : {}),
    ...(isDay(request.day) ? { day: request.day } : {}),
    ...(isDay(settings.baseline_day) ? { baselineDay: settings.baseline_day } : {}),
    ...(isObject(settings.pinned) ? { pinnedModel: decodePinned(settings.pinned) } : {}),
  }
}

const MOST_CANDIDATES = 1000

function matrixOf(value: JsonValue | undefined): Pick<GateRequest, 'matrix'> {
  if (!isObject(value)) return {}
  const { index, of, need } = value
  if (typeof index !== 'number' || typeof of !== 'number' || (need !== 'any' && need !== 'all')) return {}
  const isPlace = Number.isInteger(index) && Number.isInteger(of) && index >= 1 && index <= of && of <= MOST_CANDIDATES
  return isPlace ? { matrix: { index, of, need } } : {}
}

/** Those that every request has. */
type RecordedField = 'samples' | 'confidence' | 'maxCostUsd' | 'maxCalls' | 'deadlineMs' | 'seed' | 'maxDrop'

/** Members of the request that a header holds as they are: `recorded` in the table of options. */
const RECORDED = OPTION_NAMES.flatMap((name) => {
  const option = optionOf(name)
  if (option.kind !== 'one' || option.field === undefined || option.recorded === undefined) return []
  return [{ field: option.field, recorded: option.recorded, read: option.read }]
})

/** Decimals keep their text, so that they are read back exactly. */
const recordedOptions = (request: GateRequest): JsonObject =>
  Object.fromEntries(
    RECORDED.map(({ field, recorded }) => {
      const value = request[field]
      return [recorded, isDecimal(value) ? value.text : ((value ?? null) as JsonValue)]
    }),
  )

const isDecimal = (value: unknown): value is Decimal => typeof value === 'object' && value !== null && 'text' in value

/** A text is read as the option's own text is; what can't be is as if it had not been given. */
const decodedOptions = (request: JsonObject): Pick<GateRequest, RecordedField> =>
  Object.fromEntries(
    RECORDED.map(({ field, recorded, read }) => {
      const value = request[recorded]
      if (typeof value !== 'string') return [field, typeof value === 'number' ? value : null]
      const meant = read(value)
      return [field, 'value' in meant ? meant.value : null]
    }),
  ) as Pick<GateRequest, RecordedField>

const ROLES: readonly Role[] = ['candidate', 'baseline']

/** Models that a journal answers for, in this run or in the one that is judged again. */
export const replayedRoles = ({ replay, baselineReplay, replayed = [] }: GateRequest): readonly Role[] =>
  ROLES.filter((role) => (role === 'candidate' ? replay : baselineReplay) !== null || replayed.includes(role))

function flags(value: JsonValue | undefined): GateRequest['candidate'] {
  const text = (member: JsonValue | undefined): string | null => (typeof member === 'string' ? member : null)
  return isObject(value)
    ? { model: text(value.model), provider: text(value.provider), baseUrl: text(value.base_url) }
    : { model: null, provider: null, baseUrl: null }
}

const isDay = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** Whose answers a pinned journal held, for the header of the run that was held against them. */
export const encodePinned = ({ day, ...model }: NonNullable<GateRequest['pinnedModel']>): JsonObject => ({
  day,
  ...namedBy(model),
})

const decodePinned = (value: JsonObject): NonNullable<GateRequest['pinnedModel']> => ({
  ...flags(value),
  day: isDay(value.day) ? value.day : null,
})

/** Of a URL what may be shown: path and query may hold a key. */
const namedBy = ({ model, provider, baseUrl }: ModelFlags): JsonObject => ({
  model,
  provider,
  base_url: baseUrl === null ? null : shownUrl(baseUrl),
})
