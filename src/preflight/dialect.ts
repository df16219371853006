import type { Contract } from '../contract/contract.ts'
import { renderRequest } from '../contract/template.ts'
import { mergePatch } from '../json/merge-patch.ts'
import { isObject, type JsonObject, type Pointer } from '../json/value.ts'
import type { Code } from '../problem/problems.ts'
import { dialectFindings } from '../provider/dialect.ts'
import type { DialectFinding } from '../provider/dialect-finding.ts'
import { engineNamed } from '../provider/engines/register.ts'
import { type MappingTarget, mapRequest, type SendingTarget, sentRequest } from '../provider/map-request.ts'
import type { Effect, ProviderProfile } from '../provider/profile.ts'
import { askedSchema, isCertain, schemaFindings, sourceArgs, toolSchemas } from './engine-schemas.ts'
import type { Finding } from './finding.ts'

const CODES: Readonly<Record<Effect, Code>> = {
  refused: 'dialect-refused',
  unsupported: 'dialect-unsupported',
  ignored: 'dialect-ignored',
}

/**
 * What the provider of a model is known not to honour in a contract's request and schemas, and what is changed to get
 * the request into its dialect; from the first case's request. An `error` where the vendor itself says that it refuses
 * something, or the engine was seen to.
 */
export function contractDialect(contract: Contract, target: MappingTarget & SendingTarget): readonly Finding[] {
  const { provider } = target
  const rendered = renderRequest(contract, contract.cases.at(0))
  const patched = mergePatch(rendered, target.request)
  const body = isObject(patched) ? patched : rendered
  const request = dialectFindings(inChatShape(body, contract.api), provider, target.model)
  return [
    ...request.map((finding) => requestFinding(finding, contract)),
    ...heldSchemas(body, contract, provider),
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

const requestFinding = ({ effect, message, pointer, source }: DialectFinding, contract: Contract): Finding => ({
  code: CODES[effect],
  args: { contract: contract.name, message, more: '', rewrite: '', ...sourceArgs(source) },
  place: contract.placeOf(`/request${written(pointer, contract)}`),
  severity: effect === 'refused' && isCertain(source) ? 'error' : 'warning',
})

/** The schemas that the provider's engine is asked to hold: of the answer, and of tools that ask for strict mode. */
function heldSchemas(body: JsonObject, contract: Contract, provider: ProviderProfile): readonly Finding[] {
  const engine = provider.engine === null ? undefined : engineNamed(provider.engine.id)
  if (engine === undefined || provider.engine === null) return []
  const answer = askedSchema(body, contract)
  const isHeld = answer !== undefined && (provider.engine.of === 'all' || answer.isStrict)
  const tools = provider.strictTools === 'ignored' ? [] : toolSchemas(body, contract).filter(({ isStrict }) => isStrict)
  return [...(isHeld ? [answer] : []), ...tools].flatMap((asked) => schemaFindings(contract, asked, engine))
}

function changes(rendered: JsonObject, contract: Contract, target: MappingTarget & SendingTarget): readonly Finding[] {
  const mapped = mapRequest(rendered, target, contract.api)
  const said = mapped.ok
    ? [...mapped.value.changes, ...sentRequest(mapped.value.body, target, contract.api).changes]
    : []
  return said.map((change) => ({
    code: 'dialect-mapped',
    args: { contract: contract.name, change },
    place: contract.placeOf('/request'),
    severity: 'note',
  }))
}
