import type { Contract } from '../contract/contract.ts'
import { requestSchema } from '../contract/response-format.ts'
import { renderRequest } from '../contract/template.ts'
import { mergePatch } from '../json/merge-patch.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import { dialectFindings } from '../provider/dialect.ts'
import type { DialectFinding } from '../provider/dialect-finding.ts'
import { type MappingTarget, mapRequest } from '../provider/map-request.ts'
import type { Effect, ProviderProfile } from '../provider/profile.ts'
import { schemaFindings } from '../provider/schema-dialect.ts'
import type { Finding } from './finding.ts'
import type { DialectCode } from './preflight-codes.ts'

const CODES: Readonly<Record<Effect, DialectCode>> = {
  refused: 'dialect-refused',
  unsupported: 'dialect-unsupported',
  ignored: 'dialect-ignored',
}

/**
 * What the provider of a model is known not to honour in a contract's request and schema, and what is changed to get
 * the request into its dialect; from the first case's request. Never an `error`: the facts may have aged, and an
 * endpoint that refuses the request says so itself.
 */
export function contractDialect(contract: Contract, target: MappingTarget): readonly Finding<DialectCode>[] {
  const { provider } = target
  const rendered = renderRequest(contract, contract.cases.at(0))
  const patched = mergePatch(rendered, target.request)
  const body = isObject(patched) ? patched : rendered
  const request = dialectFindings(inChatShape(body, contract.api), null, provider)
  return [
    ...summed(request, contract, provider, (pointer) => contract.placeOf(`/request${written(pointer, contract)}`)),
    ...answerSchema(body, contract, provider),
    ...toolSchemas(body, contract, provider),
    ...changes(rendered, contract, target),
  ]
}

/** The profiles know members by their names in Chat Completions. */
function inChatShape(body: JsonObject, api: Contract['api']): JsonObject {
  const format = api === 'responses' && isObject(body.text) ? body.text.format : undefined
  return format === undefined ? body : { ...body, response_format: format }
}

const written = (pointer: Pointer, { api, request }: Contract): Pointer =>
  api === 'responses' && request.response_format === undefined
    ? pointer.replace(/^\/response_format/, '/text/format')
    : pointer

/** The schema that the endpoint is asked to enforce. Shapes that strict mode asks for matter where it is asked for. */
function answerSchema(
  body: JsonObject,
  contract: Contract,
  provider: ProviderProfile,
): readonly Finding<DialectCode>[] {
  const found = requestSchema(body, contract.api)
  if (found === undefined) return []
  const isWritten = requestSchema(contract.request, contract.api) !== undefined
  const own = isWritten ? undefined : contract.expect.schema
  const placeOf = (pointer: Pointer): Place => own?.placeOf?.(pointer) ?? contract.placeOf(found.pointer + pointer)
  const findings = schemaFindings(
    found.schema,
    isStrict(body, contract.api) ? provider : { ...provider, schemaRules: null },
  )
  return summed(findings, contract, provider, placeOf)
}

function isStrict(body: JsonObject, api: Contract['api']): boolean {
  const format = api === 'chat' ? body.response_format : isObject(body.text) ? body.text.format : undefined
  const named = api === 'chat' && isObject(format) ? format.json_schema : format
  return isObject(named) && named.strict === true
}

/** Arguments of tools that ask for strict mode are held to the same rules. */
function toolSchemas(body: JsonObject, contract: Contract, provider: ProviderProfile): readonly Finding<DialectCode>[] {
  if (provider.strictTools === 'ignored' || !Array.isArray(body.tools)) return []
  return (body.tools as readonly JsonValue[]).flatMap((tool, index) => {
    const made = isObject(tool) && isObject(tool.function) ? tool.function : tool
    if (!isObject(made) || made.strict !== true || !isObject(made.parameters)) return []
    const path = `/request/tools/${index}${made === tool ? '' : '/function'}/parameters`
    return summed(schemaFindings(made.parameters, provider), contract, provider, (pointer) =>
      contract.placeOf(path + pointer),
    )
  })
}

/** One finding a subject: thirty members that are not required are one thing to mend. */
function summed(
  findings: readonly DialectFinding[],
  contract: Contract,
  provider: ProviderProfile,
  placeOf: (pointer: Pointer) => Place,
): readonly Finding<DialectCode>[] {
  const first = new Map<string, { readonly finding: DialectFinding; count: number }>()
  for (const finding of findings) {
    const key = `${finding.effect} ${finding.subject}`
    const known = first.get(key)
    if (known) known.count++
    else first.set(key, { finding, count: 1 })
  }
  return [...first.values()].map(({ finding, count }) => ({
    code: CODES[finding.effect],
    args: {
      contract: contract.name,
      message: finding.message,
      more: count > 1 ? `, and ${count - 1} more like it` : '',
      rewrite: '',
      source: provider.sources[0] ?? provider.title,
      checked: provider.checked ?? 'a day that was not noted',
    },
    place: placeOf(finding.pointer),
    severity: 'warning',
  }))
}

function changes(rendered: JsonObject, contract: Contract, target: MappingTarget): readonly Finding<DialectCode>[] {
  const mapped = mapRequest(rendered, target, contract.api)
  const said = mapped.ok ? mapped.value.changes : []
  return said.map((change) => ({
    code: 'dialect-mapped',
    args: { contract: contract.name, change },
    place: contract.placeOf('/request'),
    severity: 'note',
  }))
}
