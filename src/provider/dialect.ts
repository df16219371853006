import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { DialectFinding } from './dialect-finding.ts'
import type { Source } from './engines/engine.ts'
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

/** What one model, or a family, does with a member of the request that its provider takes of others. */
interface ModelRule {
  /** Providers at which the fact holds. */
  readonly providers: readonly string[]
  readonly model: RegExp
  readonly member: string
  readonly when: (body: JsonObject) => boolean
  readonly effect: Effect
  readonly says: string
  readonly source: Source
}

const LUNA: Source = { evidence: 'vendor', ref: 'developers.openai.com/api/docs/models/gpt-6-luna', checked: '2026-09' }
const CLAUDE: Source = {
  evidence: 'vendor',
  ref: 'anthropics/skills skills/claude-api @9d2f1ae',
  checked: '2026-07-01',
}
/** The compatibility layer is taken to pass on what the Messages API refuses. */
const CLAUDE_COMPAT: Source = { ...CLAUDE, evidence: 'read' }
const FABLE: Source = { evidence: 'read', ref: 'platform.claude.com/llms-full.txt, public copy', checked: '2026-09' }

const SAMPLING = ['temperature', 'top_p', 'top_k']
const FIXED_SAMPLING = /^claude-(?:opus-4-(?:[7-9]|\d\d)|sonnet-5|fable-5)(?!\d)/

/** Claude models that take sampling as it is by default alone. */
function fixedSampling(provider: string, source: Source): readonly ModelRule[] {
  const says = 'is refused where it is not the default'
  return SAMPLING.map((member) => {
    return { providers: [provider], model: FIXED_SAMPLING, member, when: () => true, effect: 'refused', says, source }
  })
}

const isForced = ({ tool_choice: choice }: JsonObject): boolean =>
  choice === 'required' ||
  choice === 'any' ||
  (isObject(choice) && ['function', 'any', 'tool'].includes(String(choice.type)))

/** Facts by model, one entry each. */
export const MODEL_RULES: readonly ModelRule[] = [
  {
    providers: ['openai'],
    model: /^gpt-6-luna(?:-|$)/,
    member: 'tools',
    when: ({ reasoning_effort: effort }) => effort !== 'none',
    effect: 'refused',
    says: 'work only with `reasoning_effort: none` on Chat Completions',
    source: LUNA,
  },
  ...fixedSampling('anthropic', CLAUDE),
  ...fixedSampling('anthropic-compat', CLAUDE_COMPAT),
  {
    providers: ['anthropic', 'anthropic-compat'],
    model: /^claude-fable-5-1(?:-|$)/,
    member: 'tool_choice',
    when: isForced,
    effect: 'refused',
    says: 'can not force a tool',
    source: FABLE,
  },
]
