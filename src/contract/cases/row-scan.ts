import { sha256 } from '../../json/digest.ts'
import type { JsonObject } from '../../json/value.ts'
import type { Place, Problem } from '../../problem/problem.ts'
import { isSpent } from '../bounds.ts'
import { Column } from '../column.ts'
import type { Case } from '../contract.ts'
import type { Included } from '../files/port.ts'
import type { FileRecord, RecordFault } from '../files/records.ts'
import { MOST_PROBLEMS } from '../files/source.ts'
import type { Origin, Reading } from '../reading.ts'
import { type SchemaCheck, structureProblems } from '../structure.ts'
import { CONTRACT_KEYS, validateRow } from '../validators.generated.ts'
import { type CaseBase, readCase } from './case-read.ts'
import { CaseTally } from './case-tally.ts'
import { readGolden } from './golden.ts'
import { GroupedProblems } from './grouped-problems.ts'
import type { ReadRow, Row, RowRead } from './row.ts'
import { readBatchInput } from './row.ts'
import { MAX_ROW_BYTES } from './row-formats.ts'
import type { ScannedRows } from './scanned-rows.ts'

/** `{ from, take, format }` of a contract, its structure checked. */
export interface CaseFileEntry {
  readonly from: string
  readonly take?: number
  readonly format?: keyof typeof ROW_FORMATS
  /** What threads found in its rows already, which are JSON lines. */
  readonly scanned?: ScannedRows
  readonly place: Place
}

const AS_CASE = { places: CONTRACT_KEYS, inside: '/cases/0' }

export interface CaseFile {
  readonly reading: Reading
  readonly file: Included
  readonly entry: CaseFileEntry
  readonly base: CaseBase
  readonly read: ReadRow
}

export interface Rows {
  readonly offsets: Float64Array | Uint32Array
  readonly lengths: Uint32Array
  readonly lineAt: (row: number) => number
  readonly columnAt: (row: number) => number
  readonly tally: CaseTally
  /** The cases of a small file, but for rows that another one stands for; null: the file is larger. */
  readonly kept: Case[] | null
}

/** Cases of files up to this size stay in memory. */
const KEPT_ROWS = 20_000
const KEPT_BYTES = 4 * 1024 * 1024
/** An object's member in memory, about. */
const MEMBER_BYTES = 32

/** Rows that are good; null where so much is wrong that reading on would tell nothing new. */
export function scanRows(
  caseFile: CaseFile,
  records: Iterable<FileRecord | RecordFault>,
  seen: (one: Case) => void,
): Rows | null {
  const scan = new RowScan(caseFile, seen)
  for (const record of records) if (scan.take(record) === 'too much') return null
  return scan.rows()
}

/** The same of rows that threads have looked at: of those that are plain the first stands for all. */
export function adoptRows(caseFile: CaseFile, scanned: ScannedRows, seen: (one: Case) => void): Rows | null {
  const { file, reading } = caseFile
  const scan = new RowScan(caseFile, seen, scanned)
  let model: number | null = null
  for (let row = 0; row < scanned.length; row++) {
    const hash = scanned.hashes[row] as number
    if (model !== null && hash >= 0) {
      scan.takeLike(model, hash)
      continue
    }
    const [offset, length] = [scanned.offsets[row] as number, scanned.lengths[row] as number]
    const line = scannedLine(scanned, row)
    const bytes = reading.port.readAt(file.realPath, offset, Math.min(length, MAX_ROW_BYTES))
    const taken = scan.take({ offset, bytes, line, column: 1, tooLong: length > MAX_ROW_BYTES, endedBy: null })
    if (taken === 'too much') return null
    if (taken === 'good' && hash >= 0) model = scan.length - 1
  }
  return scan.rows()
}

const scannedLine = ({ lines }: Pick<ScannedRows, 'lines'>, row: number): number =>
  lines === null ? row + 1 : (lines[row] as number)

/** Where rows stand that are found to be good. */
interface Positions extends Pick<Rows, 'offsets' | 'lengths' | 'lineAt' | 'columnAt'> {}

/** Rows as they are found to be good, and what is wrong with the others. */
class RowScan {
  /** Of the good ones. */
  length = 0
  private readonly offsets = new Column(new Float64Array(0))
  private readonly lengths = new Column(new Uint32Array(0))
  private readonly lines = new Column(new Uint32Array(0))
  private readonly columns = new Column(new Uint32Array(0))
  private readonly scanned: ScannedRows | null
  /** By row of `scanned`: 1 for a good one. */
  private readonly goods = new Column(new Uint8Array(0))
  private readonly tally: CaseTally
  private readonly problems = new GroupedProblems()
  private readonly warnings = new GroupedProblems()
  private readonly caseFile: CaseFile
  private readonly seen: (one: Case) => void
  private readonly before: number
  private readonly warned: number
  private readonly beforeBytes: number
  private kept: Case[] | null = []
  private keptBytes = 0

