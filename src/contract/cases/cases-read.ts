import { childPointer } from '../../json/pointer.ts'
import type { JsonArray, JsonObject } from '../../json/value.ts'
import type { Case, CaseList, Contract } from '../contract.ts'
import type { Expect } from '../expect.ts'
import { nearestName } from '../nearest.ts'
import type { Origin, Reading } from '../reading.ts'
import { caseRequestFaults } from '../request/rules.ts'
import { declaredTools } from '../request-read.ts'
import type { SchemaDocument } from '../schema-document.ts'
import { readCaseFile } from './case-file.ts'
import { caseList, repeatedCases, type Segment } from './case-list.ts'
import { type CaseBase, readCase, unusedVariable } from './case-read.ts'
import { CaseTally } from './case-tally.ts'
import type { ScannedRows } from './scanned-rows.ts'

export interface CasesContext {
  readonly base: CaseBase
  readonly request: JsonObject
  readonly api: Contract['api']
  readonly seed: number
  /** Cases that can't be read, as `cases/3`: they are passed over. */
  readonly broken: ReadonlySet<string>
}

export interface CasesRead {
  /** Those that are good. */
  readonly list: CaseList
  /** Whether all of them are. */
  readonly isWhole: boolean
  readonly schemas: ReadonlyMap<string, SchemaDocument>
}

/** A case file that no contract names. */
export interface CaseEntry {
  readonly from: string
  readonly format: 'openai-batch'
  readonly take?: number
  /** What threads found in its rows already. */
  readonly scanned?: ScannedRows
}

/** The cases of a contract in their order, those of files included. */
export function readCases(origin: Origin, raw: JsonArray | readonly CaseEntry[], context: CasesContext): CasesRead {
  const segments: Segment[] = []
  let inline: Case[] = []
  const flush = (): void => {
    if (inline.length > 0) segments.push(inlineSegment(inline, context.base.inherited))
    inline = []
  }
  const declared = declaredTools(context.request)
  const reported = new Set<string>()
  const check = (one: Case): void => {
    checkTools(origin, one, declared, context.base)
    checkRequest(origin, one, context, reported)
    checkEnvelope(origin, one, context, reported)
  }
  const before = origin.findings.problems.length
  let isWhole = !context.broken.has('cases')
  for (const [index, item] of raw.entries()) {
    const entry = item as JsonObject
    const pointer = childPointer('/cases', index)
    if (context.broken.has(pointer.slice(1))) {
      isWhole = false
      continue
    }
    if (typeof entry.from !== 'string') {
      const one = readCase(origin, pointer, entry, context.base, entry.id as string)
      check(one)
      inline.push(one)
      continue
    }
    flush()
    const segment = readEntry(origin, pointer, entry, context, check, (item as CaseEntry).scanned)
    if (segment) segments.push(segment)
    else isWhole = false
  }
  flush()
  if (isWhole && context.base.requestVariables) reportUnused(origin, context.base)
  reportBraced(origin, context.base)
  for (const { one, first } of repeatedCases(segments))
    origin.findings.problem(
      'case-repeated',
      { id: one.id, first: `${first.place.file}:${first.place.line}` },
      one.place,
    )
  return {
    list: caseList(segments),
    isWhole: isWhole && origin.findings.problems.length === before,
    schemas: new Map(segments.flatMap((segment) => [...segment.schemas])),
  }
}

function readEntry(
  origin: Origin,
  pointer: string,
  entry: JsonObject,
  context: CasesContext,
  check: (one: Case) => void,
  scanned: ScannedRows | undefined,
): Segment | null {
  const isGolden = entry.format === 'openai-chat'
  if (isGolden && context.api !== 'chat') {
    origin.findings.problem('golden-api', {}, origin.source.placeOf(childPointer(pointer, 'format')))
    return null
  }
  const place = origin.source.placeOf(childPointer(pointer, 'from'))
  const options = {
    ...(typeof entry.take === 'number' && { take: entry.take }),
    ...(isGolden && { format: 'openai-chat' as const }),
    ...(entry.format === 'openai-batch' && { format: 'openai-batch' as const }),
    ...(scanned && { scanned }),
  }
  return readCaseFile(origin, { from: entry.from as string, ...options, place }, context.base, context.seed, check)
}

function inlineSegment(cases: readonly Case[], inherited: Expect): Segment {
  const tally = new CaseTally(true)
  for (const one of cases) tally.add(one, inherited)
  const at = (index: number): Case => cases[index] as Case
  const idHashAt = (index: number): number => tally.hashAt(index)
  const rows = { length: cases.length, hashAt: idHashAt, at }
  return {
    length: cases.length,
    at,
    labelAt: at,
    idHashAt,
    rows,
    groups: tally.groups(null),
    counts: tally.counts(null),
    schemas: tally.schemas,
  }
}

/** A call that is expected of a tool which nobody declares could never be made. */
function checkTools(reading: Reading, one: Case, declared: readonly string[] | null, base: CaseBase): void {
  if (declared === null || one.request) return
  const argsOf = (name: string) => {
    const meant = nearestName(name, declared)
    return { name, declared: declared.join(', ') || 'none', meant: meant ? `; did you mean ${meant}?` : '' }
  }
  for (const expect of one.turns ? one.turns.map((turn) => turn.expect) : [one.expect]) {
    const place = expect === base.inherited ? one.place : expect.place
    for (const { name } of expect.calls?.calls ?? [])
      if (!declared.includes(name)) reading.findings.problem('tool-undeclared', argsOf(name), place)
  }
  for (const { toolResults = [], place } of one.turns ?? [])
    for (const { tool } of toolResults)
      if (!declared.includes(tool)) reading.findings.warn('tool-result-undeclared', argsOf(tool), place)
}

/** The parts of the request that a case brings; what a variable of the contract brings to all of them is told once. */
function checkRequest(origin: Origin, one: Case, { request, api, base }: CasesContext, reported: Set<string>): void {
  for (const fault of caseRequestFaults(one, { request, api, vars: base.vars })) {
    const { code, pointer, args, isWarning, isOfContract } = fault
    const place = (isOfContract ? origin.source : one).placeOf(pointer)
    const key = JSON.stringify([code, args, place])
    if (reported.has(key)) continue
    reported.add(key)
    origin.findings[isWarning ? 'warn' : 'problem'](code, args, place)
  }
}

/** Which shapes of the Responses API clients can't read nobody has looked at: asked for, all would pass. */
function checkEnvelope(origin: Origin, one: Case, { api }: CasesContext, reported: Set<string>): void {
  if (api === 'chat') return
  for (const { envelope, place } of one.turns ? one.turns.map(({ expect }) => expect) : [one.expect]) {
    const key = `envelope ${place.file}:${place.line}:${place.column}`
    if (envelope !== 'strict' || reported.has(key)) continue
    reported.add(key)
    origin.findings.problem('envelope-api', {}, place)
  }
}

/** A variable that the request names in both ways: one of them is sent as it stands. */
function reportBraced(origin: Origin, { braced, used }: CaseBase): void {
  for (const [name, place] of braced) if (used.has(name)) origin.findings.warn('variable-braces', { name }, place)
}

/** Variables of the contract that neither its request nor any case uses. */
function reportUnused(origin: Origin, base: CaseBase): void {
  for (const name of Object.keys(base.vars)) {
    if (!base.used.has(name))
      origin.findings.problem(
        'variable-unused',
        unusedVariable(name, base.used, base),
        origin.source.keyPlaceOf(`/vars/${name}`),
      )
  }
}
