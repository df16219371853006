import type { Socket } from 'node:net'
import type { buildConnector, Dispatcher, Pool } from 'undici'
import { isLoopbackHost } from '../../provider/resolve-provider.ts'
import { BYTES_IN_FLIGHT, type BytesInFlight } from './bytes-in-flight.ts'
import { Connections, type EndingHandler } from './connections.ts'
import { type BodySink, type Exchange, ExchangeHandler } from './exchange.ts'
import type { ProxySettings } from './proxy.ts'

/** Limits in ms. `call` bounds the time on the wire of all attempts together, without waits that the endpoint asked for. */
export interface Deadlines {
  readonly connectMs: number
  readonly firstByteMs: number
  readonly idleMs: number
  readonly callMs: number
}

export const DEADLINES: Deadlines = { connectMs: 10_000, firstByteMs: 60_000, idleMs: 30_000, callMs: 120_000 }

/**
 * Deadlines under a limit for the whole call. An answer that is not streamed begins when it is finished, so that a
 * longer limit than ours is one for the first byte too.
 */
export const deadlinesWithin = (callMs: number): Deadlines => ({
  ...DEADLINES,
  callMs,
  firstByteMs: callMs > DEADLINES.callMs ? callMs : DEADLINES.firstByteMs,
})

export interface TransportOptions {
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  /** Connections kept alive, each with one request at a time. */
  readonly connections: number
  readonly deadlines: Deadlines
  /** Left out: no proxy is asked. Hosts on this machine never are. */
  readonly proxy?: ProxySettings | null
  /** Monotonic ms. */
  readonly now: () => number
  /** Default: what all calls of this process share. */
  readonly memory?: BytesInFlight
}

/** One request, a POST unless said otherwise: `path` is added to the base URL's own, which is taken as it is where `path` is empty. */
interface WireRequest {
  readonly method?: 'GET'
  /** Beside those of all requests. */
  readonly headers?: Readonly<Record<string, string>>
  readonly path: string
  readonly body: string | Buffer
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** Called with status and headers; what it returns takes the body. */
  readonly open: (status: number, header: (name: string) => string | null) => BodySink
}

export interface Transport {
  readonly post: (request: WireRequest) => Promise<Exchange>
  readonly close: () => Promise<void>
}

/**
 * HTTP/1.1 with keep-alive straight on undici's dispatcher: stamps are taken in its callbacks, redirects are never
 * followed, and only the base URL's own origin, or the proxy that is named for it, is ever connected to. undici is
 * loaded with the first request.
 */
export function createTransport(options: TransportOptions): Transport {
  const base = new URL(options.baseUrl)
  const { firstByteMs, idleMs } = options.deadlines
  const memory = options.memory ?? BYTES_IN_FLIGHT
  // Read once: each is put together anew by the URL whenever it is asked.
  const { origin, pathname, search } = base
  const prefix = pathname.replace(/\/+$/, '')
  const dispatchOptions = (request: WireRequest): Dispatcher.DispatchOptions => ({
    origin,
    path: `${request.path === '' ? pathname : prefix + request.path}${search}`,
    method: request.method ?? 'POST',
    headers: request.headers === undefined ? options.headers : { ...options.headers, ...request.headers },
    body: request.method === 'GET' ? null : request.body,
  })
  let opened: Promise<Wire> | null = null
  let wire: Wire | null = null
  const send = (request: WireRequest, { dispatch }: Wire): Promise<Exchange> =>
    new Promise((resolve) => {
      const handler = new ExchangeHandler(request, firstByteMs, idleMs, memory, options.now, resolve)
      if (!handler.settled) dispatch(dispatchOptions(request), handler)
    })
  return {
    post: (request) => {
      if (wire !== null) return send(request, wire)
      opened ??= openWire(base, options)
      return opened.then((made) => {
        wire = made
        return send(request, made)
      })
    },
    close: async () => {
      await (await opened)?.close()
    },
  }
}

/** How requests of one run leave. */
interface Wire {
  readonly dispatch: (options: Dispatcher.DispatchOptions, handler: EndingHandler) => void
  readonly close: () => Promise<void>
}

