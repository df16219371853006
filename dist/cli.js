#!/usr/bin/env node
import { cli } from './modelgate.js'
process.exitCode = await cli(process.argv.slice(2), { judgeWorker: new URL('./judge-worker.js', import.meta.url) })
