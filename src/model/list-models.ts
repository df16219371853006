import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import type { ControlResult } from './batch/batch-client.ts'
import { createBatchHttp } from './batch/http.ts'
import { asResult, openAiClient } from './openai-package.ts'
import { listAt, textAt } from './read/wire-value.ts'
import { keyHeaders } from './wire/key-headers.ts'
import type { ProxySettings } from './wire/proxy.ts'

export interface ModelsListOptions {
  readonly baseUrl: string
  readonly apiKey: string | null
  readonly dialect: ProviderProfile['dialect']
  /** `/models`, or where a vendor tells more of them. */
  readonly path: string
  readonly proxy: ProxySettings | null
}

const TIMEOUT_MS = 30_000
const MOST_PAGES = 50

/**
 * The whole list of an endpoint's models, page after page (Anthropic's has them: `has_more`, `last_id`), asked through
 * the `openai` package. One attempt a page. The first answer as it is, its list with all entries.
 */
export async function listModels(options: ModelsListOptions, signal: AbortSignal): Promise<ControlResult<JsonValue>> {
  const { baseUrl, apiKey, dialect, path, proxy } = options
  const headers = keyHeaders(dialect, (apiKey ?? '').trim())
  const http = await createBatchHttp({ baseUrl, headers, timeoutMs: TIMEOUT_MS, proxy })
  try {
    const openai = await openAiClient({ baseUrl, apiKey, timeoutMs: TIMEOUT_MS, headers, fetch: http.fetch })
    const ask = (query: Record<string, string>) => asResult(() => openai.get(path, { query, signal }))
    const told = await ask({})
    if (!told.ok || !isObject(told.value)) return told
    let page: JsonObject = told.value
    const entries = [...listAt(page, 'data')]
    for (let count = 1; page.has_more === true && count < MOST_PAGES; count++) {
      const after = textAt(page, 'last_id')
      if (after === null) break
      const next = await ask({ after_id: after, limit: '1000' })
      if (!next.ok) return next
      if (!isObject(next.value) || listAt(next.value, 'data').length === 0) break
      page = next.value
      entries.push(...listAt(page, 'data'))
    }
    // What could not be read to its end is told by its own mark.
    const all = entries.length > 0 ? { data: entries, has_more: page.has_more === true } : {}
    return { ok: true, value: { ...told.value, ...all } }
  } finally {
    await http.close()
  }
}
