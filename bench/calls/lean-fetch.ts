/**
 * The least that the openai package needs of a fetch, on undici's `Pool.request`: the way in which that package
 * costs least.
 */
export async function leanFetch(
  baseUrl: string,
  connections: number,
): Promise<{ readonly fetch: typeof globalThis.fetch; readonly close: () => Promise<void> }> {
  const { Pool } = await import('undici')
  const pool = new Pool(new URL(baseUrl).origin, { connections, pipelining: 1, allowH2: false })
  const fetch = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input))
    const headers = Object.fromEntries(new Headers(init?.headers).entries())
    const answer = await pool.request({ path: url.pathname, method: 'POST', headers, body: init?.body as string })
    const lean = {
      ok: answer.statusCode >= 200 && answer.statusCode < 300,
      status: answer.statusCode,
      headers: new Headers(answer.headers as Record<string, string>),
      url: url.href,
      body: answer.body,
      json: async () => JSON.parse(await answer.body.text()) as unknown,
      text: () => answer.body.text(),
    }
    return lean as unknown as Response
  }
  return { fetch: fetch as typeof globalThis.fetch, close: () => pool.close() }
}
