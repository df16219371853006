import { parseDecimal } from '../../contract/decimal.ts'
import { JUDGE_MODES, type Policy } from '../../contract/policy/policy.ts'
import type { JournalHeader } from '../../journal/line.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Role } from '../../plan/plan.ts'
import type { ModelFlags } from '../../plan/targets.ts'
import { encodeModels } from '../recall/recorded-models.ts'
import { shownUrl } from './called-with.ts'
import type { GateRequest } from './request.ts'

/** The settings of a run that its journal's header holds; `decodeRequest` reads them. */
export function encodeRequest(request: GateRequest, policy: Policy): JsonObject {
  const { contracts, candidate, baseline, selection, samples, confidence, seed, stopEarly } = request
  return {
    contracts: contracts.length > 0 ? contracts : policy.contracts,
    policy_files: request.policyFiles,
    candidate: namedBy(candidate),
    baseline: namedBy(baseline),
    cases: selection.cases,
    max_cases: selection.maxCases ?? null,
    samples,
    confidence: confidence?.text ?? null,
    seed,
    stop_early: stopEarly,
    judge: request.judge,
    max_drop: request.maxDrop?.text ?? null,
    via: request.via ?? null,
    max_cost: request.maxCostUsd,
    max_calls: request.maxCalls,
    deadline_ms: request.deadlineMs,
    day: request.day ?? null,
    replayed: replayedRoles(request),
    cases_left_out: request.casesLeftOut ?? 0,
    // Where the policy is not the one that the files hold, whom it names is in no file either.
    ...(request.policy === undefined ? {} : { models: encodeModels(request.policy.value) }),
  }
}

/** The request that made a journal's plan. Settings come from a file, so each member is read for what it should be. */
export function decodeRequest({ settings }: JournalHeader, cwd: string): GateRequest {
  const said: JsonObject = isObject(settings.request) ? settings.request : {}
  const number = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null)
  const texts = (value: JsonValue | undefined): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  const maxCases = number(said.max_cases)
  return {
    cwd,
    contracts: texts(said.contracts),
    policyFiles: Array.isArray(said.policy_files) ? texts(said.policy_files) : null,
    candidate: flags(said.candidate),
    baseline: flags(said.baseline),
    selection: { cases: texts(said.cases), ...(maxCases === null ? {} : { maxCases }) },
    samples: number(said.samples),
    confidence: typeof said.confidence === 'string' ? parseDecimal(said.confidence) : null,
    concurrency: null,
    judge: JUDGE_MODES.find((mode) => mode === said.judge) ?? null,
    maxDrop: typeof said.max_drop === 'string' ? parseDecimal(said.max_drop) : null,
    ...(said.via === 'batch' ? { via: 'batch' as const } : {}),
    maxCostUsd: number(said.max_cost),
    maxCalls: number(said.max_calls),
    deadlineMs: number(said.deadline_ms),
    timeoutMs: null,
    seed: number(said.seed),
    stopEarly: typeof said.stop_early === 'boolean' ? said.stop_early : null,
    shard: null,
    journal: null,
    replay: null,
    // The answers are in the journal itself.
    baselineReplay: settings.baseline_from === 'journal' ? '' : null,
    casesLeftOut: Math.max(0, number(said.cases_left_out) ?? 0),
    replayed: ROLES.filter((role) => texts(said.replayed).includes(role)),
    ...(typeof said.day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(said.day) ? { day: said.day } : {}),
  }
}

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

/** Of a URL what may be shown: path and query may hold a key. */
const namedBy = ({ model, provider, baseUrl }: ModelFlags): JsonObject => ({
  model,
  provider,
  base_url: baseUrl === null ? null : shownUrl(baseUrl),
})
