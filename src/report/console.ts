import { comparisonOf } from './cells.ts'
import { consoleTable } from './console-table.ts'
import { worstFirst } from './contract-order.ts'
import { funnelAsides, funnelSteps, turnAsides } from './funnel-steps.ts'
import type { Report, ReportFinding } from './report.ts'
import type { ReportContract, RunResult } from './reported-contract.ts'
import { notMet } from './requirement-status.ts'
import { comparisonSentences, monthlyCostSentence, ownSentences } from './text/comparison-sentences.ts'
import type { FailureKind } from './text/failure-kinds.ts'
import { type FailurePlace, failurePlaces, wrongIn } from './text/failure-places.ts'
import { headline, RESULT_MARKS } from './text/headline.ts'
import { inlineOf, plainText } from './text/inline.ts'
import { keySentences } from './text/key-sentences.ts'
import { loadSentences } from './text/load-sentences.ts'
import { count, counted, NOT_ASKED } from './text/numbers.ts'
import { leftOut, ownerRows } from './text/owner-rows.ts'
import { requirementLine } from './text/requirement-text.ts'
import { rerunCommand } from './text/rerun-command.ts'
import { cutText, visible } from './text/visible.ts'
import { totalsLine } from './totals-line.ts'

export interface ConsoleOptions {
  readonly color: boolean
  /**
   * Columns of the terminal; lines are cut to it, never wrapped in the middle of a value; the totals may take three.
   * null without a terminal: what decides must not be clipped in a log, so that a line is as long as it needs to be.
   */
  readonly width: number | null
  readonly elapsedMs?: number | null
}

const COLORS: Readonly<Record<RunResult, string>> = {
  fail: '31',
  inconclusive: '33',
  'not-evaluated': '36',
  error: '31',
  pass: '32',
}
const PLACES = 5
const VALUES = 3

/** The summary for a terminal: result, figures of every contract, and what lies behind those that do not pass. */
export function renderConsole(report: Report, options: ConsoleOptions): string {
  const paint = (text: string, style: string): string => (options.color ? `\u001b[${style}m${text}\u001b[0m` : text)
  const width = options.width ?? Number.POSITIVE_INFINITY
  const wrap: Wrap = (text, indent = 2) => wrapped(text, width, indent)
  const cut = (line: string): string => shorten(line, width)
  const contracts = worstFirst(report.contracts)
  const lines = [
    '',
    ...wrap(`${RESULT_MARKS[report.result]} ${plainText(headline(report))}`, 0).map((line) =>
      paint(line, COLORS[report.result]),
    ),
    ...report.weakened.flatMap((finding) => wrap(`lowered: ${findingText(finding)}`)),
    ...keySentences(report).flatMap(({ first, behind }) => [
      ...wrap(plainText(first)),
      ...(behind === null ? [] : wrap(plainText(behind))),
    ]),
    ...report.notes.filter((note) => note.trim() !== '').flatMap((note) => wrap(plainText(inlineOf(note)))),
    '',
    ...consoleTable(report, contracts, width).map(({ line, result }) =>
      result === 'pass' || result === null ? line : paint(line, COLORS[result]),
    ),
    '',
    ...ownerLines(report, cut),
    ...contracts.flatMap((contract) => loadLines(contract, wrap)),
    ...contracts.filter(hasMore).flatMap((contract) => section(report, contract, wrap, cut)),
    ...[...report.preflight, ...report.warnings]
      .filter((finding) => finding.severity !== 'note')
      .flatMap((finding) => wrap(`${finding.severity}: ${findingText(finding)}`)),
    shorten(plainText(totalsLine(report, options.elapsedMs ?? null)), 3 * width),
  ]
  return `${lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n')}\n`
}

function shorten(line: string, width: number): string {
  const { text, cut } = cutText(line, Math.max(width - 1, 20))
  return cut === 0 ? text : `${text}…`
}

/** Prose over as many lines as it takes, so many columns in; what has no place to break is cut. */
type Wrap = (text: string, indent?: number) => readonly string[]

