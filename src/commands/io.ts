import type { GatePorts, Signals } from '../gate/request/request.ts'
import type { Sink } from '../publish/sink.ts'

/** What a command may touch of the process. The entry makes it; a command never reaches past it. */
export interface CommandIo {
  readonly cwd: string
  /** The folder of this package, which holds its example contracts. */
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly sink: Sink
  /** Standard output is a terminal that takes colours. */
  readonly color: boolean
  /** Columns of standard output; null where it is no terminal. */
  readonly width: () => number | null
  /** Standard error is a terminal: progress may be drawn over. */
  readonly terminal: boolean
  /** Asks who sits at the terminal; null: nobody does. */
  readonly ask: ((question: string) => Promise<string>) | null
  readonly gatePorts: (cancelled: AbortSignal) => Omit<GatePorts, 'started'>
  readonly signals: Signals
}
