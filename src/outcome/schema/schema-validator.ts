import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { SchemaDocument } from '../../contract/schema-document.ts'
import { canonicalJson } from '../../json/canonical.ts'
import { valueAt } from '../../json/pointer.ts'
import type { JsonDocument, JsonValue } from '../../json/value.ts'
import type { Violation } from '../outcome.ts'
import { clip, shown } from '../shown.ts'
import type { SchemaValidator, Validation } from '../validator.ts'
import { isMultipleOf } from './exact-number.ts'
import { explain } from './explain.ts'
import type { Finding, Findings } from './findings.ts'
import { FORMATS } from './formats.ts'
import { jsonBytes } from './limits.ts'
import { DEFS, type NormalDocument } from './normal.ts'
import { normaliseSchema } from './normalise.ts'
import { readPattern } from './pattern.ts'
import { firstRepeated } from './repeated.ts'
import { refusal, type SchemaProblem } from './schema-problem.ts'

/** How much is kept compiled: thousands of different tool schemas pass through one run. */
const KEPT_SCHEMAS = 400
const KEPT_BYTES = 4 * 1024 * 1024

/** How many schemas a reading may look at: about two seconds where it decides, a fifth where it only finds words. */
const STEPS_TO_DECIDE = 3_000_000
const STEPS_TO_EXPLAIN = 300_000

interface Ready {
  readonly kind: 'ready'
  readonly normal: NormalDocument
  /** null where only the second reading is trusted. */
  readonly compiled: Compiled | null
  readonly bytes: number
}
interface Refused {
  readonly kind: 'refused'
  readonly problems: readonly SchemaProblem[]
  readonly bytes: number
}

/**
 * Validates against schemas of drafts 4, 6, 7, 2019-09 and 2020-12. A document passes where the compiled code returns
 * `true`; schemas and documents on which that can't be trusted (`unevaluated…`, numbers that a double can't hold) pass
 * where a reading of our own finds no fault. That reading also finds the words for every fault.
 */
export function createSchemaValidator(): SchemaValidator {
  const kept = new Map<string, Ready | Refused>()
  let keptBytes = 0

  let last: { readonly digest: string; readonly entry: Ready | Refused } | null = null

  const entryOf = (schema: SchemaDocument): Ready | Refused => {
    if (last?.digest === schema.digest) return last.entry
    const entry = find(schema)
    last = { digest: schema.digest, entry }
    return entry
  }

  const find = (schema: SchemaDocument): Ready | Refused => {
    const known = kept.get(schema.digest)
    const entry = known ?? prepare(schema)
    if (known === undefined) keptBytes += entry.bytes
    else kept.delete(schema.digest)
    kept.set(schema.digest, entry)
    for (const [digest, oldest] of kept) {
      if (kept.size <= 1 || (kept.size <= KEPT_SCHEMAS && keptBytes <= KEPT_BYTES)) break
      kept.delete(digest)
      keptBytes -= oldest.bytes
    }
    return entry
  }

  return {
    compile: (schema) => {
      const entry = entryOf(schema)
      return entry.kind === 'refused' ? entry.problems : []
    },
    validate: (schema, document) => {
      const entry = entryOf(schema)
      if (entry.kind === 'refused') throw new Error(`validate() on a refused schema: ${entry.problems[0]?.code ?? ''}`)
      return validate(entry, document)
    },
  }
}

function prepare(schema: SchemaDocument): Ready | Refused {
  const normalised = normaliseSchema(schema)
  if (!normalised.ok) return { kind: 'refused', problems: normalised.problems, bytes: 1024 }
  try {
    // ajv 8.20 passes and fails values wrongly on `unevaluated…` beside `contains`, `if` and members named toString,
    // and compares numbers as doubles.
    const { normal } = normalised
    const compiled = normal.unevaluated || normal.exact ? null : compileSchema(normal)
    const bytes = [schema.root, ...Object.values(schema.resources)].reduce(
      (sum: number, value) => sum + jsonBytes(value),
      0,
    )
    return { kind: 'ready', normal, compiled, bytes }
  } catch (error) {
    // Past our own checks only sizes remain that the compiler or the engine can't take.
    const reason = (error as Error).message.slice(0, 200)
    return { kind: 'refused', problems: [refusal('schema-compile', schema.place, '', { reason })], bytes: 1024 }
  }
}

const CONFORMS: Validation = { violations: [], omitted: 0 }

function validate(entry: Ready, document: JsonDocument): Validation {
  // Compiled code compares numbers as doubles; where some aren't, only the reading knows.
  const compiled = document.exact.size > 0 ? null : entry.compiled
  const first = compiled === null ? null : compiled(document.value)
  if (first === true) return CONFORMS
  const { findings, complete } = explain(entry.normal, document, compiled === null ? STEPS_TO_DECIDE : STEPS_TO_EXPLAIN)
  if (findings.count > 0) return report(entry.normal, findings, document)
  if (compiled !== null) return { violations: [ofError(first, document)], omitted: 0 }
  return complete ? CONFORMS : tooManySteps(document)
}

function report(normal: NormalDocument, findings: Findings, document: JsonDocument): Validation {
  const violations = findings.kept.map((finding) => ofFinding(normal, finding, document))
  return { violations, omitted: findings.count - violations.length }
}

function ofFinding(normal: NormalDocument, finding: Finding, document: JsonDocument): Violation {
  const origin = finding.node === null ? undefined : normal.origins.get(finding.node)
  const keyword = origin?.renamed[finding.keyword] ?? finding.keyword
  const own = keyword === 'false schema' ? '' : `/${keyword}`
  const file = origin === undefined || origin.file === '' ? '' : `${origin.file}#`
  const found = shown(finding.value, document.exact, finding.pointer)
  return {
    pointer: finding.pointer,
    keyword,
    schemaPointer: `${file}${origin?.pointer ?? ''}${own}`,
    allowed: finding.allowed,
    found,
    message: `allowed: ${finding.allowed}; found: ${clip(found, 80)}`,
  }
}

/** The compiled code's own words, where the second reading has none. */
function ofError(error: ErrorObject | null, document: JsonDocument): Violation {
  const pointer = error?.instancePath ?? ''
  const keyword = error?.keyword ?? 'schema'
  const found = shown(valueAt(document.value, pointer) ?? null, document.exact, pointer)
  return {
    pointer,
    keyword,
    schemaPointer: '',
    allowed: `what ${keyword} asks`,
    found,
    message: `fails ${keyword}; found: ${clip(found, 80)}`,
  }
}

function tooManySteps(document: JsonDocument): Validation {
  const found = shown(document.value, document.exact)
  const message = 'checking this value took too many steps'
  return {
    violations: [
      {
        pointer: '',
        keyword: 'validator-timeout',
        schemaPointer: '',
        allowed: 'a value that can be checked',
        found,
        message,
      },
    ],
    omitted: 0,
  }
}

/** True, or the first fault that the compiled code met. Anything but `true` is a failure, a promise included. */
type Compiled = (value: JsonValue) => true | ErrorObject | null

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
function compileSchema(normal: NormalDocument): Compiled {
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
