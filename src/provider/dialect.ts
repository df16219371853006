import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { DialectFinding } from './dialect-finding.ts'
import type { Source } from './engines/engine.ts'
import { MODEL_RULES } from './model-rules.ts'
import type { Effect, ProviderProfile } from './profile.ts'

/**
 * What this provider would refuse or ignore of a request, known before any call. `body` is the contract's request in the
 * shape of Chat Completions. A profile without facts finds nothing.
 */
export function dialectFindings(body: JsonObject, profile: ProviderProfile, model: string): readonly DialectFinding[] {
  return [
    ...memberFindings(body, profile),
    ...closedFindings(body, profile),
    ...modelFindings(body, profile, model),
    ...formatFindings(body, profile),
    ...toolFindings(body, profile),
  ]
}

/** What a profile as a whole was read in. */
const sourceOf = ({ sources, checked, title }: ProviderProfile): Source => ({
  evidence: 'read',
  ref: sources[0] ?? title,
  checked: checked ?? 'a day that was not noted',
})

const memberFindings = (body: JsonObject, profile: ProviderProfile): readonly DialectFinding[] =>
  Object.keys(body).flatMap((name) => {
    const absent = Object.hasOwn(profile.renames, name) && profile.renames[name] === null
    const effect = Object.hasOwn(profile.parameters, name)
      ? profile.parameters[name]
      : absent
        ? 'unsupported'
        : undefined
    return effect === undefined
      ? []
      : [request(childPointer('', name), name, effect, `${profile.title}: \`${name}\` is ${effect}`, sourceOf(profile))]
  })

/** Members outside the list of an endpoint that refuses all others, by the names under which they are sent. */
function closedFindings(body: JsonObject, { closed, renames, title }: ProviderProfile): readonly DialectFinding[] {
  if (closed === null) return []
  return Object.keys(body)
    .filter((name) => !closed.members.includes((Object.hasOwn(renames, name) ? renames[name] : name) ?? name))
    .map((name) =>
      request(
        childPointer('', name),
        name,
        'refused',
        `${title}: \`${name}\` is refused, as any member outside its list`,
        closed.source,
      ),
    )
}

const modelFindings = (body: JsonObject, profile: ProviderProfile, model: string): readonly DialectFinding[] =>
  MODEL_RULES.filter(
    (rule) =>
      rule.providers.includes(profile.id) &&
      rule.model.test(model) &&
      body[rule.member] !== undefined &&
      rule.when(body),
  ).map(({ member, effect, says, source }) =>
    request(childPointer('', member), member, effect, `${model}: \`${member}\` ${says}`, source),
  )

function formatFindings(body: JsonObject, profile: ProviderProfile): readonly DialectFinding[] {
  const type = isObject(body.response_format) ? body.response_format.type : undefined
  if (
    typeof type !== 'string' ||
    profile.responseFormats.length === 0 ||
    Object.hasOwn(profile.parameters, 'response_format')
  )
    return []
  if (!profile.responseFormats.includes(type)) {
    return [
      request(
        '/response_format/type',
        type,
        'unsupported',
        `${profile.title} takes ${profile.responseFormats.join(', ')}, not ${type}`,
        sourceOf(profile),
      ),
    ]
  }
  return type === 'json_schema' && profile.enforcement === 'ignored'
    ? [request('/response_format', type, 'ignored', `${profile.title} does not enforce schemas`, sourceOf(profile))]
    : []
}

function toolFindings(body: JsonObject, profile: ProviderProfile): readonly DialectFinding[] {
  if (profile.strictTools !== 'ignored' || !Array.isArray(body.tools)) return []
  return body.tools.flatMap((tool: JsonValue, index: number) => {
    const made = isObject(tool) && isObject(tool.function) ? tool.function : {}
    return made.strict === true
      ? [
          request(
            `/tools/${index}/function/strict`,
            'strict',
            'ignored',
            `${profile.title}: \`strict\` on a tool is ignored`,
            sourceOf(profile),
          ),
        ]
      : []
  })
}

const request = (
  pointer: Pointer,
  subject: string,
  effect: Effect,
  message: string,
  source: Source,
): DialectFinding => ({ pointer, subject, effect, message, source })
