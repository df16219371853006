import { parsePointer, valueAt } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Problem } from '../problem/problem.ts'
import { shareMeant } from './decimal.ts'
import { parentOf } from './files/pointer.ts'
import type { Source } from './files/source.ts'
import { belongsTo, type KeyPlaces, missingKey, NOWHERE } from './key-places.ts'
import { nearestName } from './nearest.ts'

/** What a validator of `validators.generated.ts` reports: an error of ajv with the schema that it comes from. */
interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: JsonObject
  readonly parentSchema: JsonObject
}

export interface SchemaCheck {
  (value: JsonValue): boolean
  errors?: readonly SchemaError[] | null
}

/**
 * What is wrong with the shape of a file, in its order; `broken` names the members of the file that can't be read on,
 * and of the cases each by itself (`cases/3`).
 */
export interface StructureFindings {
  readonly problems: readonly Problem[]
  readonly broken: ReadonlySet<string>
}

/** Past so many the validators stop collecting (`scripts/generate-validators.ts`), so no member is known to be good. */
const MOST_ERRORS = 1000

/** Holds a file against the published schema of its format. */
export function structureProblems(source: Source, conforms: SchemaCheck, keys: KeyPlaces = NOWHERE): StructureFindings {
  const unread = source.unread ?? new Set()
  const broken = new Set<string>([...unread].map((pointer) => memberOf(parsePointer(pointer) ?? [])))
  if (conforms(source.value)) return { problems: [], broken }
  if ((conforms.errors ?? []).length > MOST_ERRORS) broken.add('')
  const seen = new Set<string>()
  const problems: Problem[] = []
  for (const error of reportedErrors(conforms.errors ?? [])) {
    if (isWithin(unread, error.instancePath)) continue
    const problem = problemOf(source, error, keys)
    const key = JSON.stringify([problem.code, problem.args, problem.place])
    if (problem.code !== 'unknown-key' && problem.code !== 'request-key')
      broken.add(memberOf([...(parsePointer(error.instancePath) ?? []), String(error.params.missingProperty ?? '')]))
    if (seen.has(key)) continue
    seen.add(key)
    problems.push(problem)
  }
  problems.sort(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  )
  return { problems, broken }
}

/**
 * One error a value at most where its type is wrong: the list of what is allowed says more than the type, and all else
 * is moot. The failing branch of a condition has errors of its own.
 */
function reportedErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const byPath = new Map<string, SchemaError>()
  for (const error of errors) {
    const { keyword, instancePath } = error
    if (keyword === 'type' && !byPath.has(instancePath)) byPath.set(instancePath, error)
    if (keyword === 'enum') byPath.set(instancePath, error)
  }
  return errors.filter((error) => error.keyword !== 'if' && (byPath.get(error.instancePath) ?? error) === error)
}

/** Whether a place lies at or below one of some others. */
function isWithin(outer: ReadonlySet<Pointer>, pointer: Pointer): boolean {
  if (outer.size === 0) return false
  for (let here = pointer; ; here = parentOf(here)) {
    if (outer.has(here)) return true
    if (here === '') return false
  }
}

/** The member of the file's root that something lies in, or the one case; '' for the root itself. */
const memberOf = ([first = '', second = '']: readonly string[]): string =>
  first === 'cases' && second !== '' ? `cases/${second}` : first

function problemOf(source: Source, error: SchemaError, keys: KeyPlaces): Problem {
  const { instancePath: at, keyword, params, parentSchema } = error
  const key = nameOf(at)
  const value = valueAt(source.value, at)
  const found = (MAY_HOLD_A_KEY.test(at) ? lengthOf : shownValue)(value)
  const place = source.placeOf(at)
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(source, at, String(params.additionalProperty), parentSchema, keys)
    case 'required':
      return { code: 'missing-key', args: missingKey(String(params.missingProperty), key || 'the file', value), place }
    case 'type':
      return {
        code: 'wrong-type',
        args: { key: key || 'the file', found, allowed: typeWords(parentSchema), meant: emptyOf(value, parentSchema) },
        place,
      }
    case 'enum':
      return {
        code: 'not-allowed',
        args: {
          key,
          found,
          allowed: (params.allowedValues as readonly JsonValue[]).map((value) => shownValue(value)).join(', '),
        },
        place,
      }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return {
        code: 'out-of-range',
        args: { key, found, allowed: rangeWords(parentSchema), meant: shareOf(key, value, parentSchema) },
        place,
      }
    case 'minItems':
    case 'minProperties':
      return { code: 'too-few', args: { key, found }, place }
    case 'false schema':
      return { code: 'request-key', args: { key }, place: source.keyPlaceOf(at) }
    default:
      return {
        code: 'malformed',
        args: { key, found, allowed: formWords(parentSchema), meant: shareOf(key, value, parentSchema) },
        place,
      }
  }
}

/** A share written as a number of hundredths, or in quotes. Of a rate, fewer than ten hundredths are not meant. */
function shareOf(key: string, value: JsonValue | undefined, schema: JsonObject): string {
  if (schema.maximum !== 1 && schema.exclusiveMaximum !== 1) return ''
  const written = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof written !== 'number') return ''
  if (written > 1 && written < 10 && !key.startsWith('max_')) return '; a share is from 0 to 1, or from 0% to 100%'
  const meant = written > 1 ? shareMeant(written) : written >= 0 ? String(written) : null
  return meant === null || (meant === '1' && schema.exclusiveMaximum === 1) ? '' : `; did you mean ${meant}?`
}

