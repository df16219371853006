import { isObject, type JsonArray, type JsonObject } from '../json/value.ts'
import { type CaseBase, readVars } from './cases/case-read.ts'
import { type CaseEntry, readCases } from './cases/cases-read.ts'
import { bracedIn } from './cases/variables-in-expect.ts'
import type { Contract } from './contract.ts'
import { parseVolume } from './duration.ts'
import { type ExpectBase, mergeExpect, readExpect, schemasIn } from './expect-read.ts'
import { entriesBelow } from './files/pointer.ts'
import type { Origin } from './reading.ts'
import { readRegressions } from './regressions.ts'
import { readRequest } from './request-read.ts'
import { asksForJson, requestSchema } from './response-format.ts'
import type { SchemaDocument } from './schema-document.ts'
import { readInlineSchema } from './schema-read.ts'
import { readThresholds, type Thresholds } from './threshold-set.ts'

export interface ContractOptions {
  /** Members (and single cases, `cases/3`) that can't be read; they are passed over, so that the rest is looked at. */
  readonly broken: ReadonlySet<string>
  /** For `take`. */
  readonly seed: number
  /** In place of the contract's own cases. */
  readonly cases?: readonly CaseEntry[]
}

/**
 * Reads a contract whose structure was checked. Problems go to `origin.findings`; the contract is good where there are
 * none, and otherwise only fit for looking for more of them. null: nothing of it can be read.
 */
export function readContract(origin: Origin, options: ContractOptions): Contract | null {
  const root = origin.source.value
  if (!isObject(root) || options.broken.has('')) return null
  const value: JsonObject = Object.fromEntries(Object.entries(root).filter(([key]) => !options.broken.has(key)))
  const api = value.api === 'responses' ? 'responses' : 'chat'
  const { request, variables, braced } = readRequest(origin, isObject(value.request) ? value.request : {}, api)
  const vars = isObject(value.vars) ? readVars(origin, '/vars', value.vars) : {}
  const expect = readContractExpect(origin, isObject(value.expect) ? value.expect : {}, request, api)
  const whole = mergeExpect(expect, {}, origin.source.placeOf('/expect'))
  const base = caseBase(origin, value, { variables, braced, vars, expect, whole }, options.broken)
  const own = Array.isArray(value.cases) ? (value.cases as JsonArray) : []
  const cases = readCases(origin, options.cases ?? own, {
    base,
    request,
    api,
    seed: options.seed,
    broken: options.broken,
  })
  const thresholds = readThresholds(origin.source, '/thresholds', isObject(value.thresholds) ? value.thresholds : {})
  warnOfZeros(origin, thresholds)
  const regression = readRegressions(origin.source, '/regression', isObject(value.regression) ? value.regression : {})
  const schemas = new Set<SchemaDocument>([...schemasIn(whole), ...cases.schemas.values()])
  const asked = request.tools !== undefined || cases.list.counts.requests > 0 || schemas.size > 0
  warnOfLonelyKeys(origin, value, thresholds, asked)
  return {
    name: value.name as string,
    ...(typeof value.description === 'string' && { description: value.description }),
    file: origin.source.file,
    api,
    request,
    expect: whole,
    enforce: enforces(value),
    cases: cases.list,
    schemas: [...schemas],
    samples: (value.samples as number | undefined) ?? 1,
    thresholds,
    regression,
    ...(isObject(value.load) && { load: readLoad(value.load) }),
    ...(typeof value.owner === 'string' && { owner: value.owner }),
    ...(typeof value.volume === 'string' && { volumePerMonth: parseVolume(value.volume) as number }),
    files: origin.digests,
    placeOf: origin.source.placeOf,
  }
}

interface SharedByCases {
  readonly variables: ReturnType<typeof readRequest>['variables']
  readonly braced: ReturnType<typeof readRequest>['braced']
  readonly vars: CaseBase['vars']
  readonly expect: CaseBase['expect']
  readonly whole: CaseBase['inherited']
}

/** What every case builds on. */
function caseBase(
  origin: Origin,
  value: JsonObject,
  { variables, braced, vars, expect, whole }: SharedByCases,
  broken: ReadonlySet<string>,
): CaseBase {
  return {
    vars,
    expect,
    inherited: whole,
    counts: {
      variables: Object.keys(vars).length,
      named: [...(variables?.values() ?? [])].reduce((sum, names) => sum + names.length, 0),
    },
    requestVariables: broken.has('request') || broken.has('vars') ? null : variables,
    used: new Set(),
    braced,
    inExpect: bracedIn(origin.source, isObject(value.expect) ? value.expect : {}, '/expect'),
    warned: new Set(),
  }
}

/** Keys that say nothing without another. */
function warnOfLonelyKeys(
  origin: Origin,
  value: JsonObject,
  thresholds: Contract['thresholds'],
  hasSchema: boolean,
): void {
  const conforms = thresholds.rates.schema_rate ?? thresholds.perGroup.schema_rate ?? null
  if (conforms !== null && !hasSchema)
    origin.findings.warn('schema-rate-alone', {}, origin.source.placeOf('/thresholds/schema_rate'))
  if (value.owner !== undefined && value.volume === undefined)
    origin.findings.warn('owner-without-volume', {}, origin.source.placeOf('/owner'))
}

/** A rate of 0 holds whatever comes: most likely it was filled in by an editor. */
export function warnOfZeros({ source, findings }: Pick<Origin, 'source' | 'findings'>, thresholds: Thresholds): void {
  const sets = [
    ['/thresholds', thresholds.rates],
    ['/thresholds/per_group', thresholds.perGroup],
  ] as const
  for (const [at, rates] of sets)
    for (const [rate, least] of Object.entries(rates))
      if (least?.numerator === 0n) findings.warn('threshold-zero', { rate }, source.placeOf(`${at}/${rate}`))
}

const enforces = (value: JsonObject): boolean => !isObject(value.expect) || value.expect.enforce !== false

const readLoad = (value: JsonObject): NonNullable<Contract['load']> => ({
  concurrency: value.concurrency as number,
  calls: value.calls as number,
  warmup: (value.warmup as number | undefined) ?? 0,
})

function readContractExpect(origin: Origin, raw: JsonObject, request: JsonObject, api: Contract['api']): ExpectBase {
  const parts = readExpect(origin, '/expect', raw, 'contract')
  const schema = parts.schema ?? schemaInRequest(origin, request, api)
  if (request.response_format === 'json_schema') {
    const place = origin.source.placeOf('/request/response_format')
    if (raw.schema === undefined) origin.findings.problem('schema-missing', {}, place)
    else if (schema && Object.keys(schema.resources).length > 0)
      origin.findings.problem('schema-in-files', { files: Object.keys(schema.resources).join(', ') }, place)
  }
  return { parts, schema, json: asksForJson(request) }
}

function schemaInRequest(origin: Origin, request: JsonObject, api: Contract['api']): SchemaDocument | null {
  const found = requestSchema(request, api)
  return found
    ? readInlineSchema(
        origin,
        origin.file,
        { value: found.schema, exact: entriesBelow(found.pointer, origin.source.exact) },
        origin.source.placeOf(found.pointer),
        (below) => origin.source.placeOf(found.pointer + below),
      )
    : null
}
