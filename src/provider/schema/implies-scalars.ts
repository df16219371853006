import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { Implied, Written } from './context.ts'
import { FORMAT_SAMPLES } from './format-samples.ts'
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
