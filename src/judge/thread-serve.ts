import type { MessagePort } from 'node:worker_threads'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered } from '../model/answer.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { openTurn } from '../outcome/flow.ts'
import type { Judgement } from '../outcome/judgement.ts'
import type { SchemaValidator } from '../outcome/validator.ts'
import { type Answers, type Batch, PROGRESS, type Task, type TaskResult } from './thread-messages.ts'
import { criteriaAt, type PackedAnswers, unpackAnswer } from './thread-packing.ts'
import { replaceSchemas, replaceTurnSchemas } from './thread-schemas.ts'

/** What the thread does with its tasks; handed in, so that the thread can be tried with judges that misbehave. */
export interface Work {
  readonly judge: (criteria: Criteria, answer: Answered, validator: SchemaValidator) => Judgement
  readonly openTurn: typeof openTurn
  readonly validator: SchemaValidator
}

/** The thread's side: works through batches and shows in shared memory which task it is at. */
export function serveJudge(port: MessagePort, shared: SharedArrayBuffer, work: Work): void {
  const progress = new Int32Array(shared)
  const schemas = new Map<string, SchemaDocument>()
  const criteria = new Map<number, Criteria>()
  const validator = reporting(work.validator, progress)
  const schemaOf = (schema: Pick<SchemaDocument, 'digest'>): SchemaDocument => {
    const known = schemas.get(schema.digest)
    if (known === undefined) throw new Error(`schema ${schema.digest} was not sent`)
    return known
  }
  const run = (task: Task, answers: PackedAnswers): unknown => {
    if (typeof task === 'number') {
      const known = criteria.get(criteriaAt(answers, task))
      if (known === undefined) throw new Error(`criteria ${criteriaAt(answers, task)} were not sent`)
      return work.judge(known, unpackAnswer(answers, task), validator)
    }
    if (task.kind === 'prepare') return validator.compile(schemaOf({ digest: task.schema }))
    return work.openTurn(replaceTurnSchemas(task.turn, schemaOf), { ...task.context, validator })
  }
  port.on('message', (batch: Batch) => {
    if (batch.reset) {
      schemas.clear()
      criteria.clear()
    }
    for (const schema of batch.schemas) schemas.set(schema.digest, schema)
    for (const [id, one] of batch.criteria) criteria.set(id, replaceSchemas(one, schemaOf))
    Atomics.store(progress, PROGRESS.batch, batch.batch)
    const results: TaskResult[] = []
    for (const [index, task] of batch.tasks.entries()) {
      Atomics.store(progress, PROGRESS.task, index)
      Atomics.add(progress, PROGRESS.steps, 1)
      try {
        const value = run(task, batch.answers)
        if (!isPlainOk(value)) results.push({ task: index, value })
      } catch (error) {
        results.push({ task: index, threw: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    }
    port.postMessage({ batch: batch.batch, results } satisfies Answers)
    Atomics.store(progress, PROGRESS.batch, 0)
  })
  Atomics.store(progress, PROGRESS.ready, 1)
}

const isPlainOk = (value: unknown): boolean => {
  const judgement = value as Partial<Judgement> | null
  return judgement?.valueDigest === null && judgement.outcome?.kind === 'ok' && judgement.bom !== true
}

/** After a restart a schema compiles again when its first answer comes: that time is not the answer's. */
export function reporting(validator: SchemaValidator, progress: Int32Array): SchemaValidator {
  return {
    compile: (schema) => validator.compile(schema),
    validate: (schema, document) => {
      validator.compile(schema)
      Atomics.add(progress, PROGRESS.steps, 1)
      return validator.validate(schema, document)
    },
  }
}
