import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject } from '../../json/value.ts'
import type { Case, CaseList, Contract } from '../contract.ts'
import { nearestName } from '../nearest.ts'
import type { Origin, Reading } from '../reading.ts'
import { declaredTools } from '../request-read.ts'
import type { SchemaDocument } from '../schema-document.ts'
import { readCaseFile } from './case-file.ts'
import { caseList, repeatedCases, type Segment } from './case-list.ts'
import { type CaseBase, readCase } from './case-read.ts'
import { CaseTally } from './case-tally.ts'

export type CasesCode = 'case-repeated' | 'tool-undeclared' | 'golden-api'

export interface CasesContext {
  readonly base: CaseBase
  readonly request: JsonObject
  readonly api: Contract['api']
  readonly seed: number
}

export interface CasesRead {
  readonly list: CaseList
  readonly schemas: ReadonlyMap<string, SchemaDocument>
}

/** The cases of a contract in their order, those of files included; null where some could not be read. */
export function readCases(origin: Origin, raw: JsonArray, context: CasesContext): CasesRead | null {
  const segments: Segment[] = []
  let inline: Case[] = []
  const flush = (): void => {
    if (inline.length > 0) segments.push(inlineSegment(inline))
    inline = []
  }
  const before = origin.findings.problems.length
  for (const [index, item] of raw.entries()) {
    const entry = item as JsonObject
    const pointer = childPointer('/cases', index)
    if (typeof entry.from !== 'string') {
      const one = readCase(origin, pointer, entry, context.base, entry.id as string)
      checkTools(origin, one, context)
      inline.push(one)
      continue
    }
    flush()
    const segment = readEntry(origin, pointer, entry, context)
    if (segment) segments.push(segment)
  }
  flush()
  if (origin.findings.problems.length > before) return null
  for (const { one, first } of repeatedCases(segments))
    origin.findings.problem(
      'case-repeated',
      { id: one.id, first: `${first.place.file}:${first.place.line}` },
      one.place,
    )
  return { list: caseList(segments), schemas: new Map(segments.flatMap((segment) => [...segment.schemas])) }
}

function readEntry(origin: Origin, pointer: string, entry: JsonObject, context: CasesContext): Segment | null {
  const isGolden = entry.format === 'openai-chat'
  if (isGolden && context.api !== 'chat') {
    origin.findings.problem('golden-api', {}, origin.source.placeOf(childPointer(pointer, 'format')))
    return null
  }
  const place = origin.source.placeOf(childPointer(pointer, 'from'))
  const options = {
    ...(typeof entry.take === 'number' && { take: entry.take }),
    ...(isGolden && { format: 'openai-chat' as const }),
  }
  return readCaseFile(origin, { from: entry.from as string, ...options, place }, context.base, context.seed)
}

function inlineSegment(cases: readonly Case[]): Segment {
  const tally = new CaseTally()
  for (const one of cases) tally.add(one)
  const at = (index: number): Case => cases[index] as Case
  const rows = { length: cases.length, hashAt: (index: number) => tally.hashAt(index), at }
  return {
    length: cases.length,
    at,
    rows,
    groups: tally.groups(null),
    counts: tally.counts(null),
    schemas: tally.schemas,
  }
}

/** A call that is expected of a tool which nobody declares could never be made. */
function checkTools(reading: Reading, one: Case, { request, base }: CasesContext): void {
  const declared = declaredTools(request)
  if (declared === null || isObject(one.request)) return
  for (const expect of one.turns ? one.turns.map((turn) => turn.expect) : [one.expect]) {
    for (const { name } of expect.calls?.calls ?? []) {
      if (declared.includes(name)) continue
      const meant = nearestName(name, declared)
      reading.findings.problem(
        'tool-undeclared',
        { name, declared: declared.join(', ') || 'none', meant: meant ? `; did you mean ${meant}?` : '' },
        expect === base.inherited ? one.place : expect.place,
      )
    }
  }
}
