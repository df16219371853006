import type { Failure, FailureKind } from '../answer.ts'

type Phase = Failure['phase']

/** undici names its parser's errors by class; their own code is not always set. */
const NOT_HTTP = 'NOT_HTTP'

/**
 * What undici, node:net, node:tls and node:dns call their errors, in words that hold no address: messages are
 * shown in reports, which must not depend on a host or port.
 */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection closed while the request was sent',
  ENOTFOUND: 'the host name could not be resolved',
  EAI_AGAIN: 'the name server did not answer',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'no connection within the deadline',
  UND_ERR_HEADERS_TIMEOUT: 'no answer began within the deadline',
  UND_ERR_BODY_TIMEOUT: 'the answer stalled longer than the idle deadline',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer is shorter or longer than it announced',
  UND_ERR_PRX_TLS: 'no secure connection to the proxy',
  UND_ERR_PRX_CONN: 'the proxy closed the connection',
  [NOT_HTTP]: 'the answer is not HTTP/1.1',
  UND_ERR_INVALID_ARG: 'the request can not be sent: the key holds a character that no HTTP header may have',
  UND_ERR_HEADERS_OVERFLOW: 'the answer has too many headers',
}

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])

/** Turns a transport error into a failure; `phase` is how far the exchange had come. */
export function wireFailure(error: Error, phase: Phase, status: number | null): Failure {
  const code = error.name === 'HTTPParserError' ? NOT_HTTP : codeOf(error)
  const refused = proxyStatus(error)
  if (refused !== null) return refusedByProxy(refused, phase)
  const words = WORDS[code] ?? (/CERT|TLS|SSL|UNABLE_TO|EPROTO/.test(code) ? 'no secure connection' : 'network error')
  return {
    kind: kindOf(code, phase),
    phase,
    status,
    message: code === '' ? words : `${words} (${code})`,
    code: null,
    param: null,
  }
}

/** How a proxy refused to open a way: undici tells so in its message alone (8.12, proxy-agent.js). */
export const proxyStatus = ({ message }: Error): string | null =>
  /^Proxy (?:response|Authentication Required) \((\d+)\)/.exec(message)?.[1] ?? null

const refusedByProxy = (status: string, phase: Phase): Failure => ({
  kind: 'network',
  phase,
  status: null,
  message: `the proxy does not let the request through (${status})`,
  code: null,
  param: null,
})

function kindOf(code: string, phase: Phase): FailureKind {
  if (TIMEOUTS.has(code)) return 'timeout'
  if (code === 'UND_ERR_INVALID_ARG') return 'unauthorized'
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || (code === NOT_HTTP && phase === 'sent')) return 'malformed'
  if (phase === 'headers' || phase === 'body') return 'cut'
  return 'network'
}

const codeOf = (error: Error): string => {
  const { code, cause } = error as Error & { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return cause instanceof Error ? codeOf(cause) : ''
}
