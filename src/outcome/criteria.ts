import type { Expect } from '../contract/expect.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'

/** All that is needed to judge one answer, taken from the contract and from the request that was sent. */
export interface Criteria {
  readonly expect: Expect
  readonly tools: readonly DeclaredTool[]
  readonly toolChoice: 'auto' | 'none' | 'required' | { readonly name: string }
  /** Where the request lets the model call some of its tools only. */
  readonly allowedTools?: readonly string[]
  readonly parallelToolCalls: boolean
  /** How many tokens the request lets the model write; left out where it sets no limit. */
  readonly tokenLimit?: number
  /** false where no other model's answer will be held against this one: making the digest is most of what judging costs. */
  readonly isCompared?: boolean
}

export interface DeclaredTool {
  readonly name: string
  readonly parameters: SchemaDocument | null
}
