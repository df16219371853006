import { worstFirst } from '../contract-order.ts'
import { htmlCode } from '../html/escape.ts'
import type { Report } from '../report.ts'
import type { ReportContract } from '../reported-contract.ts'
import { headline, RESULT_MARKS } from '../text/headline.ts'
import { inlineOf } from '../text/inline.ts'
import { keySentences } from '../text/key-sentences.ts'
import { count, counted } from '../text/numbers.ts'
import { totalsLine } from '../totals-line.ts'
import { broken, contractSection, passingLine } from './contract-section.ts'
import type { Detail } from './detail.ts'
import { DETAILS } from './detail.ts'
import { markdownInline } from './escape.ts'
import { findingsLine, weakenedBlock } from './findings.ts'
import { callsList, contractTable, driftBlock, ownerTable } from './tables.ts'

export interface MarkdownOptions {
  readonly kind: 'comment' | 'summary' | 'file'
  /** Characters (UTF-16) for a comment, bytes (UTF-8) for a summary; a file has no limit unless one is given. */
  readonly limit?: number
  /** How long the run took, for people; not part of the report. */
  readonly elapsedMs?: number | null
}

export const LIMITS = { comment: 65_000, summary: 1_000_000, file: Number.POSITIVE_INFINITY } as const

/**
 * The reviewer's text (docs/reports.md), GitHub-flavoured Markdown. Never longer than its limit:
 * it is written with less and less detail, failures before passes, and says how much was left out.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const limit = options.limit ?? LIMITS[options.kind]
  const size = options.kind === 'comment' ? (text: string): number => text.length : byteLength
  const elapsedMs = options.elapsedMs ?? null
  let text = ''
  for (const detail of DETAILS[options.kind]) {
    text = written(report, detail, elapsedMs)
    if (size(text) <= limit) return options.kind === 'comment' ? text : withCalls(report, text, limit, size)
  }
  return cutLines(text, limit, size)
}

/** `report.md`: the whole text. */
export const renderMarkdownFile = (report: Report): string => renderMarkdown(report, { kind: 'file' })

export const byteLength = (text: string): number => Buffer.byteLength(text)

function written(report: Report, detail: Detail, elapsedMs: number | null): string {
  const mark = report.result === 'pass' && report.weakened.length > 0 ? '⚠️' : RESULT_MARKS[report.result]
  const contracts = worstFirst(report.contracts)
  const blocks: (readonly string[])[] = [
    [`### ${mark} ${markdownInline(headline(report), detail.value)}`],
    weakenedBlock(report, detail),
    openingLines(report, detail, elapsedMs),
    contracts.length === 0 ? [] : contractTable(report, contracts, detail.tableRows),
    ownerTable(report, detail),
    driftBlock(report, detail),
    ...sections(report, contracts, detail),
    broken([
      ...findingsLine('Preflight', report.preflight, detail),
      ...findingsLine('Warnings', report.warnings, detail),
    ]),
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function openingLines(report: Report, detail: Detail, elapsedMs: number | null): readonly string[] {
  const sentences = keySentences(report).flatMap(({ first, behind }) => [
    `**${markdownInline(first, detail.value)}**`,
    ...(behind === null ? [] : [markdownInline(behind, detail.value)]),
  ])
  const notes = report.notes
    .filter((note) => note.trim() !== '')
    .slice(0, Math.max(detail.findings, 1))
    .map((note) => markdownInline(inlineOf(note), detail.value))
  const totals = markdownInline(totalsLine(report, elapsedMs), detail.value)
  return broken([...sentences, ...notes, ...(totals === '' ? [] : [totals])])
}

/** Contracts that do not pass are told in full up to here; the details of the others are there to be opened. */
const UNFOLDED = 2

/** A contract's details behind its name. HTML is written here alone, and a blank line behind it ends it (GFM §4.6). */
function folded({ name, result, funnel }: ReportContract, blocks: readonly (readonly string[])[]): typeof blocks {
  const summary = `${RESULT_MARKS[result]} ${htmlCode(name)}: ${count(funnel.ok)} of ${count(funnel.measured)} ok`
  return [[`<details><summary>${summary}</summary>`], ...blocks, ['</details>']]
}

/** Contracts with something to say beyond their row: all of one that does not pass, a line of one that does. */
function sections(
  report: Report,
  contracts: readonly ReportContract[],
  detail: Detail,
): readonly (readonly string[])[] {
  let open = 0
  const telling = contracts.flatMap((contract) => {
    if (contract.result === 'not-evaluated') return []
    if (contract.result !== 'pass') {
      const isFolded = ++open > UNFOLDED
      return [
        () =>
          isFolded
            ? folded(contract, contractSection(report, contract, detail))
            : contractSection(report, contract, detail),
      ]
    }
    const line = passingLine(report, contract, detail)
    return line === null ? [] : [() => [[line]]]
  })
  const shown = telling.slice(0, detail.sections)
  const rest = telling.length - shown.length
  const cut = rest > 0 ? [[`…and the details of ${counted(rest, 'more contract')}, in report.md and report.html.`]] : []
  return [...shown.flatMap((section) => section()), ...cut]
}

function withCalls(report: Report, text: string, limit: number, size: (text: string) => number): string {
  const room = limit === Number.POSITIVE_INFINITY ? limit : limit - size(text) - 1
  const list = callsList(worstFirst(report.contracts), room, size)
  return list.length === 0 ? text : `${text}\n${list.join('\n')}\n`
}

/** The last resort under a very small limit: whole lines, and how many are missing. */
export function cutLines(text: string, limit: number, size: (text: string) => number): string {
  const lines = text.split('\n')
  const note = (missing: number): string => `\n…and ${counted(missing, 'more line')}, in report.md.\n`
  let kept = lines.length
  while (kept > 0 && size(`${lines.slice(0, kept).join('\n')}\n${note(lines.length - kept)}`) > limit) kept--
  return kept === 0 ? '' : `${lines.slice(0, kept).join('\n')}\n${note(lines.length - kept)}`
}
