import { createHash } from 'node:crypto'
import { sha256 } from '../../json/digest.ts'
import type { JsonObject } from '../../json/value.ts'

import type { Place, Problem } from '../../problem/problem.ts'
import { isSpent, unbounded } from '../bounds.ts'

import { Column } from '../column.ts'
import type { Case } from '../contract.ts'
import { locate } from '../files/include.ts'
import { type Included, isReadFault } from '../files/port.ts'
import type { FileRecord, RecordFault } from '../files/records.ts'
import { Findings, MOST_PROBLEMS } from '../files/source.ts'
import type { Origin, Reading } from '../reading.ts'
import { type SchemaCheck, structureProblems } from '../structure.ts'
import { CONTRACT_KEYS, validateRow } from '../validators.generated.ts'
import { readBatchInput } from './batch-input.ts'
import type { Segment } from './case-list.ts'
import { type CaseBase, readCase } from './case-read.ts'
import { CaseTally } from './case-tally.ts'
import { readGolden } from './golden.ts'
import { GroupedProblems } from './grouped-problems.ts'
import type { ReadRow, Row, RowRead } from './row.ts'
import { rowsIn } from './row-formats.ts'
import { sampledRows } from './sample.ts'

/** `{ from, take, format }` of a contract, its structure checked. */
export interface CaseFileEntry {
  readonly from: string
  readonly take?: number
  readonly format?: keyof typeof ROW_FORMATS
  readonly place: Place
}

const AS_CASE = { places: CONTRACT_KEYS, inside: '/cases/0' }

interface CaseFile {
  readonly reading: Reading
  readonly file: Included
  readonly entry: CaseFileEntry
  readonly base: CaseBase
  readonly read: ReadRow
}

/**
 * Reads a case file once, row by row: each is checked, and of each only its place in the file and what is counted is
 * kept. A case is read again when it is asked for, so that memory stays flat whatever the number of rows.
 */
export function readCaseFile(
  contract: Origin,
  entry: CaseFileEntry,
  base: CaseBase,
  seed: number,
  seen: (one: Case) => void,
): Segment | null {
  const { findings } = contract
  const file = locate(contract, contract.file, entry.from, entry.place)
  if (!file) return null
  const chunks = contract.port.chunks(file.realPath)
  if (isReadFault(chunks)) {
    findings.problem('file-unreadable', { path: file.shown, reason: chunks.reason }, entry.place)
    return null
  }
  const before = findings.problems.length
  const hash = createHash('sha256')
  const seenBytes = (chunk: Uint8Array): void => void hash.update(chunk)
  const found = rowsIn(chunks, { file: file.shown, seen: seenBytes, schema: base.expect.schema })
  if (!found.ok) {
    findings.problems.push(...found.problems)
    return null
  }
  const caseFile: CaseFile = { reading: contract, file, entry, base, read: found.value.read }
  const rows = scanRows(caseFile, found.value.records, seen)
  if (rows === null) return null
  contract.digests.set(file.shown, `sha256:${hash.digest('hex')}`)
  if (rows.offsets.length === 0 && findings.problems.length === before) {
    findings.problem('case-file-empty', { path: file.shown }, entry.place)
    return null
  }
  const chosen = entry.take === undefined ? null : sampledRows(rows.offsets.length, entry.take, [seed, entry.from])
  return segmentOf(caseFile, rows, chosen)
}

interface Rows {
  readonly offsets: Float64Array
  readonly lengths: Uint32Array
  readonly lines: Uint32Array
  readonly columns: Uint32Array
  /** Bytes of what they include. */
  readonly included: number
  readonly tally: CaseTally
}

/** Rows that are good; null where so much is wrong that reading on would tell nothing new. */
function scanRows(
  caseFile: CaseFile,
  records: Iterable<FileRecord | RecordFault>,
  seen: (one: Case) => void,
): Rows | null {
  const { findings } = caseFile.reading
  const offsets = new Column(new Float64Array(0))
  const [lengths, lines, columns] = [
    new Column(new Uint32Array(0)),
    new Column(new Uint32Array(0)),
    new Column(new Uint32Array(0)),
  ]
  const tally = new CaseTally()
  const [before, warned] = [findings.problems.length, findings.warnings.length]
  const [problems, warnings] = [new GroupedProblems(), new GroupedProblems()]
  const { bounds } = caseFile.reading
  const beforeBytes = bounds.rowBytes
  for (const record of records) {
    const one = checkedCase(caseFile, record)
    if (one) seen(one)
    if (one && findings.problems.length === before && !('fault' in record)) {
      offsets.push(record.offset)
      lengths.push(record.bytes.length)
      lines.push(record.line)
      columns.push(record.column)
      tally.add(one, caseFile.base.inherited)
    }
    for (const problem of findings.problems.splice(before)) problems.add(problem)
    for (const warning of findings.warnings.splice(warned)) warnings.add(warning)
    const isFull = problems.length >= MOST_PROBLEMS
    if (!isFull && !(problems.length > 0 && isSpent(bounds))) continue
    findings.problems.push(...problems.list(), ...(isFull ? [tooMany(caseFile, record.line)] : []))
    return null
  }
  findings.problems.push(...problems.list())
  findings.warnings.push(...warnings.list())
  return {
    offsets: offsets.trimmed(),
    lengths: lengths.trimmed(),
    lines: lines.trimmed(),
    columns: columns.trimmed(),
    included: beforeBytes - bounds.rowBytes,
    tally,
  }
}

