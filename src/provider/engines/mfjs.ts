import { isObject } from '../../json/value.ts'
import type { Engine, Source } from './engine.ts'
import { LIMITS, notSupported, objectRoot, READS_ALL } from './reads-all.ts'
import { rules } from './rules.ts'

/** Which level of the validator the server runs is not known, so whether a keyword is refused there is not either. */
const source: Source = {
  evidence: 'read',
  ref: 'MoonshotAI/walle docs/mfjs-*.md, conf.go @196bb0c',
  checked: '2026-06-29',
}

export const MFJS: Engine = {
  id: 'mfjs',
  title: 'Moonshot Flavored JSON Schema',
  aliases: ['moonshot'],
  sources: [source],
  reading: READS_ALL,
  rules: [
    ...notSupported(source, [
      ...['$schema', '$comment', '$anchor', 'allOf', 'oneOf', 'if', 'then', 'else', 'not', 'patternProperties'],
      ...['dependentSchemas', 'propertyNames', 'contains', 'prefixItems', 'const', 'pattern', 'exclusiveMaximum'],
      ...['exclusiveMinimum', 'multipleOf', 'dependentRequired', 'maxProperties', 'minProperties', 'maxContains'],
      ...['minContains', 'uniqueItems', 'format', 'unevaluatedItems', 'unevaluatedProperties'],
    ]),
    ...objectRoot(source),
    ...rules(
      source,
      ['type'],
      {
        effect: 'refused',
        condition: 'beside `anyOf` or `$ref`',
        says: 'can not stand beside `anyOf` or `$ref`',
        rewrite: 'name it in each branch',
      },
      (schema) => schema.anyOf !== undefined || schema.$ref !== undefined,
    ),
    ...rules(
      source,
      ['enum'],
      { effect: 'refused', condition: 'of values of several types', says: 'must hold values of one type' },
      ({ enum: values }) =>
        Array.isArray(values) && new Set(values.map((value) => (value === null ? 'null' : typeof value))).size > 1,
    ),
    ...rules(
      source,
      ['properties'],
      {
        effect: 'refused',
        condition: 'with a member named `$defs`, `$ref`, `anyOf`, `required` or `additionalProperties`',
        says: 'names a member like a keyword',
      },
      ({ properties }) =>
        isObject(properties) &&
        ['$defs', '$ref', 'anyOf', 'required', 'additionalProperties'].some((name) => Object.hasOwn(properties, name)),
    ),
  ],
  limits: [
    LIMITS.properties(source, 3_000),
    LIMITS.nesting(source, 30),
    LIMITS.enumValues(source, 1_000),
    LIMITS.branches(source, 500),
  ],
}