/** Nothing below a key that holds a mapping or a list: most likely the lines that follow are not indented. */
const emptyOf = (value: JsonValue | undefined, { type }: JsonObject): string =>
  value === null && [type].flat().some((one) => one === 'object' || one === 'array')
    ? ', for nothing is indented below it'
    : ''

/** Where people put a key by mistake: what is wrong there is not repeated. */
const MAY_HOLD_A_KEY = /^\/(?:providers\/[^/]+\/(?:api_key_env|base_url)|callbacks\/[^/]+)$/
const LEAST_KEY_LENGTH = 16

const lengthOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' && value.length >= LEAST_KEY_LENGTH
    ? `a text of ${value.length} characters`
    : shownValue(value)

function unknownKey(source: Source, at: string, key: string, parentSchema: JsonObject, keys: KeyPlaces): Problem {
  const named = isObject(parentSchema.properties) ? Object.keys(parentSchema.properties) : []
  const patterns = isObject(parentSchema.patternProperties) ? Object.keys(parentSchema.patternProperties) : []
  const allowed = [...named, ...patterns.map((pattern) => KEY_FORMS[pattern] ?? pattern)]
  const nearest = nearestName(key, named)
  const place = source.keyPlaceOf(`${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  return {
    code: 'unknown-key',
    args: {
      key,
      inside: nameOf(at) || 'the file',
      allowed: allowed.join(', '),
      meant: belongsTo(key, at, keys) || (nearest ? `; did you mean ${nearest}?` : ''),
    },
    place,
  }
}

const KEY_FORMS: Readonly<Record<string, string>> = {
  '^p[1-9][0-9]?(\\.[0-9]{1,4})?$': 'a percentile such as p50, p95 or p99.9',
  '^(/.*)?$': 'a JSON Pointer such as /total',
}

/** Patterns of the published schemas, in words. */
const FORMS: Readonly<Record<string, string>> = {
  '^[a-z0-9-]{1,64}$': 'a text of lower-case letters, digits and hyphens, at most 64',
  '^[\\s\\S]{1,200}$': 'a text of 1 to 200 characters',
  '[^\\s]': 'a text that is not empty',
  '^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$': 'calls a month, such as 2M/month or 500k/month',
  '^[^\\s](.{0,98}[^\\s])?$': 'a line of 1 to 100 characters, such as team-search',
  '^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$': 'a duration such as 250ms, 3s or 15m',
  '^[0-9]{1,9}(\\.[0-9]{1,6})?%$': 'a percentage such as 20%',
  '^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$': 'a percentage from 0% to 100%',
  '^[5-9][0-9](\\.[0-9]{1,6})?%$': 'a percentage from 50% to below 100%',
  '^[0-9]{1,5}d$': 'days, such as 90d',
  '^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$': 'json_schema, json_object, text, or the API’s own object',
  '^https?://[^\\s/?#@]+([/?][^\\s#]*)?$': 'an http or https URL without credentials',
  '^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$':
    'a URL on the job’s own machine, such as http://127.0.0.1:9000/search',
  '^[A-Za-z_][A-Za-z0-9_]*$': 'the name of an environment variable',
  '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$': 'a date such as 2026-11-01',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$': 'a day such as 2026-11-01',
  '^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$': 'an https URL',
  '^(1|1k|1K|1M) tokens$': '1M tokens, 1k tokens or 1 tokens',
}

/** A pattern of the published schemas in words. */
export const formOf = (pattern: string): string => FORMS[pattern] ?? 'another form'

const formWords = (schema: JsonObject): string =>
  FORMS[String(schema.pattern)] ?? String(schema.description ?? 'another form')

function rangeWords(schema: JsonObject): string {
  const least =
    schema.minimum !== undefined
      ? `at least ${schema.minimum}`
      : schema.exclusiveMinimum !== undefined
        ? `more than ${schema.exclusiveMinimum}`
        : ''
  const most =
    schema.maximum !== undefined
      ? `at most ${schema.maximum}`
      : schema.exclusiveMaximum !== undefined
        ? `less than ${schema.exclusiveMaximum}`
        : ''
  return [least, most].filter(Boolean).join(' and ')
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
}

/** A text of one form is called by its form: `a duration such as 250ms, 3s or 15m or null`. */
function typeWords(schema: JsonObject): string {
  const { type } = schema
  const types = Array.isArray(type) ? (type as readonly string[]) : [String(type)]
  const wordOf = (one: string): string =>
    (one === 'string' ? FORMS[String(schema.pattern)] : undefined) ?? TYPES[one] ?? one
  return types.map(wordOf).join(', or ')
}

/** What stands there, short enough for a sentence. */
export function shownValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (isObject(value)) return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** What people call the value at a pointer: its key, or `cases[3]`; '' for the whole file. */
function nameOf(pointer: Pointer): string {
  const [last = '', list = ''] = [...(parsePointer(pointer) ?? [])].reverse()
  return /^\d+$/.test(last) && list !== '' ? `${list}[${last}]` : last
}
