import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { canonicalJson } from '../../json/canonical.ts'
import type { JsonValue } from '../../json/value.ts'
import { isMultipleOf } from './exact-number.ts'
import { FORMATS } from './formats.ts'
import { DEFS, type NormalDocument } from './normal.ts'
import { readPattern } from './pattern.ts'
import { firstRepeated } from './repeated.ts'

/** True, or the first fault that the compiled code met. Anything but `true` is a failure, a promise included. */
export type Compiled = (value: JsonValue) => true | ErrorObject | null

const regExp = Object.assign(
  (source: string): RegExp => {
    const pattern = readPattern(source)
    if (typeof pattern === 'string') throw new Error(pattern)
    return pattern
  },
  { code: 'readPattern' },
)

/**
 * Compiles a schema in normal form with an instance of its own, so that dropping the result drops everything.
 * The schema was checked keyword by keyword before, so no meta-schema is loaded. Throws where ajv does.
 */
export function compileSchema(normal: NormalDocument): Compiled {
  const ajv = new Ajv2020({
    strictSchema: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allowMatchingProperties: true,
    ownProperties: true,
    validateSchema: false,
    meta: false,
    messages: false,
    // A schema that stands in many places would be copied into each.
    inlineRefs: false,
    logger: false,
    formats: Object.fromEntries(FORMATS),
    code: { regExp, optimize: false },
  })
  ownKeywords(ajv)
  const root = typeof normal.root === 'boolean' ? { allOf: [normal.root] } : normal.root
  const validate: ValidateFunction = ajv.compile({ ...root, [DEFS.slice(2, -1)]: normal.defs })
  return (value) => (validate(value) === true ? true : (validate.errors?.[0] ?? null))
}

/** Keywords whose ajv versions err (`multipleOf` past 2^53, `const` on a member named valueOf) or take quadratic time. */
function ownKeywords(ajv: Ajv2020): void {
  ajv.removeKeyword('multipleOf').removeKeyword('uniqueItems')
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    compile: (divisor: number) => (value: number) => isMultipleOf(value, divisor),
  })
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    compile: () => (value: JsonValue[]) => firstRepeated(value) < 0,
  })
  ajv.addKeyword({
    keyword: 'valueIn',
    schemaType: 'array',
    compile: (values: string[]) => {
      const keys = new Set(values)
      return (value: JsonValue) => keys.has(canonicalJson(value))
    },
  })
}
