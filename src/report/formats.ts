import type { Matrix } from './matrix/matrix.ts'
import type { PathOf } from './path-of.ts'
import type { Report } from './report.ts'

/** A file's text: whole, or in pieces of whole lines where it may be longer than memory allows. */
type FileText = string | Iterable<string>

/** One file of a run's report folder: its name there, and its renderer, loaded when it is needed. */
export interface ReportFormat {
  readonly file: string
  readonly load: () => Promise<(report: Report, pathOf: PathOf) => FileText>
}

/** Every format that a run is reported in (docs/reports.md): a new one is its renderer and a line here. */
export const REPORT_FORMATS = {
  json: { file: 'report.json', load: async () => (await import('./json.ts')).renderJsonFile },
  markdown: { file: 'report.md', load: async () => (await import('./markdown/markdown.ts')).renderMarkdownFile },
  html: { file: 'report.html', load: async () => (await import('./html/html.ts')).renderHtmlFile },
  junit: { file: 'junit.xml', load: async () => (await import('./junit.ts')).renderJunit },
  sarif: { file: 'modelgate.sarif', load: async () => (await import('./sarif.ts')).renderSarif },
  codeQuality: {
    file: 'gl-code-quality.json',
    load: async () => (await import('./code-quality.ts')).renderCodeQuality,
  },
  calls: { file: 'calls.csv', load: async () => (await import('./calls-csv.ts')).renderCallsCsv },
  costs: { file: 'costs.csv', load: async () => (await import('./costs-csv.ts')).renderCostsCsv },
} as const satisfies Readonly<Record<string, ReportFormat>>

/** One file of several candidates together, beside each one's own folder. */
export interface MatrixFormat {
  readonly file: string
  readonly load: () => Promise<(matrix: Matrix, pathOf: PathOf) => FileText>
}

/** Those that there are of several candidates together; calls and their journals stand in each one's folder. */
export const MATRIX_FORMATS = {
  json: { file: 'report.json', load: async () => (await import('./matrix/matrix-json.ts')).renderMatrixJson },
  markdown: {
    file: 'report.md',
    load: async () => (await import('./matrix/matrix-markdown.ts')).renderMatrixMarkdownFile,
  },
  html: { file: 'report.html', load: async () => (await import('./matrix/matrix-html.ts')).renderMatrixHtml },
  junit: { file: 'junit.xml', load: async () => (await import('./matrix/matrix-located.ts')).renderMatrixJunit },
  sarif: { file: 'modelgate.sarif', load: async () => (await import('./matrix/matrix-located.ts')).renderMatrixSarif },
  codeQuality: {
    file: 'gl-code-quality.json',
    load: async () => (await import('./matrix/matrix-located.ts')).renderMatrixCodeQuality,
  },
} as const satisfies Readonly<Record<string, MatrixFormat>>

/** What is printed and how: the same for the command line and for a step's log. */
export interface PrintOptions {
  readonly quiet: boolean
  /** false: there is no verdict to show, and the problems are told beside it. */
  readonly judged: boolean
  readonly elapsedMs: number | null
  readonly color: boolean
  /** Columns of the terminal; null without one: a line is as long as it needs to be. */
  readonly width: number | null
}

type Printer = (report: Report, options: PrintOptions) => Promise<string>

const printText: Printer = async (report, options) => {
  if (!options.judged) return ''
  return options.quiet ? `${report.result}\n` : (await import('./console.ts')).renderConsole(report, options)
}

/** What `--format` may name: how the verdict is printed on standard output. */
export const PRINT_FORMATS = {
  text: printText,
  json: async (report) => (await import('./json.ts')).renderJson(report),
  markdown: async (report, { elapsedMs }) =>
    (await import('./markdown/markdown.ts')).renderMarkdown(report, { kind: 'file', elapsedMs }),
} as const satisfies Readonly<Record<string, Printer>>

export type PrintFormat = keyof typeof PRINT_FORMATS

/** The same of several candidates. */
export const MATRIX_PRINTS: Readonly<Record<PrintFormat, (matrix: Matrix, options: PrintOptions) => Promise<string>>> =
  {
    text: async (matrix, options) =>
      options.quiet
        ? matrix.candidates.map(({ report }) => `${report.candidate.model}: ${report.result}\n`).join('')
        : (await import('./matrix/matrix-console.ts')).renderMatrixConsole(matrix, options),
    json: async (matrix) => (await import('./matrix/matrix-json.ts')).renderMatrixJson(matrix),
    markdown: async (matrix) => (await import('./matrix/matrix-markdown.ts')).renderMatrixMarkdownFile(matrix),
  }
