import { FIGURE_RATES, type ModelFigures } from '../figures.ts'
import { jsonText } from '../json.ts'
import type { Report, ReportModel } from '../report.ts'
import { headline } from '../text/headline.ts'
import { plainText } from '../text/inline.ts'
import type { Matrix, MatrixCandidate } from './matrix.ts'

/** `report.json` of several candidates (schema/candidates.schema.json): each one's own report stands in its folder. */
export const renderMatrixJson = (matrix: Matrix): string => `${jsonText(matrixJson(matrix))}\n`

function matrixJson({ need, result, exit_code, candidates, baseline, choice, cost_usd, level }: Matrix) {
  const named = (one: MatrixCandidate | null): string | null => one?.report.candidate.model ?? null
  return {
    format: 1,
    result,
    exit_code,
    need,
    level,
    choice: choice && {
      passing: choice.passing,
      best: named(choice.best),
      cheapest: named(choice.cheapest),
      fastest: named(choice.fastest),
    },
    cost_usd,
    baseline: baseline && { ...modelJson(baseline), figures: figuresJson(baseline.figures) },
    candidates: candidates.map(({ folder, report }) => ({
      candidate: modelJson(report.candidate),
      result: report.result,
      exit_code: report.exit_code,
      report: `${folder}/report.json`,
      complete: report.complete,
      headline: plainText(headline(report)),
      figures: figuresJson(report.figures?.candidate ?? null),
      contracts: report.contracts.map((contract) => ({
        name: contract.name,
        result: contract.result,
        comparison: comparedWords(report, contract.name),
      })),
    })),
  }
}

const modelJson = ({ provider, model, served_models }: ReportModel): ReportModel => ({ provider, model, served_models })

/** `{ match_rate: "regressed" }`; null where the contract was not compared. */
function comparedWords({ comparison }: Report, name: string): Readonly<Record<string, string>> | null {
  const compared = comparison?.contracts.find((one) => one.name === name)
  return compared ? Object.fromEntries(compared.requirements.map(({ id, verdict }) => [id, verdict])) : null
}

function figuresJson(figures: ModelFigures | null) {
  if (figures === null) return null
  const { measured, rates, latency_ms, output_tokens_per_second, usd_per_1m_tokens, usd_per_1000_calls } = figures
  return {
    measured,
    rates: Object.fromEntries(FIGURE_RATES.map((rate) => [rate, rates[rate]])),
    latency_ms,
    output_tokens_per_second,
    usd_per_1m_tokens,
    usd_per_1000_calls,
    cost_usd: figures.cost_usd,
    tokens: figures.tokens,
  }
}
