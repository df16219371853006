import type { Dispatcher } from 'undici'
import type { Failure } from '../answer.ts'
import type { BytesInFlight, Holder } from './bytes-in-flight.ts'
import type { EndingHandler } from './connections.ts'
import { onAbort } from './on-abort.ts'
import { wireFailure } from './wire-failure.ts'

type Controller = Dispatcher.DispatchController
type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Takes a body as it arrives. A failure ends the exchange; 'complete' says that nothing more is needed. */
export interface BodySink {
  readonly write: (chunk: Buffer, atMs: number) => Failure | 'complete' | null
  /** What is held of the body by now. */
  readonly heldBytes: () => number
}

/** Monotonic ms; null where the exchange did not come that far. */
export interface Stamps {
  readonly sentAt: number | null
  readonly firstByteAt: number | null
  readonly endAt: number
}

/** How one request went. `answered` means that the whole body reached its sink. */
export type Exchange =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly header: (name: string) => string | null
      readonly stamps: Stamps
    }
  | { readonly kind: 'broken'; readonly failure: Failure; readonly final: boolean; readonly stamps: Stamps }

interface ExchangeRequest {
  /** For the whole exchange, from its start. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly open: (status: number, header: (name: string) => string | null) => BodySink
}

const MAX_DRAINED_BYTES = 65_536
/** How long an answer may stay open behind its end mark before its connection is given up. */
const LINGER_MS = 250

/** Follows one request through undici's callbacks, where the stamps are taken, and settles exactly once. */
export class ExchangeHandler implements EndingHandler, Holder {
  settled = false
  ended: () => void = nothing
  private phase: Failure['phase'] = 'connect'
  private status: number | null = null
  private header: (name: string) => string | null = noHeader
  private sink: BodySink | null = null
  private controller: Controller | null = null
  private sentAt: number | null = null
  private firstByteAt: number | null = null
  private drained = 0
  private lastAt = 0
  private timer: NodeJS.Timeout
  private readonly startedAt: number
  private isWaiting = false
  private readonly memory: BytesInFlight
  private unsubscribe: () => void = nothing
  private readonly request: ExchangeRequest
  private readonly firstByteMs: number
  private readonly idleMs: number
  private readonly now: () => number
  private readonly resolve: (exchange: Exchange) => void

  /**
   * @param firstByteMs from the send to the first byte of the answer
   * @param idleMs between two pieces of the answer
   */
  constructor(
    request: ExchangeRequest,
    firstByteMs: number,
    idleMs: number,
    memory: BytesInFlight,
    now: () => number,
    resolve: (exchange: Exchange) => void,
  ) {
    this.request = request
    this.firstByteMs = firstByteMs
    this.idleMs = idleMs
    this.memory = memory
    this.now = now
    this.resolve = resolve
    this.startedAt = now()
    this.timer = this.arm(request.timeoutMs)
    this.unsubscribe = onAbort(request.signal, () => this.breakOff('aborted', 'stopped by the run'))
  }

  onRequestStart(controller: Controller): void {
    this.controller = controller
    if (this.settled) return controller.abort(new Error('given up while it waited for a connection'))
    this.sentAt = this.now()
    this.lastAt = this.sentAt
  }

  onRequestSent(): void {
    if (this.phase === 'connect') this.phase = 'sent'
  }

  onResponseStart(_controller: Controller, status: number, headers: Headers): void {
    if (this.settled || status < 200) return
    this.firstByteAt = this.now()
    this.lastAt = this.firstByteAt
    this.phase = 'headers'
    this.status = status
    this.header = (name) => first(headers[name])
    this.sink = this.request.open(status, this.header)
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    if (this.settled || this.sink === null) return this.drain(chunk.length)
    const at = this.now()
    this.lastAt = at
    this.phase = 'body'
    const verdict = this.sink.write(chunk, at)
    if (verdict === null) return this.waitForMemory(this.sink.heldBytes())
    if (verdict === 'complete') return this.linger(at)
    this.fail({ ...verdict, status: this.status }, true)
    this.giveUp()
  }

  onResponseEnd(): void {
    clearTimeout(this.timer)
    this.answer(this.now())
    this.ended()
  }

  onResponseError(_controller: Controller, error: Error): void {
    clearTimeout(this.timer)
    this.fail(wireFailure(error, this.phase, this.status), false)
    this.ended()
  }

  private waitForMemory(bytes: number): void {
    if (this.memory.hold(this, bytes)) return
    this.isWaiting = true
    this.controller?.pause()
  }

  /**
   * The endpoint is not to blame for the time that we did not read in. Not at once: another answer's end has called this,
   * and undici's parser can't be entered from within itself (8.12, client-h1.js, `currentParser`).
   */
  resume(): void {
    this.isWaiting = false
    this.lastAt = this.now()
    setImmediate(() => {
      if (!this.isWaiting) this.controller?.resume()
    })
  }

  /** What follows a complete answer is read to keep the connection, but not for long. */
  private drain(bytes: number): void {
    this.drained += bytes
    if (this.drained > MAX_DRAINED_BYTES) this.giveUp()
  }

  /** The next call waits for this connection, and its sender may never end a body whose end mark has come. */
  private linger(at: number): void {
    this.answer(at)
    this.timer = setTimeout(() => this.giveUp(), LINGER_MS)
  }

  private answer(endAt: number): void {
    if (this.settled || this.status === null) return
    this.settle({ kind: 'answered', status: this.status, header: this.header, stamps: this.stamps(endAt) })
  }

  /** One timer serves all deadlines: it looks at what is due, and waits again where the answer went on meanwhile. */
  private arm(remainingMs: number): NodeJS.Timeout {
    const { firstByteMs, idleMs } = this
    return setTimeout(() => this.check(), Math.max(1, Math.ceil(Math.min(remainingMs, firstByteMs, idleMs))))
  }

  private check(): void {
    const at = this.now()
    if (this.isWaiting) this.lastAt = at
    const { firstByteMs, idleMs } = this
    const { timeoutMs } = this.request
    const callLeft = this.startedAt + timeoutMs - at
    if (callLeft <= 0) return this.breakOff('timeout', 'the call took longer than its whole deadline')
    const quietLeft =
      this.phase === 'connect' ? Infinity : this.lastAt + (this.phase === 'sent' ? firstByteMs : idleMs) - at
    if (quietLeft > 0) {
      this.timer = this.arm(Math.min(callLeft, quietLeft))
      return
    }
    const message =
      this.phase === 'sent' ? 'no answer began within the deadline' : 'the answer stalled longer than the idle deadline'
    this.breakOff('timeout', message, false)
  }

  private breakOff(kind: 'aborted' | 'timeout', message: string, final = true): void {
    this.fail({ kind, phase: this.phase, status: this.status, message, code: null, param: null }, final)
    this.giveUp()
  }

  private fail(failure: Failure, final: boolean): void {
    if (!this.settled) this.settle({ kind: 'broken', failure, final, stamps: this.stamps(this.now()) })
  }

  private settle(exchange: Exchange): void {
    this.settled = true
    this.memory.release(this)
    if (this.isWaiting) this.resume()
    clearTimeout(this.timer)
    this.unsubscribe()
    this.resolve(exchange)
  }

  private giveUp(): void {
    this.controller?.abort(new Error('given up'))
  }

  private stamps(endAt: number): Stamps {
    return { sentAt: this.sentAt, firstByteAt: this.firstByteAt, endAt }
  }
}

const noHeader = (): null => null
const nothing = (): void => {}

const first = (value: string | string[] | undefined): string | null =>
  Array.isArray(value) ? (value[0] ?? null) : (value ?? null)
