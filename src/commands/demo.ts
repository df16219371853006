import { EXIT } from '../exit-codes.ts'
import type { RunFlags } from '../gate/request/options.ts'
import { startSimulator } from '../simulator/simulator.ts'
import type { CommandIo } from './io.ts'
import { run } from './run.ts'

const CONTRACTS = ['contracts/*.yaml']

/** `modelgate demo`: this package's contracts against a model that conforms and one that does not, over real HTTP. */
export async function demo(io: CommandIo): Promise<number> {
  const examples = { ...io, cwd: io.home }
  const simulator = await startSimulator({ host: '127.0.0.1' })
  try {
    const flags = (model: string): RunFlags => ({
      model: [model],
      provider: 'compatible',
      baseUrl: simulator.url,
      reportDir: io.cwd === io.home ? `modelgate-report/${model}` : `${io.cwd}/modelgate-report/${model}`,
      format: 'text',
    })
    io.sink.out('1. A model that keeps the contracts: `modelgate run contracts/*.yaml --model sim-steady`\n')
    const steady = await run(CONTRACTS, flags('sim-steady'), examples)
    if (io.signals.signal.aborted) return io.signals.code()
    io.sink.out('\n2. A model that does not: `modelgate run contracts/*.yaml --model sim-sloppy`\n')
    const sloppy = await run(CONTRACTS, flags('sim-sloppy'), examples)
    if (io.signals.signal.aborted) return io.signals.code()
    io.sink.out(
      `\nThe first gate ended with exit code ${steady}, the second with ${sloppy}; a workflow step fails where it is not 0.\n`,
    )
    return steady === EXIT.good && sloppy === EXIT.failed ? EXIT.good : EXIT.bug
  } finally {
    await simulator.close()
  }
}
