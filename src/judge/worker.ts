import { parentPort, workerData } from 'node:worker_threads'
import { openTurn } from '../outcome/flow.ts'
import { judgeAnswer } from '../outcome/judge-answer.ts'
import { createSchemaValidator } from '../outcome/schema/schema-validator.ts'
import { serveJudge } from './thread-serve.ts'

// Entry of the judging thread: wires, decides nothing.
if (parentPort === null) throw new Error('judge-worker runs as a thread')
serveJudge(parentPort, workerData as SharedArrayBuffer, {
  judge: judgeAnswer,
  openTurn,
  validator: createSchemaValidator(),
})
