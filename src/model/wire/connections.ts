import type { Client, Dispatcher } from 'undici'

/** What undici calls back, and what is called once it is done with the request. */
export interface EndingHandler extends Dispatcher.DispatchHandler {
  ended: () => void
}

interface Waiting {
  readonly options: Dispatcher.DispatchOptions
  readonly handler: EndingHandler
}

/**
 * Connections to one origin, opened as they are needed, one request at a time on each. undici's own Pool hears that one is
 * free a turn of the event loop after its answer has ended, and writes the next request another turn later: where many
 * answers come together, each of these turns takes as long as reading all of them.
 */
export class Connections {
  private readonly most: number
  private readonly open: () => Client
  private readonly all: Client[] = []
  private readonly free: Client[] = []
  private readonly waiting: Waiting[] = []

  constructor(most: number, open: () => Client) {
    this.most = most
    this.open = open
  }

  dispatch(options: Dispatcher.DispatchOptions, handler: EndingHandler): void {
    const client = this.free.pop() ?? this.another()
    if (client === null) this.waiting.push({ options, handler })
    else this.send(client, { options, handler })
  }

  async destroy(): Promise<void> {
    await Promise.all(this.all.map((client) => client.destroy()))
  }

  private another(): Client | null {
    if (this.all.length >= this.most) return null
    const client = this.open()
    this.all.push(client)
    return client
  }

  private send(client: Client, { options, handler }: Waiting): void {
    handler.ended = () => this.release(client)
    client.dispatch(options, handler)
  }

  private release(client: Client): void {
    const next = this.waiting.shift()
    if (next === undefined) this.free.push(client)
    else this.send(client, next)
  }
}
