import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JsonObject } from '../../src/json/value.ts'

/** An endpoint before another one that changes what is asked of it: a model that is served worse under its old name. */
export async function forwarded(
  to: string,
  change: (body: JsonObject) => JsonObject,
  /** true: only the first request is ever answered. */
  hold = false,
): Promise<{
  readonly url: string
  readonly close: () => Promise<void>
  readonly asked: (count: number) => Promise<void>
}> {
  let count = 0
  const waiting: { readonly count: number; readonly done: () => void }[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      text += chunk
    })
    request.on('end', async () => {
      count++
      for (const one of waiting) if (count >= one.count) one.done()
      if (hold && count > 1) return void response.on('error', () => {})
      const body = JSON.stringify(change(JSON.parse(text) as JsonObject))
      const headers = { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' }
      const answer = await fetch(`${to}${(request.url ?? '').replace(/^\/v1/, '')}`, { method: 'POST', headers, body })
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const asked = (wanted: number): Promise<void> => new Promise((done) => waiting.push({ count: wanted, done }))
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, close }
}