/** undici is loaded where a call is made, or is about to be. */
export const wireCode = () =>
  Promise.all([import('undici/lib/dispatcher/client.js'), import('undici/lib/core/connect.js')])

async function openWire(base: URL, { proxy = null, connections, deadlines }: TransportOptions): Promise<Wire> {
  const { connectMs } = deadlines
  // The exchange keeps its own deadlines; this one frees a connection that stays open behind a complete answer.
  const limits = { headersTimeout: 0, bodyTimeout: deadlines.idleMs }
  if (proxyFor(base, proxy) !== null) {
    const { dispatcher, close } = await openPool(base, { proxy, connectMs, connections, ...limits })
    return { dispatch: (options, handler) => dispatcher.dispatch(options, handler), close }
  }
  const [{ default: OwnClient }] = await wireCode()
  const { connect, giveUp } = await createConnector(connectMs)
  const open = () => new OwnClient(base.origin, { ...limits, pipelining: 1, allowH2: false, connect })
  const made = new Connections(connections, open)
  return { dispatch: (options, handler) => made.dispatch(options, handler), close: () => giveUp(made.destroy()) }
}

const proxyFor = ({ hostname }: URL, named: ProxySettings | null): ProxySettings | null =>
  isLoopbackHost(hostname) ? null : named

interface Connector {
  readonly connect: buildConnector.connector
  /** undici's own `destroy` waits for connections that are still being made, up to their deadline: this ends them. */
  readonly giveUp: (destroyed: Promise<void>) => Promise<void>
}

async function createConnector(connectMs: number): Promise<Connector> {
  const { default: connectorOf } = await import('undici/lib/core/connect.js')
  const connecting = new Set<Socket>()
  const build = connectorOf({ timeout: connectMs, allowH2: false })
  return {
    connect: (target, done) => {
      const socket = build(target, (...made) => {
        connecting.delete(socket)
        done(...made)
      })
      connecting.add(socket)
    },
    giveUp: async (destroyed) => {
      for (const socket of connecting) socket.destroy(new Error('given up'))
      await destroyed
    },
  }
}

export interface OpenPool {
  readonly dispatcher: Dispatcher
  readonly close: () => Promise<void>
}

/** Connections to one origin, or to the proxy that is named for it. */
export interface PoolOptions {
  readonly proxy: ProxySettings | null
  readonly connectMs: number
  readonly headersTimeout: number
  readonly bodyTimeout: number
  /** Left out: as many as there are requests at a time. */
  readonly connections?: number
}

/** For what goes through a proxy, and for what is no call. */
export async function openPool(base: URL, { proxy: named, connectMs, ...limits }: PoolOptions): Promise<OpenPool> {
  const { default: OwnPool } = await import('undici/lib/dispatcher/pool.js')
  const { connect, giveUp } = await createConnector(connectMs)
  const settings = { ...limits, pipelining: 1, allowH2: false }
  const plain = (origin: string | URL, through = connect) => new OwnPool(origin, { ...settings, connect: through })
  const proxy = proxyFor(base, named)
  const dispatcher =
    proxy === null
      ? plain(base.origin)
      : await proxied(proxy, { ...settings, connect, connectTimeout: connectMs }, plain)
  return { dispatcher, close: () => giveUp(dispatcher.destroy()) }
}

type Settings = Pool.Options & { readonly connect: buildConnector.connector }

/** Which hosts go through the proxy is undici's to say; the connections are ours. */
async function proxied(
  proxy: ProxySettings,
  settings: Settings,
  plain: (origin: string | URL, connect?: buildConnector.connector) => Pool,
): Promise<Dispatcher> {
  const [{ default: EnvHttpProxyAgent }, { default: connect }] = await Promise.all([
    import('undici/lib/dispatcher/env-http-proxy-agent.js'),
    import('undici/lib/api/api-connect.js'),
  ])
  return new EnvHttpProxyAgent({
    ...settings,
    ...proxy,
    // To the endpoint, or to a proxy that is sent the request itself.
    factory: (origin, { connect: through }: Partial<Settings>) => plain(origin, through),
    // To a proxy that opens a way to the endpoint.
    clientFactory: (origin) => Object.assign(plain(origin), { connect }),
  })
}
