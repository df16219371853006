import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const CHUNK = Buffer.alloc(1 << 16, 'a')

const event = (delta: object): string => `data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`

/** What a stream goes on with, by the last part of its base URL; any other is a line that never ends. */
const PIECES: Readonly<Record<string, (at: number) => string>> = {
  members: (at) => event({ [`member_${at}`]: 1 }),
  'call-members': (at) => event({ tool_calls: [{ index: 0, [`member_${at}`]: 1 }] }),
  parts: (at) => event({ content: [{ type: at % 2 === 0 ? 'text' : 'image', text: '' }] }),
}

/** Pieces that fill a chunk, one after another for as long as they are asked for. */
function* chunksOf(pieceAt: (at: number) => string): Generator<Buffer> {
  for (let at = 0; ; at += 500) yield Buffer.from(Array.from({ length: 500 }, (_, more) => pieceAt(at + more)).join(''))
}

function* endlessLine(): Generator<Buffer> {
  for (;;) yield CHUNK
}

export interface EndlessStreams {
  readonly baseUrl: string
  readonly stop: () => void
}

/** An endpoint that answers every call with an event stream without an end, as fast as it is read. */
export async function startEndlessStreams(): Promise<EndlessStreams> {
  const server = createServer((request, response) => {
    request.resume()
    response.on('error', () => {})
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const pieceAt = PIECES[request.url?.split('/')[2] ?? '']
    const chunks = pieceAt === undefined ? endlessLine() : chunksOf(pieceAt)
    const send = (): void => {
      while (!response.destroyed && response.write(chunks.next().value as Buffer)) {}
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
