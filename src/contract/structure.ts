import { childPointer, parsePointer, valueAt } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Problem } from '../problem/problem.ts'
import { shareMeant } from './decimal.ts'
import { parentOf } from './files/pointer.ts'
import type { Source } from './files/source.ts'
import { nearestName } from './nearest.ts'
import { REQUEST_MEMBERS } from './request/members.ts'
import { formWords, KEY_FORMS, rangeWords, shownValue, typeWords } from './schema-words.ts'

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
interface StructureFindings {
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
  const place = source.keyPlaceOf(childPointer(at, key))
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

/** What people call the value at a pointer: its key, or `cases[3]`; '' for the whole file. */
function nameOf(pointer: Pointer): string {
  const [last = '', list = ''] = [...(parsePointer(pointer) ?? [])].reverse()
  return /^\d+$/.test(last) && list !== '' ? `${list}[${last}]` : last
}

interface KeyPlaces {
  /** Key → the mappings of a format that may hold it, as paths with `*` for an item (`validators.generated.ts`). */
  readonly places: Readonly<Record<string, readonly string[]>>
  /** Where what is read would stand in that format: a row of a case file is a case. */
  readonly inside: Pointer
}

const NOWHERE: KeyPlaces = { places: {}, inside: '' }

const MEMBERS = new Set(Object.values(REQUEST_MEMBERS).flat())

/** Where a key belongs that is known and stands at another level: most likely a line is indented wrongly. */
function belongsTo(key: string, at: Pointer, { places: keys, inside }: KeyPlaces): string {
  const here = (parsePointer(inside + at) ?? []).map((token) => (/^\d+$/.test(token) ? '*' : token))
  const own = Object.hasOwn(keys, key) ? (keys[key] as readonly string[]) : []
  const isMember = Object.hasOwn(keys, 'request') && MEMBERS.has(key)
  const found = [...own, ...(isMember ? ['/request'] : [])].map((path) => path.split('/').slice(1))
  const [best] = found.toSorted((a, b) => shared(b, here) - shared(a, here) || a.length - b.length)
  if (best === undefined) return ''
  const common = shared(best, here)
  if (common === here.length) return `; it belongs under ${namesOf(best.slice(common))}`
  if (best.length === 0) return '; it belongs to the file itself, not indented'
  return common === best.length
    ? `; it belongs beside ${namesOf([here[common] as string])}`
    : `; it belongs under ${namesOf(best)}`
}

const namesOf = (path: readonly string[]): string => path.filter((token) => token !== '*').join('.') || 'an item'

function shared(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((token, at) => token !== other[at])
  return differs < 0 ? one.length : differs
}

/** What a mapping lacks, and where it stands one level too deep. */
function missingKey(key: string, inside: string, value: JsonValue | undefined) {
  const holder = isObject(value)
    ? Object.entries(value).find(([, member]) => isObject(member) && Object.hasOwn(member, key))?.[0]
    : undefined
  return { key, inside, meant: holder === undefined ? '' : `; it stands under ${holder}, indented too deep` }
}
