import { count, counted, dollars, duration, percent } from '../report/text/numbers.ts'
import { cutText, visible } from '../report/text/visible.ts'

/** How far a run has come; `passed` and `measured` are the candidate's. */
export interface ProgressState {
  readonly contracts: readonly ContractProgress[]
  /** null where nothing is known of prices. */
  readonly costUsd: number | null
}

export interface ContractProgress {
  readonly name: string
  readonly done: number
  readonly planned: number
  readonly measured: number
  readonly passed: number
}

export interface ProgressPorts {
  /** Where lines go: a sink's `live` on a terminal, its `err` elsewhere. */
  readonly write: (text: string) => void
  readonly terminal: boolean
  /** null: not known. */
  readonly columns: () => number | null
  /** Milliseconds of a clock that does not jump. */
  readonly now: () => number
}

export interface Progress {
  /** Call it as often as you like: it writes at most ten times a second on a terminal, every ten seconds elsewhere. */
  readonly update: (state: ProgressState) => void
  /** The last state, once, if it was not written. */
  readonly finish: (state: ProgressState) => void
}

const LIVE_EVERY_MS = 100
const PLAIN_EVERY_MS = 10_000
const LIVE_ROWS = 20
/** The width of a terminal that does not tell its own. */
export const TERMINAL_COLUMNS = 100
/** So few answers say nothing yet about the time that the others will take. */
const FIRST_ESTIMATE = 10

export function createProgress(ports: ProgressPorts): Progress {
  const started = ports.now()
  let last = ports.terminal ? Number.NEGATIVE_INFINITY : started
  let drawn = 0
  const draw = (state: ProgressState): void => {
    const elapsedMs = ports.now() - started
    const lines = liveLines(state, elapsedMs, ports.columns() ?? TERMINAL_COLUMNS)
    const up = drawn > 0 ? `\u001b[${drawn}A` : ''
    const below = drawn > lines.length ? '\u001b[0J' : ''
    ports.write(`${up}${lines.map((line) => `\u001b[2K${line}\n`).join('')}${below}`)
    drawn = lines.length
  }
  return {
    update: (state) => {
      const now = ports.now()
      if (now - last < (ports.terminal ? LIVE_EVERY_MS : PLAIN_EVERY_MS)) return
      last = now
      if (ports.terminal) draw(state)
      else ports.write(`${plainLine(state, now - started)}\n`)
    },
    finish: (state) => {
      if (ports.terminal) draw(state)
    },
  }
}

interface Sum {
  readonly done: number
  readonly planned: number
  readonly measured: number
  readonly passed: number
}

const sumOf = (contracts: readonly ContractProgress[]): Sum =>
  contracts.reduce(
    (sum, each) => ({
      done: sum.done + each.done,
      planned: sum.planned + each.planned,
      measured: sum.measured + each.measured,
      passed: sum.passed + each.passed,
    }),
    { done: 0, planned: 0, measured: 0, passed: 0 },
  )

/** What follows the count: `97.5 % ok so far`; nothing where nothing was measured. */
const rateSoFar = ({ measured, passed }: Sum): string =>
  measured === 0 ? '' : `, ${percent(passed / measured)} ok so far`

function timeLeft({ done, planned }: Sum, elapsedMs: number): string {
  if (done < FIRST_ESTIMATE || planned <= done || elapsedMs <= 0) return ''
  return `, about ${duration((elapsedMs / done) * (planned - done))} left`
}

const spent = (costUsd: number | null): string => (costUsd === null ? '' : `, ${dollars(costUsd)}`)

function plainLine(state: ProgressState, elapsedMs: number): string {
  const sum = sumOf(state.contracts)
  return `${count(sum.done)} of ${counted(sum.planned, 'call')}${rateSoFar(sum)}${spent(state.costUsd)}${timeLeft(sum, elapsedMs)}`
}

function liveLines(state: ProgressState, elapsedMs: number, columns: number): readonly string[] {
  const shown = state.contracts.slice(0, LIVE_ROWS)
  const rest = state.contracts.length - shown.length
  const names = shown.map((each) => cutText(visible(each.name), 40).text)
  const widest = Math.max(0, ...names.map((name) => name.length))
  const lines = shown.map((each, index) => {
    const done = `${count(each.done)}/${count(each.planned)}`
    return `${(names[index] ?? '').padEnd(widest)}  ${done.padStart(11)}${rateSoFar(each)}`
  })
  const more = rest > 0 ? [`and ${counted(rest, 'more contract')}`] : []
  return [...lines, ...more, plainLine(state, elapsedMs)].map((line) => cutText(line, Math.max(columns - 1, 20)).text)
}
