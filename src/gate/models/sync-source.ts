import { decodeUtf8, joinPath, readProblem } from '../../contract/files/include.ts'
import { isReadFault } from '../../contract/files/port.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import type { Failure } from '../../model/answer.ts'
import { proxySettings } from '../../model/wire/proxy.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { type ResolvedProvider, resolveProvider } from '../../provider/resolve-provider.ts'
import type { Vendor } from '../../registry/vendors.ts'
import { vendorOf } from '../../registry/vendors.ts'
import type { GatePorts } from '../request/request.ts'

/** Whose models are asked for, and where. */
export interface SyncProvider {
  /** Under whose name entries are written: the policy's provider, or the vendor. */
  readonly name: string
  /** Whose form the list has. */
  readonly vendor: Vendor | null
  /** null: no endpoint is known. */
  readonly endpoint: ResolvedProvider | null
}

export function syncProvider(asked: string | null, policy: Policy): Result<SyncProvider> {
  const called = asked ?? policy.candidate?.provider ?? 'openai'
  const own = Object.hasOwn(policy.providers, called) ? policy.providers[called] : undefined
  const vendor = vendorOf(own?.preset ?? called)
  const preset =
    own === undefined && vendor !== null ? (vendor.presets.find((one) => one === called) ?? vendor.presets[0]) : called
  const resolved = resolveProvider(preset ?? called, policy.providers, {})
  if (!resolved.ok && (vendor === null || resolved.problems.some(({ code }) => code !== 'provider-base-url-missing')))
    return resolved
  return good({
    name: own === undefined ? (vendor?.id ?? called) : called,
    vendor,
    endpoint: resolved.ok ? resolved.value : null,
  })
}

/** A text to be read, and where it comes from. */
export interface SyncText {
  readonly text: string
  /** As it is shown to people. */
  readonly file: string
  /** The public page or API whose words these are; null: none is known. */
  readonly page: string | null
}

export type SyncPorts = Pick<GatePorts, 'files' | 'environment' | 'now' | 'cancelled' | 'learnSecrets' | 'redact'>

/** A vendor's whole list has some thousand entries. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024

/** A saved answer or page, or one at an address. */
export async function namedText(from: string, cwd: string, ports: SyncPorts): Promise<Result<SyncText>> {
  if (/^https?:\/\//.test(from)) return pageAt(from, ports)
  const bytes = ports.files.read(joinPath(cwd, from), MAX_TEXT_BYTES)
  if (!isReadFault(bytes)) return good({ text: decodeUtf8(bytes) ?? '', file: from, page: null })
  const [code, args] = readProblem(bytes, from, MAX_TEXT_BYTES)
  return bad({ code, args })
}

/** A page of documentation: its Markdown form first, which vendors offer under the same address with `.md`. */
export async function documentationAt(url: string, ports: SyncPorts): Promise<Result<SyncText>> {
  if (!url.endsWith('.md')) {
    const markdown = await pageAt(`${url.replace(/\/$/, '')}.md`, ports)
    if (markdown.ok && !/^\s*</.test(markdown.value.text)) return good({ ...markdown.value, page: url })
  }
  return pageAt(url, ports)
}

async function pageAt(url: string, { environment, now, cancelled }: SyncPorts): Promise<Result<SyncText>> {
  const [{ createRawClient }, { DEADLINES }] = await Promise.all([
    import('../../model/wire/raw-client.ts'),
    import('../../model/wire/transport.ts'),
  ])
  const client = createRawClient({
    baseUrl: url,
    deadlines: DEADLINES,
    proxy: proxySettings(environment),
    now,
  })
  try {
    const answer = await client.send(
      { method: 'GET', path: '', body: {}, headers: { accept: 'text/markdown, text/html, application/json' } },
      cancelled,
    )
    if (answer.failure !== null)
      return bad({ code: 'models-page-unread', args: { url, says: failureWords(answer.failure) } })
    const text = answer.kind === 'answered' ? answer.text : ''
    return good({ text, file: url, page: url })
  } finally {
    await client.close()
  }
}

/** xAI tells prices in a list of its own (xai-proto, ListLanguageModels). */
const PATHS: Readonly<Record<string, string>> = { xai: '/language-models' }

const pathOf = (vendor: Vendor | null): string => PATHS[vendor?.id ?? ''] ?? '/models'

function listUrl(baseUrl: string, vendor: Vendor | null): string {
  const { origin, pathname } = new URL(baseUrl)
  return `${origin}${pathname.replace(/\/+$/, '')}${pathOf(vendor)}`
}

/** The public address of a provider's list: its vendor's, or that of the endpoint that the policy names. */
export function publicList({ name, vendor, endpoint }: SyncProvider): string | null {
  if (vendor !== null && name === vendor.id) return vendor.pages.models_api ?? null
  return endpoint === null ? null : listUrl(endpoint.baseUrl, vendor)
}

/** The answer of a provider's models API, asked through the `openai` package. */
export async function listedBy({ endpoint, vendor }: SyncProvider, ports: SyncPorts): Promise<Result<SyncText>> {
  if (endpoint === null) return bad({ code: 'models-sync-nothing', args: { provider: vendor?.id ?? '' } })
  const { baseUrl, apiKeyEnv, keyRequired, name, profile } = endpoint
  const key = ports.environment[apiKeyEnv]
  if (keyRequired && !key) return bad({ code: 'key-missing', args: { provider: name, variable: apiKeyEnv } })
  ports.learnSecrets([key ?? ''])
  const { listModels } = await import('../../model/list-models.ts')
  const path = pathOf(vendor)
  const url = listUrl(baseUrl, vendor)
  const told = await listModels(
    { baseUrl, apiKey: key ?? null, dialect: profile.dialect, path, proxy: proxySettings(ports.environment) },
    ports.cancelled,
  )
  if (!told.ok) return bad(refusedList(url, told.failure, apiKeyEnv, ports.redact))
  const { value } = told
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return good({ text, file: url, page: url })
}

function refusedList(url: string, failure: Failure, variable: string, redact: (text: string) => string): Problem {
  const hint = {
    unauthorized: `${variable} holds no key that may list models`,
    'not-found': 'it has no such list: save what the provider shows, and give it with --from FILE',
  }[failure.kind as string]
  return {
    code: 'models-api-refused',
    args: {
      url,
      says: redact(failureWords(failure)),
      hint: hint ?? 'ask again later, or give a saved answer with --from FILE',
    },
  }
}

const failureWords = ({ status, kind, message }: Failure): string => `${status ?? kind}: ${message}`
