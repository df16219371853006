import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { Implied, Written } from './context.ts'
import { namedTypes, ownTypes } from './json-type.ts'
import { patternLengths } from './pattern.ts'
import { compiledPattern } from './satisfies.ts'

const bound = (value: JsonValue | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

/** The numbers that are written lie between these; `strict` where the end itself is not among them. */
interface Range {
  readonly least: number
  readonly isLeastStrict: boolean
  readonly most: number
  readonly isMostStrict: boolean
}

export function rangeOf(schema: JsonObject): Range {
  const [least, above] = [
    bound(schema.minimum, Number.NEGATIVE_INFINITY),
    bound(schema.exclusiveMinimum, Number.NEGATIVE_INFINITY),
  ]
  const [most, below] = [
    bound(schema.maximum, Number.POSITIVE_INFINITY),
    bound(schema.exclusiveMaximum, Number.POSITIVE_INFINITY),
  ]
  return {
    least: Math.max(least, above),
    isLeastStrict: above >= least && above !== Number.NEGATIVE_INFINITY,
    most: Math.min(most, below),
    isMostStrict: below <= most && below !== Number.POSITIVE_INFINITY,
  }
}

/** Lengths of the strings that are written. */
export function lengthsOf(schema: JsonObject): { readonly least: number; readonly most: number } {
  const ranges = [
    { least: bound(schema.minLength, 0), most: bound(schema.maxLength, Number.POSITIVE_INFINITY) },
    ...(typeof schema.pattern === 'string' ? [patternLengths(schema.pattern)] : []),
    ...formatLengths(schema.format),
  ]
  return { least: Math.max(...ranges.map(({ least }) => least)), most: Math.min(...ranges.map(({ most }) => most)) }
}

function formatLengths(format: JsonValue | undefined): readonly { readonly least: number; readonly most: number }[] {
  const samples = typeof format === 'string' ? FORMAT_SAMPLES[format] : undefined
  return samples === undefined ? [] : [{ least: samples.lengths[0], most: samples.lengths[1] }]
}

/** A whole number above 3 is one of 4 or more. */
const onlyIntegers = (written: Written): boolean => !ownTypes(written).includes('fraction')

export const IMPLIED_SCALARS: Readonly<Record<string, Implied>> = {
  type: (written, type) => {
    const allowed = namedTypes(type)
    return ownTypes(written).every((one) => allowed.includes(one))
  },
  minimum: (written, value) => {
    const { least, isLeastStrict } = rangeOf(written)
    return least >= Number(value) || (isLeastStrict && onlyIntegers(written) && Math.floor(least) + 1 >= Number(value))
  },
  maximum: (written, value) => {
    const { most, isMostStrict } = rangeOf(written)
    return most <= Number(value) || (isMostStrict && onlyIntegers(written) && Math.ceil(most) - 1 <= Number(value))
  },
  exclusiveMinimum: (written, value) => {
    const { least, isLeastStrict } = rangeOf(written)
    return least > Number(value) || (isLeastStrict && least >= Number(value))
  },
  exclusiveMaximum: (written, value) => {
    const { most, isMostStrict } = rangeOf(written)
    return most < Number(value) || (isMostStrict && most <= Number(value))
  },
  multipleOf: (written, value) =>
    (onlyIntegers(written) && Number.isInteger(1 / Number(value))) ||
    (typeof written.multipleOf === 'number' && Number.isInteger(written.multipleOf / Number(value))),
  minLength: (written, value) => lengthsOf(written).least >= Number(value),
  maxLength: (written, value) => lengthsOf(written).most <= Number(value),
  pattern: (written, value) => written.pattern === value || takesEverySample(written.format, value),
  format: (written, value) => written.format === value || takesNoNearMiss(written.pattern, value),
}

function takesEverySample(format: JsonValue | undefined, pattern: JsonValue): boolean {
  const samples = typeof format === 'string' ? FORMAT_SAMPLES[format] : undefined
  const compiled = compiledPattern(pattern)
  return samples !== undefined && compiled !== null && samples.valid.every((text) => compiled.test(text))
}

function takesNoNearMiss(pattern: JsonValue | undefined, format: JsonValue): boolean {
  const samples = typeof format === 'string' ? FORMAT_SAMPLES[format] : undefined
  const compiled = compiledPattern(pattern)
  return samples !== undefined && compiled !== null && !samples.invalid.some((text) => compiled.test(text))
}

/** Texts of a format, from one end of it to the other, and texts that nearly are of it. */
interface Samples {
  readonly valid: readonly string[]
  readonly invalid: readonly string[]
  /** Characters at least and at most. */
  readonly lengths: readonly [number, number]
}

const open = Number.POSITIVE_INFINITY

/**
 * What a format implies of a `pattern` or a length beside it, and the other way round: a pattern that takes every valid
 * sample is taken to be implied by the format, one that takes no invalid sample is taken to imply it.
 */
const FORMAT_SAMPLES: Readonly<Record<string, Samples>> = {
  date: {
    valid: ['2026-01-31', '1999-12-01', '0001-02-03', '9999-10-10', '2024-02-29'],
    invalid: ['', 'x', '2026-13-01', '2026-00-10', '2026-01-32', '2026-1-1', '26-01-01'],
    lengths: [10, 10],
  },
  time: {
    valid: ['10:20:30Z', '23:59:59+02:00', '00:00:00.123Z', '09:05:01-11:30'],
    invalid: ['', 'x', '25:00:00Z', '10:60:00Z', '10:20'],
    lengths: [9, open],
  },
  'date-time': {
    valid: ['2026-01-31T10:20:30Z', '1999-12-01T23:59:59+02:00', '2024-02-29T00:00:00.123Z'],
    invalid: ['', 'x', '2026-01-31', '2026-13-01T10:20:30Z', '2026-01-31T25:00:00Z'],
    lengths: [20, open],
  },
  uuid: {
    valid: [
      '123e4567-e89b-12d3-a456-426614174000',
      '00000000-0000-0000-0000-000000000000',
      'ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF',
    ],
    invalid: ['', 'x', '123e4567e89b12d3a456426614174000', '123e4567-e89b-12d3-a456-42661417400g'],
    lengths: [36, 36],
  },
  email: {
    valid: ['ann@example.org', 'a.b+c@sub.example.org', 'x@y.cz'],
    invalid: ['', 'x', 'ann example', 'ann@', '@example.org'],
    lengths: [3, open],
  },
  ipv4: {
    valid: ['127.0.0.1', '255.255.255.255', '0.0.0.0'],
    invalid: ['', 'x', '256.1.1.1', '1.2.3'],
    lengths: [7, 15],
  },
  ipv6: { valid: ['::1', '2001:db8::1', 'fe80::1:2'], invalid: ['', 'x', '12345::', '1.2.3.4'], lengths: [2, 45] },
  hostname: {
    valid: ['example.org', 'localhost', 'a-b.example'],
    invalid: ['', 'a b', '-a', 'a_b'],
    lengths: [1, open],
  },
  uri: {
    valid: ['https://example.org/a?b=c#d', 'mailto:a@b.c', 'urn:x:y'],
    invalid: ['', 'x', 'not a uri', '//x'],
    lengths: [2, open],
  },
  duration: { valid: ['P1D', 'PT5M', 'P1Y2M3DT4H'], invalid: ['', 'x', 'P', '1D'], lengths: [3, open] },
}
