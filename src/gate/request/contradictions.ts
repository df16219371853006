import { GroupedProblems } from '../../contract/cases/grouped-problems.ts'
import type { Case, Contract } from '../../contract/contract.ts'
import type { Expect, ExpectedCalls, ValueChecks } from '../../contract/expect.ts'
import type { SchemaDocument } from '../../contract/schema-document.ts'
import { inlineSchema } from '../../contract/schema-read.ts'
import { eachPart, fill } from '../../contract/template.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { DeclaredTool } from '../../outcome/criteria.ts'
import { criteriaOf } from '../../outcome/criteria-of.ts'
import { contradictions } from '../../outcome/satisfiable/contradictions.ts'
import { noValue } from '../../outcome/satisfiable/no-value.ts'
import { wantedOf } from '../../outcome/satisfiable/wanted.ts'
import type { NormalDocument } from '../../outcome/schema/normal.ts'
import { normaliseSchema } from '../../outcome/schema/normalise.ts'
import { toolSchemas } from '../../outcome/tool-schema.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Finding } from '../../preflight/finding.ts'
import type { Place, Problem } from '../../problem/problem.ts'

/** Of one contract so many are told: a schema that changed its name for a member contradicts every case. */
const MOST = 100
/** Every case may bring tools of its own. */
const KEPT_SCHEMAS = 500

/** What the contracts expect and their own schemas, or their tools' parameters, let no answer be. */
export const contradictionsIn = (contracts: readonly Contract[]): readonly Problem[] =>
  contracts.flatMap((contract) => new Search(contract).problems())

/** So many are told of a run, which goes on whatever they say. */
const MOST_WARNINGS = 20

/** The same as warnings: a run is not refused for a wrong label among ten thousand cases, and its answers show the rest. */
export function contradictionWarnings({ contracts }: Pick<Plan, 'contracts'>): readonly Finding[] {
  const found = contradictionsIn(contracts.map(({ contract }) => contract))
  const last = found[MOST_WARNINGS]
  const more: readonly Problem[] =
    last === undefined ? [] : [{ ...last, code: 'more-problems', args: { path: last.place?.file ?? '' } }]
  return [...found.slice(0, MOST_WARNINGS), ...more].map((problem) => ({ ...problem, severity: 'warning' }))
}

class Search {
  private readonly found = new GroupedProblems()
  private readonly seen = new Set<string>()
  /** Most cases have their contract's expectation: its schema is looked through once. */
  private readonly looked = new WeakSet<Expect>()
  private readonly normals = new Map<string, NormalDocument | null>()
  private readonly toolsOf: (one: Case) => readonly DeclaredTool[]
  private readonly contract: Contract

  constructor(contract: Contract) {
    this.contract = contract
    this.toolsOf = declaredTools(contract)
  }

  problems(): readonly Problem[] {
    const { cases } = this.contract
    const { flows, expects, expectValues, expectCalls } = cases.counts
    // Where none expects anything of its own, nor a value, the first one's schema is all that is to be looked at.
    const length = flows + expects + expectValues + expectCalls === 0 ? Math.min(1, cases.length) : cases.length
    for (let index = 0; index < length && this.found.length < MOST; index++) this.ofCase(cases.at(index))
    return this.found.list().slice(0, MOST)
  }

  private ofCase(one: Case): void {
    if (one.turns === undefined) return this.ofExpect(one, one.expect, '/expect')
    for (const [index, turn] of one.turns.entries()) this.ofExpect(one, turn.expect, `/turns/${index}/expect`)
  }

  private ofExpect(one: Case, expect: Expect, at: string): void {
    const { schema, values, calls, parser } = expect
    if (schema && !this.looked.has(expect)) this.ofSchema(schema, parser === 'text')
    this.looked.add(expect)
    const documents = [schema, values?.schema, parser === 'text' ? TEXT : undefined]
    for (const document of documents) if (document && values) this.ofChecks(one, values, document, at, '')
    if (calls === undefined) return
    const why = callsNever(calls, { ...this.contract.request, ...one.request })
    if (why !== null) this.report(expect.place, { code: 'calls-never', args: { why } })
    if (!calls.calls.some((call) => call.arguments)) return
    const tools = this.toolsOf(one)
    for (const [index, call] of calls.calls.entries()) {
      const parameters = tools.find(({ name }) => name === call.name)?.parameters
      const below = `/tool_calls${calls.ordered ? '/calls' : ''}/${index}/arguments`
      if (parameters && call.arguments) this.ofChecks(one, call.arguments, parameters, at + below, call.name)
    }
  }

  private ofSchema(schema: SchemaDocument, isText: boolean): void {
    const never = noValue(schema.root)
    if (never !== null)
      this.report(schema.placeOf?.(never.pointer) ?? schema.place, { code: 'schema-never', args: { why: never.why } })
    else if (isText && !takesText(schema.root)) this.report(schema.place, { code: 'schema-never-text', args: {} })
  }

