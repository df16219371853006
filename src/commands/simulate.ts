import { startSimulator } from '../simulator/simulator.ts'
import type { CommandIo } from './io.ts'

/** `modelgate simulate`: serves until a signal comes. The base URL is the first line printed. */
export async function simulate(flags: { port?: number; seed?: number }, io: CommandIo): Promise<number> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: flags.port ?? 0, seed: flags.seed ?? 1 })
  io.sink.out(`${simulator.url}\n`)
  await new Promise<void>((resolve) => {
    if (io.signals.signal.aborted) resolve()
    io.signals.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await simulator.close()
  return 0
}
