import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonValue } from '../../src/json/value.ts'
import type { Violation } from '../../src/outcome/outcome.ts'
import type { SchemaValidator } from '../../src/outcome/validator.ts'

export const testValidator = (): SchemaValidator => {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  return {
    compile: () => [],
    validate: (schema, document) => {
      const validate = ajv.compile(schema.root as object)
      const ok = validate(document.value as JsonValue)
      const violations = (ok ? [] : (validate.errors ?? [])).map(
        (error): Violation => ({ pointer: error.instancePath, keyword: error.keyword, schemaPointer: error.schemaPath, allowed: '', found: '', message: error.message ?? '' }),
      )
      return { violations, omitted: 0 }
    },
  }
}
