import { hash53 } from '../../../contract/cases/case-ids.ts'
import type { SchemaDocument } from '../../../contract/schema-document.ts'
import type { JournalCall, JournalEnd } from '../../../journal/line.ts'
import type { ReadLine } from '../../../journal/reader.ts'
import { isMeasured } from '../../../journal/recorded.ts'
import { replaceSchemas } from '../../../judge/thread-schemas.ts'
import { type Limits, valueStopped } from '../../../judge/thread-stopped.ts'
import type { Answered, Failed } from '../../../model/answer.ts'
import type { Criteria } from '../../../outcome/criteria.ts'
import { outcomeOfFailure } from '../../../outcome/failure.ts'
import type { Judgement } from '../../../outcome/judgement.ts'
import type { CallMeasure, Observation } from '../../../outcome/observation.ts'
import type { Outcome } from '../../../outcome/outcome.ts'
import { stopsTheRun } from '../../../run/stop.ts'
import { measureOf } from '../../../run/unit.ts'
import { MOST_PLACES } from '../../../verdict/ledger/baseline-answers.ts'
import { columnArrays, createColumns, shortDigest } from '../../../verdict/ledger/columns.ts'
import { isLost } from '../../../verdict/ledger/kept-failures.ts'
import type { AnswerSource } from '../../../verdict/ledger/ledger.ts'
import { observationOf } from '../rejudge-call.ts'
import { type Evidence, type Piece, type PieceRead, ROW, type Rows } from './piece.ts'
import { lineReader } from './piece-lines.ts'
import { APART, criteriaNumber, type Sheet, type SheetContract } from './sheet.ts'

/** What reading pieces needs beside the plan's sheet. */
export interface PieceWork {
  readonly judge: (criteria: Criteria, answer: Answered) => Judgement
  /** Hears of each line before it is judged. */
  readonly step: (line: number) => void
  readonly limits: Limits
}

/** No line of a call is shorter, and no line of a result (`{"custom_id":"","error":{}}`). */
const LEAST_LINE_BYTES = { call: 128, output: 24 } as const

type ReadPiece = (piece: Piece) => PieceRead

/** Judges the lines of pieces by a sheet: from bytes to columns, each line garbage before the next one is read. */
export function pieceReader(sheet: Sheet, work: PieceWork): ReadPiece {
  const contracts = new Map(sheet.contracts.map((contract, index) => [contract.name, { ...contract, index }]))
  const linesOf = lineReader(sheet)
  const readCall = callReader(sheet, work)
  return (piece) => {
    const found = new Found(sheet, piece)
    for (const { line, number, startByte, caseNumber: named } of linesOf(piece, found.suspects)) {
      found.lines = number
      if (line === null) found.unread(number)
      else if (line.type === 'end') found.end(line)
      else if (line.type === 'call') {
        found.torn = true
        const contract = contracts.get(line.contract)
        const caseNumber =
          named !== undefined || contract === undefined ? named : caseOf(sheet, contract, piece.shard, line)
        if (contract === undefined || caseNumber === null || caseNumber === undefined) found.strangers++
        else readCall({ number, startByte }, line, { contract, caseNumber, found })
      }
    }
    return found.read()
  }
}

/** What a call's line stands for, and where what is found of it goes. */
interface Spoken {
  readonly contract: Indexed
  readonly caseNumber: number
  readonly found: Found
}

/** Judges the line of one call. */
function callReader(sheet: Sheet, work: PieceWork) {
  const criteriaAt = knownCriteria(sheet)
  return (
    { number, startByte }: Pick<ReadLine, 'number' | 'startByte'>,
    line: JournalCall,
    { contract, caseNumber, found }: Spoken,
  ): void => {
    const { role, answer } = line
    const model = sheet.models[role]
    const target = contract.paid[role]
    const criteria = model === null ? APART : criteriaNumber(model, caseNumber)
    if (criteria === APART || model === null || target === null) {
      found.apart.push(startByte)
      return
    }
    // A turn of a flow alone has a number.
    if (line.turn > 0) {
      found.strangers++
      return
    }
    if (model.requests !== null && shortDigest(line.request) !== model.requests[caseNumber])
      return found.row(line, ROW.otherwise)
    const calls = target.golden ? [] : [measureOf(answer, target)]
    const rules = criteriaAt(criteria)
    if (answer.kind === 'failed') return readFailure(line, answer, rules, calls, { contract, caseNumber, found })
    const stopped = found.piece.stopped.get(number)
    work.step(number)
    const judgement = stopped === undefined ? work.judge(rules, answer) : valueStopped(stopped, work.limits, answer)
    const open = { place: line.place, role, calls, criteria: rules, answer }
    found.observed(line, contract.index, observationOf(open, judgement))
  }
}

function readFailure(
  line: JournalCall,
  answer: Failed,
  { expect }: Criteria,
  calls: readonly CallMeasure[],
  { contract, found }: Spoken,
): void {
  if (stopsTheRun(answer.failure) || answer.failure.kind === 'aborted') return found.row(line, 0)
  const { place, role } = line
  const outcome = outcomeOfFailure(answer, expect)
  const observation = { place, role, outcome, turn: 0, calls, valueDigest: null, answerText: null }
  found.observed(line, contract.index, observation)
}

