import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { Contract } from './contract.ts'
import type { Origin } from './reading.ts'
import { requestFaults } from './request/rules.ts'
import { formOf, shownValue } from './schema-words.ts'
import { eachPart, isTemplate, singleBraced } from './template.ts'
import { includeFiles } from './values.ts'

/** Members that the gate itself sets (docs/contracts.md). */
const OURS = ['model', 'n', 'stream', 'stream_options']

/** As in the published schema. */
const RESPONSE_FORMAT = /^(json_schema|json_object|text|\{\{[^{}]+\}\})$/

export interface RequestRead {
  readonly request: JsonObject
  /** null: a part of the request is still to do, and nothing can be said of variables. */
  readonly variables: ReadonlyMap<string, readonly string[]> | null
  /** Names that stand in single braces, and where. */
  readonly braced: ReadonlyMap<string, Place>
}

/** The production request with its files in place, and the variables in it. */
export function readRequest(origin: Origin, raw: JsonObject, api: Contract['api']): RequestRead {
  const before = origin.findings.warnings.length
  const request = includeFiles(origin, '/request', raw)
  const hasTodo = origin.findings.warnings.slice(before).some(({ code }) => code === 'todo')
  if (!isObject(request)) {
    // null: the file could not be read, which was reported.
    if (request !== null && !hasTodo) origin.findings.problem('request-shape', {}, origin.source.placeOf('/request'))
    return { request: {}, variables: hasTodo || request === null ? null : new Map(), braced: new Map() }
  }
  for (const key of OURS) {
    if (Object.hasOwn(request, key) && !Object.hasOwn(raw, key))
      origin.findings.problem('request-key', { key }, origin.source.placeOf('/request'))
  }
  reportFormat(origin, request.response_format, raw.response_format)
  for (const { code, pointer, args, isWarning } of requestFaults(request, api)) {
    const report = isWarning ? 'warn' : 'problem'
    origin.findings[report](code, args, origin.source.placeOf(`/request${pointer}`))
  }
  const variables = variablesOf(origin, request)
  return { request, variables: hasTodo ? null : variables, braced: bracedIn(origin, request) }
}

function bracedIn(origin: Origin, request: JsonObject): ReadonlyMap<string, Place> {
  const braced = new Map<string, Place>()
  for (const [key, value] of Object.entries(request)) {
    if (!isTemplate(key, value)) continue
    singleBraced(value, (name, at) => {
      if (!braced.has(name)) braced.set(name, origin.source.placeOf(childPointer('/request', key) + at))
    })
  }
  return braced
}

/** A response format that came out of a file, where the published schema could not see it. */
function reportFormat(origin: Origin, format: JsonValue | undefined, written: JsonValue | undefined): void {
  if (format === undefined || format === null || format === written || isObject(format)) return
  if (typeof format === 'string' && RESPONSE_FORMAT.test(format)) return
  origin.findings.problem(
    'malformed',
    { key: 'response_format', found: shownValue(format), allowed: formOf(RESPONSE_FORMAT.source), meant: '' },
    origin.source.placeOf('/request/response_format'),
  )
}

function variablesOf(origin: Origin, request: JsonObject): ReadonlyMap<string, readonly string[]> {
  const variables = new Map<string, string[]>()
  for (const [key, value] of Object.entries(request)) {
    if (!isTemplate(key, value)) continue
    const found: string[] = []
    const pointer = childPointer('/request', key)
    eachPart(value, (part, at) => {
      if ('fault' in part)
        origin.findings.problem('template-fault', { found: part.fault }, origin.source.placeOf(pointer + at))
      else found.push(part.name)
    })
    variables.set(key, found)
  }
  return variables
}

/** Names of the tools that the request declares; null where cases bring them, or a template does. */
export function declaredTools(request: JsonObject): readonly string[] | null {
  if (request.tools === undefined) return []
  if (!Array.isArray(request.tools)) return null
  const names = (request.tools as readonly JsonValue[]).map((tool) => {
    if (!isObject(tool)) return null
    const named = isObject(tool.function) ? tool.function.name : tool.name
    return typeof named === 'string' && !named.includes('{{') ? named : null
  })
  return names.every((name) => name !== null) ? names : null
}
