import type { Socket } from 'node:net'
import type { buildConnector, Dispatcher, Pool } from 'undici'
import { isLoopbackHost } from '../../provider/resolve-provider.ts'
import { BYTES_IN_FLIGHT, type BytesInFlight } from './bytes-in-flight.ts'
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
  const prefix = base.pathname.replace(/\/+$/, '')
  const dispatchOptions = (request: WireRequest): Dispatcher.DispatchOptions => ({
    origin: base.origin,
    path: `${request.path === '' ? base.pathname : prefix + request.path}${base.search}`,
    method: request.method ?? 'POST',
    headers: request.headers === undefined ? options.headers : { ...options.headers, ...request.headers },
    body: request.method === 'GET' ? null : request.body,
  })
  let opened: Promise<OpenPool> | null = null
  let pool: OpenPool | null = null
  const send = (request: WireRequest, { dispatcher }: OpenPool): Promise<Exchange> =>
    new Promise((resolve) => {
      const handler = new ExchangeHandler(request, firstByteMs, idleMs, memory, options.now, resolve)
      if (!handler.settled) dispatcher.dispatch(dispatchOptions(request), handler)
    })
  return {
    post: (request) => {
      if (pool !== null) return send(request, pool)
      opened ??= openPool(base, poolOptions(options))
      return opened.then((made) => {
        pool = made
        return send(request, made)
      })
    },
    close: async () => {
      await (await opened)?.close()
    },
  }
}

export interface OpenPool {
  readonly dispatcher: Dispatcher
  readonly close: () => Promise<void>
}

/** undici is loaded where a call is made, or is about to be. */
export const poolCode = () =>
  Promise.all([import('undici/lib/dispatcher/pool.js'), import('undici/lib/core/connect.js')])

/** Connections to one origin, or to the proxy that is named for it. */
export interface PoolOptions {
  readonly proxy: ProxySettings | null
  readonly connectMs: number
  readonly headersTimeout: number
  readonly bodyTimeout: number
  /** Left out: as many as there are requests at a time. */
  readonly connections?: number
}

const poolOptions = ({ proxy = null, connections, deadlines }: TransportOptions): PoolOptions => ({
  proxy,
  connectMs: deadlines.connectMs,
  // The exchange keeps its own deadlines; this one frees a connection that stays open behind a complete answer.
  headersTimeout: 0,
  bodyTimeout: deadlines.idleMs,
  connections,
})

/** undici's own `destroy` waits for connections that are still being made, up to their deadline: ours ends them. */
export async function openPool(base: URL, { proxy: named, connectMs, ...limits }: PoolOptions): Promise<OpenPool> {
  const [{ default: OwnPool }, { default: connectorOf }] = await poolCode()
  const connecting = new Set<Socket>()
  const settings = { ...limits, pipelining: 1, allowH2: false }
  const build = connectorOf({ timeout: connectMs, allowH2: false })
  const connect: buildConnector.connector = (target, done) => {
    const socket = build(target, (...made) => {
      connecting.delete(socket)
      done(...made)
    })
    connecting.add(socket)
  }
  const plain = (origin: string | URL, through = connect) => new OwnPool(origin, { ...settings, connect: through })
  const proxy = isLoopbackHost(base.hostname) ? null : named
  const dispatcher =
    proxy === null
      ? plain(base.origin)
      : await proxied(proxy, { ...settings, connect, connectTimeout: connectMs }, plain)
  return {
    dispatcher,
    close: async () => {
      const closed = dispatcher.destroy()
      for (const socket of connecting) socket.destroy(new Error('given up'))
      await closed
    },
  }
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
