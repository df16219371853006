import type { Draft } from '../../contract/schema-document.ts'
import type { JsonScalar, Pointer } from '../../json/value.ts'

/**
 * Every draft is rewritten into this one form before anything compiles it: 2020-12's names, annotations gone,
 * identifiers gone, and each reference resolved by us to `#/$defs/n1`, `#/$defs/n2`, … A `false` schema is
 * `{ not: {} }` except where its keyword treats it apart.
 */
export interface NormalNode {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: JsonScalar
  readonly enum?: readonly JsonScalar[]
  /** `const` and `enum` as canonical JSON, where objects, arrays or numbers that a double can't hold are among the values. */
  readonly valueIn?: readonly string[]
  readonly multipleOf?: number
  readonly maximum?: number
  readonly minimum?: number
  readonly exclusiveMaximum?: number
  readonly exclusiveMinimum?: number
  /** What was written where a double can't hold it; the number beside it is only near. */
  readonly exact?: Readonly<Partial<Record<NumberKeyword, string>>>
  readonly maxLength?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly maxItems?: number
  readonly minItems?: number
  readonly uniqueItems?: true
  readonly contains?: NormalSchema
  readonly maxContains?: number
  readonly minContains?: number
  readonly prefixItems?: readonly NormalSchema[]
  readonly items?: NormalSchema
  readonly unevaluatedItems?: NormalSchema
  readonly maxProperties?: number
  readonly minProperties?: number
  readonly required?: readonly string[]
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>
  readonly dependentSchemas?: Readonly<Record<string, NormalSchema>>
  readonly properties?: Readonly<Record<string, NormalSchema>>
  readonly patternProperties?: Readonly<Record<string, NormalSchema>>
  readonly additionalProperties?: NormalSchema
  readonly propertyNames?: NormalSchema
  readonly unevaluatedProperties?: NormalSchema
  readonly allOf?: readonly NormalSchema[]
  readonly anyOf?: readonly NormalSchema[]
  readonly oneOf?: readonly NormalSchema[]
  readonly not?: NormalSchema
  readonly if?: NormalSchema
  readonly then?: NormalSchema
  readonly else?: NormalSchema
}

export type NumberKeyword = 'multipleOf' | 'maximum' | 'minimum' | 'exclusiveMaximum' | 'exclusiveMinimum'

export type NormalSchema = boolean | NormalNode

/** Where a node was written, and under which names its keywords stood there. */
export interface Origin {
  readonly file: string
  readonly pointer: Pointer
  readonly renamed: Readonly<Record<string, string>>
}

export interface NormalDocument {
  readonly draft: Draft
  readonly root: NormalSchema
  readonly defs: Readonly<Record<string, NormalNode>>
  readonly origins: ReadonlyMap<NormalNode, Origin>
  /** Whether `unevaluatedProperties` or `unevaluatedItems` stands anywhere. */
  readonly unevaluated: boolean
  /** Whether any node is `exact`. */
  readonly exact: boolean
}

export const DEFS = '#/$defs/'

/** The schemas that are applied to the same value as the node that holds them. */
export function* inPlace(
  node: NormalNode,
  defs: NormalDocument['defs'],
): Generator<{ readonly keyword: string; readonly schema: NormalSchema }> {
  if (node.$ref !== undefined) yield { keyword: '$ref', schema: defs[node.$ref.slice(DEFS.length)] ?? true }
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const)
    for (const schema of node[keyword] ?? []) yield { keyword, schema }
  for (const keyword of ['not', 'if', 'then', 'else'] as const) {
    const schema = node[keyword]
    if (schema !== undefined) yield { keyword, schema }
  }
  for (const schema of Object.values(node.dependentSchemas ?? {})) yield { keyword: 'dependentSchemas', schema }
}
