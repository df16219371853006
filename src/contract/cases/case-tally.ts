import { Column } from '../column.ts'
import { bringsRules, type Case, type CaseLabel, type CaseList } from '../contract.ts'
import { type Expect, expectsValue } from '../expect.ts'
import { schemasIn, schemasInChecks } from '../expect-read.ts'
import type { SchemaDocument } from '../schema-document.ts'
import { hash53 } from './case-ids.ts'
import { KeptIds } from './kept-ids.ts'

const VALUES = 1
const CALLS = 2
const FLOW = 4
const REQUEST = 8
const EXPECT = 16
const RULES = 32

/** What is kept of every case, a few bytes each, and every schema that any of them holds, once. */
export class CaseTally {
  readonly schemas = new Map<string, SchemaDocument>()
  private readonly inContract: boolean
  private readonly ids = new KeptIds()
  private readonly hashes = new Column(new Float64Array(0))
  private known: Float64Array | null
  private readonly flags = new Column(new Uint8Array(0))
  private readonly groupOf = new Column(new Uint32Array(0))
  private readonly names: string[] = []
  private readonly numbers = new Map<string, number>()

  /**
   * @param inContract schemas written in the contract count at every place; equal ones of a million rows once
   * @param known hashes of all ids, where somebody holds them already
   */
  constructor(inContract = false, known: Float64Array | null = null) {
    this.inContract = inContract
    this.known = known
  }

  /** @param inherited what a case is judged by that says nothing itself */
  add(one: Case, inherited: Expect): void {
    const expects = one.turns ? one.turns.map((turn) => turn.expect) : [one.expect]
    for (const schema of [...expects.flatMap(schemasIn), ...resultSchemas(one)])
      this.schemas.set(this.keyOf(schema), schema)
    const flags =
      (expects.some(expectsValue) ? VALUES : 0) |
      (expects.some((expect) => expect.calls !== undefined) ? CALLS : 0) |
      (one.turns ? FLOW : 0) |
      (one.request ? REQUEST : 0) |
      (bringsRules(one) ? RULES : 0) |
      (one.expect === inherited ? 0 : EXPECT)
    this.ids.add(one.id)
    if (this.known === null) this.hashes.push(hash53(one.id))
    this.flags.push(flags)
    this.groupOf.push(one.group === undefined ? 0 : this.numberOf(one.group))
  }

  /** A case of another id that is like an earlier one in all that is counted. */
  addLike(index: number, hash: number): void {
    this.ids.add('')
    if (this.known === null) this.hashes.push(hash)
    this.flags.push(this.flags.at(index))
    this.groupOf.push(this.groupOf.at(index))
  }

  private keyOf({ digest, place }: SchemaDocument): string {
    return this.inContract ? `${digest} ${place.file}:${place.line}:${place.column}` : digest
  }

  /** What a case that is no flow is called by; null where that is not kept. */
  labelAt(index: number): CaseLabel | null {
    const id = this.flags.at(index) & FLOW ? null : this.ids.at(index)
    const group = this.names[this.groupOf.at(index) - 1]
    return id === null ? null : group === undefined ? { id } : { id, group }
  }

  /** 53 bits of a case's id. */
  hashAt(index: number): number {
    return this.known === null ? this.hashes.at(index) : (this.known[index] as number)
  }

  /** All of them, where they were known; null: ask for each. */
  get knownHashes(): Float64Array | null {
    return this.known
  }

  /** Leaves out known hashes of rows that are no cases. */
  keepKnown(kept: (hashes: Float64Array) => Float64Array): void {
    if (this.known !== null) this.known = kept(this.known)
  }

  /** Groups of the chosen cases, or of all. */
  groups(chosen: Uint32Array | null): ReadonlySet<string> {
    if (chosen === null) return new Set(this.names)
    const found = new Set<string>()
    for (const index of chosen) {
      const name = this.names[this.groupOf.at(index) - 1]
      if (name !== undefined) found.add(name)
    }
    return found
  }

  counts(chosen: Uint32Array | null): CaseList['counts'] {
    const total = { expectValues: 0, expectCalls: 0, flows: 0, requests: 0, rules: 0, expects: 0 }
    const count = (flags: number): void => {
      if (flags & VALUES) total.expectValues++
      if (flags & CALLS) total.expectCalls++
      if (flags & FLOW) total.flows++
      if (flags & REQUEST) total.requests++
      if (flags & RULES) total.rules++
      if (flags & EXPECT) total.expects++
    }
    if (chosen) for (const index of chosen) count(this.flags.at(index))
    else for (let index = 0; index < this.flags.length; index++) count(this.flags.at(index))
    return total
  }

  /** 0 means no group. */
  private numberOf(group: string): number {
    const known = this.numbers.get(group)
    if (known !== undefined) return known
    this.names.push(group)
    this.numbers.set(group, this.names.length)
    return this.names.length
  }
}

const resultSchemas = (one: Case): readonly SchemaDocument[] =>
  (one.turns ?? []).flatMap((turn) =>
    (turn.toolResults ?? []).flatMap(({ results }) => results.flatMap(({ when }) => schemasInChecks(when))),
  )
