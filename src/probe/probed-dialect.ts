import type { Contract } from '../contract/contract.ts'
import { renderRequest } from '../contract/template.ts'
import { mergePatch } from '../json/merge-patch.ts'
import { isObject, type JsonObject } from '../json/value.ts'
import { contractDialect } from '../preflight/dialect.ts'
import { askedSchema, schemaFindings, sourceArgs, toolSchemas } from '../preflight/engine-schemas.ts'
import type { Finding } from '../preflight/finding.ts'
import type { MappingTarget, SendingTarget } from '../provider/map-request.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import type { ProbeState } from './probe.ts'
import type { ProbeFacts } from './probe-record.ts'
import { heldKeywords, measuredBy, probedEngine } from './probed-engine.ts'

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
