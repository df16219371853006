import type { Contract } from '../contract/contract.ts'
import { renderRequest } from '../contract/template.ts'
import { mergePatch } from '../json/merge-patch.ts'
import { isObject, type JsonObject } from '../json/value.ts'
import { contractDialect } from '../preflight/dialect.ts'
import { askedSchema, schemaFindings, sourceArgs, toolSchemas } from '../preflight/engine-schemas.ts'
import type { Finding } from '../preflight/finding.ts'
import type { Engine, Rule, Source } from '../provider/engines/engine.ts'
import { READS_ALL } from '../provider/engines/reads-all.ts'
import { rules } from '../provider/engines/rules.ts'
import type { MappingTarget, SendingTarget } from '../provider/map-request.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import type { ProbeState } from './probe.ts'
import type { ProbeFacts } from './probe-record.ts'
import type { FOUGHT_SCHEMAS } from './schema-probes.ts'

/** What a request asks for that was asked of the endpoint too: which probe, and where it stands in the request. */
const MEMBERS: readonly (readonly [id: string, member: string, asks: (body: JsonObject) => boolean])[] = [
  [
    'json_object',
    'response_format',
    ({ response_format: format }) => isObject(format) && format.type === 'json_object',
  ],
  ['tool_choice.required', 'tool_choice', ({ tool_choice: choice }) => choice === 'required'],
  ['tool_choice.named', 'tool_choice', ({ tool_choice: choice }) => isObject(choice)],
  ['parallel_tool_calls', 'parallel_tool_calls', ({ parallel_tool_calls: parallel }) => parallel === false],
  ['max_tokens', 'max_tokens', ({ max_tokens: most }) => most !== undefined],
  ['seed', 'seed', ({ seed }) => seed !== undefined],
  ['stop', 'stop', ({ stop }) => stop !== undefined],
  ['logprobs', 'logprobs', ({ logprobs }) => logprobs === true],
]

/**
 * A contract's request against an endpoint that was probed. What was measured there speaks in place of what was read of
 * its kind, about the same thing; of everything else the known rules hold as before.
 */
export function probedDialect(
  contract: Contract,
  target: MappingTarget & SendingTarget,
  facts: ProbeFacts,
): readonly Finding[] {
  const rendered = renderRequest(contract, contract.cases.at(0))
  const patched = mergePatch(rendered, target.request)
  const body = isObject(patched) ? patched : rendered
  const measured = [...measuredSchemaFindings(body, contract, facts), ...measuredMemberFindings(body, contract, facts)]
  const held = heldKeywords(facts)
  const read = contractDialect(contract, { ...target, provider: withoutProbed(target.provider, facts) })
  return [...measured, ...read.filter((one) => !isCoveredBy(one, measured, held))]
}

/** The profile without what the probe knows better. */
function withoutProbed(profile: ProviderProfile, { findings }: ProbeFacts): ProviderProfile {
  const known = new Set(findings.filter(({ state }) => state !== 'unknown').map(({ id }) => id.split('.')[0]))
  const schema = findings.find(({ id }) => id === 'schema')?.state ?? 'unknown'
  return {
    ...profile,
    parameters: Object.fromEntries(Object.entries(profile.parameters).filter(([name]) => !known.has(name))),
    enforcement: schema === 'unknown' ? profile.enforcement : 'unknown',
    engine: schema === 'unknown' || schema === 'enforced' ? profile.engine : null,
  }
}

/** The same of the same place, or that a keyword is ignored which was seen to hold. */
function isCoveredBy({ args, place }: Finding, measured: readonly Finding[], held: ReadonlySet<string>): boolean {
  const { keyword, effect } = args
  if (typeof keyword !== 'string') return false
  const isSame = measured.some(
    (one) => one.args.keyword === keyword && one.args.effect === effect && one.place?.line === place?.line,
  )
  return isSame || (effect === 'ignored' && held.has(keyword))
}

function measuredSchemaFindings(body: JsonObject, contract: Contract, facts: ProbeFacts): readonly Finding[] {
  const engine = probedEngine(facts)
  const answer = askedSchema(body, contract)
  const state = facts.findings.find(({ id }) => id === 'schema')?.state
  const inAnswer =
    answer === undefined || state === undefined
      ? []
      : [says(contract, 'schema', 'response_format', state, facts), ...schemaFindings(contract, answer, engine)]
  const tools = toolSchemas(body, contract).filter(({ isStrict }) => isStrict)
  const ofTools = facts.findings.find(({ id }) => id === 'tools.arguments')?.state
  const inTools =
    tools.length === 0 || ofTools === undefined ? [] : [says(contract, "a tool's schema", 'tools', ofTools, facts)]
  return [...inAnswer, ...inTools]
}

