import { createHash } from 'node:crypto'
import type { JsonObject } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { Column } from '../column.ts'
import type { Case } from '../contract.ts'
import { type Included, locate, sha256 } from '../files/include.ts'
import { type Line, linesOf } from '../files/lines.ts'
import { isReadFault } from '../files/port.ts'
import { Findings, MOST_PROBLEMS } from '../files/source.ts'
import type { Origin, Reading } from '../reading.ts'
import { type SchemaCheck, structureProblems } from '../structure.ts'
import { validateRow } from '../validators.generated.ts'
import type { Segment } from './case-list.ts'
import { type CaseBase, readCase } from './case-read.ts'
import { CaseTally } from './case-tally.ts'
import { readGolden } from './golden.ts'
import { type Row, readRow } from './row.ts'
import { sampledRows } from './sample.ts'

const MAX_ROW_BYTES = 1024 * 1024

/** `{ from, take, format }` of a contract, its structure checked. */
export interface CaseFileEntry {
  readonly from: string
  readonly take?: number
  readonly format?: 'openai-chat'
  readonly place: Place
}

interface CaseFile {
  readonly reading: Reading
  readonly file: Included
  readonly entry: CaseFileEntry
  readonly base: CaseBase
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
  const caseFile: CaseFile = { reading: contract, file, entry, base }
  const before = findings.problems.length
  const rows = scanRows(caseFile, chunks, seen)
  if (rows === null) return null
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
  readonly tally: CaseTally
}

/** Rows that are good; null where so much is wrong that reading on would tell nothing new. */
function scanRows(caseFile: CaseFile, chunks: Iterable<Uint8Array>, seen: (one: Case) => void): Rows | null {
  const { file, reading } = caseFile
  const hash = createHash('sha256')
  const offsets = new Column(new Float64Array(0))
  const lengths = new Column(new Uint32Array(0))
  const lines = new Column(new Uint32Array(0))
  const tally = new CaseTally()
  const before = reading.findings.problems.length
  for (const line of linesOf(chunks, MAX_ROW_BYTES, (chunk) => hash.update(chunk))) {
    const beforeRow = reading.findings.problems.length
    const one = checkedCase(caseFile, line)
    if (one) seen(one)
    if (one && reading.findings.problems.length === beforeRow) {
      offsets.push(line.offset)
      lengths.push(line.bytes.length)
      lines.push(line.number)
      tally.add(one)
    }
    if (reading.findings.problems.length - before >= MOST_PROBLEMS) {
      reading.findings.problem(
        'more-problems',
        { path: file.shown },
        { file: file.shown, line: line.number, column: 1 },
      )
      return null
    }
  }
  reading.digests.set(file.shown, `sha256:${hash.digest('hex')}`)
  return { offsets: offsets.trimmed(), lengths: lengths.trimmed(), lines: lines.trimmed(), tally }
}

function checkedCase(caseFile: CaseFile, line: Line): Case | null {
  const { reading, file, entry } = caseFile
  if (line.tooLong) {
    reading.findings.problem('row-too-long', { limit: '1 MiB' }, { file: file.shown, line: line.number, column: 1 })
    return null
  }
  const row = readRow(line.bytes, file.shown, line.number)
  if ('found' in row) {
    reading.findings.problem('row-syntax', { found: row.found }, row.place)
    return null
  }
  if (entry.format === undefined) {
    const { problems } = structureProblems(row.source, validateRow as SchemaCheck)
    reading.findings.problems.push(...problems)
    if (problems.length > 0) return null
  }
  return caseOf(caseFile, row)
}

function caseOf({ reading, file, entry, base }: CaseFile, row: Row): Case {
  // What a row includes is let go with the row.
  const origin: Origin = { ...reading, file, source: row.source, kept: { bytesLeft: Infinity } }
  const id = idOf(row.value, row.text)
  return entry.format === 'openai-chat'
    ? readGolden(origin, row.value, base, id)
    : readCase(origin, '', row.value, base, id)
}

/** A row that has no id is called by its digest, so that it keeps its name wherever it moves in the file. */
function idOf(row: JsonObject, text: string): string {
  if (typeof row.id === 'string' && row.id !== '') return row.id
  return sha256(text).slice('sha256:'.length, 'sha256:'.length + 16)
}

/** Cases of small files stay in memory once they were read; of larger ones every row is read again. */
const KEPT_ROWS = 20_000
const KEPT_BYTES = 4 * 1024 * 1024

function segmentOf(caseFile: CaseFile, rows: Rows, chosen: Uint32Array | null): Segment {
  const { reading, file } = caseFile
  const { offsets, lengths, lines, tally } = rows
  const isSmall = offsets.length <= KEPT_ROWS && lengths.reduce((sum, length) => sum + length, 0) <= KEPT_BYTES
  const kept: Case[] = []
  const readAgain = (index: number): Case => {
    const bytes = reading.port.readAt(file.realPath, offsets[index] as number, lengths[index] as number)
    const row = readRow(bytes, file.shown, lines[index] as number)
    const again: Reading = { ...reading, findings: new Findings(), digests: new Map() }
    const one = 'found' in row ? null : caseOf({ ...caseFile, reading: again }, row)
    if (!one || again.findings.problems.length > 0)
      throw new Error(`${file.shown}, or a file that it names, changed while it was being read`)
    return one
  }
  const at = isSmall ? (index: number): Case => (kept[index] ??= readAgain(index)) : readAgain
  return {
    length: chosen?.length ?? offsets.length,
    groups: tally.groups(chosen),
    counts: tally.counts(chosen),
    schemas: tally.schemas,
    at: (index) => at(chosen ? (chosen[index] as number) : index),
    rows: { length: offsets.length, hashAt: (index) => tally.hashAt(index), at },
  }
}
