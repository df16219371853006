import type { Contract } from '../contract/contract.ts'
import { type Checked, runCheck } from '../gate/check.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { Finding } from '../preflight/finding.ts'
import type { Problem, Result } from '../problem/problem.ts'
import { reportFinding } from '../report/finding.ts'
import type { ReportFinding } from '../report/report.ts'
import { counted } from '../report/words/numbers.ts'
import { phraseOf, plainText } from '../report/words/phrase.ts'
import { renderProblem } from '../report/words/words.ts'
import type { CommandIo } from './io.ts'

/** `modelgate check`: everything that can be known without a call. Exit 2 where a run would be refused, 1 for an error. */
export async function check(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const codes: number[] = []
  for (const model of flags.model && flags.model.length > 0 ? flags.model : [null])
    codes.push(say(await runCheck(requestOf(globs, flags, model, io.cwd), ports, flags.engine ?? null), flags, io))
  return Math.max(...codes)
}

function say(checked: Result<Checked>, { format, quiet }: Pick<RunFlags, 'format' | 'quiet'>, io: CommandIo): number {
  if (!checked.ok) {
    if (format === 'json') io.sink.out(`${JSON.stringify(problemsJson(checked.problems), null, 2)}\n`)
    else
      io.sink.err(`${checked.problems.map(renderProblem).join('\n')}\n${counted(checked.problems.length, 'problem')}\n`)
    return 2
  }
  const { contracts } = checked.value
  const findings = checked.value.findings.map(reportFinding)
  const preflight = checked.value.findings.flatMap(engineFinding)
  const exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0
  if (format === 'json')
    io.sink.out(`${JSON.stringify(checkedJson(contracts, findings, preflight, exitCode), null, 2)}\n`)
  else {
    const shown = quiet ? findings.filter(({ severity }) => severity === 'error') : findings
    io.sink.out(`${[...shown.map(findingLine), verdictLine(contracts, findings)].join('\n')}\n`)
  }
  return exitCode
}

function findingLine({ place, severity, message, hint }: ReportFinding): string {
  const where = place === null ? '' : `${place.file}:${place.line}:${place.column}: `
  const behind = hint === null || severity === 'note' ? '' : `\n  ${hint}`
  return `${where}${severity}: ${plainText(phraseOf(message))}${behind}`
}

function verdictLine(contracts: readonly Contract[], findings: readonly ReportFinding[]): string {
  const cases = contracts.reduce((sum, contract) => sum + contract.cases.length, 0)
  const found = (['error', 'warning'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length
    return number === 0 ? [] : [counted(number, severity)]
  })
  return `${counted(contracts.length, 'contract')}, ${counted(cases, 'case')}: ${found.length === 0 ? 'no problem' : found.join(', ')}`
}

const problemsJson = (problems: readonly Problem[]) => ({
  format: 1,
  exit_code: 2,
  contracts: [],
  problems: problems.map((problem) => reportFinding({ ...problem, severity: 'error' })),
  findings: [],
  preflight: [],
})

/** What an engine makes of a keyword, for programs. */
function engineFinding({ args, place }: Finding) {
  const { engine, keyword, effect } = args
  return engine === undefined ? [] : [{ engine, keyword, effect, place: place ?? null }]
}

const checkedJson = (
  contracts: readonly Contract[],
  findings: readonly ReportFinding[],
  preflight: readonly ReturnType<typeof engineFinding>[number][],
  exitCode: number,
) => ({
  format: 1,
  exit_code: exitCode,
  contracts: contracts.map(({ name, file, cases }) => ({ name, file, cases: cases.length })),
  problems: [],
  findings,
  preflight,
})
