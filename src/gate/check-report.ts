import type { Contract } from '../contract/contract.ts'
import { EXIT } from '../exit-codes.ts'
import type { Problem, Result } from '../problem/problem.ts'
import type { CheckReport, EngineFinding } from '../report/check-report.ts'
import { reportFinding } from '../report/finding.ts'
import type { Checked } from './check.ts'

/** A check as `--format json` prints it and the library returns it. */
export function checkReport(checked: Result<Checked>): CheckReport {
  if (!checked.ok) return { format: 1, exit_code: EXIT.refused, contracts: [], ...refusedBy(checked.problems) }
  const { contracts } = checked.value
  const findings = checked.value.findings.map(reportFinding)
  return {
    format: 1,
    exit_code: findings.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.good,
    contracts: contracts.map(nameAndSize),
    problems: [],
    findings,
    preflight: checked.value.findings.flatMap(engineFinding),
  }
}

const refusedBy = (problems: readonly Problem[]): Pick<CheckReport, 'problems' | 'findings' | 'preflight'> => ({
  problems: problems.map((problem) => reportFinding({ ...problem, severity: 'error' })),
  findings: [],
  preflight: [],
})

const nameAndSize = ({ name, file, cases }: Contract) => ({ name, file, cases: cases.length })

function engineFinding({ args, place }: Checked['findings'][number]): readonly EngineFinding[] {
  const { engine, keyword, effect } = args
  return engine === undefined ? [] : [{ engine, keyword, effect, place: place ?? null }]
}
