import type { Contract } from '../contract/contract.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import type { ModelEntry } from '../registry/entry.ts'
import type { Found } from '../registry/registry.ts'
import type { Finding } from './finding.ts'

/** A member of a contract's request that a model refuses, or takes on a condition that the request does not meet. */
export interface RefusedMember {
  readonly member: string
  /** null: always. */
  readonly condition: string | null
  /** Whether the condition was understood, and is not met: else a person has to look. */
  readonly isCertain: boolean
  readonly place: Place
}

type Asks = (request: JsonObject) => readonly string[]

const members =
  (...names: readonly string[]): Asks =>
  (request) =>
    names.filter((name) => request[name] !== undefined)

/** The members of a request that ask for what an entry's `features` speak of. */
const ASKED_BY: Readonly<Record<string, Asks>> = {
  tools: members('tools', 'tool_choice', 'parallel_tool_calls'),
  reasoning: members('reasoning_effort', 'reasoning'),
  temperature: members('temperature'),
  json_schema: (request) => [
    ...(isJsonSchema(request.response_format) ? ['response_format'] : []),
    ...(isObject(request.text) && isJsonSchema(request.text.format) ? ['text'] : []),
  ],
}

const isJsonSchema = (value: JsonValue | undefined): boolean =>
  value === 'json_schema' || (isObject(value) && value.type === 'json_schema')

/** What of a contract's request, sent in a provider's dialect, a model refuses by its entry's features. */
export function refusedByFeatures(
  { request, placeOf, api }: Pick<Contract, 'request' | 'placeOf' | 'api'>,
  { features }: Pick<ModelEntry, 'features'>,
  dialect: ProviderProfile['dialect'],
): readonly RefusedMember[] {
  return Object.entries(features).flatMap(([feature, takes]) => {
    const asked = ASKED_BY[feature]?.(request) ?? []
    const met =
      takes === true ? true : takes === false ? false : isMet(takes, request, dialect === 'messages' ? 'Messages' : api)
    if (met === true) return []
    const condition = typeof takes === 'string' ? takes : null
    return asked.map((member) => ({
      member,
      condition,
      isCertain: met === false,
      place: placeOf(`/request/${member}`),
    }))
  })
}

/**
 * Whether a request meets a condition such as `on Chat Completions only with reasoning_effort: none`; null: the words are
 * none that are known.
 */
function isMet(condition: string, request: JsonObject, api: Contract['api'] | 'Messages'): boolean | null {
  const named = /\b(Chat Completions|Responses|Messages)\b/.exec(condition)?.[1]
  const isOfThis =
    named === undefined || { 'Chat Completions': 'chat', Responses: 'responses', Messages: 'Messages' }[named] === api
  const [, member, value] = /\b(?:only )?(?:with|where|at) `?(\w+)`?\s*[:=]?\s*`?([\w.-]+)`?/.exec(condition) ?? []
  // What holds of one API says nothing of another.
  if (member !== undefined && value !== undefined) return !isOfThis || String(request[member]) === value
  return named !== undefined && isOfThis ? true : null
}

/** The same as findings: the vendor's own word, with its page and day. */
export function featureFindings(
  contract: Contract,
  found: Found | null,
  dialect: ProviderProfile['dialect'],
): readonly Finding[] {
  const { entry, relation } = found ?? {}
  if (entry?.fact == null || relation === 'fine-tune') return []
  const { source, checked } = entry.fact
  return refusedByFeatures(contract, entry, dialect)
    .filter(({ isCertain }) => isCertain)
    .map(({ member, condition, place }): Finding => {
      const message = `${entry.model}: \`${member}\` ${condition === null ? 'is refused' : `is taken ${condition}`}`
      const args = {
        contract: contract.name,
        message,
        more: '',
        rewrite: '',
        source,
        checked: `${checked}, the vendor’s own word`,
      }
      return { code: 'dialect-refused', args, place, severity: 'error' }
    })
}
