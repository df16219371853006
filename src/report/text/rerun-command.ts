import type { Report } from '../report.ts'
import type { ReportContract } from '../reported-contract.ts'
import { visible } from './visible.ts'

/** A word for a POSIX shell: bare where every character is harmless, else in single quotes. */
export function shellWord(text: string): string {
  const shown = visible(text)
  return /^[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,-]*$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`
}

const option = (name: string, value: string): string =>
  value.startsWith('-') ? `--${name}=${shellWord(value)}` : `--${name} ${shellWord(value)}`

/** The command that asks one failing case again, of whom the run asked it. A name that starts with a dash is never read as an option. */
export function rerunCommand(report: Report, contract: ReportContract): string | null {
  const failing =
    contract.differences[0]?.cases[0] ?? contract.failures.find((each) => each.outcome !== 'not-run')?.case
  if (failing === undefined) return null
  const file = contract.file.startsWith('-') ? `./${contract.file}` : contract.file
  const options: NonNullable<Report['called_with']> = [
    ['model', report.candidate.model],
    ...(report.called_with ?? []),
    ['case', failing],
  ]
  return `npx modelgate run ${shellWord(file)} ${options.map(([name, value]) => option(name, value)).join(' ')}`
}
