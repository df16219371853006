import { isObject, type JsonArray, type JsonObject } from '../json/value.ts'
import { type CaseBase, readVars } from './case-read.ts'
import { readCases } from './cases-read.ts'
import type { Contract } from './contract.ts'
import { parseVolume } from './duration.ts'
import { type ExpectBase, mergeExpect, readExpect, schemasIn } from './expect-read.ts'
import type { Included } from './include.ts'
import type { Reading } from './reading.ts'
import { readRequest } from './request-read.ts'
import { asksForJson, requestSchema } from './response-format.ts'
import type { SchemaDocument } from './schema-document.ts'
import { readInlineSchema } from './schema-read.ts'
import type { Source } from './source.ts'
import { readRegressions, readThresholds } from './thresholds-read.ts'

export type ContractFileCode = 'schema-missing' | 'schema-in-files'

export interface ContractOptions {
  /** Members that the structure check found broken; they are passed over, so that the rest is still looked at. */
  readonly broken: ReadonlySet<string>
  /** For `take`. */
  readonly seed: number
}

/** Reads a contract whose structure was checked. Problems go to `reading.findings`; the contract is good where there are none. */
export function readContract(
  reading: Reading,
  file: Included,
  source: Source,
  options: ContractOptions,
): Contract | null {
  const root = source.value
  if (!isObject(root) || options.broken.has('')) return null
  const value: JsonObject = Object.fromEntries(Object.entries(root).filter(([key]) => !options.broken.has(key)))
  const api = value.api === 'responses' ? 'responses' : 'chat'
  const { request, variables } = readRequest(reading, file, source, isObject(value.request) ? value.request : {})
  const vars = isObject(value.vars) ? readVars(reading, file, source, '/vars', value.vars) : {}
  const expect = readContractExpect(reading, file, source, isObject(value.expect) ? value.expect : {}, request, api)
  const base: CaseBase = {
    vars,
    expect,
    requestVariables: options.broken.has('request') ? null : variables,
    used: new Set(),
  }
  const cases = readCases(reading, file, source, Array.isArray(value.cases) ? (value.cases as JsonArray) : [], {
    base,
    request,
    api,
    seed: options.seed,
  })
  if (base.requestVariables && cases) reportUnused(reading, source, base)
  const thresholds = readThresholds(source, '/thresholds', isObject(value.thresholds) ? value.thresholds : {})
  const regression = readRegressions(source, '/regression', isObject(value.regression) ? value.regression : {})
  if (options.broken.size > 0 || !cases) return null
  const whole = mergeExpect(expect, {}, source.placeOf('/expect'))
  const schemas = new Map<string, SchemaDocument>([
    ...schemasIn(whole).map((schema) => [schema.digest, schema] as const),
    ...cases.schemas,
  ])
  return {
    name: value.name as string,
    ...(typeof value.description === 'string' && { description: value.description }),
    file: source.file,
    api,
    request,
    expect: whole,
    enforce: enforces(value),
    cases: cases.list,
    schemas: [...schemas.values()],
    samples: (value.samples as number | undefined) ?? 1,
    thresholds,
    regression,
    ...(isObject(value.load) && { load: readLoad(value.load) }),
    ...(typeof value.volume === 'string' && { volumePerMonth: parseVolume(value.volume) as number }),
    files: reading.digests,
    placeOf: source.placeOf,
  }
}

const enforces = (value: JsonObject): boolean => !isObject(value.expect) || value.expect.enforce !== false

const readLoad = (value: JsonObject): NonNullable<Contract['load']> => ({
  concurrency: value.concurrency as number,
  calls: value.calls as number,
  warmup: (value.warmup as number | undefined) ?? 0,
})

function readContractExpect(
  reading: Reading,
  file: Included,
  source: Source,
  raw: JsonObject,
  request: JsonObject,
  api: Contract['api'],
): ExpectBase {
  const parts = readExpect(reading, file, source, '/expect', raw)
  const schema = parts.schema ?? schemaInRequest(reading, file, source, request, api)
  if (request.response_format === 'json_schema') {
    const place = source.placeOf('/request/response_format')
    if (raw.schema === undefined) reading.findings.problem('schema-missing', {}, place)
    else if (schema && Object.keys(schema.resources).length > 0)
      reading.findings.problem('schema-in-files', { files: Object.keys(schema.resources).join(', ') }, place)
  }
  return { parts, schema, json: asksForJson(request) }
}

function schemaInRequest(
  reading: Reading,
  file: Included,
  source: Source,
  request: JsonObject,
  api: Contract['api'],
): SchemaDocument | null {
  const found = requestSchema(request, api)
  return found
    ? readInlineSchema(reading, file, { value: found.schema, exact: new Map() }, source.placeOf(found.pointer))
    : null
}

function reportUnused(reading: Reading, source: Source, base: CaseBase): void {
  for (const name of Object.keys(base.vars)) {
    if (!base.used.has(name))
      reading.findings.problem(
        'variable-unused',
        { name, used: [...base.used].join(', ') || 'none' },
        source.keyPlaceOf(`/vars/${name}`),
      )
  }
}
