import { parentPort, workerData } from 'node:worker_threads'
import { type ReaderData, servePieces } from './gate/journals/pieces/serve-pieces.ts'
import { serveJudge } from './judge/thread-serve.ts'
import { openTurn } from './outcome/flow.ts'
import { judgeAnswer } from './outcome/judge-answer.ts'
import { createSchemaValidator } from './outcome/schema/schema-validator.ts'

// Entry of the threads that judge, answers as they come or journals in pieces: wires, decides nothing.
if (parentPort === null) throw new Error('judge-worker runs as a thread')
const validator = createSchemaValidator()
if (workerData instanceof SharedArrayBuffer)
  serveJudge(parentPort, workerData, { judge: judgeAnswer, openTurn, validator })
else servePieces(parentPort, workerData as ReaderData, validator)
