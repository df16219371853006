import { join } from 'node:path'
import type { JsonValue } from '../../json/value.ts'
import type { BatchClient } from '../../model/batch/batch-client.ts'
import { customIdOf } from '../../model/batch/custom-id.ts'
import { type InputFile, openInputFile } from '../../model/batch/input-file.ts'
import type { ModelRequest } from '../../model/client.ts'
import type { Role } from '../../plan/plan.ts'
import type { NextCall } from './next-call.ts'

/** An input that is written and waits to become a batch. */
export interface ReadyBatch {
  readonly key: string
  readonly path: string
  readonly client: BatchClient
  readonly role: Role
  readonly api: ModelRequest['api']
  readonly model: string
  readonly turn: number
  readonly attempt: number
  readonly places: readonly number[]
  readonly worstUsd: number
  readonly results: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>
}

interface Growing extends Omit<ReadyBatch, 'places' | 'worstUsd' | 'results' | 'path'> {
  readonly file: InputFile
  readonly places: number[]
  readonly results: Record<string, Readonly<Record<string, JsonValue>>>
  worstUsd: number
}

/** Writes questions into the inputs of batches: one model, role, turn and asking to a batch, as many lines as it may hold. */
export class Inputs {
  private readonly growing = new Map<string, Growing>()
  private readonly folder: string
  private readonly mark: string
  private readonly mostLines: number
  private number: number
  private last: { readonly question: NextCall; readonly name: string } | null = null

  constructor(folder: string, mark: string, lastNumber: number, mostLines: number) {
    this.folder = folder
    this.mark = mark
    this.number = lastNumber
    this.mostLines = mostLines
  }

  /** Most questions are named as the one before them. */
  private nameOf(question: NextCall): string {
    if (this.last === null || !isNamedAlike(this.last.question, question))
      this.last = { question, name: nameOf(question) }
    return this.last.name
  }

  lastNumber(): number {
    return this.number
  }

  /** @returns an input that is full now; 'too-long' for a line that no batch takes */
  add(question: NextCall, client: BatchClient, worstUsd: number): ReadyBatch | 'too-long' | null {
    const { unit, turn, request, sent, results } = question
    const line = client.line(customIdOf({ place: unit.place, turn, request, run: this.mark }), sent)
    const bytes = Buffer.byteLength(line)
    if (bytes + 1 > client.limits.bytes) return 'too-long'
    const name = this.nameOf(question)
    const before = this.growing.get(name)
    const isFull = before !== undefined && !before.file.fits(bytes)
    const full = isFull ? this.finish(name) : null
    const own = (isFull ? undefined : before) ?? this.begin(name, question, client)
    own.file.add(line, bytes)
    own.places.push(unit.place)
    own.worstUsd += worstUsd
    if (results !== null) own.results[String(unit.place)] = results
    return full
  }

  /** What is written by now, each as a batch. */
  *rest(): Generator<ReadyBatch> {
    for (const name of [...this.growing.keys()]) {
      const ready = this.finish(name)
      if (ready) yield ready
    }
  }

  private begin(name: string, question: NextCall, client: BatchClient): Growing {
    const key = `${this.mark}-${++this.number}`
    const { role, sent, turn, attempt } = question
    const limits = { ...client.limits, lines: Math.min(client.limits.lines, this.mostLines) }
    const file = openInputFile(join(this.folder, `${key}.jsonl`), limits)
    const own: Growing = {
      key,
      client,
      role,
      api: sent.api,
      model: modelOf(question),
      turn,
      attempt,
      file,
      places: [],
      results: {},
      worstUsd: 0,
    }
    this.growing.set(name, own)
    return own
  }

  private finish(name: string): ReadyBatch | null {
    const own = this.growing.get(name)
    if (own === undefined) return null
    this.growing.delete(name)
    own.file.close()
    const { file, ...ready } = own
    return { ...ready, path: file.path }
  }
}

/** Questions with the same name go into the same input. */
const nameOf = (question: NextCall): string => {
  const { role, sent, turn, attempt } = question
  return JSON.stringify([role, sent.api, modelOf(question), endpointOf(question), turn, attempt])
}

const isNamedAlike = (a: NextCall, b: NextCall): boolean =>
  a.planned === b.planned &&
  a.role === b.role &&
  a.turn === b.turn &&
  a.attempt === b.attempt &&
  a.sent.api === b.sent.api

const targetOf = ({ planned, role }: NextCall) => (role === 'candidate' ? planned.candidate : planned.baseline)

const modelOf = (question: NextCall): string => targetOf(question)?.model ?? ''

const endpointOf = (question: NextCall): string => {
  const target = targetOf(question)
  return `${target?.providerName} ${target?.baseUrl}`
}
