import type { Contract } from '../../contract/contract.ts'
import type { SchemaDocument } from '../../contract/schema-document.ts'
import type { JsonValue } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { hasSameNotation } from './checks-change.ts'
import { schemaChanges } from './schema-changes.ts'
import { isSame } from './schema-comparison.ts'
import type { Weakening } from './weakening.ts'

/** Where the schema of a contract's answers accepts more than it did. */
export function answerSchemaWeakenings(base: Contract, head: Contract): readonly Weakening[] {
  const [was, now] = [base.expect.schema, head.expect.schema]
  if (was === undefined || was.digest === now?.digest) return []
  const schema = 'the answer'
  if (now === undefined)
    return [
      { code: 'weakened-schema-dropped', args: { contract: head.name, schema }, place: head.placeOf('/expect/schema') },
    ]
  const found = [
    ...schemaWeakenings(head.name, schema, was.root, now.root, (pointer) => placeIn(now, pointer)),
    ...otherFiles(head.name, was, now),
  ]
  return found.length > 0 || hasSameNotation(was, now) ? found : [otherNotation(head.name, was, now)]
}

/** The same keywords may mean something else: in another draft, or in digits that a double can't hold. */
const otherNotation = (contract: string, was: SchemaDocument, now: SchemaDocument): Weakening => ({
  code: 'changed-schema',
  args: {
    contract,
    schema: 'the answer',
    at: '/',
    ...(was.draft === now.draft
      ? { keyword: 'number', was: 'other digits', now: 'new digits' }
      : { keyword: '$schema', was: was.draft, now: now.draft }),
  },
  place: now.place,
})

/** Where a place in a schema stands; its first line where nothing better is known. */
const placeIn = (schema: SchemaDocument, pointer: string): Place => schema.placeOf?.(pointer) ?? schema.place

/** Files that a schema refers to are compared whole: who refers to what in them is not followed. */
function otherFiles(contract: string, was: SchemaDocument, now: SchemaDocument): readonly Weakening[] {
  return Object.entries(was.resources).flatMap(([file, content]): readonly Weakening[] => {
    const later = Object.hasOwn(now.resources, file) ? now.resources[file] : undefined
    if (isSame(content, later)) return []
    const args = {
      contract,
      schema: `\`${file}\``,
      keyword: '$ref',
      at: '/',
      was: 'other content',
      now: later === undefined ? 'not used' : 'new content',
    }
    return [{ code: 'changed-schema', args, place: now.place }]
  })
}

/** Where the later of two schemas accepts more; `placeOf` a pointer into it. */
export function schemaWeakenings(
  contract: string,
  schema: string,
  base: JsonValue,
  head: JsonValue,
  placeOf: (pointer: string) => Place,
): readonly Weakening[] {
  return schemaChanges(base, head).map(({ code, pointer, args }) => ({
    code,
    args: { contract, schema, at: pointer || '/', ...args },
    place: placeOf(pointer),
  }))
}
