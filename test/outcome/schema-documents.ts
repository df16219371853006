import { createHash } from 'node:crypto'
import type { Draft, SchemaDocument } from '../../src/contract/schema-document.ts'
import { readJson } from '../../src/json/read.ts'
import type { JsonDocument, JsonValue } from '../../src/json/value.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'
import type { Validation } from '../../src/outcome/validator.ts'

/** A schema as a contract's loader hands it over, written as JSON text so that names and numbers are as in a file. */
export function schemaOf(
  text: string,
  draft: Draft = '2020-12',
  resources: Readonly<Record<string, JsonValue>> = {},
): SchemaDocument {
  const { value, exact } = documentOf(text)
  const digest = createHash('sha256')
    .update(JSON.stringify([draft, text, resources]))
    .digest('hex')
  const sources = new Map([...exact].map(([pointer, source]) => [`#${pointer}`, source]))
  return {
    digest,
    draft,
    root: value,
    resources,
    exact: sources,
    place: { file: 'order.schema.json', line: 1, column: 1 },
  }
}

export function documentOf(text: string): JsonDocument {
  const read = readJson(text)
  if (!read.ok) throw new Error(`${text}: ${read.fault.message}`)
  return read.document
}

export function validate(schema: string, value: string, draft: Draft = '2020-12'): Validation {
  const validator = createSchemaValidator()
  const document = schemaOf(schema, draft)
  const problems = validator.compile(document)
  if (problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`)
  return validator.validate(document, documentOf(value))
}
