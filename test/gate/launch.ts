// The command line over the source tree, as dist/cli.js is over the bundle.
import { cli } from '../../src/cli.ts'

const judgeWorker = new URL('../../src/judge-worker.ts', import.meta.url)
process.exitCode = await cli(process.argv.slice(2), { judgeWorker })
