import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { Batch, Task } from './thread-messages.ts'
import { AnswerPacker } from './thread-packing.ts'
import type { Question } from './thread-question.ts'
import { replaceSchemas, replaceTurnSchemas } from './thread-schemas.ts'

/** What one thread may be made to remember before both sides forget everything. */
const REMEMBERED_CRITERIA = 2000
const REMEMBERED_SCHEMA_CHARACTERS = 8 * 1024 * 1024

const ids = new WeakMap<Criteria, number>()
let lastId = 0
const sizes = new WeakMap<SchemaDocument, number>()

/** Remembers what one thread has received, so that criteria and schemas travel once. */
export class Sending {
  private readonly sentCriteria = new Set<number>()
  private readonly sentSchemas = new Set<string>()
  private characters = 0
  private newCriteria: [number, Criteria][] = []
  private newSchemas: SchemaDocument[] = []
  private packer = new AnswerPacker()

  /** Builds a batch of questions with all that they name and the thread does not have yet. */
  batch(batch: number, questions: readonly Question[]): Batch {
    const reset = this.sentCriteria.size > REMEMBERED_CRITERIA || this.characters > REMEMBERED_SCHEMA_CHARACTERS
    if (reset) {
      this.sentCriteria.clear()
      this.sentSchemas.clear()
      this.characters = 0
    }
    this.newCriteria = []
    this.newSchemas = []
    this.packer = new AnswerPacker()
    const tasks = questions.map((question) => this.task(question))
    const answers = this.packer.packed()
    return { batch, reset, schemas: this.newSchemas, criteria: this.newCriteria, tasks, answers }
  }

  private task(question: Question): Task {
    switch (question.kind) {
      case 'answer':
        return this.packer.add(this.criteria(question.criteria), question.answer)
      case 'schema':
        return { kind: 'prepare', schema: this.schema(question.schema).digest }
      case 'turn': {
        const turn = replaceTurnSchemas(question.turn, (schema) => this.schema(schema))
        return { kind: 'turn', turn, context: question.context }
      }
    }
  }

  private criteria(criteria: Criteria): number {
    const known = ids.get(criteria)
    const id = known ?? lastId + 1
    if (known === undefined) {
      lastId = id
      ids.set(criteria, id)
    }
    if (!this.sentCriteria.has(id)) {
      this.sentCriteria.add(id)
      this.newCriteria.push([id, replaceSchemas(criteria, (schema) => this.schema(schema))])
    }
    return id
  }

  /** The schema's digest in a schema's place; the schema itself goes along once. */
  private schema({ placeOf: _, ...schema }: SchemaDocument): SchemaDocument {
    if (!this.sentSchemas.has(schema.digest)) {
      this.sentSchemas.add(schema.digest)
      this.newSchemas.push(schema)
      this.characters += sizeOf(schema)
    }
    return { ...schema, root: true, resources: {} }
  }
}

function sizeOf(schema: SchemaDocument): number {
  const known = sizes.get(schema)
  if (known !== undefined) return known
  const size = JSON.stringify([schema.root, schema.resources]).length
  sizes.set(schema, size)
  return size
}
