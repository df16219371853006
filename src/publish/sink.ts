import type { Problem } from '../problem/problem.ts'
import type { Code } from '../problem/problems.ts'
import { systemReason } from '../problem/system-reason.ts'
import { cleanFile, cleanText } from './clean.ts'
import type { ReportFiles } from './files.ts'
import type { Redactor } from './redact.ts'
import { redactValue } from './redact.ts'

/** As much of a Node stream as is needed; EPIPE comes as its `error` event. */
export interface OutStream {
  readonly write: (text: string) => unknown
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

export interface SinkPorts {
  readonly stdout: OutStream
  readonly stderr: OutStream
  readonly files: ReportFiles
  readonly redact: Redactor
  /** Whether our own colours may pass. */
  readonly color: boolean
}

/** The one way out. Nothing here throws or changes a verdict: what could not be written is a warning. */
export interface Sink {
  /** Results, on standard output. */
  readonly out: (text: string) => void
  /** Diagnostics, on standard error. */
  readonly err: (text: string) => void
  /** A report file, whole or in pieces of whole lines; a warning where it could not be written. */
  readonly file: (path: string, text: string | Iterable<string>) => Promise<Problem | null>
  /** Takes away a report file that an earlier run left. */
  readonly dropFile: (path: string) => Promise<void>
  /** Text for another way out (a comment, a check run, an Action's output): redacted and harmless. */
  readonly clean: (text: string) => string
  /**
   * Data (a report) with every text redacted, to be rendered afterwards: a renderer cuts and escapes, and half a key or
   * an escaped one is no longer found in what it wrote.
   */
  readonly data: <Value>(value: Value) => Value
  /** Progress on a terminal: our own cursor movements pass, so the text must have been cleaned before. */
  readonly live: (text: string) => void
  /** What could not be written so far, each once. */
  readonly warnings: () => readonly Problem[]
}

/** The only escape sequences that leave: a few colours and weights of ours (ECMA-48 SGR). */
const OURS = /\u001b\[(?:0|1|2|22|31|32|33|36|39)m/g

export function createSink(ports: SinkPorts): Sink {
  const { redact, color, files } = ports
  const warnings = new Map<string, Problem>()
  const warn = (code: Code, target: string, error: unknown): Problem => {
    const problem = { code, args: { target, reason: redact(systemReason(error)) } }
    if (!warnings.has(`${code} ${target}`)) warnings.set(`${code} ${target}`, problem)
    return problem
  }
  const stdout = writerTo(ports.stdout, (error) => warn('stream-closed', 'standard output', error))
  const stderr = writerTo(ports.stderr, (error) => warn('stream-closed', 'standard error', error))
  const clean = (text: string): string => redact(cleanText(text))
  const colored = (text: string): string => (color ? keepColors(text, clean) : clean(text))
  return {
    out: (text) => stdout(colored(text)),
    err: (text) => stderr(colored(text)),
    live: (text) => stderr(redact(text)),
    clean,
    data: (value) => redactValue(value, redact),
    file: async (path, text) => {
      try {
        const cleaned = (piece: string): string => redact(cleanFile(path, piece))
        await files.replace(path, typeof text === 'string' ? cleaned(text) : mapped(text, cleaned))
        return null
      } catch (error) {
        return warn('file-not-written', path, error)
      }
    },
    dropFile: async (path) => {
      try {
        await files.remove(path)
      } catch (error) {
        warn('file-not-written', path, error)
      }
    },
    warnings: () => [...warnings.values()],
  }
}

/** Writes until the stream closes, of which it tells. */
function writerTo(stream: OutStream, onClosed: (error: unknown) => void): (text: string) => void {
  let isClosed = false
  const close = (error: unknown): void => {
    isClosed = true
    onClosed(error)
  }
  stream.on('error', close)
  return (text) => {
    if (isClosed || text === '') return
    try {
      stream.write(text)
    } catch (error) {
      close(error)
    }
  }
}

function* mapped(pieces: Iterable<string>, change: (piece: string) => string): Generator<string> {
  for (const piece of pieces) yield change(piece)
}

/** Cleans the text piece by piece between our colours; where that gives another text than cleaning it whole, they go. */
function keepColors(text: string, clean: (text: string) => string): string {
  const bare = clean(text.replace(OURS, ''))
  const pieces = text.split(OURS)
  const codes = text.match(OURS) ?? []
  const joined = pieces
    .map((piece, index) => (index === 0 ? clean(piece) : cleanWithin(piece, clean)) + (codes[index] ?? ''))
    .join('')
  return joined.replace(OURS, '') === bare ? joined : bare
}

/** A piece in the middle of a line: what stands at its start does not stand at a line's start. */
const cleanWithin = (piece: string, clean: (text: string) => string): string => clean(`|${piece}`).slice(1)
