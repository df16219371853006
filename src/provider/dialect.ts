import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { DialectFinding } from './dialect-finding.ts'
import type { Effect, ProviderProfile } from './profile.ts'
import { schemaFindings } from './schema-dialect.ts'

/**
 * What this provider would refuse or ignore, known before any call. `body` is the contract's request, `schema` the
 * one it asks the endpoint to enforce (null: none). A profile without facts finds nothing.
 */
export function dialectFindings(
  body: JsonObject,
  schema: JsonValue | null,
  profile: ProviderProfile,
): readonly DialectFinding[] {
  return [
    ...memberFindings(body, profile),
    ...formatFindings(body, profile),
    ...toolFindings(body, profile),
    ...(schema === null ? [] : schemaFindings(schema, profile)),
  ]
}

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
      : [request(childPointer('', name), name, effect, `${profile.title}: \`${name}\` is ${effect}`)]
  })

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
      ),
    ]
  }
  return type === 'json_schema' && profile.enforcement === 'ignored'
    ? [request('/response_format', type, 'ignored', `${profile.title} does not enforce schemas`)]
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
          ),
        ]
      : []
  })
}

const request = (pointer: Pointer, subject: string, effect: Effect, message: string): DialectFinding => ({
  in: 'request',
  pointer,
  subject,
  effect,
  message,
})
