/** undici's pool without the rest of the package: half the time to load, and it runs on Node 20 too. */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici'
}

/** One connection after another to one origin. */
declare module 'undici/lib/dispatcher/client.js' {
  export { Client as default } from 'undici'
}

/** And how it connects. The socket that is returned is missing from its types. */
declare module 'undici/lib/core/connect.js' {
  import type { Socket } from 'node:net'
  import type { buildConnector } from 'undici'

  type Made = (...made: [null, Socket] | [Error, null]) => void
  export default function build(
    options: buildConnector.BuildOptions,
  ): (target: buildConnector.Options, done: Made) => Socket
}

/** One whole exchange, its bodies as streams. */
declare module 'undici/lib/api/index.js' {
  import type { Dispatcher } from 'undici'

  export function request(
    this: Dispatcher,
    options: Dispatcher.RequestOptions & { readonly path: string },
  ): Promise<Dispatcher.ResponseData>
}

/** Loaded where the environment names a proxy. */
declare module 'undici/lib/dispatcher/env-http-proxy-agent.js' {
  export { EnvHttpProxyAgent as default } from 'undici'
}

/** A method of every dispatcher, which undici adds where the whole package is loaded. */
declare module 'undici/lib/api/api-connect.js' {
  import type { Dispatcher } from 'undici'

  const connect: Dispatcher['connect']
  export default connect
}