  /** @param tool whose arguments these are; '' for an answer's value */
  private ofChecks(one: Case, checks: ValueChecks, schema: SchemaDocument, at: string, tool: string): void {
    const normal = this.normalOf(schema)
    if (normal === null) return
    for (const { wanted, at: below, inside } of wantedOf(checks))
      for (const { pointer, expected, allowed } of contradictions(wanted, normal)) {
        const where = pointer === '' ? 'the value' : pointer
        this.report(this.placeOf(one, checks, at, below, pointer.slice(inside.length)), {
          code: tool === '' ? 'expected-never' : 'arguments-never',
          args: { where, expected, allowed, tool },
        })
      }
  }

  /** What all cases inherit stands in the contract; a golden row's is its last turn. */
  private placeOf(one: Case, checks: ValueChecks, at: string, below: string, pointer: string): Place {
    if (one.golden) return one.placeOf(`/messages/${(one.request?.messages as JsonValue[] | undefined)?.length ?? 0}`)
    const own = this.contract.expect
    const isInherited =
      one.turns === undefined &&
      (isFirstOf(below, 'equals', own.values, checks) ||
        isFirstOf(below, 'match', own.values, checks) ||
        isFirstOf(below, 'pointers', own.values, checks) ||
        (at.startsWith('/expect/tool_calls') && own.calls === one.expect.calls))
    return (isInherited ? this.contract : one).placeOf(at + below + pointer)
  }

  private report(place: Place, { code, args }: Omit<Problem, 'place'>): void {
    const key = JSON.stringify([code, args, place])
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.found.add({ code, args, place })
  }

  /** null for a schema that is refused, which is seen elsewhere. */
  private normalOf(schema: SchemaDocument): NormalDocument | null {
    const known = this.normals.get(schema.digest)
    if (known !== undefined) return known
    const normalised = normaliseSchema(schema)
    const normal = normalised.ok ? normalised.normal : null
    if (this.normals.size >= KEPT_SCHEMAS) this.normals.delete(this.normals.keys().next().value as string)
    this.normals.set(schema.digest, normal)
    return normal
  }
}

/** What `parser: text` makes of any answer. */
const TEXT = inlineSchema({ type: 'string' }, { file: '', line: 1, column: 1 })

const takesText = (schema: JsonValue): boolean =>
  !isObject(schema) || schema.type === undefined || [schema.type].flat().includes('string')

const isFirstOf = (
  below: string,
  key: 'equals' | 'match' | 'pointers',
  own: ValueChecks | undefined,
  checks: ValueChecks,
): boolean => below.startsWith(`/${key}`) && own?.[key] !== undefined && own[key] === checks[key]

/** The tools of a case's request: the same for all, unless cases bring them. */
function declaredTools({ request, api, expect, placeOf }: Contract): (one: Case) => readonly DeclaredTool[] {
  const schemas = toolSchemas(placeOf('/request/tools'))
  const declared = (tools: JsonValue): readonly DeclaredTool[] => criteriaOf({ tools }, api, expect, schemas).tools
  const written = request.tools ?? null
  let varies = false
  eachPart(written, () => {
    varies = true
  })
  const shared = varies ? [] : declared(written)
  return (one) => {
    if (one.request?.tools !== undefined) return declared(one.request.tools)
    return varies ? declared(fill(written, one.vars)) : shared
  }
}

/** Why a request lets the calls that are expected of it never be made, in words; null where it lets them be. */
function callsNever({ ordered: _, calls }: ExpectedCalls, request: JsonObject): string | null {
  const wanted = calls.filter(({ optional }) => !optional).map(({ name }) => name)
  const choice = request.tool_choice ?? null
  if (choice === 'none') return wanted.length === 0 ? null : '`tool_choice: none` lets none be made'
  if (choice === 'required' || choice === 'any')
    return calls.length > 0 ? null : `\`tool_choice: ${choice}\` asks for one, and none is expected`
  const named = nameIn(choice)
  if (named !== null) {
    if (calls.length === 0) return `\`tool_choice\` asks for ${named}, and no call is expected`
    const other = wanted.find((name) => name !== named)
    if (other !== undefined) return `\`tool_choice\` lets ${named} alone be called, and ${other} is expected`
  }
  if (request.parallel_tool_calls === false && wanted.length > 1)
    return `\`parallel_tool_calls: false\` lets one be made, and ${wanted.length} are expected`
  return null
}

/** The one function that a choice names, in the shape of either API. */
function nameIn(choice: JsonValue): string | null {
  if (!isObject(choice) || (choice.type !== undefined && choice.type !== 'function')) return null
  const named = isObject(choice.function) ? choice.function.name : choice.name
  return typeof named === 'string' && !named.includes('{{') ? named : null
}
