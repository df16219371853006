import { parentPort, workerData } from 'node:worker_threads'
import type { SchemaDocument } from '../../src/contract/schema-document.ts'
import { serveJudge } from '../../src/judge/thread-serve.ts'
import type { Judgement } from '../../src/outcome/judgement.ts'

// A judging thread that does what the text of an answer, or the comment of a schema, tells it to.
function obey(order: string): void {
  if (order === 'spin') for (;;);
  if (order === 'wait') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)
  if (order === 'hoard')
    for (const hoard: number[][] = []; ; ) hoard.push(Array.from({ length: 10_000 }, (_, index) => index + 0.5))
  if (order === 'throw') throw new Error('a bug')
  if (order === 'exit') process.exit(7)
}

const judged = (digest: string | null): Judgement => ({ outcome: { kind: 'ok' }, valueDigest: digest })
const orderOf = (schema: SchemaDocument) => String((schema.root as Readonly<Record<string, unknown>>)['$comment'] ?? '')

if (parentPort !== null) {
  serveJudge(parentPort, workerData as SharedArrayBuffer, {
    judge: (criteria, answer) => {
      const content = answer.message.content ?? ''
      obey(content)
      if (content === 'plain') return judged(null)
      if (content === 'environment') return judged(JSON.stringify(process.env))
      const { schema } = criteria.expect
      return judged(`${content}${schema === undefined ? '' : JSON.stringify(schema.root)}`)
    },
    openTurn: (turn) => {
      obey(String(turn.user))
      return { kind: 'messages', messages: [{ role: 'user', content: turn.user ?? null }] }
    },
    validator: {
      compile: (schema) => {
        obey(orderOf(schema))
        return orderOf(schema) === 'refuse' ? [{ code: 'schema-async', args: {} }] : []
      },
      validate: () => ({ violations: [], omitted: 0 }),
    },
  })
}
