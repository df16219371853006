import { comparisonOf } from './cells.ts'
import type { PathOf } from './path-of.ts'
import type { Report } from './report.ts'
import type { ReportFailure } from './reported-call.ts'
import type { ReportContract } from './reported-contract.ts'
import type { ReportRequirement } from './reported-requirement.ts'
import { statusOf } from './requirement-status.ts'
import { callLine, failureLine } from './text/failure-row.ts'
import { inlineOf, plainText } from './text/inline.ts'
import { requirementLine } from './text/requirement-text.ts'
import { xmlAttributes, xmlText } from './xml.ts'

/**
 * `junit.xml` (without `skipped` on the root, which Jenkins' xUnit schema does not know): a contract is a suite; each requirement and each case is a test. A failing case of
 * a contract that does not fail is skipped with its reason, so that a viewer is red exactly when the gate is.
 */
export const renderJunit = (report: Report, pathOf: PathOf = (file) => file): string =>
  renderJunitOf([{ report, of: '', isOvertaken: false }], pathOf)

/** A report among several. */
export interface JunitPart {
  readonly report: Report
  /** Goes before the name of each of its suites. */
  readonly of: string
  /** Another one's pass is enough: what fails here is told and fails nothing. */
  readonly isOvertaken: boolean
}

/** The same of several reports. */
export function renderJunitOf(parts: readonly JunitPart[], pathOf: PathOf): string {
  const suites = parts.flatMap((part) => part.report.contracts.map((contract) => suiteOf(part, contract, pathOf)))
  const sums = {
    tests: sum(suites, 'tests'),
    failures: sum(suites, 'failures'),
    errors: sum(suites, 'errors'),
    time: seconds(suites.reduce((total, { ms }) => total + ms, 0)),
  }
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: 'modelgate', ...sums })}>`,
    ...suites.flatMap((suite) => suite.lines),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

/** Seconds, as readers want them; 0 where nothing was timed: some show NaN where there is none. */
const seconds = (ms: number): string => (ms / 1000).toFixed(3)

interface Suite {
  readonly ms: number
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
  readonly lines: readonly string[]
}

interface Test {
  /** How long its calls took. */
  readonly ms: number
  readonly name: string
  readonly file: string
  readonly line: number | null
  readonly end: {
    readonly kind: 'failure' | 'error' | 'skipped'
    readonly type: string
    readonly message: string
    readonly body: readonly string[]
  } | null
}

const sum = (suites: readonly Suite[], key: 'tests' | 'failures' | 'errors'): number =>
  suites.reduce((total, suite) => total + suite[key], 0)

function suiteOf({ report, of, isOvertaken }: JunitPart, contract: ReportContract, pathOf: PathOf): Suite {
  const name = `${of}${contract.name}`
  const told = [
    ...contract.requirements.map((each) => requirementTest(report, contract, each)),
    ...caseTests(contract, report.durations?.(contract.name) ?? new Map()),
  ]
  const tests = isOvertaken ? told.map(overtaken) : told
  const ended = (kind: 'failure' | 'error' | 'skipped'): number =>
    tests.filter((test) => test.end?.kind === kind).length
  const counts = { tests: tests.length, failures: ended('failure'), errors: ended('error'), skipped: ended('skipped') }
  const omitted =
    contract.failures_omitted === 0
      ? []
      : [`    <system-out>${contract.failures_omitted} further failing calls are counted, not listed.</system-out>`]
  const properties = Object.entries(contract.outcomes).map(
    ([name, value]) => `      <property${xmlAttributes({ name: `calls.${name}`, value })}/>`,
  )
  const ms = tests.reduce((total, test) => total + test.ms, 0)
  const file = pathOf(contract.file)
  return {
    ...counts,
    ms,
    lines: [
      `  <testsuite${xmlAttributes({ name, file, ...counts, time: seconds(ms) })}>`,
      ...(properties.length === 0 ? [] : ['    <properties>', ...properties, '    </properties>']),
      ...tests.flatMap((test) => testLines(name, { ...test, file: pathOf(test.file) })),
      ...omitted,
      '  </testsuite>',
    ],
  }
}

const overtaken = (test: Test): Test =>
  test.end === null || test.end.kind === 'skipped'
    ? test
    : { ...test, end: { ...test.end, kind: 'skipped', message: `another candidate passes: ${test.end.message}` } }

function testLines(suite: string, test: Test): readonly string[] {
  const where = test.line === null ? {} : { line: test.line }
  const head = `    <testcase${xmlAttributes({ classname: suite, name: test.name, file: test.file, ...where, time: seconds(test.ms) })}`
  if (test.end === null) return [`${head}/>`]
  const { kind, type, message, body } = test.end
  const attributes = kind === 'skipped' ? { message } : { type, message }
  // GitLab reads a skip's reason from its content, others from its attribute.
  const lines = kind === 'skipped' ? [message, ...body.filter((line) => line !== message)] : body
  const content = lines.length === 0 ? '/>' : `>${lines.map(xmlText).join('\n')}</${kind}>`
  return [`${head}>`, `      <${kind}${xmlAttributes(attributes)}${content}`, '    </testcase>']
}

function requirementTest(report: Report, contract: ReportContract, requirement: ReportRequirement): Test {
  const message = plainText(requirementLine(contract, requirement, comparisonOf(report, contract.name)))
  const says = requirement.says.map((say) => plainText(inlineOf(say)))
  const base = {
    ms: 0,
    name: `requirement ${requirement.id}`,
    file: requirement.place?.file ?? contract.file,
    line: requirement.place?.line ?? null,
  }
  if (requirement.verdict === 'pass') return { ...base, end: null }
  if (statusOf(requirement) === 'shown')
    return { ...base, end: { kind: 'skipped', type: 'not-judged', message, body: says } }
  if (contract.result === 'not-evaluated')
    return { ...base, end: { kind: 'skipped', type: 'not-evaluated', message, body: says } }
  const kind = requirement.verdict === 'fail' ? 'failure' : 'error'
  return { ...base, end: { kind, type: requirement.verdict, message, body: [message, ...says] } }
}

type Durations = ReadonlyMap<string, number>

function caseTests(contract: ReportContract, durations: Durations): readonly Test[] {
  const byCase = new Map<string, ReportFailure[]>()
  for (const failure of contract.failures) {
    const those = byCase.get(failure.case)
    if (those === undefined) byCase.set(failure.case, [failure])
    else those.push(failure)
  }
  const passed = (contract.passed_cases ?? []).map((id) => caseTest(contract, id, [], durations))
  return [...[...byCase.entries()].map(([id, failures]) => caseTest(contract, id, failures, durations)), ...passed]
}

const isLost = (failure: ReportFailure): boolean => failure.outcome === 'unmeasured' || failure.outcome === 'not-run'

function caseTest(
  contract: ReportContract,
  id: string,
  failures: readonly ReportFailure[],
  durations: Durations,
): Test {
  const first = failures.find((failure) => !isLost(failure)) ?? failures[0]
  const lines = failures.map((failure) => `sample ${failure.sample}: ${plainText(callLine(failure))}`)
  const ms = durations.get(id) ?? 0
  const base = { ms, name: `case ${id}`, file: first?.place?.file ?? contract.file, line: first?.place?.line ?? null }
  if (first === undefined) return { ...base, end: null }
  const message = plainText(failureLine(first))
  if (contract.result === 'fail' && !isLost(first))
    return { ...base, end: { kind: 'failure', type: first.outcome, message, body: lines } }
  const why = isLost(first) ? message : `within the threshold: ${message}`
  return { ...base, end: { kind: 'skipped', type: first.outcome, message: why, body: lines } }
}
