import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const CHUNK = Buffer.alloc(1 << 16, 'a')

export interface EndlessStreams {
  readonly baseUrl: string
  readonly stop: () => void
}

/** An endpoint that answers every call with an event stream in which no line ever ends, as fast as it is read. */
export async function startEndlessStreams(): Promise<EndlessStreams> {
  const server = createServer((request, response) => {
    request.resume()
    response.on('error', () => {})
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const send = (): void => {
      while (!response.destroyed && response.write(CHUNK)) {}
    }
    response.on('drain', send)
    send()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
