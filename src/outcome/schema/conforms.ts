import { inlineSchema } from '../../contract/schema-read.ts'
import type { JsonValue } from '../../json/value.ts'
import { createSchemaValidator } from './schema-validator.ts'

/** Whether a value conforms to a schema; a schema that modelgate refuses is not checked. */
export type Conforms = (schema: JsonValue, value: JsonValue) => boolean

const place = { file: 'request', line: 1, column: 1 }

export function createConforms(): Conforms {
  const validator = createSchemaValidator()
  return (schema, value) => {
    const document = inlineSchema(schema, place)
    if (validator.compile(document).length > 0) return true
    return validator.validate(document, { value, exact: new Map() }).violations.length === 0
  }
}