function wrapped(text: string, width: number, indent: number): readonly string[] {
  const lines: string[] = []
  let line = ' '.repeat(indent)
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length >= Math.max(width, 20) && line.trim() !== '') {
      lines.push(line)
      // What belongs to the line above stands further in.
      line = ' '.repeat(indent === 2 ? 2 : indent + 2)
    }
    line += line.trim() === '' ? word : ` ${word}`
  }
  return [...lines, line].map((one) => shorten(one, width))
}

const hasMore = (contract: ReportContract): boolean => contract.result === 'fail' || contract.result === 'inconclusive'

/** A load test's figures are what it was run for, whether it passes or not. */
const loadLines = (contract: ReportContract, wrap: Wrap): readonly string[] =>
  loadSentences(contract).flatMap((say) =>
    wrap(`${visible(contract.name)}, ${say.title.toLowerCase()}: ${plainText(say.words)}`),
  )

/** Dollars a month by owner; nothing where no contract names one. */
function ownerLines({ costs_by_owner: costs }: Report, cut: (line: string) => string): readonly string[] {
  if (costs === undefined) return []
  const without = leftOut(costs)
  return [
    ...ownerRows(costs).map(({ name, now, was, change }) => {
      const before = was === NOT_ASKED ? '' : `, was ${was}, ${change}`
      return cut(`${name === null ? 'in all' : visible(name)}: ${now} a month${before}`)
    }),
    ...(without.length > 0 ? [cut(`without ${without.map(visible).join(', ')}: no volume or no price`)] : []),
    '',
  ]
}

function findingText(finding: ReportFinding): string {
  const place = finding.place === null ? '' : `${visible(finding.place.file)}:${finding.place.line}: `
  return `${place}${plainText(inlineOf(finding.message))}`
}

function section(
  report: Report,
  contract: ReportContract,
  wrap: Wrap,
  cut: (line: string) => string,
): readonly string[] {
  const compared = comparisonOf(report, contract.name)
  const steps = funnelSteps(contract).map((step) => `${count(step.count)} ${step.word}`)
  const open = notMet(contract)
  const places = failurePlaces(contract)
  const again = rerunCommand(report, contract)
  return [
    ...wrap(`${visible(contract.name)}: ${[steps.join(' → '), ...funnelAsides(contract)].join('; ')}`, 0),
    ...turnAsides(contract).flatMap((turns) => wrap(`flows: ${turns}`)),
    ...open.flatMap((each) => [
      ...wrap(
        `${each.verdict === 'fail' ? 'failed' : 'open'}: ${plainText(requirementLine(contract, each, compared))}`,
      ),
      ...ownSentences(each).flatMap((say) => wrap(plainText(inlineOf(say)), 4)),
    ]),
    ...places.slice(0, PLACES).flatMap((place) => placeLines(place, contract).map(cut)),
    ...(places.length > PLACES ? [`  …and ${counted(places.length - PLACES, 'more place')} of failure`] : []),
    ...[...comparisonSentences(compared), ...monthlyCostSentence(contract, compared)].flatMap((say) =>
      wrap(`${say.title.toLowerCase()}: ${plainText(say.words)}`),
    ),
    ...(again === null ? [] : [`  again: ${again}`]),
    '',
  ]
}

/** One line where the same was found throughout, else how often the place is wrong, and what was found there. */
function placeLines(place: FailurePlace, contract: ReportContract): readonly string[] {
  const { where, calls, kinds } = place
  const times = (number: number): string => `${count(number).padStart(5)}×`
  const found = (kind: FailureKind): string =>
    `${plainText(kind.found)}, expected ${plainText(kind.expected)} (${visible(kind.cases[0] ?? '')})`
  const [first] = kinds
  if (first !== undefined && kinds.length === 1) return [`  ${times(calls)} ${plainText(where)}: ${found(first)}`]
  const rest = kinds.length - VALUES
  return [
    `  ${times(calls)} ${plainText(where)}: ${wrongIn(place, contract)}`,
    ...kinds.slice(0, VALUES).map((kind) => `    ${times(kind.calls)} ${found(kind)}`),
    ...(rest > 0 ? [`           …and ${count(rest)} more`] : []),
  ]
}
