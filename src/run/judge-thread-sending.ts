import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { Batch, Task } from './judge-thread-messages.ts'
import { replaceSchemas } from './judge-thread-schemas.ts'

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

  /** Builds a batch of tasks with all that they name and the thread does not have yet. */
  batch(batch: number, tasks: readonly ((sending: Sending) => Task)[]): Batch {
    const reset = this.sentCriteria.size > REMEMBERED_CRITERIA || this.characters > REMEMBERED_SCHEMA_CHARACTERS
    if (reset) {
      this.sentCriteria.clear()
      this.sentSchemas.clear()
      this.characters = 0
    }
    this.newCriteria = []
    this.newSchemas = []
    const built = tasks.map((task) => task(this))
    return { batch, reset, schemas: this.newSchemas, criteria: this.newCriteria, tasks: built }
  }

  criteria(criteria: Criteria): number {
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
  schema({ placeOf: _, ...schema }: SchemaDocument): SchemaDocument {
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
