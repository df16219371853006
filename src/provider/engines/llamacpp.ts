import { isObject, type JsonValue } from '../../json/value.ts'
import { readOf } from '../schema/places.ts'
import type { Engine, Rule, Source } from './engine.ts'
import { hasLazyRepeat, llamacppPattern, takesEscaped } from './llamacpp-pattern.ts'
import { dispatched, LLAMACPP_READING } from './llamacpp-reading.ts'
import { isRead, oneOfAsAnyOf, quoteEndsString, rules, shapeRule, unenforced, type When } from './rules.ts'

const source: Source = {
  evidence: 'measured',
  ref: 'llama-server b11669 (Debian), and ggml-org/llama.cpp common/json-schema-to-grammar.cpp',
  checked: '2026-11-30',
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']
const NEVER = [
  ...['not', 'if', 'patternProperties', 'propertyNames', 'uniqueItems', 'contains', 'minProperties', 'maxProperties'],
  ...['multipleOf', 'dependentRequired', 'dependentSchemas', 'dependencies', 'unevaluatedItems', '$dynamicRef'],
  ...['unevaluatedProperties', '$recursiveRef'],
]

const pattern = (when: (pattern: string) => boolean): When =>
  isRead('pattern', (value) => typeof value === 'string' && when(value))

const WORDS: Readonly<Record<string, string>> = {
  pattern:
    'has no grammar here, any string can be written: llama.cpp takes `^…$` without `\\d`, `\\w`, `\\s`, look-around and named groups',
  minimum: 'binds integers only',
  maximum: 'binds integers only',
  exclusiveMinimum: 'binds integers only, and only without `minimum`',
  exclusiveMaximum: 'binds integers only, and only without `maximum`',
  format: 'is not enforced here: of formats only date, time, date-time and uuid are, and not beside a pattern',
  allOf: 'is made into an object of the members that its branches name; what else they say is lost',
}

const REWRITES: Readonly<Record<string, string>> = {
  pattern: 'write `[0-9]` for `\\d`, `[A-Za-z0-9_]` for `\\w`, `[ \\t]` for `\\s`, and `^.*(…).*$` around a part',
  allOf: 'merge the branches of the `allOf` into one schema',
  required: 'list every required member under `properties` too',
}

const IGNORED: readonly Rule[] = [
  ...unenforced(source, (keyword) =>
    NEVER.includes(keyword)
      ? { effect: 'ignored', says: 'is not enforced by llama.cpp' }
      : {
          effect: 'ignored',
          condition:
            'beside a keyword that wins: `$ref`, then `oneOf`, `anyOf`, `const`, `enum`, then what belongs to `type`; bounds of a `number`; a pattern that is not `^…$` or holds `\\d`, `\\w`, `\\s`, a look-around or a named group; formats but date, time, date-time and uuid',
          says:
            WORDS[keyword] ??
            'is not enforced here: llama.cpp reads `$ref`, else `oneOf`, `anyOf`, `const`, `enum`, else what belongs to `type`',
          ...(REWRITES[keyword] === undefined ? {} : { rewrite: REWRITES[keyword] }),
        },
  ),
  ...rules(
    source,
    ['minItems'],
    { effect: 'ignored', condition: 'above `maxItems`', says: 'is above `maxItems`, which wins' },
    (schema, _place, context) =>
      readOf(schema, context).includes('minItems') && isAbove(schema.minItems, schema.maxItems),
  ),
  ...quoteEndsString(source),
  ...oneOfAsAnyOf(source),
  ...rules(
    source,
    ['pattern'],
    {
      effect: 'ignored',
      condition: 'with a backslash or a control character among those it takes',
      says: 'is matched against the JSON text, where that character is escaped',
    },
    pattern(takesEscaped),
  ),
  ...rules(
    source,
    ['pattern'],
    {
      effect: 'ignored',
      condition: 'with `+?` or another lazy sign',
      says: 'holds a lazy sign, which lets the part before it be left out',
      rewrite: 'leave out the `?` behind the sign',
    },
    pattern(hasLazyRepeat),
  ),
]

const isAbove = (least: JsonValue | undefined, most: JsonValue | undefined): boolean =>
  typeof least === 'number' && typeof most === 'number' && least > most

const REFUSED: readonly Rule[] = [
  ...rules(
    source,
    ['minLength'],
    {
      effect: 'refused',
      condition: 'above `maxLength`',
      says: 'is above `maxLength`, from which the server makes no grammar',
    },
    (schema, _place, context) =>
      readOf(schema, context).includes('minLength') && isAbove(schema.minLength, schema.maxLength),
  ),
  shapeRule(
    source,
    'true',
    {
      effect: 'refused',
      condition: 'a schema `true` or `false` where a schema is read',
      says: 'is refused: a schema must be an object',
      rewrite: 'write `{}` for `true`',
    },
    ({ schema, keyword, pointer }) =>
      typeof schema === 'boolean' && keyword !== 'additionalProperties' && !(pointer === '' && schema),
  ),
  ...rules(
    source,
    ['$ref'],
    {
      effect: 'refused',
      condition: 'other than a plain `#/…` (also `#` alone, `~1`, percent signs)',
      says: 'can not be followed: llama.cpp takes only `#/…` without escapes',
      rewrite: 'move what it leads to below `$defs`, under a plain name',
    },
    (schema, _place, context) =>
      readOf(schema, context).includes('$ref') && !isPlainPath(String(schema.$ref), context.root),
  ),
  ...rules(
    source,
    ['pattern'],
    {
      effect: 'refused',
      condition: 'with a repeated character beyond ASCII',
      says: 'repeats a character beyond ASCII, which llama.cpp can not',
      rewrite: 'put the character into brackets: `[é]+`',
    },
    pattern((value) => llamacppPattern(value) === 'refused'),
  ),
  ...rules(
    source,
    ['type'],
    { effect: 'refused', condition: 'that JSON Schema does not know', says: 'names a type that is none' },
    (schema) =>
      dispatched(schema) !== 'allOf' &&
      [schema.type].flat().some((one) => typeof one === 'string' && !TYPES.includes(one)),
  ),
  ...rules(
    source,
    ['enum', 'anyOf', 'oneOf', 'allOf'],
    { effect: 'refused', condition: 'empty', says: 'is empty' },
    (schema, place, context) =>
      ['enum', 'anyOf', 'oneOf', 'allOf'].some(
        (name) =>
          schema[name] !== undefined &&
          isRead(name, (value) => Array.isArray(value) && value.length === 0)(schema, place, context),
      ),
  ),
]

/** The path is split at `/` and each part looked up as it stands. */
function isPlainPath(reference: string, root: JsonValue): boolean {
  if (!reference.startsWith('#/')) return false
  let here: JsonValue | undefined = root
  for (const name of reference.slice(2).split('/')) {
    if (Array.isArray(here)) here = here[Number(name)] as JsonValue | undefined
    else here = isObject(here) && Object.hasOwn(here, name) ? here[name] : undefined
  }
  return here !== undefined
}

const STRICTER: readonly Rule[] = [
  ...rules(
    source,
    ['properties'],
    {
      effect: 'stricter',
      condition: 'without `additionalProperties`',
      says: 'leaves no room for other members: llama.cpp closes an object without `additionalProperties`',
      rewrite: 'write `additionalProperties: true` where others may come',
    },
    (schema, _place, context) =>
      readOf(schema, context).includes('properties') && schema.additionalProperties === undefined,
  ),
  ...rules(
    source,
    ['required'],
    {
      effect: 'stricter',
      condition: 'names some members, and an optional one stands before one of them',
      says: 'comes first: llama.cpp writes required members before optional ones, whatever order they are listed in',
      rewrite: 'require the member that has to come first too',
    },
    (schema, _place, context) =>
      readOf(schema, context).includes('required') && isReordered(schema.properties, schema.required),
  ),
  ...rules(
    source,
    ['prefixItems'],
    { effect: 'stricter', condition: 'always', says: 'must all be written, and nothing after them' },
    isRead('prefixItems', () => true),
  ),
  ...rules(
    source,
    ['pattern'],
    {
      effect: 'stricter',
      condition: 'with `|` outside of brackets',
      says: 'is taken as if its alternatives stood between `^` and `$`',
    },
    pattern((value) => /^\^[^(]*\|/.test(value)),
  ),
]

function isReordered(properties: JsonValue | undefined, required: JsonValue | undefined): boolean {
  if (!isObject(properties) || !Array.isArray(required)) return false
  const isRequired = Object.keys(properties).map((name) => required.includes(name))
  const firstOptional = isRequired.indexOf(false)
  return firstOptional >= 0 && isRequired.lastIndexOf(true) > firstOptional
}

export const LLAMACPP: Engine = {
  id: 'llamacpp',
  title: 'llama.cpp',
  aliases: ['llamacpp-gbnf', 'llama-server', 'llama.cpp', 'llama-server-b11669'],
  sources: [source],
  reading: LLAMACPP_READING,
  rules: [...IGNORED, ...REFUSED, ...STRICTER],
  limits: [],
}