const measuredMemberFindings = (body: JsonObject, contract: Contract, facts: ProbeFacts): readonly Finding[] =>
  MEMBERS.flatMap(([id, member, asks]) => {
    const state = facts.findings.find((one) => one.id === id)?.state
    return state === undefined || !asks(body) ? [] : [says(contract, `\`${member}\``, member, state, facts)]
  })

/** `schema enforced (probed 2026-11-30)`: a note where it holds or nobody knows, else a finding like any other of a dialect. */
function says(contract: Contract, subject: string, member: string, state: ProbeState, facts: ProbeFacts): Finding {
  const place = contract.placeOf(`/request/${member}`)
  const { probed, provider, file } = facts
  if (state === 'enforced' || state === 'unknown')
    return {
      code: 'probe-says',
      args: { contract: contract.name, subject, state, probed, file },
      place,
      severity: 'note',
    }
  const message = `${provider}: ${subject} ${state} (probed ${probed})`
  const args = { contract: contract.name, message, more: '', rewrite: '', ...sourceArgs(measuredBy(facts)) }
  return state === 'refused'
    ? { code: 'dialect-refused', args, place, severity: 'error' }
    : { code: 'dialect-ignored', args, place, severity: 'warning' }
}

/** What the probe of a keyword speaks of: which keywords, and in which schemas. */
interface Speaks {
  readonly keywords: readonly string[]
  readonly condition?: string
  readonly when?: (schema: JsonObject) => boolean
}

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
const isAnchored = ({ pattern }: JsonObject): boolean => typeof pattern === 'string' && /^\^.*\$$/s.test(pattern)
const isOf = (type: string) => (schema: JsonObject) =>
  schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type))

const SPEAKS: Readonly<Record<keyof typeof FOUGHT_SCHEMAS, Speaks>> = {
  enum: { keywords: ['enum', 'const'] },
  'pattern (anchored)': { keywords: ['pattern'], condition: 'with ^ and $', when: isAnchored },
  'pattern (unanchored)': { keywords: ['pattern'], condition: 'without ^ and $', when: (one) => !isAnchored(one) },
  'minimum and maximum (integer)': { keywords: BOUNDS, condition: 'of an integer', when: isOf('integer') },
  'minimum and maximum (number)': { keywords: BOUNDS, condition: 'of a number', when: isOf('number') },
  'minLength and maxLength': { keywords: ['minLength', 'maxLength'] },
  required: { keywords: ['required'] },
  additionalProperties: { keywords: ['additionalProperties'] },
  minItems: { keywords: ['minItems', 'maxItems'] },
  '$ref (nested)': { keywords: ['$ref'] },
  allOf: { keywords: ['allOf'] },
}

const WORDS: Readonly<Partial<Record<ProbeState, { readonly effect: 'refused' | 'ignored'; readonly says: string }>>> =
  {
    refused: { effect: 'refused', says: 'is refused' },
    ignored: { effect: 'ignored', says: 'is ignored' },
    'accepted, not enforced': { effect: 'ignored', says: 'is accepted and not enforced' },
  }

const measuredBy = ({ file, probed }: ProbeFacts): Source => ({
  evidence: 'measured',
  ref: file,
  checked: probed,
})

/** An endpoint as an engine whose rules were measured: what it does not hold of the keywords that it was asked about. */
function probedEngine(facts: ProbeFacts): Engine {
  const source = measuredBy(facts)
  return {
    id: 'probe',
    title: facts.provider,
    aliases: [],
    sources: [source],
    reading: READS_ALL,
    rules: spoken(facts).flatMap(({ speaks, state }): readonly Rule[] => {
      const words = WORDS[state]
      if (words === undefined) return []
      const { keywords, condition, when = () => true } = speaks
      const said = { ...words, says: `${condition ? `${condition} ` : ''}${words.says} (probed ${facts.probed})` }
      return rules(source, keywords, { ...said, ...(condition && { condition }) }, when)
    }),
    limits: [],
  }
}

/** Keywords that hold in each form in which they were asked about. */
function heldKeywords(facts: ProbeFacts): ReadonlySet<string> {
  const found = spoken(facts)
  const named = (isHeld: boolean): readonly string[] =>
    found.flatMap(({ speaks, state }) => ((state === 'enforced') === isHeld ? speaks.keywords : []))
  const open = new Set(named(false))
  return new Set(named(true).filter((keyword) => !open.has(keyword)))
}

const spoken = ({ findings }: ProbeFacts): readonly { readonly speaks: Speaks; readonly state: ProbeState }[] =>
  Object.entries(SPEAKS).flatMap(([keyword, speaks]) => {
    const state = findings.find(({ id }) => id === `schema.${keyword}`)?.state
    return state === undefined ? [] : [{ speaks, state }]
  })
