// Closes a CI run: `N passed, N failed[, N skipped]` over the checks and vitest's own counts.
// Plain JavaScript, because it must still count when the install failed and an old Node runs it.
import { readFileSync } from 'node:fs'

/** Counts of the checks file: a line each, `passed NAME` or `failed NAME`. */
function countChecks(text) {
  const lines = text.split('\n').filter((line) => line !== '')
  const failed = lines.filter((line) => line.startsWith('failed '))
  return { passed: lines.length - failed.length, failed: failed.length, skipped: 0 }
}

/**
 * Counts of vitest's JSON report. A file that could not be loaded has no tests in it and counts as one failure.
 * The `test` check itself stands beside these, so a crash of vitest without a report is seen too.
 */
function countTests(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** A missing report is a failure of its own, unless the `test` check has failed and stands for it. */
function readReport(path, checksText) {
  try {
    return countTests(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { passed: 0, failed: checksText.includes('failed test\n') ? 0 : 1, skipped: 0 }
  }
}

const [checksFile, reportFile] = process.argv.slice(2)
const checksText = readFileSync(checksFile, 'utf8')
const parts = [countChecks(checksText), readReport(reportFile, checksText)]
const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
const failedChecks = checksText.split('\n').filter((line) => line.startsWith('failed '))
if (failedChecks.length > 0) process.stdout.write(`\n${failedChecks.join('\n')}\n`)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