interface Indexed extends SheetContract {
  readonly index: number
}

/** The case that a line speaks of; null where the plan, or the shard, has none such. Lines come from strangers. */
function caseOf(
  { unitCount, cases, samples, ids, models }: Sheet,
  { firstCase, lastCase }: SheetContract,
  shard: Piece['shard'],
  line: JournalCall,
): number | null {
  const { place } = line
  if (place >= unitCount || models[line.role] === null) return null
  if (shard !== null && place % shard.total !== shard.index - 1) return null
  const found = cases[place] as number
  if (found < firstCase || found > lastCase || samples[place] !== line.sample) return null
  return ids[found] === hash53(line.case) ? found : null
}

/** The sheet's rules with their schemas, put together when they are first needed. */
function knownCriteria(sheet: Sheet): (number: number) => Criteria {
  const schemas = new Map(sheet.schemas.map((schema) => [schema.digest, schema]))
  const known: Criteria[] = []
  return (number) => {
    known[number] ??= replaceSchemas(
      sheet.criteria[number] as Criteria,
      ({ digest }) => schemas.get(digest) as SchemaDocument,
    )
    return known[number]
  }
}

/** What was found of one piece so far. */
class Found {
  lines = 0
  strangers = 0
  torn: boolean | null = null
  readonly apart: number[] = []
  readonly suspects: number[] = []
  readonly piece: Piece
  private first = 0
  private none = 0
  private count = 0
  private readonly ends: JournalEnd[] = []
  private readonly evidence: Evidence[] = []
  private readonly sources: AnswerSource[] = []
  private lastSource = 0
  private readonly rows: Rows
  private readonly columns: ReturnType<typeof createColumns>

  constructor({ choice, outputs }: Sheet, piece: Piece) {
    this.piece = piece
    const leastBytes = LEAST_LINE_BYTES[outputs === null ? 'call' : 'output']
    const most = Math.ceil((piece.to - piece.from) / leastBytes) + 1
    const isRoomy = piece.rows !== null && piece.rows.places.length >= most
    this.rows = isRoomy ? piece.rows : newRows(most, choice)
    this.columns = createColumns({ ...choice, units: this.rows.places.length }, this.rows.columns)
    this.rows.columns.several.clear()
  }

  unread(line: number): void {
    this.first ||= line
    this.none++
  }

  end(end: JournalEnd): void {
    this.ends.push(end)
    this.torn = false
  }

  /** A call of which nothing is observed. */
  row({ place, role, answer }: JournalCall, flags: number): void {
    const { rows } = this
    rows.places[this.count] = place
    rows.flags[this.count++] =
      flags | (role === 'baseline' ? ROW.baseline : 0) | (isMeasured(answer) ? ROW.measured : 0)
  }

  observed(line: JournalCall, contract: number, observation: Observation): void {
    const { outcome, answerText, calls } = observation
    const row = this.count
    this.row(line, ROW.observed)
    this.columns.put({ ...observation, place: row })
    this.rows.sources[row] = calls[0]?.answered ? this.sourceOf(calls[0]) : 0
    if (this.isShown(line, contract, outcome)) this.evidence.push({ row, outcome, answerText })
  }

  private isShown({ role, place }: JournalCall, contract: number, outcome: Outcome): boolean {
    if (role === 'baseline') return place < MOST_PLACES
    const { answered, lost } = this.piece.limits[contract] as Piece['limits'][number]
    return outcome.kind !== 'ok' && place <= (isLost(outcome) ? lost : answered)
  }

  read(): PieceRead {
    const { lines, strangers, torn, apart, suspects, first, none, count, ends, evidence, sources, rows } = this
    const unreadable = { first, count: none }
    const whole = { piece: this.piece.piece, lines, unreadable, ends, torn }
    return { ...whole, strangers, rows, count, sources, evidence, apart, suspects }
  }

  /** One after the other mostly say the same. */
  private sourceOf({ servedModel, fingerprint, upstream, server, reused }: CallMeasure): number {
    const isIt = (one: AnswerSource | undefined): boolean =>
      one?.servedModel === servedModel &&
      one.fingerprint === fingerprint &&
      one.upstream === upstream &&
      one.server === server &&
      one.reused === reused
    if (isIt(this.sources[this.lastSource - 1])) return this.lastSource
    const known = this.sources.findIndex(isIt)
    const source = {
      servedModel,
      ...(fingerprint !== undefined && { fingerprint }),
      ...(upstream !== undefined && { upstream }),
      ...(server !== undefined && { server }),
      ...(reused !== undefined && { reused }),
    }
    this.lastSource = known >= 0 ? known + 1 : this.sources.push(source)
    return this.lastSource
  }
}

const newRows = (units: number, choice: Sheet['choice']): Rows => ({
  places: new Uint32Array(units),
  flags: new Uint8Array(units),
  sources: new Uint32Array(units),
  columns: columnArrays({ ...choice, units }),
})
