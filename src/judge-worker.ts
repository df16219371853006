import { parentPort, workerData } from 'node:worker_threads'
import { isScanner, serveScan } from './gate/journals/inputs/serve-scan.ts'
import { type ReaderData, servePieces } from './gate/journals/pieces/serve-pieces.ts'
import { serveJudge } from './judge/thread-serve.ts'
import { openTurn } from './outcome/flow.ts'
import { judgeAnswer } from './outcome/judge-answer.ts'
import { createSchemaValidator } from './outcome/schema/schema-validator.ts'

// Entry of the threads that judge, answers as they come or journals in pieces, and read inputs: wires, decides nothing.
if (parentPort === null) throw new Error('judge-worker runs as a thread')
const validator = createSchemaValidator()
if (workerData instanceof SharedArrayBuffer)
  serveJudge(parentPort, workerData, { judge: judgeAnswer, openTurn, validator })
else if (isScanner(workerData)) serveScan(parentPort)
else servePieces(parentPort, workerData as ReaderData, validator)
