import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { followed } from '../schema/context.ts'
import { rangeOf } from '../schema/implies-scalars.ts'
import { listedValues } from '../schema/json-type.ts'
import { patternParts, type Token, withinAnchors } from '../schema/pattern.ts'
import { readOf } from '../schema/places.ts'
import type { Rule, Source } from './engine.ts'
import { isRead, oneOfAsAnyOf, rules, shapeRule, unenforced, type When } from './rules.ts'
import { dispatched } from './xgrammar-reading.ts'

/** Keywords that no grammar is made from, at any place. */
const NEVER = [
  ...['not', 'if', 'dependentRequired', 'dependentSchemas', 'dependencies', 'uniqueItems', 'contains', '$dynamicRef'],
  '$recursiveRef',
]

const tokensOf = (pattern: JsonValue): readonly Token[] =>
  typeof pattern === 'string' ? withinAnchors(patternParts(pattern)) : []

const PATTERN_REFUSED = /^\\(?:[bBpPkK]|[1-9])|^\(\?(?:<[=!]|[a-z-])/

/** What all versions have in common. */
export function xgrammarRules(source: Source): readonly Rule[] {
  return [
    ...unenforced(source, (keyword) =>
      NEVER.includes(keyword)
        ? { effect: 'ignored', says: 'is not enforced by XGrammar' }
        : {
            effect: 'ignored',
            condition:
              'beside a keyword that wins: only the first of `$ref`, `const`, `enum`, `anyOf`, `oneOf`, `allOf`, then the ones of `type` is read; without `type` next to nothing; an `allOf` of two or more is anything',
            says: 'is not enforced here: XGrammar reads only the first of `$ref`, `const`, `enum`, `anyOf`, `oneOf`, `allOf` and what belongs to `type`',
            ...(keyword === 'allOf' ? { rewrite: 'merge the branches of the `allOf` into one schema' } : {}),
            ...(keyword === 'required' ? { rewrite: 'list every required member under `properties` too' } : {}),
          },
    ),
    ...oneOfAsAnyOf(source),
    ...patternRules(source),
    ...refusals(source),
    ...stricter(source),
  ]
}

function patternRules(source: Source): readonly Rule[] {
  return [
    ...rules(
      source,
      ['pattern'],
      {
        effect: 'refused',
        condition: 'with `\\b`, `\\p{…}`, a backreference, a look-behind or inline flags',
        says: 'holds a construct that XGrammar has no grammar for',
      },
      isRead('pattern', (value) => tokensOf(value).some(({ text }) => PATTERN_REFUSED.test(text))),
    ),
    ...rules(
      source,
      ['pattern'],
      {
        effect: 'ignored',
        condition: 'with a backslash among the characters that it takes',
        says: 'is matched against the JSON text, where a backslash is written as two',
      },
      isRead('pattern', (value) => tokensOf(value).some(({ text }) => text === '\\\\')),
    ),
    ...rules(
      source,
      ['pattern'],
      {
        effect: 'stricter',
        condition: 'without `^` and `$` at its ends',
        says: 'is taken as if it stood between `^` and `$`: only that much can be written',
        rewrite: 'write `^.*(…).*$` to let other characters stand around it',
      },
      isRead('pattern', (value) => typeof value === 'string' && !patternParts(value).anchored),
    ),
  ]
}

function refusals(source: Source): readonly Rule[] {
  return [
    shapeRule(
      source,
      'false',
      {
        effect: 'refused',
        condition: 'a schema `false` where a schema is read',
        says: 'is refused as a schema that nothing satisfies',
      },
      ({ schema, keyword }) =>
        schema === false &&
        !['items', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'].includes(keyword ?? ''),
    ),
    ...rules(
      source,
      ['items'],
      {
        effect: 'refused',
        condition: 'a list, as in draft-07',
        says: 'can not be a list',
        rewrite: 'name the list `prefixItems`, and `additionalItems` `items`',
      },
      isRead('items', Array.isArray),
    ),
    ...numberRefusals(source),
    ...sizeRefusals(source),
    ...rules(
      source,
      ['enum'],
      { effect: 'refused', condition: 'empty', says: 'holds no value' },
      isRead('enum', (values) => Array.isArray(values) && values.length === 0),
    ),
    ...rules(
      source,
      ['$ref'],
      {
        effect: 'refused',
        condition: 'that is percent-encoded, escaped (`~1`), leads through a list or nowhere',
        says: 'can not be followed by XGrammar',
        rewrite: 'give the definition a plain name under `$defs`',
      },
      (schema, _place, context) =>
        readOf(schema, context).includes('$ref') && !isPlainPath(String(schema.$ref), context.root),
    ),
  ]
}

function numberRefusals(source: Source): readonly Rule[] {
  const isEmptyRange: When = (schema) => {
    const { least, isLeastStrict, most, isMostStrict } = rangeOf(schema)
    return least > most || (least === most && (isLeastStrict || isMostStrict))
  }
  return [
    ...rules(
      source,
      ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
      {
        effect: 'refused',
        condition: 'of an integer, with a fraction',
        says: 'of an integer must be a whole number',
        rewrite: 'round the bound inwards',
      },
      (schema, place, context) =>
        dispatched(schema) === 'integer' &&
        isRead('type', () => boundsOf(schema).some((value) => !Number.isInteger(value)))(schema, place, context),
    ),
    ...rules(
      source,
      ['minimum', 'exclusiveMinimum'],
      { effect: 'refused', condition: 'above the upper bound', says: 'leaves nothing below the upper bound' },
      (schema, place, context) => readOf(schema, context).includes('minimum') && isEmptyRange(schema, place, context),
    ),
  ]
}

/** Lengths and counts that no value can have. */
function sizeRefusals(source: Source): readonly Rule[] {
  const above = (least: string, most: string): When =>
    isRead(least, (value, schema) => Number(value) > Number(schema[most] ?? Number.POSITIVE_INFINITY))
  return [
    ...['Length', 'Items', 'Properties'].flatMap((of) =>
      rules(
        source,
        [`min${of}`],
        { effect: 'refused', condition: `above \`max${of}\``, says: `is above \`max${of}\`` },
        above(`min${of}`, `max${of}`),
      ),
    ),
    ...rules(
      source,
      ['minItems'],
      {
        effect: 'refused',
        condition: 'above the number of `prefixItems`, without `items`',
        says: 'can not be reached: without `items` an array holds no more than its `prefixItems`',
        rewrite: 'say what the items are: `items: {}` takes any',
      },
      isRead(
        'minItems',
        (least, schema) =>
          (schema.items === undefined || schema.items === false) &&
          (schema.unevaluatedItems === undefined || schema.unevaluatedItems === false) &&
          Number(least) > (Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0),
      ),
    ),
  ]
}

const boundsOf = (schema: JsonObject): readonly number[] =>
  ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap((name) =>
    typeof schema[name] === 'number' ? [schema[name]] : [],
  )

/** References are split at `/` and looked up as they stand, in objects only (`ResolveRef`); other URIs are not looked up. */
function isPlainPath(reference: string, root: JsonValue): boolean {
  if (!reference.startsWith('#/')) return true
  let here: JsonValue | undefined = root
  for (const name of reference
    .slice(2)
    .split('/')
    .filter((part) => part !== ''))
    here = isObject(here) && Object.hasOwn(here, name) ? here[name] : undefined
  return here !== undefined && followed(root, reference) !== undefined
}

function stricter(source: Source): readonly Rule[] {
  return [
    ...rules(
      source,
      ['properties'],
      {
        effect: 'stricter',
        condition: 'without `additionalProperties`',
        says: 'leaves no room for other members: XGrammar closes an object without `additionalProperties`',
        rewrite: 'write `additionalProperties: true` where others may come',
      },
      (schema, _place, context) =>
        readOf(schema, context).includes('properties') &&
        schema.additionalProperties === undefined &&
        schema.unevaluatedProperties === undefined,
    ),
    ...rules(
      source,
      ['prefixItems'],
      {
        effect: 'stricter',
        condition: 'always',
        says: 'must all be written, and without `items` nothing after them',
      },
      isRead('prefixItems', () => true),
    ),
    ...rules(
      source,
      ['minLength', 'maxLength'],
      {
        effect: 'stricter',
        condition: 'where they are read',
        says: 'leaves no room for escaped characters (a quote, a line break)',
      },
      (schema, _place, context) => readOf(schema, context).includes('minLength') && listedValues(schema) === null,
    ),
  ]
}
