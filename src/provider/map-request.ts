import { mergePatch } from '../json/merge-patch.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { bad, good, type Result } from '../problem/problem.ts'
import { mapMessages } from './messages/map-messages.ts'
import type { Unmapped } from './messages/mapping.ts'
import type { MappedRequest, ProviderProfile, SentApi } from './profile.ts'

/** Who is asked: the profile, the model's name and the model's own merge patch on every request. */
export interface MappingTarget {
  readonly provider: ProviderProfile
  readonly model: string
  readonly request: JsonObject
}

/** What the mapping into another API needs. */
export interface SendingTarget {
  readonly provider: ProviderProfile
  /** The model's own limit of one answer, in tokens; null: not known. */
  readonly maxOutput: number | null
}

/** A request in the API that the provider speaks. */
export interface SentRequest {
  readonly api: SentApi
  readonly body: JsonObject
}

/** Members that the run decides: a patch that set them would break what the contract promises. */
const RESERVED = ['model', 'n', 'stream', 'stream_options']

/**
 * A contract's expanded request in the provider's dialect: the model's merge patch (RFC 7396), the provider's own
 * names (Chat Completions only), `model`. Members that the provider does not know stay: they are findings of
 * `dialectFindings`, never silent drops. Every change is said in words.
 */
export function mapRequest(body: JsonObject, target: MappingTarget, api: 'chat' | 'responses'): Result<MappedRequest> {
  const reserved = RESERVED.filter((name) => Object.hasOwn(target.request, name))
  if (reserved.length > 0) {
    return bad(
      ...reserved.map((name) => ({ code: 'provider-patch-reserved' as const, args: { name, model: target.model } })),
    )
  }
  const patched = mergePatch(body, target.request)
  const changes = Object.entries(target.request).map(([name, value]) => patchWords(name, value))
  const named =
    api === 'chat'
      ? rename(isObject(patched) ? patched : {}, target.provider)
      : good({ body: isObject(patched) ? patched : {}, changes: [] })
  if (!named.ok) return named
  return good({ body: { ...named.value.body, model: target.model }, changes: [...changes, ...named.value.changes] })
}

/** The API in which a contract's request is sent to a provider. */
export const sentApi = (api: 'chat' | 'responses', { dialect }: Pick<ProviderProfile, 'dialect'>): SentApi =>
  dialect === 'messages' ? 'messages' : api

/**
 * A request as `mapRequest` made it, its conversation perhaps gone on since, in the API that the provider speaks: its
 * own, or the Messages API. What can't be put into that is among `faults`, and the body is then not to be sent.
 */
export function sentRequest(
  body: JsonObject,
  { provider, maxOutput }: SendingTarget,
  api: 'chat' | 'responses',
): SentRequest & { readonly changes: readonly string[]; readonly faults: readonly Unmapped[] } {
  if (sentApi(api, provider) === api) return { api, body, changes: [], faults: [] }
  if (api === 'responses') return { api: 'messages', body, changes: [], faults: [OF_RESPONSES] }
  return { api: 'messages', ...mapMessages(body, maxOutput) }
}

const OF_RESPONSES: Unmapped = {
  pointer: '',
  found: 'a request of the Responses API',
  instead: 'write the contract for Chat Completions (`api: chat`), which is mapped',
}

const patchWords = (name: string, value: JsonValue): string =>
  value === null ? `\`${name}\` removed by the model's request patch` : `\`${name}\` set by the model's request patch`

function rename(body: JsonObject, provider: ProviderProfile): Result<MappedRequest> {
  const isChanged = (name: string): boolean => name === 'tool_choice' || Object.hasOwn(provider.renames, name)
  if (!Object.keys(body).some(isChanged)) return good({ body, changes: [] })
  const changes: string[] = []
  const members: [string, JsonValue][] = []
  for (const [name, value] of Object.entries(body)) {
    const theirs = Object.hasOwn(provider.renames, name) ? (provider.renames[name] ?? name) : name
    if (theirs !== name && Object.hasOwn(body, theirs)) {
      return bad({ code: 'provider-rename-conflict', args: { name, theirs, provider: provider.id } })
    }
    if (theirs !== name) changes.push(`\`${name}\` sent as \`${theirs}\` (${provider.title})`)
    members.push([theirs, name === 'tool_choice' ? toolChoice(value, provider, changes) : value])
  }
  return good({ body: Object.fromEntries(members), changes })
}

function toolChoice(value: JsonValue, provider: ProviderProfile, changes: string[]): JsonValue {
  const theirs =
    typeof value === 'string' && Object.hasOwn(provider.toolChoices, value) ? provider.toolChoices[value] : undefined
  if (theirs === undefined) return value
  changes.push(`\`tool_choice: ${String(value)}\` sent as \`${theirs}\` (${provider.title})`)
  return theirs
}
