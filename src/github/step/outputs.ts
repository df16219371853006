import type { GateEnd } from '../../gate/request/request.ts'
import { REPORT_FORMATS } from '../../report/formats.ts'
import { ratesOf } from './rates.ts'

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
    'failed-contracts': JSON.stringify(
      report.contracts.filter(({ result }) => result === 'fail' || result === 'inconclusive').map(({ name }) => name),
    ),
    'report-json': file('json'),
    'report-html': file('html'),
    junit: file('junit'),
    sarif: file('sarif'),
    journal: journal ?? '',
  }
}

const figure = (value: number | null): string => (value === null ? '' : String(value))

/** Four decimals, never rounded up to a whole that it is not. */
const share = (value: number | null): string =>
  value === null ? '' : String(Math.floor(value * 10_000 + 1e-9) / 10_000)
