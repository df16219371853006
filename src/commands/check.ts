import { type Checked, type CheckPorts, runCheck } from '../gate/check.ts'
import { checkReport } from '../gate/check-report.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GateRequest } from '../gate/request/request.ts'
import { good, type Result } from '../problem/problem.ts'
import type { CheckReport } from '../report/check-report.ts'
import type { ReportFinding } from '../report/report.ts'
import { inlineOf, plainText } from '../report/text/inline.ts'
import { counted } from '../report/text/numbers.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { CommandIo } from './io.ts'

/** `modelgate check`: everything that can be known without a call. Exit 2 where a run would be refused, 1 for an error. */
export async function check(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const codes: number[] = []
  for (const model of flags.model && flags.model.length > 0 ? flags.model : [null]) {
    const checked = await checkAgainst(requestOf(globs, flags, model, io.cwd), flags, ports)
    const report = checkReport(checked)
    codes.push(report.exit_code)
    if (flags.format === 'json') io.sink.out(`${JSON.stringify(report, null, 2)}\n`)
    else if (!checked.ok)
      io.sink.err(`${checked.problems.map(renderProblem).join('\n')}\n${counted(checked.problems.length, 'problem')}\n`)
    else io.sink.out(checkText(report, flags.quiet === true))
  }
  return Math.max(...codes)
}

async function checkAgainst(
  request: GateRequest,
  { base, engine }: RunFlags,
  ports: CheckPorts,
): Promise<Result<Checked>> {
  if (base === undefined) return runCheck(request, ports, engine ?? null)
  const { applyBaseRef: againstRef } = await import('../base/apply-base-ref.ts')
  const based = await againstRef(request, base, ports)
  if (!based.ok) return based
  const checked = await runCheck(based.value.request, ports, engine ?? null)
  if (!checked.ok) return checked
  const { contracts, findings } = checked.value
  return good({ contracts, findings: [...based.value.findings, ...findings] })
}

function checkText({ contracts, findings }: CheckReport, quiet: boolean): string {
  const shown = quiet ? findings.filter(({ severity }) => severity === 'error') : findings
  return `${[...shown.map(findingLine), verdictLine(contracts, findings)].join('\n')}\n`
}

/** A finding as it is printed: its place, how grave it is, and below what to do. */
export function findingLine({ place, severity, message, hint }: ReportFinding): string {
  const where = place === null ? '' : `${place.file}:${place.line}:${place.column}: `
  const behind = hint === null || severity === 'note' ? '' : `\n  ${hint}`
  return `${where}${severity}: ${plainText(inlineOf(message))}${behind}`
}

function verdictLine(contracts: CheckReport['contracts'], findings: readonly ReportFinding[]): string {
  const cases = contracts.reduce((sum, contract) => sum + contract.cases, 0)
  return `${counted(contracts.length, 'contract')}, ${counted(cases, 'case')}: ${severitiesCounted(findings)}`
}

/** `1 error, 2 warnings`, or that there is none. */
export function severitiesCounted(findings: readonly ReportFinding[]): string {
  const found = (['error', 'warning'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length
    return number === 0 ? [] : [counted(number, severity)]
  })
  return found.length === 0 ? 'no problem' : found.join(', ')
}