  /** @param scanned rows whose positions are known, of which no second copy is made */
  constructor(caseFile: CaseFile, seen: (one: Case) => void, scanned: ScannedRows | null = null) {
    this.caseFile = caseFile
    this.seen = seen
    this.scanned = scanned
    this.tally = new CaseTally(false, scanned?.hashes.every((hash) => hash >= 0) ? scanned.hashes : null)
    const { findings, bounds } = caseFile.reading
    this.before = findings.problems.length
    this.warned = findings.warnings.length
    this.beforeBytes = bounds.rowBytes
  }

  /** `good`: nothing is to be said of it; `too much` where so much is wrong that reading on would tell nothing new. */
  take(record: FileRecord | RecordFault): 'good' | 'found' | 'too much' {
    const { caseFile, before, warned, problems, warnings } = this
    const { findings, bounds } = caseFile.reading
    const one = checkedCase(caseFile, record)
    if (one) this.seen(one)
    const isSound = findings.problems.length === before
    if (one && isSound && !('fault' in record)) {
      this.push(record)
      this.keep(one, record.bytes.length)
      this.tally.add(one, caseFile.base.inherited)
    } else this.goods.push(0)
    const isGood = isSound && findings.warnings.length === warned
    for (const problem of findings.problems.splice(before)) problems.add(problem)
    for (const warning of findings.warnings.splice(warned)) warnings.add(warning)
    const isFull = problems.length >= MOST_PROBLEMS
    if (!isFull && !(problems.length > 0 && isSpent(bounds))) return isGood ? 'good' : 'found'
    findings.problems.push(...problems.list(), ...(isFull ? [tooMany(caseFile, record.line)] : []))
    return 'too much'
  }

  /** A row that differs from an earlier one in its id and texts alone. */
  takeLike(row: number, hash: number): void {
    this.length++
    this.goods.push(1)
    this.tally.addLike(row, hash)
  }

  rows(): Rows {
    const { scanned, tally, problems, warnings, beforeBytes } = this
    const { findings, bounds } = this.caseFile.reading
    findings.problems.push(...problems.list())
    findings.warnings.push(...warnings.list())
    const positions = scanned === null ? this.ownPositions() : this.knownPositions(scanned)
    const bytes = positions.lengths.reduce((sum, length) => sum + length + this.variablesBytes, 0)
    const isSmall = this.length <= KEPT_ROWS && bytes + beforeBytes - bounds.rowBytes <= KEPT_BYTES
    return { ...positions, tally, kept: isSmall ? this.kept : null }
  }

  /** Of the contract's variables, which each case has a copy of. */
  private get variablesBytes(): number {
    return this.caseFile.base.counts.variables * MEMBER_BYTES
  }

  private keep(one: Case, bytes: number): void {
    if (this.kept === null) return
    this.keptBytes += bytes + this.variablesBytes
    if (this.length > KEPT_ROWS || this.keptBytes > KEPT_BYTES) this.kept = null
    else this.kept[this.length - 1] = one
  }

  private push({ offset, bytes, line, column }: FileRecord): void {
    this.length++
    this.goods.push(1)
    if (this.scanned !== null) return
    this.offsets.push(offset)
    this.lengths.push(bytes.length)
    this.lines.push(line)
    this.columns.push(column)
  }

  private ownPositions(): Positions {
    const { offsets, lengths, lines, columns } = this
    const columnAt = (row: number): number => columns.at(row)
    const lineAt = (row: number): number => lines.at(row)
    return { offsets: offsets.trimmed(), lengths: lengths.trimmed(), lineAt, columnAt }
  }

  private knownPositions({ offsets, lengths, lines, length }: ScannedRows): Positions {
    const columnAt = (): number => 1
    if (this.length === length) return { offsets, lengths, lineAt: (row) => scannedLine({ lines }, row), columnAt }
    const isGood = (_: number, row: number): boolean => this.goods.at(row) === 1
    this.tally.keepKnown((hashes) => hashes.filter(isGood))
    const all = lines ?? Uint32Array.from({ length }, (_, row) => row + 1)
    const good = all.filter(isGood)
    return {
      offsets: offsets.filter(isGood),
      lengths: lengths.filter(isGood),
      lineAt: (row) => good[row] as number,
      columnAt,
    }
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

export function caseOf({ reading, file, entry, base }: CaseFile, row: Row): Case {
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
