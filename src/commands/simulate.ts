import { EXIT } from '../exit-codes.ts'
import { systemReason } from '../problem/system-reason.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { startSimulator } from '../simulator/simulator.ts'
import type { CommandIo } from './io.ts'

/** `modelgate simulate`: serves until a signal comes. The base URL is the first line printed. */
export async function simulate(flags: { port?: number; seed?: number }, io: CommandIo): Promise<number> {
  const { port = 0, seed = 1 } = flags
  const today = io.gatePorts(io.signals.signal).today()
  io.signals.watch()
  const simulator = await startSimulator({ host: '127.0.0.1', port, seed, today }).catch((error: unknown) => {
    if (isPortError(error)) return systemReason(error)
    throw error
  })
  if (typeof simulator === 'string') {
    io.sink.err(`${renderProblem({ code: 'port-not-opened', args: { port, reason: simulator } })}\n`)
    return EXIT.refused
  }
  io.sink.out(`${simulator.url}\n`)
  await new Promise<void>((resolve) => {
    if (io.signals.signal.aborted) resolve()
    io.signals.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await simulator.close()
  return EXIT.good
}

const isPortError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
