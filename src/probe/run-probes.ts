import { parsedJson } from '../json/parsed.ts'
import type { JsonObject } from '../json/value.ts'
import { isObject } from '../json/value.ts'
import type { Failure } from '../model/answer.ts'
import { textAt } from '../model/read/wire-value.ts'
import type { RawAnswer } from '../model/wire/raw-client.ts'
import { isRetryable } from '../model/wire/retry.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import type { Judgement, Probe, ProbeCall, ProbeFinding, Seen } from './probe.ts'

export interface ProbePorts {
  /** Why a call can't be put into the API of this endpoint; null: it can. */
  readonly unsendable: (call: ProbeCall) => string | null
  /** One attempt. */
  readonly send: (call: ProbeCall) => Promise<RawAnswer>
  readonly wait: (ms: number) => Promise<void>
  readonly conforms: Conforms
  readonly isCancelled: () => boolean
  readonly done: (finding: ProbeFinding) => void
}

/** What a probing came to; what is known stays known where the endpoint went away. */
export interface Probed {
  readonly findings: readonly ProbeFinding[]
  readonly calls: number
  /** Why the rest was not asked; null: all of it was. */
  readonly stopped: string | null
  /** The first answer's own words on who answered. */
  readonly servedModel: string | null
  readonly fingerprint: string | null
  readonly server: string | null
  readonly answers: readonly JsonObject[]
}

/** Probes in a row that nobody answered, until the endpoint is taken to be gone. */
const MOST_SILENT = 3
const RETRY_MS = 1_000

/** Asks one probe after another: one call at a time, so that no limit of rates is met. */
export async function runProbes(probes: readonly Probe[], mostCalls: number, ports: ProbePorts): Promise<Probed> {
  const asking = new Asking(mostCalls, ports)
  const findings: ProbeFinding[] = []
  for (const probe of probes) {
    const before = asking.calls
    const judgement = await asking.ask(probe)
    if (findings.length === 0 && judgement.state !== 'enforced') asking.stopped ??= judgement.evidence
    const finding = { id: probe.id, title: probe.title, ...judgement, calls: asking.calls - before }
    findings.push(finding)
    ports.done(finding)
  }
  const { calls, stopped, servedModel, fingerprint, server, answers } = asking
  return { findings: withoutSchemas(findings), calls, stopped, servedModel, fingerprint, server, answers }
}

/** Where no schema is held at all, a keyword that did not hold was not left out of one. */
function withoutSchemas(findings: readonly ProbeFinding[]): readonly ProbeFinding[] {
  if (findings.find(({ id }) => id === 'schema')?.state === 'enforced') return findings
  return findings.map((one) =>
    one.id.startsWith('schema.') && one.state === 'ignored' ? { ...one, state: 'accepted, not enforced' } : one,
  )
}

class Asking {
  calls = 0
  stopped: string | null = null
  servedModel: string | null = null
  fingerprint: string | null = null
  server: string | null = null
  readonly answers: JsonObject[] = []
  private silent = 0
  private isUnanswered = true
  private readonly mostCalls: number
  private readonly ports: ProbePorts

  constructor(mostCalls: number, ports: ProbePorts) {
    this.mostCalls = mostCalls
    this.ports = ports
  }

  async ask(probe: Probe): Promise<Judgement> {
    const seen: Seen[] = []
    const unsendable = probe.calls.map(this.ports.unsendable).find((reason) => reason !== null)
    if (unsendable !== undefined) return { state: 'unknown', evidence: `not asked: ${unsendable}` }
    for (const call of probe.calls) {
      if (this.ports.isCancelled()) this.stopped ??= 'it was stopped'
      if (this.calls >= this.mostCalls) this.stopped ??= `${this.mostCalls} calls are made`
      if (this.stopped !== null) return { state: 'unknown', evidence: `not asked: ${this.stopped}` }
      const answer = await this.call(call)
      const failure = answer.failure
      if (failure !== null) return this.failed(probe, failure)
      if (answer.kind === 'answered') seen.push(this.take(answer))
    }
    const [first, ...more] = seen
    return first === undefined
      ? { state: 'unknown', evidence: 'nothing came' }
      : probe.judge([first, ...more], this.ports.conforms)
  }

  /** Once again where that may help: a limit of rates, an endpoint with a bad moment. */
  private async call(call: ProbeCall): Promise<RawAnswer> {
    this.calls++
    const answer = await this.ports.send(call)
    if (answer.failure === null || !isRetryable(answer.failure) || this.calls >= this.mostCalls) return answer
    await this.ports.wait((answer.kind === 'answered' ? answer.retryAfterMs : null) ?? RETRY_MS)
    if (this.ports.isCancelled()) return answer
    this.calls++
    return this.ports.send(call)
  }

  private take({ text, server }: RawAnswer & { readonly kind: 'answered' }): Seen {
    this.silent = 0
    this.isUnanswered = false
    const json = parsedJson(text)
    if (isObject(json)) {
      this.answers.push(json)
      this.servedModel ??= textAt(json, 'model')
      this.fingerprint ??= textAt(json, 'system_fingerprint')
    }
    this.server ??= server
    return { text, json }
  }

  private failed(probe: Probe, failure: Failure): Judgement {
    const { kind, status, message } = failure
    const evidence = `${status ?? kind}: ${message}`
    // A key that opens nothing, an account without money: nothing more is learnt. A route alone may be closed.
    if (kind === 'quota' || (kind === 'unauthorized' && this.isUnanswered)) {
      this.stopped = evidence
      return { state: 'unknown', evidence }
    }
    if (status !== null && status < 500 && !isRetryable(failure)) {
      this.silent = 0
      return { state: probe.onRefusal ?? 'refused', evidence }
    }
    this.silent++
    if (this.silent >= MOST_SILENT) this.stopped = `the endpoint went away (${evidence})`
    return { state: 'unknown', evidence }
  }
}
