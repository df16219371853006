import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { ReportFinding } from '../../report/report.ts'
import type { GateFindings } from '../request/request.ts'

export const NO_FINDINGS: GateFindings = { preflight: [], weakened: [], base: null }

/** Findings as a journal's header keeps them. */
export const encodeFindings = (findings: GateFindings | undefined): JsonValue =>
  findings ? (JSON.parse(JSON.stringify(findings)) as JsonValue) : []

/** The findings of a header. Journals come from strangers: what is no finding is left out. */
export function decodeFindings(value: JsonValue): GateFindings {
  if (!isObject(value)) return NO_FINDINGS
  const list = (found: JsonValue | undefined): readonly ReportFinding[] =>
    Array.isArray(found) ? found.flatMap((one: JsonValue) => (isObject(one) ? decodeFinding(one) : [])) : []
  return {
    preflight: list(value.preflight),
    weakened: list(value.weakened),
    base: typeof value.base === 'string' ? value.base : null,
    ...(value.baseUnread === true ? { baseUnread: true } : {}),
  }
}

const SEVERITIES = ['error', 'warning', 'note'] as const

function decodeFinding({ code, severity, message, hint, place }: JsonObject): readonly ReportFinding[] {
  const known = SEVERITIES.find((one) => one === severity)
  if (typeof code !== 'string' || typeof message !== 'string' || known === undefined) return []
  return [
    {
      code,
      severity: known,
      message,
      hint: typeof hint === 'string' ? hint : null,
      place: isObject(place ?? null) ? decodePlace(place as JsonObject) : null,
    },
  ]
}

const decodePlace = ({ file, line, column }: JsonObject): ReportFinding['place'] =>
  typeof file === 'string' && typeof line === 'number' && typeof column === 'number' ? { file, line, column } : null
