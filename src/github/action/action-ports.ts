import type { FilePort } from '../../contract/files/port.ts'
import type { GatePorts, Signals } from '../../gate/request/request.ts'
import type { Sink } from '../../publish/sink.ts'
import type { Runner } from '../step/runner.ts'

/** What the Action may touch of the process. The entry makes it. */
export interface ActionPorts {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where the runner started the step; absolute, with `/`. */
  readonly workspace: string
  readonly files: FilePort
  readonly sink: Sink
  readonly runner: Runner
  readonly gatePorts: Omit<GatePorts, 'started'>
  /** Sent when the job is cancelled. */
  readonly signals: Signals
}
