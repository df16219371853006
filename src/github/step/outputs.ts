import type { GateEnd } from '../../gate/request/request.ts'
import { REPORT_FORMATS } from '../../report/formats.ts'
import type { Matrix, MatrixCandidate } from '../../report/matrix/matrix.ts'
import { inOrder } from '../../report/matrix/matrix-rows.ts'
import type { Report } from '../../report/report.ts'
import type { ReportContract } from '../../report/reported-contract.ts'

type Judged = Pick<Extract<GateEnd, { kind: 'judged' }>, 'report' | 'latencyP95Ms'>

/** The outputs of action.yml. A figure that was not measured is empty, never 0. */
export type Outputs = Readonly<Record<string, string>>

/** @param journal path of the journal that was written; null where none was */
export function outputsOf(
  { report, latencyP95Ms }: Judged,
  exitCode: number,
  folder: string,
  journal: string | null,
): Outputs {
  const rates = ratesOf(report)
  const file = (name: keyof typeof REPORT_FORMATS): string => `${folder}/${REPORT_FORMATS[name].file}`
  return {
    result: report.result,
    'exit-code': String(exitCode),
    'parse-rate': share(rates.parse),
    'schema-rate': share(rates.schema),
    'match-rate': share(rates.match),
    'tool-rate': share(rates.tool),
    'latency-p95-ms': figure(latencyP95Ms()),
    'cost-usd': figure(report.totals.cost_usd),
    'failed-contracts': JSON.stringify(failedContracts(report)),
    'report-json': file('json'),
    'report-html': file('html'),
    junit: file('junit'),
    sarif: file('sarif'),
    journal: journal ?? '',
  }
}

/**
 * The same of several candidates: rates, speed and failing contracts are those of the best one that passes, else of the
 * best of all; `journal` is a pattern that fits each one's.
 */
export function outputsOfMatrix(matrix: Matrix, exitCode: number, folder: string, isJournalThere: boolean): Outputs {
  const [shown] = inOrder(matrix.candidates)
  const { report } = shown as MatrixCandidate
  const p95 = report.figures?.candidate.latency_ms?.p95 ?? null
  const own = outputsOf({ report, latencyP95Ms: () => p95 }, exitCode, folder, null)
  return {
    ...own,
    result: matrix.result,
    'failed-contracts': JSON.stringify(matrix.result === 'pass' ? [] : failedIn(matrix)),
    'cost-usd': figure(matrix.cost_usd),
    journal: isJournalThere ? `${folder}/*/journal.jsonl` : '',
  }
}

/** Contracts that any candidate does not keep. */
const failedIn = ({ candidates }: Matrix): readonly string[] => [
  ...new Set(candidates.flatMap(({ report }) => failedContracts(report))),
]

const failedContracts = ({ contracts }: Report): readonly string[] =>
  contracts.filter(({ result }) => result === 'fail' || result === 'inconclusive').map(({ name }) => name)

const figure = (value: number | null): string => (value === null ? '' : String(value))

/** Four decimals, never rounded up to a whole that it is not. */
const share = (value: number | null): string =>
  value === null ? '' : String(Math.floor(value * 10_000 + 1e-9) / 10_000)

/** Shares over all contracts together, 0 to 1; null where nothing of the kind was measured. */
interface Rates {
  readonly parse: number | null
  readonly schema: number | null
  readonly tool: number | null
  readonly match: number | null
}

function ratesOf({ contracts }: Report): Rates {
  return {
    parse: pooledShare(contracts.map(({ funnel }) => [funnel.parsed, funnel.measured])),
    schema: pooledShare(
      contracts.filter(({ asks }) => asks.schema || asks.tools).map(({ funnel }) => [funnel.conforms, funnel.measured]),
    ),
    tool: pooledShare(
      contracts
        .filter(({ asks }) => asks.tools)
        .map((each) => asked(each, 'tool_rate', each.asks.tool_units, each.funnel.right_calls)),
    ),
    match: pooledShare(
      contracts
        .filter(({ asks }) => asks.match)
        .map((each) => asked(each, 'match_rate', each.asks.match_units, each.funnel.ok)),
    ),
  }
}

type Counts = readonly [passed: number, of: number]

/** The requirement counts the calls that are asked; the funnel does where it asks every call. */
function asked(contract: ReportContract, id: string, units: number, passed: number): Counts {
  const requirement = contract.requirements.find((each) => each.id === id)
  if (units === contract.planned) return [passed, contract.funnel.measured]
  return requirement ? [requirement.passed, requirement.passed + requirement.failed] : [0, 0]
}

function pooledShare(counts: readonly Counts[]): number | null {
  const passed = counts.reduce((sum, [each]) => sum + each, 0)
  const of = counts.reduce((sum, [, each]) => sum + each, 0)
  return of === 0 ? null : passed / of
}
