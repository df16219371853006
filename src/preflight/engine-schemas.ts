import type { Contract } from '../contract/contract.ts'
import { requestSchema } from '../contract/response-format.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { Code } from '../problem/problems.ts'
import type { Engine, EngineFinding, Source } from '../provider/engines/engine.ts'
import { engineFindings } from '../provider/engines/engine-findings.ts'
import type { Finding } from './finding.ts'

/** A schema that an endpoint is asked to enforce, and where its parts stand. */
interface AskedSchema {
  readonly schema: JsonValue
  readonly placeOf: (pointer: Pointer) => Place
  readonly isStrict: boolean
  readonly use: 'answer' | 'tool'
}

/** The schema of the answer that a request asks for; undefined where it asks for none. */
export function askedSchema(body: JsonObject, contract: Contract): AskedSchema | undefined {
  const found = requestSchema(body, contract.api)
  if (found === undefined) return undefined
  const isWritten = requestSchema(contract.request, contract.api) !== undefined
  const own = isWritten ? undefined : contract.expect.schema
  const placeOf = (pointer: Pointer): Place => own?.placeOf?.(pointer) ?? contract.placeOf(found.pointer + pointer)
  return { schema: found.schema, placeOf, isStrict: isStrict(body, contract.api), use: 'answer' }
}

function isStrict(body: JsonObject, api: Contract['api']): boolean {
  const format = api === 'chat' ? body.response_format : isObject(body.text) ? body.text.format : undefined
  const named = api === 'chat' && isObject(format) ? format.json_schema : format
  return isObject(named) && named.strict === true
}

/** The schemas of tools' arguments. */
export function toolSchemas(body: JsonObject, contract: Contract): readonly AskedSchema[] {
  const tools: readonly JsonValue[] = Array.isArray(body.tools) ? body.tools : []
  return tools.flatMap((tool, index): readonly AskedSchema[] => {
    const made = isObject(tool) && isObject(tool.function) ? tool.function : tool
    if (!isObject(made) || !isObject(made.parameters)) return []
    const path = `/request/tools/${index}${made === tool ? '' : '/function'}/parameters`
    const placeOf = (pointer: Pointer): Place => contract.placeOf(path + pointer)
    return [{ schema: made.parameters, placeOf, isStrict: made.strict === true, use: 'tool' }]
  })
}

/** The schema that answers are held to, where the request itself asks for none. */
function expectedSchema({ expect }: Contract): AskedSchema | undefined {
  const { schema } = expect
  return schema === undefined
    ? undefined
    : {
        schema: schema.root,
        placeOf: (pointer) => schema.placeOf?.(pointer) ?? schema.place,
        isStrict: true,
        use: 'answer',
      }
}

const CODES: Readonly<Record<EngineFinding['effect'], Code>> = {
  refused: 'dialect-refused',
  ignored: 'dialect-ignored',
  stricter: 'dialect-stricter',
}

/** What an engine makes of one schema of a contract, one finding a keyword and effect: thirty of a kind are one to mend. */
export function schemaFindings(contract: Contract, asked: AskedSchema, engine: Engine): readonly Finding[] {
  const first = new Map<string, { readonly finding: EngineFinding; count: number }>()
  for (const finding of engineFindings(asked.schema, engine)) {
    const key = `${finding.effect} ${finding.keyword} ${finding.message}`
    const known = first.get(key)
    if (known) known.count++
    else first.set(key, { finding, count: 1 })
  }
  return [...first.values()].map(({ finding, count }) => ({
    code: CODES[finding.effect],
    args: {
      contract: contract.name,
      message: `${engine.title}: ${finding.message}`,
      more: count > 1 ? `, and ${count - 1} more like it` : '',
      engine: finding.engine,
      keyword: finding.keyword,
      effect: finding.effect,
      rewrite: finding.rewrite === null ? '' : `${finding.rewrite}; `,
      ...sourceArgs(finding.source),
    },
    place: asked.placeOf(finding.pointer),
    severity: severityOf(finding),
  }))
}

const EVIDENCE_WORDS: Readonly<Record<Source['evidence'], string>> = {
  vendor: 'the vendor’s own word',
  measured: 'measured',
  read: 'read, not tried',
  'third-party': 'a third party’s word',
}

/** Where a fact is from, as the hints of findings say it. */
export const sourceArgs = ({ ref, checked, evidence }: Source): Readonly<Record<'source' | 'checked', string>> => ({
  source: ref,
  checked: `${checked}, ${EVIDENCE_WORDS[evidence]}`,
})

/** A refusal is certain where the vendor says so or the engine was asked. */
export const isCertain = ({ evidence }: Source): boolean => evidence === 'vendor' || evidence === 'measured'

function severityOf({ effect, source }: EngineFinding): Finding['severity'] {
  if (effect === 'stricter') return 'note'
  return effect === 'refused' && isCertain(source) ? 'error' : 'warning'
}

/** `check --engine`: every schema of a contract held against one engine, whoever serves the model. */
export function contractAgainstEngine(contract: Contract, engine: Engine): readonly Finding[] {
  const { request } = contract
  const answer = askedSchema(request, contract) ?? expectedSchema(contract)
  const all = [...(answer === undefined ? [] : [answer]), ...toolSchemas(request, contract)]
  return all.flatMap((asked) => schemaFindings(contract, asked, engine))
}
