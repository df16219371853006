import { createHash } from 'node:crypto'
import { UNBOUNDED } from '../bounds.ts'
import type { Case, CaseLabel } from '../contract.ts'
import { locate } from '../files/include.ts'
import { isReadFault } from '../files/port.ts'
import { Findings } from '../files/source.ts'
import type { Origin, Reading } from '../reading.ts'
import type { Segment } from './case-list.ts'
import type { CaseBase } from './case-read.ts'
import { readJsonRow } from './row.ts'
import { rowsIn } from './row-formats.ts'
import { adoptRows, type CaseFile, type CaseFileEntry, caseOf, type Rows, scanRows } from './row-scan.ts'
import { sampledRows } from './sample.ts'
/**
 * Reads a case file once, row by row: each is checked. The cases of a small file are kept; of those of a larger one only
 * their places in the file and what is counted, and a case is read again when it is asked for, so that memory stays flat
 * whatever the number of rows.
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
  const caseFile: CaseFile = { reading: contract, file, entry, base, read: readJsonRow }
  const { scanned } = entry
  const read = scanned
    ? { rows: adoptRows(caseFile, scanned, seen), caseFile, digest: scanned.digest }
    : readRows(caseFile, chunks, seen)
  if (read === null || read.rows === null) return null
  const { rows, digest } = read
  contract.digests.set(file.shown, digest)
  if (rows.offsets.length === 0 && findings.problems.length === before) {
    findings.problem('case-file-empty', { path: file.shown }, entry.place)
    return null
  }
  const chosen = entry.take === undefined ? null : sampledRows(rows.offsets.length, entry.take, [seed, entry.from])
  return segmentOf(read.caseFile, rows, chosen)
}

/** Reads the file from its chunks, row by row; null where it does not keep its format. */
function readRows(
  inJson: CaseFile,
  chunks: Iterable<Uint8Array>,
  seen: (one: Case) => void,
): { readonly rows: Rows | null; readonly caseFile: CaseFile; readonly digest: string } | null {
  const { reading, file, base } = inJson
  const hash = createHash('sha256')
  const seenBytes = (chunk: Uint8Array): void => void hash.update(chunk)
  const found = rowsIn(chunks, { file: file.shown, seen: seenBytes, schema: base.expect.schema })
  if (!found.ok) {
    reading.findings.problems.push(...found.problems)
    return null
  }
  const caseFile: CaseFile = { ...inJson, read: found.value.read }
  const rows = scanRows(caseFile, found.value.records, seen)
  return { rows, caseFile, digest: `sha256:${hash.digest('hex')}` }
}

function segmentOf(caseFile: CaseFile, rows: Rows, chosen: Uint32Array | null): Segment {
  const { reading, file } = caseFile
  const { offsets, lengths, lineAt, columnAt, tally, kept } = rows
  const readFresh = (index: number): Case => {
    const bytes = reading.port.readAt(file.realPath, offsets[index] as number, lengths[index] as number)
    const place = { file: file.shown, line: lineAt(index), column: columnAt(index) }
    const row = caseFile.read(bytes, place)
    const fresh: Reading = { ...reading, findings: new Findings(), bounds: UNBOUNDED, digests: new Map() }
    const one = 'fault' in row ? null : caseOf({ ...caseFile, reading: fresh }, row)
    if (!one || fresh.findings.problems.length > 0)
      throw new Error(`${file.shown}, or a file that it names, changed while it was being read`)
    return one
  }
  const at = kept === null ? readFresh : (index: number): Case => (kept[index] ??= readFresh(index))
  const rowAt = (index: number): number => (chosen ? (chosen[index] as number) : index)
  const { scanned } = caseFile.entry
  const labelAt = (row: number): CaseLabel => {
    const id = scanned?.idAt(row) ?? null
    return id === null ? (tally.labelAt(row) ?? at(row)) : { id }
  }
  return {
    length: chosen?.length ?? offsets.length,
    groups: tally.groups(chosen),
    counts: tally.counts(chosen),
    schemas: tally.schemas,
    at: (index) => at(rowAt(index)),
    labelAt: (index) => labelAt(rowAt(index)),
    idHashAt: (index) => tally.hashAt(rowAt(index)),
    idHashes: chosen === null ? tally.knownHashes : null,
    rows: { length: offsets.length, hashAt: (index) => tally.hashAt(index), at },
  }
}
