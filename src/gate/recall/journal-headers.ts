import type { JournalHeader } from '../../journal/line.ts'
import { readJournal } from '../../journal/reader.ts'
import { canonicalJson } from '../../json/canonical.ts'
import type { JsonValue } from '../../json/value.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { absolute } from '../request/absolute-path.ts'
import type { GatePorts } from '../request/request.ts'
import { journalFault } from './journal-fault.ts'

export interface Headers {
  readonly headers: readonly JournalHeader[]
  /** Shards that are not there: the result can't be complete without them. */
  readonly shards: readonly Problem[]
}

/** The headers of journals that are one run, or all shards of one; every reason why they are not. */
export async function readHeaders(
  { journals, cwd }: { readonly journals: readonly string[]; readonly cwd: string },
  { files }: GatePorts,
): Promise<Result<Headers>> {
  const problems: Problem[] = []
  const headers: JournalHeader[] = []
  for (const file of journals) {
    const unread = journalFault(file, cwd, files)
    const header = unread === null ? await firstHeader(absolute(cwd, file)) : null
    if (unread !== null) problems.push(unread)
    else if (header === null) problems.push({ code: 'journal-without-header', args: { file } })
    else {
      const fault = headers[0] ? whyNotMerged(header, headers[0], file) : null
      if (fault === null) headers.push(header)
      else problems.push(fault)
    }
  }
  if (problems.length > 0) return bad(...problems)
  const total = headers[0]?.shard?.total ?? 1
  const indexes = headers.map((header) => header.shard?.index ?? 1)
  const repeated = indexes.filter((index, at) => indexes.indexOf(index) !== at)
  if (repeated.length > 0)
    return bad(...repeated.map((index) => ({ code: 'shard-repeated' as const, args: { index, total } })))
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter((index) => !indexes.includes(index))
  return good({ headers, shards: missing.map((index) => ({ code: 'shard-missing', args: { index, total } })) })
}

/** Why a journal is no other part of the run that the first one is of. */
function whyNotMerged(header: JournalHeader, first: JournalHeader, file: string): Problem | null {
  if (header.plan !== first.plan) return { code: 'journal-other-plan', args: { file } }
  if (!sameJson(header.settings.origin ?? null, first.settings.origin ?? null))
    return { code: 'run-other', args: { file } }
  const total = header.shard?.total ?? 1
  const expected = first.shard?.total ?? 1
  return total === expected
    ? null
    : { code: 'shard-total', args: { file, index: header.shard?.index ?? 1, total, expected } }
}

const sameJson = (one: JsonValue, other: JsonValue): boolean => canonicalJson(one) === canonicalJson(other)

/** null where the file does not begin with a journal's header. */
export async function firstHeader(path: string): Promise<JournalHeader | null> {
  for (const { line } of readJournal(path)) return line?.type === 'header' ? line : null
  return null
}