const tooMany = ({ file }: CaseFile, line: number): Problem => ({
  code: 'more-problems',
  args: { path: file.shown },
  place: { file: file.shown, line, column: 1 },
})

function checkedCase(caseFile: CaseFile, record: FileRecord | RecordFault): Case | null {
  const { reading, file, entry } = caseFile
  const row = checkedRow(caseFile, { file: file.shown, line: record.line, column: record.column }, record)
  if ('fault' in row) {
    reading.findings.problems.push(row.fault)
    return null
  }
  if (entry.format === undefined) {
    const { problems } = structureProblems(row.source, validateRow as SchemaCheck, AS_CASE)
    reading.findings.problems.push(...problems)
    if (problems.length > 0) return null
  }
  return caseOf(caseFile, row)
}

function checkedRow({ read }: CaseFile, place: Place, record: FileRecord | RecordFault): RowRead {
  if ('fault' in record) return { fault: { code: 'row-syntax', args: { found: record.fault }, place } }
  return record.tooLong
    ? { fault: { code: 'row-too-long', args: { limit: '1 MiB' }, place } }
    : read(record.bytes, place)
}

function caseOf({ reading, file, entry, base }: CaseFile, row: Row): Case {
  const origin: Origin = { ...reading, file, source: row.source, includes: 'rowBytes' }
  const id = idOf(row.value, row.text)
  return entry.format === undefined
    ? readCase(origin, '', row.value, base, id)
    : ROW_FORMATS[entry.format](origin, row.value, base, id)
}

/** Formats whose rows are no cases of ours. */
const ROW_FORMATS = { 'openai-chat': readGolden, 'openai-batch': readBatchInput } as const

/** A row that has no id is called by its digest, so that it keeps its name wherever it moves in the file. */
function idOf(row: JsonObject, text: string): string {
  if (typeof row.id === 'string' && row.id !== '') return row.id
  if (typeof row.custom_id === 'string' && row.custom_id !== '') return row.custom_id
  return sha256(text).slice('sha256:'.length, 'sha256:'.length + 16)
}

/** Cases of small files stay in memory once they were read; of larger ones every row is read again. */
const KEPT_ROWS = 20_000
const KEPT_BYTES = 4 * 1024 * 1024
/** An object's member in memory, about. */
const MEMBER_BYTES = 32

/** With what the rows include, and the contract's variables that each has a copy of. */
function isSmall({ lengths, included }: Rows, { counts }: CaseBase): boolean {
  const rows = lengths.reduce((sum, length) => sum + length, 0)
  return lengths.length <= KEPT_ROWS && rows + included + lengths.length * counts.variables * MEMBER_BYTES <= KEPT_BYTES
}

function segmentOf(caseFile: CaseFile, rows: Rows, chosen: Uint32Array | null): Segment {
  const { reading, file } = caseFile
  const { offsets, lengths, lines, columns, tally } = rows
  const kept: Case[] = []
  const readFresh = (index: number): Case => {
    const bytes = reading.port.readAt(file.realPath, offsets[index] as number, lengths[index] as number)
    const place = { file: file.shown, line: lines[index] as number, column: columns[index] as number }
    const row = caseFile.read(bytes, place)
    const fresh: Reading = { ...reading, findings: new Findings(), bounds: unbounded(), digests: new Map() }
    const one = 'fault' in row ? null : caseOf({ ...caseFile, reading: fresh }, row)
    if (!one || fresh.findings.problems.length > 0)
      throw new Error(`${file.shown}, or a file that it names, changed while it was being read`)
    return one
  }
  const at = isSmall(rows, caseFile.base) ? (index: number): Case => (kept[index] ??= readFresh(index)) : readFresh
  const rowAt = (index: number): number => (chosen ? (chosen[index] as number) : index)
  return {
    length: chosen?.length ?? offsets.length,
    groups: tally.groups(chosen),
    counts: tally.counts(chosen),
    schemas: tally.schemas,
    at: (index) => at(rowAt(index)),
    idHashAt: (index) => tally.hashAt(rowAt(index)),
    rows: { length: offsets.length, hashAt: (index) => tally.hashAt(index), at },
  }
}
